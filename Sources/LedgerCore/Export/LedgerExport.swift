/// An export: which facts of which ledger, with what the audit said of them.
public struct LedgerExport: Sendable {
  private let ledger: Ledger
  private let filter: FactFilter
  private let verdicts: [AuditReport.ClaimKey: FactVerdict]

  /// Makes an export.
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - filter: The facts that are wanted.
  ///   - verdicts: What the audit said, as ``AuditReport/verdicts`` has it; a fact without an entry is `not_checked`.
  public init(
    of ledger: Ledger, filter: FactFilter = FactFilter(), verdicts: [AuditReport.ClaimKey: FactVerdict] = [:]
  ) {
    self.ledger = ledger
    self.filter = filter
    self.verdicts = verdicts
  }

  /// Writes the facts in one format; the same ledger gives the same bytes.
  /// - Parameters:
  ///   - exporter: The format, fresh.
  ///   - write: Takes the bytes in pieces.
  /// - Returns: What was written, for a descriptor.
  /// - Throws: A ``LedgerError``, or what `write` throws.
  public func write(_ exporter: any FactExporter, to write: ([UInt8]) throws -> Void) throws -> ExportedFile {
    var exporter = exporter
    var file = ExportedFile(rows: 0, bytes: 0, sha256: "")
    let hasher = SHA256()
    var piece: [UInt8] = []
    func flush() throws {
      hasher.update(piece)
      file.bytes += piece.count
      try write(piece)
      piece.removeAll(keepingCapacity: true)
    }
    exporter.begin(&piece)
    var failure: (any Error)?
    try ledger.forEachFact(filter) { record in
      let key = AuditReport.ClaimKey(source: record.source, id: record.factID)
      exporter.write(ExportRow(record: record, verdict: verdicts[key]), to: &piece)
      file.rows += 1
      guard piece.count >= 64 << 10 else { return true }
      do {
        try flush()
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    exporter.end(&piece)
    try flush()
    file.sha256 = Hex.text(hasher.finish())
    return file
  }
}

/// What an export wrote.
public struct ExportedFile: Sendable, Hashable {
  /// The number of facts.
  public var rows: Int
  /// The number of bytes.
  public var bytes: Int
  /// The SHA-256 of the bytes.
  public var sha256: String

  /// Makes a description.
  public init(rows: Int, bytes: Int, sha256: String) {
    self.rows = rows
    self.bytes = bytes
    self.sha256 = sha256
  }
}
