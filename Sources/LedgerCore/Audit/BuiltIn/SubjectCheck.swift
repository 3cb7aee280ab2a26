import RuleDSL

/// Claims say what they are about.
///
/// Example: "We trained on 4096 cards." in a text that names no system. Such a claim can't be compared across
/// documents; a note for each document lists them.
enum SubjectCheck {
  private static let reference = CheckReference(pack: "", id: "subject-not-stated")
  private static let level = Severity.note

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "claims say what they are about",
    definition: """
      A claim without a subject can't be compared across documents. A note for each document lists them.
      """,
    example: "\"We trained on 4096 cards.\" in a text that names no system.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    let claimed = input.claimed
    var groups: [(source: String, claims: [Int])] = []
    for index in claimed where input.claim(index).subject.isEmpty {
      let source = input.claims[index].source
      if groups.last?.source != source { groups.append((source, [])) }
      groups[groups.count - 1].claims.append(index)
    }
    let found = groups.map { _, claims in
      CheckResult(
        reference, level, .unsure, .subjectMissing,
        evidence: claims.map {
          CheckResult.Evidence(
            claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
        },
        message: CheckMessage([.number(claims.count), .text(" claims don't say what they are about")]))
    }
    return BuiltInCheck.results(reference, level, lookedAt: claimed.count, found)
  }
}
