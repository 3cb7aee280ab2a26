/// What all packs of a run declare, by name: what a rule may refer to.
struct DeclaredNames {
  /// Unit ids.
  private(set) var units: Set<String> = Set(builtInUnits.keys)
  /// Unit id → kind; a unit without one counts things.
  private(set) var unitKinds: [String: String] = builtInUnits
  /// Unit id → the unit that it is defined by.
  private(set) var unitBases: [String: String] = [:]
  /// The kinds that some unit has.
  private(set) var kinds: Set<String> = []
  /// Metric → its first declaration.
  private(set) var metrics: [String: MetricDeclaration] = [:]
  /// Entity types that have names or shapes.
  private(set) var entityTypes: Set<String> = []
  /// Rule ids.
  private(set) var ruleIDs: Set<String> = []
  /// Pack names.
  private(set) var packs: Set<String> = []

  /// Slot types that exist without a declaration.
  static let builtInSlots = ["number", "percent", "multiplier", "unit"]
  /// Units that exist without a declaration: a pure ratio and a multiplier.
  static let builtInUnits: [String: String] = ["1": "ratio", "x": "multiplier"]

  /// Gathers the names of `packs`.
  init(_ packs: [RulePack]) {
    for pack in packs {
      self.packs.insert(pack.manifest.name)
      for unit in pack.units {
        units.insert(unit.id.value)
        if let kind = unit.kind {
          unitKinds[unit.id.value] = kind
          kinds.insert(kind)
        }
        if let equals = unit.equals { unitBases[unit.id.value] = equals.unit }
      }
      for metric in pack.metrics where metrics[metric.name.value] == nil { metrics[metric.name.value] = metric }
      var last = ""
      for entity in pack.entities where entity.type != last {
        last = entity.type
        entityTypes.insert(last)
      }
      entityTypes.formUnion(pack.shapes.lazy.map(\.type))
      for rule in pack.rules { ruleIDs.insert(rule.id.value) }
    }
  }

  /// Whether a unit is declared, or joined with `/` and `*` from units that are.
  func hasUnit(_ unit: String) -> Bool {
    if units.contains(unit) { return true }
    let compound = CompoundUnit(unit)
    let parts = compound.parts
    return (parts.count > 1 || compound.isRelative) && parts.allSatisfy(units.contains)
  }

  /// Whether a metric is declared; those under `other.` need no declaration.
  func hasMetric(_ metric: String) -> Bool { metrics[metric] != nil || metric.hasPrefix("other.") }

  /// Whether a slot of this type takes a number.
  func takesNumber(_ type: String) -> Bool {
    type == "number" || type == "percent" || type == "multiplier" || kinds.contains(type)
  }

  /// Whether a slot may have this type.
  func hasSlot(_ type: String) -> Bool {
    Self.builtInSlots.contains(type) || kinds.contains(type) || entityTypes.contains(type)
  }

  /// The slot types that there are.
  var slotTypes: [String] { Self.builtInSlots + kinds.sorted() + entityTypes.sorted() }

  /// What units must share to be compared: the kind, or for things that are counted the unit itself.
  func dimension(ofUnit unit: String) -> Dimension? {
    var unit = unit
    for _ in 0..<8 {
      guard units.contains(unit) else { return nil }
      if let kind = unitKinds[unit] { return kind == "ratio" || kind == "multiplier" ? .ratio : .kind(kind) }
      guard let base = unitBases[unit] else { return .kind("count of \(unit)") }
      unit = base
    }
    return nil
  }

  /// What a quantity measures.
  enum Dimension: Equatable {
    /// Nothing: a pure number.
    case ratio
    /// A kind, or one sort of things.
    case kind(String)
  }
}
