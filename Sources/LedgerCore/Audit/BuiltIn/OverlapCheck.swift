import RuleDSL

/// No two claims of a document rest on the same bytes: one number gives one claim.
///
/// Example: "两三百" taken as one claim of 200 to 300 and as another of 300.
enum OverlapCheck {
  private static let reference = CheckReference(pack: "", id: "overlapping-claims")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "no two claims rest on the same bytes",
    definition: "One number gives one claim. Two claims of a document whose quotes share bytes count something twice.",
    example: "\"两三百\" taken as one claim of 200 to 300 and as another of 300.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    let claimed = input.claimed
    var found: [CheckResult] = []
    // The claim of this document that reaches furthest so far: whatever begins inside any earlier one begins inside it
    // or was reported against it.
    var furthest: Int?
    for index in claimed {
      let span = input.claim(index).provenance.span
      if let other = furthest, input.claims[other].source == input.claims[index].source {
        if input.claim(other).provenance.span.overlaps(span) { found.append(result(other, index, input)) }
        if span.upper > input.claim(other).provenance.span.upper { furthest = index }
      } else {
        furthest = index
      }
    }
    return BuiltInCheck.results(reference, level, lookedAt: claimed.count, found)
  }

  private static func result(_ a: Int, _ b: Int, _ input: AuditInput) -> CheckResult {
    let evidence = [a, b].map {
      CheckResult.Evidence(
        claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
    }
    return CheckResult(
      reference, level, .fail, .sharedBytes, subject: input.claim(a).subject,
      metric: input.claim(a).metric, evidence: evidence,
      message: CheckMessage([.quote(0), .text(" and "), .quote(1), .text(" rest on the same bytes")]))
  }
}
