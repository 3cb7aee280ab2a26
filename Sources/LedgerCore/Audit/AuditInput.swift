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
  private let printed: [ClaimInterval]

  init(_ claims: [AuditedClaim], rules: AuditRules, material: AuditMaterial) {
    let sorted = claims.sorted(by: AuditedClaim.isBefore)
    self.rules = rules
    self.material = material
    self.claims = sorted
    var byMetric: [String: [Int]] = [:]
    for (index, audited) in sorted.enumerated() where audited.claim.isClaim {
      byMetric[audited.claim.metric, default: []].append(index)
    }
    self.byMetric = byMetric
    metrics = byMetric.keys.sorted()
    printed = sorted.map { ClaimInterval($0.claim.quantity, approx: rules.approx) }
  }

  /// The indices of all that is claimed.
  var claimed: [Int] { claims.indices.filter { claims[$0].claim.isClaim } }

  func claim(_ index: Int) -> Claim { claims[index].claim }

  func interval(_ index: Int, _ rounding: CheckDeclaration.Rounding) -> ClaimInterval {
    rounding == .printed
      ? printed[index] : ClaimInterval(claims[index].claim.quantity, approx: rules.approx, rounding: rounding)
  }

  /// The unit of a claim; where the text gives none (`unknown`), the metric's.
  func unit(_ index: Int) -> String {
    let claim = claims[index].claim
    let unit = claim.quantity.unit
    return unit.isEmpty || unit == "unknown" ? rules.metrics[claim.metric]?.unit?.value ?? "" : unit
  }

  /// What must be equal for claims to be compared under a scope.
  ///
  /// Claims without a subject share one only inside their document: two texts don't speak of the same thing merely
  /// because neither names it. Under a role the subject stands in for a claim without it: what a cluster has, and what
  /// a model used on that cluster.
  func key(_ index: Int, _ scope: CheckDeclaration.Scope) -> ScopeKey {
    let audited = claims[index]
    switch scope {
    case .subject:
      return subjectKey(audited, audited.claim.subject)
    case .role(let role):
      let entity = audited.claim.roles.first { $0.name == role }?.entity
      return subjectKey(audited, entity ?? audited.claim.subject)
    case .sentence:
      return ScopeKey(source: audited.source, sentence: audited.claim.provenance.sentence)
    case .document:
      return ScopeKey(source: audited.source)
    case .corpus:
      return ScopeKey()
    }
  }

  private func subjectKey(_ audited: AuditedClaim, _ subject: String) -> ScopeKey {
    subject.isEmpty ? ScopeKey(source: audited.source) : ScopeKey(subject: subject)
  }
}

/// What claims share that are compared with each other.
struct ScopeKey: Hashable {
  var subject = ""
  var source = ""
  var sentence = ""
}
