import RuleDSL

/// What the packs say that an audit needs, tied together once.
struct AuditRules: Sendable {
  let units: UnitTable
  let metrics: [String: MetricDeclaration]
  let checks: [CheckDeclaration]
  /// How far "about" and "nearly" stretch: what the last pack says that says anything.
  let approx: ExactDecimal
  private let tables: [String: [SourceFile]]

  init(_ packs: [RulePack]) {
    units = UnitTable(packs.flatMap(\.units))
    checks = packs.flatMap(\.checks)
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
