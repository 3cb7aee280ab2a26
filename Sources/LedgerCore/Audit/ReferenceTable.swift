import RuleDSL

/// A CSV of reference facts: columns `subject`, `metric`, `value` or `low` and `high`, `unit`, `source`, in any order.
struct ReferenceTable {
  var rows: [Row] = []
  /// Lines that can't be read, each with its reason; at most ``problemLimit``, and one more that says so.
  private(set) var problems: [(line: Int, message: String)] = []

  /// A table of another kind has as many mistakes as lines.
  static let problemLimit = 20

  /// A reference fact.
  struct Row {
    var line: Int
    var subject: String
    var metric: String
    var interval: Interval
    var unit: String
    var source: String
  }

  /// Reads a table; a line that can't be read is reported and left out.
  init(_ text: String) {
    var reader = CSVReader(text)
    guard let header = reader.next() else {
      report(1, "the table is empty")
      return
    }
    let columns = Dictionary(header.fields.enumerated().map { ($1, $0) }) { first, _ in first }
    for required in ["subject", "metric"] where columns[required] == nil {
      report(1, "there is no column `\(required)`")
    }
    if columns["value"] == nil, columns["low"] == nil, columns["high"] == nil {
      report(1, "there is no column `value`, `low` or `high`")
    }
    guard problems.isEmpty else { return }
    while let record = reader.next() {
      if record.fields == [""] { continue }
      guard !record.isTorn else {
        report(record.line, "a quoted field is not closed")
        continue
      }
      guard record.fields.count == header.fields.count else {
        report(record.line, "there are \(record.fields.count) fields where the header has \(header.fields.count)")
        continue
      }
      func field(_ name: String) -> String {
        columns[name].map { $0 < record.fields.count ? record.fields[$0] : "" } ?? ""
      }
      func number(_ name: String) -> (value: ExactDecimal?, isValid: Bool) {
        let text = field(name)
        let value = ExactDecimal(text)
        return (value, text.isEmpty || value != nil)
      }
      let (value, low, high) = (number("value"), number("low"), number("high"))
      guard value.isValid, low.isValid, high.isValid else {
        report(record.line, "a number must be plain digits, as in 0.97 or 130000000000")
        continue
      }
      let interval = value.value.map { Interval(exactly: $0) } ?? Interval(low: low.value, high: high.value)
      guard interval != .everything, !interval.isEmpty else {
        report(record.line, "there is neither a value nor a range that runs upward")
        continue
      }
      rows.append(
        Row(
          line: record.line, subject: field("subject"), metric: field("metric"), interval: interval,
          unit: field("unit"),
          source: field("source")))
    }
  }

  /// Keeps a mistake, unless there are too many.
  mutating func report(_ line: Int, _ message: String) {
    if problems.count == Self.problemLimit { problems.append((line, "and further mistakes from here on")) }
    if problems.count < Self.problemLimit { problems.append((line, message)) }
  }
}

/// Reads RFC 4180: commas, quotes doubled inside quotes, lines ended by LF or CRLF.
private struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ text: String) {
    let all = Array(text.utf8)
    bytes = all.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(all.dropFirst(3)) : all
  }

  mutating func next() -> (fields: [String], line: Int, isTorn: Bool)? {
    guard position < bytes.count else { return nil }
    let first = line
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == byte {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == UInt8(ascii: ",") {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == UInt8(ascii: "\n") {
        break
      } else {
        field.append(byte)
      }
    }
    if field.last == UInt8(ascii: "\r") { field.removeLast() }
    fields.append(String(decoding: field, as: UTF8.self))
    return (fields, first, isQuoted)
  }
}
