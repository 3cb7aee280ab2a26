/// What a document claims, and what became of each of its numerals.
public struct Extraction: Sendable {
  /// The claims, in the order of their spans; those with `isClaim == false` included.
  public var claims: [Claim]
  /// Every numeral, in the order of their spans.
  public var numerals: [Numeral]

  /// Makes an extraction.
  public init(claims: [Claim], numerals: [Numeral]) {
    self.claims = claims
    self.numerals = numerals
  }
}
