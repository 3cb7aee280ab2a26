public import RuleDSL

/// A fact of the ledger as a reader needs it: the claim, the document that states it and the scan that found it.
///
/// Equal bytes at two paths give two records with one ``factID``; the key of a record is (`source`, `factID`).
public struct FactRecord: Sendable, Hashable {
  /// `f_` and 32 hex digits: hashes what is claimed and where in which bytes, never the path, the rule or the run.
  public var factID: String
  /// The document's name: relative to the ledger's folder when it lies inside, else absolute or a URI.
  public var source: String
  /// The SHA-256 of the document's bytes in which the claim stands.
  public var sourceSHA256: String
  /// The claim with its provenance, as the latest scan of the document that has it found it. Its span is one of the bytes
  /// of the source; its line and column are those of the file.
  public var claim: Claim
  /// The offset in the file at which the source begins: 0 unless it is a record of a larger file.
  public var recordStart: Int
  /// Whether the document still says so.
  public var status: FactStatus
  /// The hash of the rule that found it.
  public var ruleHash: String
  /// The scan whose finding this is: `r_` and 32 hex digits over source, rules and engine.
  public var runID: String
  /// When the fact first entered the ledger: `2026-01-31T12:00:00Z`.
  public var recordedAt: String

  /// The bytes of the quote in the file.
  public var fileSpan: ByteRange<OriginalBytes> {
    ByteRange(claim.provenance.span.lower + recordStart, claim.provenance.span.upper + recordStart)
  }

  /// Makes a record.
  public init(
    factID: String, source: String, sourceSHA256: String, claim: Claim, status: FactStatus, ruleHash: String,
    runID: String, recordedAt: String, recordStart: Int = 0
  ) {
    self.recordStart = recordStart
    self.factID = factID
    self.source = source
    self.sourceSHA256 = sourceSHA256
    self.claim = claim
    self.status = status
    self.ruleHash = ruleHash
    self.runID = runID
    self.recordedAt = recordedAt
  }
}

/// Whether a recorded fact still holds for its document. The raw values are those of the `status` column.
public enum FactStatus: String, Sendable, Hashable, CaseIterable {
  /// The latest scan of the document has it.
  case current
  /// The document on disk is no longer the one that was scanned.
  case stale
  /// A later figure has taken its place.
  case superseded
  /// An earlier scan of the document had it, the latest has not.
  case withdrawn
}
