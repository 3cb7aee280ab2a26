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
    if let head = try self.document(named: document.name), head.runID == document.runID {
      return .unchanged(head.counts)
    }
    return try write("recording \(document.name)") { database in
      try DocumentWriter(database: database, ruleset: ruleset, engine: engine, recordedAt: recordedAt).write(document)
    }
  }
}
