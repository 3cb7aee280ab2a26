public import RuleDSL

/// Holds claims against the checks of the packs and against the built-in ones. It needs no ledger: a rule's examples and
/// a draft are audited by the same code.
public struct Auditor: Sendable {
  private let rules: AuditRules

  /// Makes an auditor of the checks of some packs.
  public init(packs: [RulePack]) { rules = AuditRules(packs) }

  /// Makes an auditor of the checks of compiled packs.
  public init(rules: CompiledRules) { self.init(packs: rules.packs) }

  /// Runs every check over every claim; one failure never hides another.
  public func audit(_ claims: [AuditedClaim], material: AuditMaterial = AuditMaterial()) -> AuditReport {
    audit(claims, material: material, only: nil)
  }

  /// Runs every check, or just one of a pack.
  func audit(_ claims: [AuditedClaim], material: AuditMaterial, only: CheckReference?) -> AuditReport {
    let input = AuditInput(claims, rules: rules, material: material)
    var results: [CheckResult] = []
    var withoutData: [CheckReference] = []
    func take(_ check: CheckReference, _ found: [CheckResult], countsEmpty: Bool) {
      results += found
      let hasData = found.contains { $0.verdict != .noData }
      if !hasData, countsEmpty || !found.isEmpty { withoutData.append(check) }
    }
    for check in rules.checks {
      let reference = CheckReference(pack: check.pack, id: check.id.value)
      if let only, only != reference { continue }
      take(reference, check.results(input), countsEmpty: true)
    }
    if only == nil {
      for check in BuiltInChecks.all { take(check.reference, check.results(input), countsEmpty: false) }
    }
    return report(results, withoutData, input)
  }

  private func report(
    _ results: [CheckResult], _ withoutData: [CheckReference], _ input: AuditInput
  ) -> AuditReport {
    var results = results
    var ids = FindingID(input.claims)
    for index in results.indices { results[index].id = ids.text(of: results[index]) }
    var summary = SourceCount.summary(of: input)
    summary.withoutData = withoutData.sorted()
    summary.count(results)
    return AuditReport(claims: input.claims, results: Self.order(results).map { results[$0] }, summary: summary)
  }

  /// The places of results by their first claim, then by check, then by their other claims. Places are sorted rather than
  /// results, which are large.
  private static func order(_ results: [CheckResult]) -> [Int] {
    let ranks = Dictionary(
      Set(results.map(\.check)).sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = results.map { (first: $0.evidence.first?.claim ?? Int.max, rank: ranks[$0.check] ?? 0) }
    return results.indices.sorted { a, b in
      if keys[a].first != keys[b].first { return keys[a].first < keys[b].first }
      if keys[a].rank != keys[b].rank { return keys[a].rank < keys[b].rank }
      let (p, q) = (results[a].evidence.lazy.map(\.claim), results[b].evidence.lazy.map(\.claim))
      if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
      return results[a].id < results[b].id
    }
  }
}

extension CheckDeclaration {
  fileprivate func results(_ input: AuditInput) -> [CheckResult] {
    switch test {
    case .comparison(let left, let relation, let right):
      ComparisonCheck(declaration: self, left: left, relation: relation, right: right).results(input)
    case .same(let metric):
      SameCheck(declaration: self, metric: metric.value).results(input)
    case .table(let path):
      TableCheck(declaration: self, path: path.value).results(input)
    case .presence(let each, let needs):
      PresenceCheck(declaration: self, metric: each.value, needed: needs.value).results(input)
    }
  }
}
