/// What scanning one document came to.
public struct ScanOutcome: Sendable, Hashable {
  /// The document's name in the ledger.
  public var source: String
  /// What happened.
  public var result: Result
  /// What the reader noticed in the bytes, in order: sentences without a full stop.
  public var problems: [String]
  /// Whether it is one of the many records of a file.
  public var isRecord: Bool

  /// What happened to a document.
  public enum Result: Sendable, Hashable {
    /// The ledger had never seen it.
    case new(ScanCounts)
    /// Its bytes, the rules and the engine are those of the last scan: nothing was written.
    case unchanged(ScanCounts)
    /// Its bytes or their reading differ from the last scan's.
    case changed(ScanCounts, FactChanges)
    /// The same bytes under other rules or another engine.
    case rescanned(ScanCounts, FactChanges)
    /// It could not be read, for this reason, the rest of a sentence; the ledger holds what it held.
    case refused(String)
  }

  /// Makes an outcome.
  public init(source: String, result: Result, problems: [String] = [], isRecord: Bool = false) {
    self.source = source
    self.result = result
    self.problems = problems
    self.isRecord = isRecord
  }

  /// The counts of the scan that speaks for the document now; `nil` when it was refused.
  public var counts: ScanCounts? {
    switch result {
    case .new(let counts), .unchanged(let counts), .changed(let counts, _), .rescanned(let counts, _): counts
    case .refused: nil
    }
  }
}

/// How the claims of a document differ from its last scan's: by what they say, wherever in the text they stand.
public struct FactChanges: Sendable, Hashable {
  /// Claims that the last scan did not have.
  public var gained: Int
  /// Claims that only the last scan had.
  public var gone: Int

  /// Makes changes.
  public init(gained: Int, gone: Int) {
    self.gained = gained
    self.gone = gone
  }
}
