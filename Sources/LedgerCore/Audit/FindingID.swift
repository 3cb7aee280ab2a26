import RuleDSL

/// The id of a result: a hash of the check and of what its claims say, without their places.
///
/// So a finding keeps its id when lines are added above it, when another document repeats one of its figures, and when
/// the order of the documents changes; it gets another when a figure changes. A result over a single claim also
/// contains the document and the quote, for the same figure may be wrong at two places.
struct FindingID {
  private let claims: [AuditedClaim]
  /// What each claim says, and what it says at its place: worked out when first needed, for most claims take part in
  /// several results.
  private var contents: [String?]
  private var places: [String?]
  private let hasher = SHA256()

  init(_ claims: [AuditedClaim]) {
    self.claims = claims
    contents = Array(repeating: nil, count: claims.count)
    places = contents
  }

  mutating func text(of result: CheckResult) -> String {
    var proof: [Int] = []
    var isCross = false
    for evidence in result.evidence {
      if evidence.claim != result.evidence[0].claim { isCross = true }
      if !evidence.repeats { proof.append(evidence.claim) }
    }
    var id = ContentID("a")
    id.add(result.check.pack)
    id.add(result.check.id)
    id.add(result.subject)
    id.add(result.verdict == .fail ? "fail" : "open")
    var keys = proof.map { isCross ? content($0) : place($0) }
    if keys.count > 1 { keys = Set(keys).sorted() }
    for key in keys { id.add(key) }
    // A comparison with a reference or a constant has its other side outside the claims.
    if let sides = result.sides, proof.count < 2 {
      id.add(sides.right.expression)
      id.add(sides.right.interval.description)
    }
    return id.text(hasher)
  }

  private mutating func content(_ index: Int) -> String {
    if let known = contents[index] { return known }
    let claim = claims[index].claim
    var id = ContentID("k")
    id.add(ContentID.content(of: claim, hasher))
    for role in claim.roles {
      id.add(role.name)
      id.add(role.entity)
    }
    id.add(claim.asOf)
    let text = id.text(hasher)
    contents[index] = text
    return text
  }

  private mutating func place(_ index: Int) -> String {
    if let known = places[index] { return known }
    var id = ContentID("k")
    id.add(content(index))
    id.add(claims[index].source)
    id.add(claims[index].claim.provenance.quote)
    let text = id.text(hasher)
    places[index] = text
    return text
  }
}
