import GRDB
import RuleDSL

/// Writes what a scan found of one document, inside a transaction that the caller has opened.
struct DocumentWriter {
  let database: Database
  let ruleset: Ruleset
  let engine: String
  let recordedAt: String

  /// Makes `document`'s run the one that speaks for it, and writes what of it is new.
  func write(_ document: ScannedDocument) throws -> ScanOutcome.Result {
    let head = try self.head(of: document.name)
    if let head, head.runID == document.runID {
      // A record may have moved in its file, and says the same.
      if head.origin != document.origin { try addHead(to: head.scan, of: document, n: head.n + 1) }
      return .unchanged(head.counts)
    }
    let before = try head.map { _ in try contents(of: document.name) }
    let scan = try run(document.runID) ?? addRun(of: document)
    try addHead(to: scan.seq, of: document, n: (head?.n ?? 0) + 1)
    guard let head, let before else { return .new(scan.counts) }
    let changes = Self.changes(from: before, to: try contents(of: document.name))
    let isSameReading = head.sourceSHA256 == document.sha256 && head.mediaType == document.reading.mediaType
    return isSameReading ? .rescanned(scan.counts, changes) : .changed(scan.counts, changes)
  }

  /// The counts of the document's scan, when it is the one that speaks for it already.
  func countsIfUnchanged(_ document: ScannedDocument) throws -> ScanCounts? {
    guard let head = try head(of: document.name), head.runID == document.runID, head.origin == document.origin else {
      return nil
    }
    return head.counts
  }

  // MARK: - What the ledger has

  private struct Head {
    var n: Int
    var runID: String
    var sourceSHA256: String
    var mediaType: String
    var scan: Int
    var origin: RecordOrigin
    var counts: ScanCounts
  }

  private struct Run {
    var seq: Int
    var counts: ScanCounts
  }

  private static let countColumns =
    "s.claims, s.quantities, s.numerals_claimed, s.numerals_set_aside, s.numerals_open"

  private static func counts(_ row: SQLRow, from column: Int) -> ScanCounts {
    ScanCounts(
      claims: row.integer(column), quantities: row.integer(column + 1), numeralsClaimed: row.integer(column + 2),
      numeralsSetAside: row.integer(column + 3), numeralsOpen: row.integer(column + 4))
  }

  private func head(of name: String) throws -> Head? {
    try SQLStatement(
      database,
      """
      SELECT h.n, s.scan_id, src.sha256, s.media_type, h.scan, h.record_start, h.record_line, h.record_column,
        \(Self.countColumns)
      FROM document_head h JOIN document d ON d.seq = h.document JOIN scan s ON s.seq = h.scan
        JOIN source src ON src.seq = s.source
      WHERE d.name = ? ORDER BY h.n DESC LIMIT 1
      """
    ).first(.text(name)) {
      Head(
        n: $0.integer(0), runID: $0.text(1), sourceSHA256: $0.text(2), mediaType: $0.text(3),
        scan: $0.integer(4), origin: RecordOrigin(start: $0.integer(5), line: $0.integer(6), column: $0.integer(7)),
        counts: Self.counts($0, from: 8))
    }
  }

  private func run(_ id: String) throws -> Run? {
    try SQLStatement(database, "SELECT s.seq, \(Self.countColumns) FROM scan s WHERE s.scan_id = ?").first(.text(id)) {
      Run(seq: $0.integer(0), counts: Self.counts($0, from: 1))
    }
  }

  /// How often each content is claimed by the document's current facts.
  private func contents(of name: String) throws -> [String: Int] {
    var contents: [String: Int] = [:]
    let statement = try SQLStatement(database, "SELECT \(FactRow.columns) FROM facts WHERE source = ?")
    try statement.forEach([.text(name)]) { row in
      contents[ContentID.content(of: try FactRow.record(row).claim), default: 0] += 1
      return true
    }
    return contents
  }

  private static func changes(from before: [String: Int], to after: [String: Int]) -> FactChanges {
    func excess(of a: [String: Int], over b: [String: Int]) -> Int {
      a.reduce(0) { $0 + max(0, $1.value - (b[$1.key] ?? 0)) }
    }
    return FactChanges(gained: excess(of: after, over: before), gone: excess(of: before, over: after))
  }

  // MARK: - What is new

  private func addHead(to scan: Int, of scanned: ScannedDocument, n: Int) throws {
    let document = try seq("SELECT seq FROM document WHERE name = ?", scanned.name) {
      try SQLStatement(database, "INSERT INTO document (name) VALUES (?)").run(.text(scanned.name))
    }
    let origin = scanned.origin
    try SQLStatement(
      database,
      """
      INSERT INTO document_head (document, n, scan, recorded_at, record_start, record_line, record_column)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ).run(
      .integer(document), .integer(n), .integer(scan), .text(recordedAt), .integer(origin.start),
      .integer(origin.line), .integer(origin.column))
  }

  private func addRun(of document: ScannedDocument) throws -> Run {
    guard let extraction = document.extraction else {
      // Nothing is ever removed, so a run that was there before the transaction is there inside it.
      throw FactRow.Damage(reason: "\(document.runID) has disappeared")
    }
    var isNewSource = false
    let source = try seq("SELECT seq FROM source WHERE sha256 = ?", document.sha256) {
      isNewSource = true
      let first = document.bytes.count <= Self.partSize ? document.bytes : Array(document.bytes[..<Self.partSize])
      try SQLStatement(database, "INSERT INTO source (sha256, size, bytes) VALUES (?, ?, ?)")
        .run(.text(document.sha256), .integer(first.count), .blob(first))
    }
    if isNewSource { try addParts(of: document, source: source) }
    let facts = Self.distinctFacts(extraction.claims, in: document.sha256)
    let counts = Self.counts(facts.map(\.claim), extraction.numerals)
    let rules = try RulesetWriter(database: database).seq(of: ruleset)
    let reading = document.reading
    try SQLStatement(
      database,
      """
      INSERT INTO scan (scan_id, source, ruleset, engine, media_type, encoding, extractor, title, published, claims,
        quantities, numerals_claimed, numerals_set_aside, numerals_open, recorded_at, language, author, stated_in)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run(
      .text(document.runID), .integer(source), .integer(rules), .text(engine), .text(reading.mediaType),
      .text(reading.encoding), .text(reading.extractor), .text(reading.title), .text(reading.published),
      .integer(counts.claims), .integer(counts.quantities), .integer(counts.numeralsClaimed),
      .integer(counts.numeralsSetAside), .integer(counts.numeralsOpen), .text(recordedAt),
      .text(reading.language), .text(reading.author), .text(StatedIn.text(reading.statedIn)))
    let scan = Int(database.lastInsertedRowID)
    var writer = try FactWriter(
      database: database, scan: scan, source: source, isNewSource: isNewSource, ruleset: rules)
    for fact in facts { try writer.write(fact.claim, id: fact.id) }
    try addOpenNumerals(extraction.numerals, scan: scan)
    return Run(seq: scan, counts: counts)
  }

  /// How many bytes one value of the database holds.
  private static let partSize = 512 << 20

  private func addParts(of document: ScannedDocument, source: Int) throws {
    guard document.bytes.count > Self.partSize else { return }
    let insert = try SQLStatement(database, "INSERT INTO source_part (source, n, bytes) VALUES (?, ?, ?)")
    for (n, start) in stride(from: Self.partSize, to: document.bytes.count, by: Self.partSize).enumerated() {
      let part = document.bytes[start..<min(start + Self.partSize, document.bytes.count)]
      try insert.run(.integer(source), .integer(n + 1), .blob(Array(part)))
    }
  }

  private func addOpenNumerals(_ numerals: [Numeral], scan: Int) throws {
    let insert = try SQLStatement(
      database,
      #"INSERT INTO numeral (scan, n, byte_start, byte_end, line, "column", text) VALUES (?, ?, ?, ?, ?, ?, ?)"#)
    for (n, numeral) in numerals.filter({ $0.fate == .open }).enumerated() {
      try insert.run(
        .integer(scan), .integer(n), .integer(numeral.span.lower), .integer(numeral.span.upper),
        .integer(numeral.line), .integer(numeral.column), .text(numeral.text))
    }
  }

  /// The claims by their ids; of two that say the same of the same bytes, the first.
  private static func distinctFacts(_ claims: [Claim], in sha256: String) -> [(id: String, claim: Claim)] {
    var seen: Set<String> = []
    return claims.map { (ContentID.fact($0, sourceSHA256: sha256), $0) }.filter { seen.insert($0.0).inserted }
  }

  private static func counts(_ claims: [Claim], _ numerals: [Numeral]) -> ScanCounts {
    var counts = ScanCounts()
    counts.claims = claims.count { $0.isClaim }
    counts.quantities = claims.count - counts.claims
    for numeral in numerals {
      switch numeral.fate {
      case .claimed: counts.numeralsClaimed += 1
      case .setAside: counts.numeralsSetAside += 1
      case .open: counts.numeralsOpen += 1
      }
    }
    return counts
  }

  private func seq(_ query: String, _ key: String, orInsert insert: () throws -> Void) throws -> Int {
    if let seq = try SQLStatement(database, query).first(.text(key), body: { $0.integer(0) }) { return seq }
    try insert()
    return Int(database.lastInsertedRowID)
  }
}
