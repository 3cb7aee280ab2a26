/// What exporters write of one fact: the record, and what the audit said of it if one was made.
public struct ExportRow: Sendable, Hashable {
  /// The fact.
  public var record: FactRecord
  /// The audit's verdict; `nil` when none was made or no check took the fact.
  public var verdict: FactVerdict?

  /// Makes a row.
  public init(record: FactRecord, verdict: FactVerdict? = nil) {
    self.record = record
    self.verdict = verdict
  }
}
