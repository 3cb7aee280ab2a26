import RuleDSL

/// Entries of `accept:` name findings that are there, and have not run out.
///
/// It runs after all others, for what it looks at is their findings.
enum AcceptanceCheck {
  private static let reference = CheckReference(pack: "", id: "acceptance")

  static let check = BuiltInCheck(
    id: reference.id, level: .warning,
    about: "every accepted finding is still found, and its acceptance has not run out",
    definition: """
      `accept:` in `ledger.yaml` names findings by their ids, each with a reason and, if one likes, a last day. An entry \
      fails when no finding has the id any more (the contradiction is gone, or a figure in it has changed, which makes \
      it another finding), when several begin with it, or when its last day has passed: then the finding counts again.
      """,
    example: "`until: 2026-06-30`, on the first of July.",
    results: { _ in [] })

  static func unused(_ entry: FindingAcceptance) -> CheckResult {
    result(entry, .acceptanceUnused, "\(entry.finding) is accepted, but there is no such finding")
  }

  static func ambiguous(_ entry: FindingAcceptance, count: Int) -> CheckResult {
    result(entry, .acceptanceAmbiguous(count), "\(entry.finding) is accepted, but \(count) findings begin so")
  }

  static func expired(_ entry: FindingAcceptance, until day: String) -> CheckResult {
    result(entry, .acceptanceExpired(day), "\(entry.finding) was accepted until \(day)")
  }

  private static func result(_ entry: FindingAcceptance, _ reason: AuditReason, _ text: String) -> CheckResult {
    var result = CheckResult(
      reference, .warning, .fail, reason, subject: entry.finding, message: CheckMessage([.text(text)]))
    result.place = entry.place
    var ids = FindingID([])
    result.id = ids.text(of: result)
    return result
  }
}
