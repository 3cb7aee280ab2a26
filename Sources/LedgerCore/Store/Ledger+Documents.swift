import GRDB
import RuleDSL

extension Ledger {
  /// The name by which this ledger knows the file at `path`.
  public func documentName(ofFile path: String) -> String { DocumentName.name(ofFile: path, in: folder) }

  /// The documents by name, each with the scan that speaks for it.
  public func documents() throws(LedgerError) -> [DocumentRecord] {
    try read("reading documents") { database in
      try SQLStatement(database, Self.documentsQuery + " ORDER BY d.name").map(body: Self.document)
    }
  }

  /// The document with this name.
  public func document(named name: String) throws(LedgerError) -> DocumentRecord? {
    try read("reading documents") { database in
      try SQLStatement(database, Self.documentsQuery + " WHERE d.name = ?").first(.text(name), body: Self.document)
    }
  }

  /// The bytes with this hash, as they were scanned.
  public func source(sha256: String) throws(LedgerError) -> StoredSource? {
    try read("reading a source") { database in
      let first = try SQLStatement(database, "SELECT seq, bytes FROM source WHERE sha256 = ?").first(.text(sha256)) {
        (seq: $0.integer(0), bytes: $0.blob(1))
      }
      guard let first else { return nil }
      var bytes = first.bytes
      try SQLStatement(database, "SELECT bytes FROM source_part WHERE source = ? ORDER BY n").forEach([
        .integer(first.seq)
      ]) {
        bytes += $0.blob(0)
        return true
      }
      return StoredSource(sha256: sha256, bytes: bytes)
    }
  }

  /// The rule with this hash, as it was when it was applied.
  public func rule(hash: String) throws(LedgerError) -> StoredRule? {
    try read("reading a rule") { database in
      try SQLStatement(
        database,
        """
        SELECT p.name, r.rule_id, p.version, r.rule_hash, r.canonical
        FROM rule r JOIN rule_pack p ON p.seq = r.pack WHERE r.rule_hash = ? LIMIT 1
        """
      ).first(.text(hash)) {
        StoredRule(
          reference: RuleReference(pack: $0.text(0), id: $0.text(1)), packVersion: $0.text(2), hash: $0.text(3),
          canonical: $0.text(4))
      }
    }
  }

  /// The numerals that no rule has anything to say about, of one document or of all, by document and place.
  public func openNumerals(ofDocument name: String? = nil) throws(LedgerError) -> [OpenNumeral] {
    try read("reading open numerals") { database in
      let condition = name == nil ? "? IS NULL" : "source = ?"
      return try SQLStatement(
        database,
        """
        SELECT source, source_sha256, byte_start, byte_end, line, "column", text FROM open_numerals
        WHERE \(condition) ORDER BY source, byte_start, byte_end
        """
      ).map(.text(name)) { row in
        let (start, end) = (row.integer(2), row.integer(3))
        guard 0 <= start, start <= end else {
          throw FactRow.Damage(reason: "the span of a numeral of \(row.text(0)) is not one that this program writes")
        }
        let numeral = Numeral(
          span: ByteRange(start, end), line: row.integer(4), column: row.integer(5), text: row.text(6), fate: .open)
        return OpenNumeral(source: row.text(0), sourceSHA256: row.text(1), numeral: numeral)
      }
    }
  }

  private static let documentsQuery = """
    SELECT d.name, h.n, s.scan_id, src.sha256,
      src.size + coalesce((SELECT sum(length(sp.bytes)) FROM source_part sp WHERE sp.source = src.seq), 0), s.media_type, s.encoding, s.extractor, s.title, s.published,
      w.ruleset_id, s.engine, s.claims, s.quantities, s.numerals_claimed, s.numerals_set_aside, s.numerals_open,
      h.recorded_at, s.language, s.author, s.stated_in
    FROM doc_head h JOIN document d ON d.seq = h.document JOIN scan s ON s.seq = h.scan
      JOIN source src ON src.seq = s.source JOIN ruleset w ON w.seq = s.ruleset
    """

  private static func document(_ row: SQLRow) -> DocumentRecord {
    DocumentRecord(
      name: row.text(0), version: row.integer(1), runID: row.text(2), sourceSHA256: row.text(3), size: row.integer(4),
      reading: DocumentReading(
        mediaType: row.text(5), encoding: row.text(6), extractor: row.text(7), title: row.optionalText(8),
        published: row.optionalText(9), language: row.optionalText(18), author: row.optionalText(19),
        statedIn: StatedIn.places(row.text(20))),
      rulesetHash: row.text(10), engine: row.text(11),
      counts: ScanCounts(
        claims: row.integer(12), quantities: row.integer(13), numeralsClaimed: row.integer(14),
        numeralsSetAside: row.integer(15), numeralsOpen: row.integer(16)),
      recordedAt: row.text(17))
  }
}
