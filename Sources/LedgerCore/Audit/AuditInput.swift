import RuleDSL

/// The claims of an audit, sorted and indexed, with the intervals that they enter with.
struct AuditInput {
  let rules: AuditRules
  let material: AuditMaterial
  /// All claims by source and place, quantities that are no claims included.
  let claims: [AuditedClaim]
  /// What is claimed of each metric, in the order of `claims`; quantities that are no claims are left out.
  let byMetric: [String: [Int]]
  /// The metrics by name, for an order that doesn't depend on hashing.
  let metrics: [String]
  /// The indices of all that is claimed.
  let claimed: [Int]
  /// On how many documents each figure rests.
  private(set) var figures: [SourceCount.Figure] = []
  private let printed: [ClaimInterval]
  private let units: [String]
  private let keys: ScopeKeys

  init(_ claims: [AuditedClaim], rules: AuditRules, material: AuditMaterial) {
    let sorted = claims.sortedUnlessSorted(by: AuditedClaim.isBefore)
    self.rules = rules
    self.material = material
    self.claims = sorted
    var byMetric: [String: [Int]] = [:]
    var claimed: [Int] = []
    for (index, audited) in sorted.enumerated() where audited.claim.isClaim {
      byMetric[audited.claim.metric, default: []].append(index)
      claimed.append(index)
    }
    self.byMetric = byMetric
    self.claimed = claimed
    metrics = byMetric.keys.sorted()
    printed = sorted.map { ClaimInterval($0.claim.quantity, approx: rules.approx) }
    units = sorted.map { audited in
      // 43 hands and 41 boats are numbers to be compared.
      let quantity = audited.claim.quantity
      return quantity.hasOpenUnit ? rules.metrics[audited.claim.metric]?.unit?.value ?? "" : quantity.unit
    }
    keys = ScopeKeys(sorted)
    figures = SourceCount.figures(self)
  }

  func claim(_ index: Int) -> Claim { claims[index].claim }

  func interval(_ index: Int, _ rounding: CheckDeclaration.Rounding) -> ClaimInterval {
    rounding == .printed
      ? printed[index] : ClaimInterval(claims[index].claim.quantity, approx: rules.approx, rounding: rounding)
  }

  /// The unit of a claim; where the text gives none (`unknown`), the metric's.
  func unit(_ index: Int) -> String { units[index] }

  /// What must be equal for claims to be compared under a scope.
  func key(_ index: Int, _ scope: CheckDeclaration.Scope) -> ScopeKey { keys.key(index, scope, claims[index].claim) }

  /// The text that a number in a key stands for; empty for 0.
  func name(_ number: Int) -> String { keys.name(number) }
}

extension Array {
  /// The elements in order; facts of a ledger come so already.
  fileprivate func sortedUnlessSorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
    let isSorted = indices.dropFirst().allSatisfy { !isBefore(self[$0], self[$0 - 1]) }
    return isSorted ? self : sorted(by: isBefore)
  }
}
