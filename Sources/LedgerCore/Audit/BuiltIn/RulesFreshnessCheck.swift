import RuleDSL

/// Documents were scanned with the rules at hand.
enum RulesFreshnessCheck {
  private static let reference = CheckReference(pack: "", id: "rules-fresh")

  static let check = BuiltInCheck(
    id: reference.id, level: .note, about: "every document was scanned with the rules at hand",
    definition: """
      The hash of the packs that are loaded is held against the one that each scan recorded. Where they differ the \
      facts may not be what these rules would find: scan again, or name the same `--rules`.
      """,
    example: "A rule was added after the last `ledger scan`.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    guard let documents = input.material.documents else { return [] }
    let other = documents.filter { !$0.hasSameRules }
    guard let first = other.first else {
      return BuiltInCheck.results(reference, .note, lookedAt: documents.count, [])
    }
    var result = CheckResult(
      reference, .note, .unsure, .otherRules, subject: other.count == 1 ? first.name : "",
      message: CheckMessage([
        .text("scanned with other rules than those at hand: "), .number(other.count), .text(" of "),
        .number(documents.count), .text(" documents"),
      ]))
    result.place = CheckResult.Place(path: first.name, line: 1)
    return [result]
  }
}
