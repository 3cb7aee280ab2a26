/// The units and entities that the expectations of examples may name, in any of their names.
struct ExampleNames: Sendable {
  /// A unit as a text names it.
  struct Unit: Sendable, Hashable {
    /// The canonical unit.
    var id: String
    /// How many of it one of the named is.
    var factor: ExactDecimal
  }

  private var units: [String: Unit] = [:]
  private var ids: Set<String> = []
  /// Any name of an entity → its canonical name.
  private(set) var canonicalEntities: [String: String] = [:]

  /// Gathers the names of `packs`.
  init(_ packs: [RulePack]) {
    ids.formUnion(DeclaredNames.builtInUnits.keys)
    for pack in packs {
      for unit in pack.units {
        ids.insert(unit.id.value)
        for name in unit.names where units[name.text] == nil {
          units[name.text] = Unit(id: unit.id.value, factor: name.factor ?? .one)
        }
      }
      for entity in pack.entities {
        for alias in entity.aliases where canonicalEntities[alias.text] == nil {
          canonicalEntities[alias.text] = entity.name.value
        }
      }
    }
    // A canonical name means itself, whoever else has it as an alias.
    for entity in packs.flatMap(\.entities) { canonicalEntities[entity.name.value] = entity.name.value }
  }

  /// The canonical unit that `text` names, and how many of it one is.
  func unit(_ text: String) -> Unit? {
    if ids.contains(text) { return Unit(id: text, factor: .one) }
    if let unit = units[text] { return unit }
    let compound = CompoundUnit(text)
    let parts = compound.parts
    guard !compound.isRelative, parts.count > 1, parts.allSatisfy(ids.contains) else { return nil }
    let settled = compound.settled
    return Unit(id: settled.id, factor: settled.factor ?? .one)
  }
}
