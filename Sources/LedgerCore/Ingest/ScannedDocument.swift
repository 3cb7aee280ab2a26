public import RuleDSL

/// A document that was read and searched, not yet written anywhere.
public struct ScannedDocument: Sendable {
  /// The document's name in the ledger.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]
  /// Their SHA-256.
  public var sha256: String
  /// How they were read.
  public var reading: DocumentReading
  /// What the reader noticed: sentences without a full stop.
  public var problems: [String]
  /// The id of this reading of these bytes under these rules: `r_` and 32 hex digits.
  public var runID: String
  /// Where the bytes begin in their file.
  public var origin: RecordOrigin = .whole
  /// What was found; `nil` when the ledger holds the findings of this run already.
  public var extraction: Extraction?
}
