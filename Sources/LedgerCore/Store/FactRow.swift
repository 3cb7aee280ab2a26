import Foundation
import RuleDSL

/// The columns of the views `facts` and `facts_all` in the order in which they are read, and the way from a row to a
/// record.
///
/// The file may be a stranger's: whatever can't be a fact is an error that names the row.
enum FactRow {
  /// The columns, for a SELECT.
  static let columns = """
    fact_id, source, source_sha256, status, rule_hash, run_id, recorded_at, byte_start, byte_end, char_start, char_end, \
    line, "column", quote, lexeme, sentence, prefix, suffix, value, low, high, low_open, high_open, qualifier, \
    abs_error, unit, unit_kind, metric, subject, subject_binding, roles, as_of, claim, note, rule_pack, rule_id, \
    as_of_binding, time_code, speaker, record_start
    """

  /// Something in the file that this program did not write, or no longer finds.
  struct Damage: Error {
    var reason: String
  }

  static func record(_ row: SQLRow) throws -> FactRecord {
    let id = row.text(0)
    guard let status = FactStatus(rawValue: row.text(3)) else { throw damage(id, "status") }
    return FactRecord(
      factID: id, source: row.text(1), sourceSHA256: row.text(2), claim: try claim(row, id), status: status,
      ruleHash: row.text(4), runID: row.text(5), recordedAt: row.text(6), recordStart: row.integer(39))
  }

  private static func claim(_ row: SQLRow, _ id: String) throws -> Claim {
    Claim(
      provenance: try provenance(row, id), quantity: try quantity(row, id), metric: row.text(27),
      subject: row.text(28), subjectBinding: row.text(29), roles: try roles(row.text(30), id),
      asOf: row.optionalText(31), asOfBinding: row.text(36), timeCode: row.optionalText(37),
      speaker: row.optionalText(38), isClaim: row.integer(32) != 0, note: row.text(33),
      rule: RuleReference(pack: row.text(34), id: row.text(35)))
  }

  private static func provenance(_ row: SQLRow, _ id: String) throws -> Provenance {
    let before = row.integer(39)
    guard before >= 0, row.integer(7) >= before else { throw damage(id, "record start") }
    let (start, end, first, last) = (
      row.integer(7) &- before, row.integer(8) &- before, row.integer(9), row.integer(10)
    )
    guard 0 <= start, start <= end else { throw damage(id, "byte span") }
    guard 0 <= first, first <= last else { throw damage(id, "code-point span") }
    return Provenance(
      span: ByteRange(start, end), codePoints: first..<last, line: row.integer(11), column: row.integer(12),
      quote: row.text(13), lexeme: row.text(14), sentence: row.text(15), prefix: row.text(16), suffix: row.text(17))
  }

  private static func quantity(_ row: SQLRow, _ id: String) throws -> Quantity {
    guard let qualifier = Qualifier(rawValue: row.text(23)) else { throw damage(id, "qualifier") }
    guard let error = try decimal(row, 24, "abs_error", id) else { throw damage(id, "abs_error") }
    let interval = Interval(
      low: try decimal(row, 19, "low", id), high: try decimal(row, 20, "high", id), lowOpen: row.integer(21) != 0,
      highOpen: row.integer(22) != 0)
    return Quantity(
      value: try decimal(row, 18, "value", id), interval: interval, qualifier: qualifier, absoluteError: error,
      unit: row.text(25), unitKind: row.text(26))
  }

  private static func decimal(_ row: SQLRow, _ column: Int, _ name: String, _ id: String) throws -> ExactDecimal? {
    guard let text = row.optionalText(column) else { return nil }
    guard let number = ExactDecimal(text) else { throw damage(id, name) }
    return number
  }

  /// Roles are stored as a JSON object, for readers with other tools: `{"cluster":"Pengcheng Cloud Brain II"}`.
  static func rolesText(_ roles: [Claim.Role]) -> String {
    var json = JSONText()
    json.object { object in
      for role in roles { object.add(role.name, role.entity) }
    }
    return json.text
  }

  private static func roles(_ text: String, _ id: String) throws -> [Claim.Role] {
    if text == "{}" { return [] }
    guard let object = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
      throw damage(id, "roles")
    }
    return object.map { Claim.Role(name: $0.key, entity: $0.value) }.sorted { $0.name < $1.name }
  }

  private static func damage(_ id: String, _ what: String) -> Damage {
    Damage(reason: "the \(what) of \(id) is not one that this program writes")
  }
}
