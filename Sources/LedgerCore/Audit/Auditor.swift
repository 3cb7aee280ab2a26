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
    let keyed = results.map { result in
      (result, [result.evidence.first?.claim ?? Int.max] + result.evidence.dropFirst().map(\.claim))
    }
    let sorted = keyed.sorted { a, b in
      if a.1[0] != b.1[0] { return a.1[0] < b.1[0] }
      if a.0.check != b.0.check { return a.0.check < b.0.check }
      if a.1 != b.1 { return a.1.lexicographicallyPrecedes(b.1) }
      return a.0.id < b.0.id
    }
    var summary = SourceCount.summary(of: input)
    summary.withoutData = withoutData.sorted()
    summary.count(results)
    return AuditReport(claims: input.claims, results: sorted.map(\.0), summary: summary)
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
