/// Checks: their metrics, and whether the two sides can be compared.
extension DeclarationSurvey {
  mutating func checkChecks() {
    let roles = Set(packs.flatMap(\.rules).flatMap { $0.roles.map(\.role.value) })
    for pack in packs {
      var ids: [String: RuleSite] = [:]
      for check in pack.checks {
        if let first = ids[check.id.value] {
          report(
            .duplicateID, "two checks of the pack have the id `\(check.id.value)`", at: check.id.site,
            hint: "give one of them another id", related: .init(label: "first here", site: first))
        } else {
          ids[check.id.value] = check.id.site
        }
        self.check(check, in: pack)
        for role in check.roleSites + check.test.roles where !roles.contains(role.value) {
          report(
            .notInSet, "no rule binds the role `\(role.value)`", at: role.site,
            hint: Suggestion.hint(
              for: role.value, among: ["subject", "sentence", "document", "corpus"] + roles.sorted())
              ?? (roles.isEmpty ? "rules bind roles by `with`" : "roles: \(roles.sorted().joined(separator: ", "))"))
        }
      }
    }
  }

  private mutating func check(_ check: CheckDeclaration, in pack: RulePack) {
    switch check.test {
    case .same(let metric): requireMetric(metric)
    case .table(let path): requireTable(path, in: pack)
    case .presence(let each, let needs):
      requireMetric(each)
      requireMetric(needs)
    case .comparison(let left, _, let right):
      let a = dimension(of: left)
      let b = dimension(of: right)
      if let a, let b, a != b {
        report(
          .mixedUnits, "the left side is \(Self.words(a)), the right side \(Self.words(b))", at: right.site)
      } else if a == nil || b == nil, let x = measure(of: left), let y = measure(of: right),
        !names.areComparable(x, y)
      {
        report(.mixedUnits, "the left side is \(x.text), the right side \(y.text)", at: right.site)
      }
    }
  }

  /// A table lies among the files of its pack; a check without its table would never say anything.
  private mutating func requireTable(_ path: Located<String>, in pack: RulePack) {
    guard pack.file(at: path.value) == nil else { return }
    let tables = pack.files.map(\.path).filter { $0.hasSuffix(".csv") }
    let names = tables.map { table in
      let parts = table.split(separator: "/")
      return parts.suffix(path.value.split(separator: "/").count).joined(separator: "/")
    }
    report(
      .tableNotFound, "the pack has no file `\(path.value)`", at: path.site,
      hint: Suggestion.hint(for: path.value, among: names)
        ?? (pack.files.count == 1
          ? "a table lies in the folder of its pack: give --rules the folder rather than one file of it"
          : "the path is relative to the folder of the pack, and ends in .csv"))
  }

  /// What an expression with products measures, `nil` where that can't be told.
  private func measure(of expression: CheckExpression) -> CheckMeasure? {
    switch expression {
    case .metric(let metric, _), .all(_, let metric):
      return names.metrics[metric.value]?.unit.flatMap { names.measure(ofUnit: $0.value) }
    case .quantity(_, let unit, _):
      return unit.map { names.measure(ofUnit: $0) } ?? .number
    case .binary(let left, let operation, let right):
      guard let a = measure(of: left), let b = measure(of: right) else { return nil }
      switch operation {
      // What can't be added was reported.
      case .add, .subtract: return a.powers.isEmpty ? b : a
      case .multiply: return a.combined(b, sign: 1)
      case .divide: return a.combined(b, sign: -1)
      }
    }
  }

  /// What an expression measures, `nil` where that can't be told.
  private mutating func dimension(of expression: CheckExpression) -> DeclaredNames.Dimension? {
    switch expression {
    case .metric(let metric, _), .all(_, let metric):
      requireMetric(metric)
      return names.metrics[metric.value]?.unit.flatMap { names.dimension(ofUnit: $0.value) }
    case .quantity(_, let unit, let site):
      guard let unit else { return .ratio }
      requireUnit(Located(unit, at: site))
      return names.dimension(ofUnit: unit)
    case .binary(let left, let operation, let right):
      let a = dimension(of: left)
      let b = dimension(of: right)
      switch operation {
      case .add, .subtract:
        if let a, let b, a != b {
          report(.mixedUnits, "this adds or subtracts \(Self.words(b)) and \(Self.words(a))", at: right.site)
          return nil
        }
        return a ?? b
      case .multiply:
        if a == .ratio { return b }
        return b == .ratio ? a : nil
      case .divide:
        if b == .ratio { return a }
        return a != nil && a == b ? .ratio : nil
      }
    }
  }

  private static func words(_ dimension: DeclaredNames.Dimension) -> String {
    switch dimension {
    case .ratio: "a pure number"
    case .kind(let kind): "a \(kind)"
    }
  }
}

extension CheckDeclaration.Test {
  /// The roles behind `@`, each where its metric stands.
  fileprivate var roles: [Located<String>] {
    guard case .comparison(let left, _, let right) = self else { return [] }
    return left.roles + right.roles
  }
}

extension CheckExpression {
  fileprivate var roles: [Located<String>] {
    switch self {
    case .metric(let metric, let role): role.map { [Located($0, at: metric.site)] } ?? []
    case .all, .quantity: []
    case .binary(let left, _, let right): left.roles + right.roles
    }
  }

  /// The bytes from its first to its last word.
  var site: RuleSite {
    switch self {
    case .metric(let metric, _), .all(_, let metric): return metric.site
    case .quantity(_, _, let site): return site
    case .binary(let left, _, let right):
      let a = left.site
      let b = right.site
      guard a.path == b.path else { return a }
      return RuleSite(
        path: a.path, range: ByteRange(min(a.range.lower, b.range.lower), max(a.range.upper, b.range.upper)))
    }
  }
}
