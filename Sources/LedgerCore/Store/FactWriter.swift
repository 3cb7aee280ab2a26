import GRDB
import RuleDSL

/// Writes the facts of one scan: each as a fact, if it was never found before, and as a finding of this scan.
struct FactWriter {
  private let scan: SQLValue
  private let source: SQLValue
  private let isNewSource: Bool
  private let ruleset: Int
  private let addFact: SQLStatement
  private let addFinding: SQLStatement
  private let findFact: SQLStatement
  private let findRule: SQLStatement
  private let database: Database
  private var rules: [RuleReference: Int] = [:]

  /// - Parameters:
  ///   - database: The database, with a transaction open.
  ///   - scan: The scan's row.
  ///   - source: The source's row.
  ///   - isNewSource: Whether the source came with this scan, so that none of its facts can be there.
  ///   - ruleset: The ruleset's row.
  /// - Throws: What SQLite says when it can't prepare a statement.
  init(database: Database, scan: Int, source: Int, isNewSource: Bool, ruleset: Int) throws {
    self.database = database
    self.scan = .integer(scan)
    self.source = .integer(source)
    self.isNewSource = isNewSource
    self.ruleset = ruleset
    addFact = try SQLStatement(
      database,
      """
      INSERT INTO fact (fact_id, source, first_scan, byte_start, byte_end, char_start, char_end, line, "column", quote,
        lexeme, sentence, prefix, suffix, metric, subject, value, low, high, qualifier, unit)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    addFinding = try SQLStatement(
      database,
      """
      INSERT INTO scan_fact (scan, fact, rule, low_open, high_open, abs_error, unit_kind, subject_binding, as_of, claim,
        note, roles, lexeme, sentence, as_of_binding, time_code, speaker)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    findFact = try SQLStatement(database, "SELECT seq, lexeme, sentence FROM fact WHERE fact_id = ?")
    findRule = try SQLStatement(
      database,
      """
      SELECT r.seq FROM ruleset_pack rp JOIN rule_pack p ON p.seq = rp.pack JOIN rule r ON r.pack = p.seq
      WHERE rp.ruleset = ? AND p.name = ? AND r.rule_id = ?
      """)
  }

  mutating func write(_ claim: Claim, id: String) throws {
    let known = try isNewSource ? nil : known(id)
    let fact = try known?.seq ?? add(claim, id: id)
    let (place, quantity) = (claim.provenance, claim.quantity)
    try addFinding.run(
      scan, .integer(fact), .integer(try rule(claim.rule)), .integer(quantity.interval.lowOpen),
      .integer(quantity.interval.highOpen), .text(quantity.absoluteError.description), .text(quantity.unitKind),
      .text(claim.subjectBinding), .text(claim.asOf), .integer(claim.isClaim), .text(claim.note),
      .text(FactRow.rolesText(claim.roles)),
      .text(known.flatMap { $0.lexeme == place.lexeme ? nil : place.lexeme }),
      .text(known.flatMap { $0.sentence == place.sentence ? nil : place.sentence }),
      .text(claim.asOfBinding), .text(claim.timeCode), .text(claim.speaker))
  }

  private struct Known {
    var seq: Int
    var lexeme: String
    var sentence: String
  }

  private func known(_ id: String) throws -> Known? {
    try findFact.first(.text(id)) { Known(seq: $0.integer(0), lexeme: $0.text(1), sentence: $0.text(2)) }
  }

  private func add(_ claim: Claim, id: String) throws -> Int {
    let (place, quantity) = (claim.provenance, claim.quantity)
    try addFact.run(
      .text(id), source, scan, .integer(place.span.lower), .integer(place.span.upper),
      .integer(place.codePoints.lowerBound), .integer(place.codePoints.upperBound), .integer(place.line),
      .integer(place.column), .text(place.quote), .text(place.lexeme), .text(place.sentence), .text(place.prefix),
      .text(place.suffix), .text(claim.metric), .text(claim.subject), .text(quantity.value?.description),
      .text(quantity.interval.low?.description), .text(quantity.interval.high?.description),
      .text(quantity.qualifier.rawValue), .text(quantity.unit))
    return Int(database.lastInsertedRowID)
  }

  private mutating func rule(_ reference: RuleReference) throws -> Int {
    if let seq = rules[reference] { return seq }
    let seq = try findRule.first(.integer(ruleset), .text(reference.pack), .text(reference.id)) { $0.integer(0) }
    guard let seq else {
      throw FactRow.Damage(reason: "the ledger's copy of this scan's packs lacks \(reference.pack)/\(reference.id)")
    }
    rules[reference] = seq
    return seq
  }
}
