/// Reads CSV as RFC 4180 defines it and nothing else: what the exporter writes must not lean on a reader's leniency.
struct CSVReader {
  struct Malformed: Error {
    var offset: Int
    var reason: String
  }

  /// The records of a file, header included.
  static func records(_ bytes: [UInt8]) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var at = 0
    while at < bytes.count {
      record.append(try cell(bytes, &at))
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      guard at + 1 < bytes.count, bytes[at] == 0x0D, bytes[at + 1] == 0x0A else {
        throw Malformed(offset: at, reason: "a record ends with CRLF")
      }
      at += 2
      records.append(record)
      record = []
    }
    guard record.isEmpty else { throw Malformed(offset: at, reason: "the last record ends with CRLF") }
    return records
  }

  private static func cell(_ bytes: [UInt8], _ at: inout Int) throws -> String {
    let quote = UInt8(ascii: "\"")
    var cell: [UInt8] = []
    if at < bytes.count, bytes[at] == quote {
      at += 1
      while true {
        guard at < bytes.count else { throw Malformed(offset: at, reason: "a quoted cell is closed") }
        if bytes[at] == quote {
          guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
          at += 1
        }
        cell.append(bytes[at])
        at += 1
      }
      at += 1
    } else {
      while at < bytes.count, ![UInt8(ascii: ","), 0x0D, 0x0A].contains(bytes[at]) {
        guard bytes[at] != quote else { throw Malformed(offset: at, reason: "a bare cell has no quotes") }
        cell.append(bytes[at])
        at += 1
      }
    }
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw Malformed(offset: at, reason: "a cell is valid UTF-8")
    }
    return text
  }
}
