import RuleDSL

/// The quote of every claim is still what the document's bytes say at its span.
///
/// Example: after an edit of the document without a scan, the bytes at 120..<124 read "160B" where the ledger quotes
/// "130B". Quantities that are no claims are looked at too.
enum AnchorCheck {
  private static let reference = CheckReference(pack: "", id: "anchor")
  private static let level = Severity.error

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "the quote of every claim still stands at its bytes",
    definition: """
      The bytes at a claim's span, decoded as the document was, must be its quote. Quantities that are no claims are \
      looked at too. A failure means that the ledger's file was changed by something else than `ledger`.
      """,
    example: "The ledger quotes \"130B\" where its document reads \"160B\".", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    guard let bytes = input.material.bytes else { return [] }
    var found: [CheckResult] = []
    var lookedAt = 0
    var start = 0
    // The claims are sorted by source, so one document is in memory at a time.
    while start < input.claims.count {
      let source = input.claims[start].source
      var end = start
      while end < input.claims.count, input.claims[end].source == source { end += 1 }
      if let text = bytes(source).map({ AnchoredDocument($0) }) {
        for index in start..<end {
          lookedAt += 1
          let provenance = input.claim(index).provenance
          guard let moved = text.mismatch(provenance) else { continue }
          found.append(
            result(.fail, .quoteMoved(found: moved.found), [index], input, "the document no longer says this here"))
        }
      } else {
        found.append(result(.noData, .noBytes, Array(start..<end), input, "the document was not found"))
      }
      start = end
    }
    return BuiltInCheck.results(reference, level, lookedAt: lookedAt, found)
  }

  private static func result(
    _ verdict: Verdict, _ reason: AuditReason, _ claims: [Int], _ input: AuditInput, _ text: String
  ) -> CheckResult {
    let evidence = claims.map {
      CheckResult.Evidence(
        claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
    }
    return CheckResult(
      reference, level, verdict, reason, subject: input.claim(claims[0]).subject,
      metric: input.claim(claims[0]).metric, evidence: evidence, message: CheckMessage([.text(text)]))
  }
}

/// A document's bytes, held against quotes.
private struct AnchoredDocument {
  private let bytes: [UInt8]

  /// A quote that is gone, with what stands in its place as far as that is text.
  struct Mismatch {
    var found: String?
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What is wrong with a quote; `nil` when it still stands where it stood.
  func mismatch(_ provenance: Provenance) -> Mismatch? {
    let span = provenance.span
    guard span.upper <= bytes.count else { return Mismatch(found: nil) }
    let slice = Array(bytes[span.offsets])
    if QuoteAnchor.reads(slice, as: provenance.quote) { return nil }
    return Mismatch(found: String(validating: slice, as: UTF8.self))
  }
}
