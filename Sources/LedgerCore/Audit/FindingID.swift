import RuleDSL

/// The id of a result: a hash of the check and of what its claims say, without their places.
///
/// So a finding keeps its id when lines are added above it, when another document repeats one of its figures, and when
/// the order of the documents changes; it gets another when a figure changes. A result over a single claim also
/// contains the document and the quote, for the same figure may be wrong at two places.
enum FindingID {
  static func text(of result: CheckResult, in claims: [AuditedClaim]) -> String {
    let proof = result.evidence.filter { !$0.repeats }.map { claims[$0.claim] }
    var id = ContentID("a")
    id.add(result.check.pack)
    id.add(result.check.id)
    id.add(result.subject)
    id.add(result.verdict == .fail ? "fail" : "open")
    let isCross = Set(result.evidence.map(\.claim)).count > 1
    var keys = Set(proof.map { key($0, withPlace: !isCross) }).sorted()
    // A comparison with a reference or a constant has its other side outside the claims.
    if let sides = result.sides, proof.count < 2 {
      keys.append(sides.right.expression + sides.right.interval.description)
    }
    for key in keys { id.add(key) }
    return id.text
  }

  private static func key(_ audited: AuditedClaim, withPlace: Bool) -> String {
    let claim = audited.claim
    var id = ContentID("k")
    id.add(ContentID.content(of: claim))
    for role in claim.roles {
      id.add(role.name)
      id.add(role.entity)
    }
    id.add(claim.asOf)
    if withPlace {
      id.add(audited.source)
      id.add(claim.provenance.quote)
    }
    return id.text
  }
}
