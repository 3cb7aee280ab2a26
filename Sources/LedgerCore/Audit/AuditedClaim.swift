public import RuleDSL

/// A claim as the audit takes it: of a ledger, of a draft, or of a rule's example.
///
/// The key is (`source`, `id`): equal bytes at two paths have the same fact ids.
public struct AuditedClaim: Sendable, Hashable {
  /// The fact's id, or any label that is unique within the source.
  public var id: String
  /// The document's name.
  public var source: String
  /// What is claimed, and where.
  public var claim: Claim
  /// The whole line of the source for an excerpt, when the caller has it; the audit doesn't read it.
  public var sourceLine: String?
  /// Where the record begins in its file, when the source is a record of one: places are counted from there.
  public var recordStart: Int

  /// Makes a claim to audit.
  public init(id: String, source: String, claim: Claim, sourceLine: String? = nil, recordStart: Int = 0) {
    self.id = id
    self.source = source
    self.claim = claim
    self.sourceLine = sourceLine
    self.recordStart = recordStart
  }

  /// The bytes of the quote in the file.
  public var fileBytes: Range<Int> {
    let span = claim.provenance.span
    return span.lower + recordStart..<span.upper + recordStart
  }

  /// Takes a fact of the ledger.
  public init(_ record: FactRecord) {
    self.init(id: record.factID, source: record.source, claim: record.claim, recordStart: record.recordStart)
  }

  /// The claims that a scan found in a document, with the ids that a ledger would give them.
  public static func claims(of document: ScannedDocument) -> [AuditedClaim] {
    (document.extraction?.claims ?? []).map { claim in
      let origin = document.origin
      var placed = claim
      // A record's first line may begin in the middle of one.
      if claim.provenance.line == 1 { placed.provenance.column += origin.column }
      placed.provenance.line += origin.line
      return AuditedClaim(
        id: ContentID.fact(claim, sourceSHA256: document.sha256), source: document.name, claim: placed,
        recordStart: origin.start)
    }
  }

  /// Source, place, id: the order of a report.
  static func isBefore(_ a: AuditedClaim, _ b: AuditedClaim) -> Bool {
    let (p, q) = (a.claim.provenance.span, b.claim.provenance.span)
    return (a.source, p.lower, p.upper, a.id) < (b.source, q.lower, q.upper, b.id)
  }
}
