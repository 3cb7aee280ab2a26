import GRDB

extension Ledger {
  /// Whether a run's findings are in the ledger.
  func holds(run id: String) throws(LedgerError) -> Bool {
    try read("looking for a run") { database in
      try SQLStatement(database, "SELECT 1 FROM scan WHERE scan_id = ?").first(.text(id)) { _ in true } ?? false
    }
  }

  /// Writes what a scan found of one document, in one transaction; none at all when there is nothing to write.
  func record(
    _ document: ScannedDocument, ruleset: Ruleset, engine: String, recordedAt: String
  ) throws(LedgerError) -> ScanOutcome.Result {
    try record([document], ruleset: ruleset, engine: engine, recordedAt: recordedAt)[0]
  }

  /// Writes what scans found of some documents, in one transaction; none at all when there is nothing to write.
  func record(
    _ documents: [ScannedDocument], ruleset: Ruleset, engine: String, recordedAt: String
  ) throws(LedgerError) -> [ScanOutcome.Result] {
    let known = try read("looking for what is known") { database in
      let writer = DocumentWriter(database: database, ruleset: ruleset, engine: engine, recordedAt: recordedAt)
      return try documents.map { try writer.countsIfUnchanged($0) }
    }
    let unchanged = known.compactMap { $0 }
    if unchanged.count == documents.count { return unchanged.map { .unchanged($0) } }
    return try write("recording \(documents.first?.name ?? "nothing")") { database in
      let writer = DocumentWriter(database: database, ruleset: ruleset, engine: engine, recordedAt: recordedAt)
      return try documents.map(writer.write)
    }
  }
}
