import RuleDSL

/// Writes facts as JSON Lines: one object a line, keys and order of the CSV's columns, then what CSV has no room for.
///
/// ```
/// {"schema":1,"fact_id":"f_6018…","source":"talks/a.txt","line":12,…,"value":130000000000,…,"low_open":false,…}
/// ```
///
/// Numbers are plain digits and exact; a reader that turns them into binary floating point loses what that can't hold.
/// What is null in CSV is `null`; `roles` is an object and `checks` a list of objects. `schema` counts the changes of
/// meaning.
public struct JSONLinesExporter: FactExporter {
  /// Makes an exporter.
  public init() {}

  /// Appends one line.
  public mutating func write(_ row: ExportRow, to out: inout [UInt8]) {
    var json = JSONText()
    json.object { object in
      object.add("schema", 1)
      for column in FactColumn.all { add(column, of: row, to: &object) }
      let claim = row.record.claim
      object.add("low_open", claim.quantity.interval.lowOpen)
      object.add("high_open", claim.quantity.interval.highOpen)
      object.add("unit_kind", claim.quantity.unitKind)
      object.add("lexeme", claim.provenance.lexeme)
      object.add("char_start", claim.provenance.codePoints.lowerBound)
      object.add("char_end", claim.provenance.codePoints.upperBound)
    }
    out += json.bytes
    out.append(0x0A)
  }

  private func add(_ column: FactColumn, of row: ExportRow, to object: inout JSONObject) {
    switch column.name {
    case "roles":
      object.add("roles") {
        $0.object { roles in for role in row.record.claim.roles { roles.add(role.name, role.entity) } }
      }
    case "checks":
      let checks = (row.verdict?.checks ?? []).sorted { ($0.id, $0.verdict.rawValue) < ($1.id, $1.verdict.rawValue) }
      object.add("checks", checks) { json, check in
        json.object {
          $0.add("id", check.id)
          $0.add("verdict", check.verdict.rawValue)
        }
      }
    default:
      let value = column.value(row)
      guard let value, !(column.type == .string && value.isEmpty) else { return object.add(column.name, nil) }
      switch column.type {
      case .string: object.add(column.name, value)
      case .number, .integer, .boolean: object.add(column.name) { $0.raw(value) }
      }
    }
  }
}
