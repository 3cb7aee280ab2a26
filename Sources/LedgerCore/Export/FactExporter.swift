/// Writes facts in one format, piece by piece: the bytes that a call appends may leave the process before the next row
/// is read, so memory does not grow with the ledger.
public protocol FactExporter: Sendable {
  /// Appends what stands before the first row.
  mutating func begin(_ out: inout [UInt8])
  /// Appends one row.
  mutating func write(_ row: ExportRow, to out: inout [UInt8])
  /// Appends what stands after the last row.
  mutating func end(_ out: inout [UInt8])
}

extension FactExporter {
  /// Most formats have nothing around their rows.
  public mutating func begin(_ out: inout [UInt8]) {}
  /// Most formats have nothing around their rows.
  public mutating func end(_ out: inout [UInt8]) {}
}

/// The formats in which facts leave the ledger. The raw values are those of `--format`.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, jsonl

  /// A fresh exporter.
  /// - Parameter guarded: Whether CSV cells that a spreadsheet would compute are defused.
  /// - Returns: An exporter that has written nothing yet.
  public func makeExporter(guarded: Bool = true) -> any FactExporter {
    switch self {
    case .csv: CSVExporter(isGuarded: guarded)
    case .jsonl: JSONLinesExporter()
    }
  }
}
