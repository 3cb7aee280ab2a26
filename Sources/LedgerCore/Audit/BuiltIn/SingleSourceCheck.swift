import RuleDSL

/// Figures are said by more than one document in words of its own.
enum SingleSourceCheck {
  private static let reference = CheckReference(pack: "", id: "single-source")

  static let check = BuiltInCheck(
    id: reference.id, level: .note, about: "figures rest on more than one independent document",
    definition: """
      A figure is a subject with a metric. A document whose every sentence about it stands word for word in an earlier \
      document is a copy, and makes no second source. A note for each document lists the figures that no other one \
      supports; the summary counts both sorts.
      """,
    example: "A press release quoted in full by three papers is one source; a talk that says it otherwise is a second.",
    results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    var alone: [String: [Int]] = [:]
    for figure in input.figures where figure.restsOnOne {
      // Copies count with the document that they copy.
      alone[input.claims[figure.first].source, default: []].append(figure.first)
    }
    let found = alone.sorted { $0.key < $1.key }.map { source, claims in
      CheckResult(
        reference, .note, .unsure, .singleSource, subject: source,
        evidence: claims.sorted().map {
          CheckResult.Evidence(
            claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
        },
        message: CheckMessage([
          .subject, .text(": "), .number(claims.count),
          .text(claims.count == 1 ? " figure rests on it alone" : " figures rest on it alone"),
        ]))
    }
    return BuiltInCheck.results(reference, .note, lookedAt: input.figures.count, found)
  }
}
