import RuleDSL

/// Every numeral is claimed by a rule or set aside with a reason.
///
/// Example: a rule pack without a rule for prices leaves "3.2亿" open. A note for each document counts them;
/// `ledger coverage --open` lists them.
enum CoverageCheck {
  private static let reference = CheckReference(pack: "", id: "coverage")
  private static let level = Severity.note

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "no numeral is left open",
    definition: """
      Every numeral of a text is claimed by a rule or set aside with a reason; the others are open. A note for each \
      document counts them, `ledger coverage --open` lists them.
      """,
    example: "Rules without a word about prices leave \"3.2亿\" open.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    guard let numerals = input.material.openNumerals else { return [] }
    var counts: [String: (count: Int, line: Int)] = [:]
    for numeral in numerals { counts[numeral.source, default: (0, numeral.numeral.line)].count += 1 }
    let found = counts.sorted { $0.key < $1.key }.map { source, open in
      let count = open.count
      var result = CheckResult(
        reference, level, .unsure, .openNumerals(count), subject: source,
        message: CheckMessage([
          .subject, .text(": "), .number(count), .text(" numerals that no rule has anything to say about"),
        ]))
      result.place = CheckResult.Place(path: source, line: open.line)
      return result
    }
    return found.isEmpty
      ? [CheckResult(reference, level, .pass, message: "no numeral is left open")] : found
  }
}
