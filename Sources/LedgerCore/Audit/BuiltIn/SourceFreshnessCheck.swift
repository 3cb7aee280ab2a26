import RuleDSL

/// Every file is still what was scanned.
enum SourceFreshnessCheck {
  private static let reference = CheckReference(pack: "", id: "source-fresh")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "every document is still the one that was scanned",
    definition: """
      The file that a document names is read and hashed. It fails when the bytes are no longer those that were scanned, \
      and is unsure when there is no such file any more. Documents that are no files (standard input, records of a \
      file, URIs) are left out.
      """,
    example: "A transcript that was corrected after the last `ledger scan`.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    guard let documents = input.material.documents else { return [] }
    let found = documents.compactMap { document -> CheckResult? in
      let changed: Bool
      switch document.state {
      case .current, .unknown: return nil
      case .changed: changed = true
      case .gone: changed = false
      }
      var result = CheckResult(
        reference, level, changed ? .fail : .unsure, changed ? .sourceChanged : .sourceGone, subject: document.name,
        message: CheckMessage([
          .subject, .text(changed ? " has changed since it was scanned; scan it again" : " is no longer there"),
        ]))
      result.place = CheckResult.Place(path: document.name, line: 1)
      return result
    }
    return BuiltInCheck.results(
      reference, level, lookedAt: documents.count { $0.state != .unknown }, found)
  }
}
