/// Writes facts as CSV: RFC 4180 with CRLF, UTF-8 without a byte order mark, one header.
///
/// ```
/// fact_id,source,line,column,quote,sentence,subject,metric,value,low,high,…
/// f_6018c267935938c3c0f44e782e735bd1,talks/a.txt,12,5,130B parameters,…,GLM-130B,model.parameters,130000000000,…
/// ```
///
/// Null is the empty cell. Numbers are plain digits. A NUL in a text, which most readers of CSV take for its end, is
/// written as the replacement character.
public struct CSVExporter: FactExporter {
  private let formulaGuard: FormulaGuard?

  /// Makes an exporter.
  /// - Parameter isGuarded: Whether text cells that a spreadsheet would compute get an apostrophe in front.
  public init(isGuarded: Bool = true) { formulaGuard = isGuarded ? FormulaGuard() : nil }

  /// Appends the header.
  public mutating func begin(_ out: inout [UInt8]) {
    writeRecord(FactColumn.all.map(\.name), to: &out)
  }

  /// Appends one record.
  public mutating func write(_ row: ExportRow, to out: inout [UInt8]) {
    let cells = FactColumn.all.map { column -> String in
      guard let value = column.value(row) else { return "" }
      return column.type == .string ? formulaGuard?.defused(value) ?? value : value
    }
    writeRecord(cells, to: &out)
  }

  private func writeRecord(_ cells: [String], to out: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(cell, to: &out)
    }
    out += [0x0D, 0x0A]
  }

  private func write(_ cell: String, to out: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.utf8.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { out.append(quote) }
    for byte in cell.utf8 {
      switch byte {
      case 0: out += Array("\u{FFFD}".utf8)
      case quote: out += [quote, quote]
      default: out.append(byte)
      }
    }
    if needsQuotes { out.append(quote) }
  }
}

/// Keeps spreadsheets from computing a cell: text that begins as a formula does gets one apostrophe in front.
///
/// The apostrophe itself is among the beginnings, so taking one off again gives back exactly what was there.
struct FormulaGuard: Sendable {
  private static let beginnings: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠", "＇",
  ]

  /// The cell as it is written.
  func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, Self.beginnings.contains(first) else { return text }
    return "'" + text
  }
}
