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
    // A list for each check: results are large, and one list of all would be copied as often as it grows.
    var results: [[CheckResult]] = []
    var withoutData: [CheckReference] = []
    func take(_ check: CheckReference, _ found: [CheckResult], countsEmpty: Bool) {
      results.append(found)
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
    var summary = SourceCount.summary(of: input)
    summary.withoutData = withoutData.sorted()
    for list in results { summary.add(list) }
    return AuditReport(claims: input.claims, results: Self.ordered(results, input.claims), summary: summary)
  }

  /// The results by their first claim, then by check, then by their other claims; those that somebody may accept get their
  /// ids. Places are sorted rather than results, which are large.
  private static func ordered(_ lists: [[CheckResult]], _ claims: [AuditedClaim]) -> [CheckResult] {
    let ranks = Dictionary(
      Set(lists.compactMap { $0.first?.check }).sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    var places: [(first: Int, rank: Int, list: Int, index: Int)] = []
    places.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for (list, results) in lists.enumerated() {
      guard let rank = results.first.flatMap({ ranks[$0.check] }) else { continue }
      for index in results.indices {
        places.append((results[index].evidence.first?.claim ?? Int.max, rank, list, index))
      }
    }
    places.sort { a, b in
      if a.first != b.first { return a.first < b.first }
      if a.rank != b.rank { return a.rank < b.rank }
      let (p, q) = (
        lists[a.list][a.index].evidence.lazy.map(\.claim), lists[b.list][b.index].evidence.lazy.map(\.claim)
      )
      if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
      return (a.list, a.index) < (b.list, b.index)
    }
    var ids = FindingID(claims)
    return places.map { place in
      var result = lists[place.list][place.index]
      if result.verdict == .fail || result.verdict == .unsure { result.id = ids.text(of: result) }
      return result
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
