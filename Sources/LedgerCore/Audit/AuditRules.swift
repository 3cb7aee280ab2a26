import RuleDSL

/// What the packs say that an audit needs, tied together once.
struct AuditRules: Sendable {
  let units: UnitTable
  let metrics: [String: MetricDeclaration]
  let checks: [CheckDeclaration]
  /// How far "about" and "nearly" stretch: what the last pack says that says anything.
  let approx: ExactDecimal
  /// The entities that are several things under one name.
  let families: FamilyNames
  /// The canonical names of all entities.
  let subjects: Set<String>
  private let tables: [String: [SourceFile]]
  private let unitNames: Set<String>

  init(_ packs: [RulePack]) {
    units = UnitTable(packs.flatMap(\.units))
    checks = packs.flatMap(\.checks)
    families = FamilyNames(packs.flatMap(\.entities))
    subjects = Set(packs.flatMap(\.entities).map(\.name.value))
    unitNames = Set(packs.flatMap(\.units).map(\.id.value))
    tables = Dictionary(packs.map { ($0.manifest.name, $0.files) }) { $0 + $1 }
    approx =
      packs.last { $0.numbers.approx != nil }?.numbers.approx?.value.magnitude ?? ClaimInterval.defaultApprox
    // Packs may add to a metric; where two say the same thing differently the checker has reported it.
    metrics = Dictionary(packs.flatMap(\.metrics).map { ($0.name.value, $0) }) { first, second in
      var united = first
      united.unit = first.unit ?? second.unit
      united.bounds = first.bounds ?? second.bounds
      united.usual = first.usual ?? second.usual
      return united
    }
  }

  /// A reference table that came with a pack, by the path that a check of the pack names.
  func table(_ path: String, pack: String) -> String? {
    tables[pack]?.first { $0.path == path || $0.path.hasSuffix("/" + path) }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Whether a pack declares a unit, or the units that it is made of.
  func isDeclared(unit: String) -> Bool {
    unitNames.contains(unit)
      || unit.split { $0 == "/" || $0 == "*" }.allSatisfy {
        UnitTable.isRatio(String($0)) || unitNames.contains(String($0))
      }
  }

  /// The metrics of which some check says that they have one value.
  var singleValued: Set<String> {
    Set(
      checks.compactMap { check in
        if case .same(let metric) = check.test, check.per == .subject || check.per == .corpus {
          metric.value
        } else {
          nil
        }
      })
  }
}
