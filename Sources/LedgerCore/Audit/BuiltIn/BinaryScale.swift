import RuleDSL

/// Figures that agree once a K, M or G is read as a power of 1024: "32K tokens" and 32,768 tokens.
///
/// The ledger takes K as 1000 unless the unit is binary. Where 1024 explains a disagreement it is left open.
enum BinaryScale {
  private static let factors: [Character: ExactDecimal] = [
    "K": ExactDecimal("1.024"), "M": ExactDecimal("1.048576"), "G": ExactDecimal("1.073741824"),
  ].compactMapValues(\.self)

  /// The reason not to fail two quantities, when one is written with such a letter and meets the other so.
  static func excuse(_ a: Claim, _ x: ClaimInterval, _ b: Claim, _ y: ClaimInterval) -> AuditReason? {
    meets(a, x, y) || meets(b, y, x) ? .binaryScale : nil
  }

  private static func meets(_ claim: Claim, _ interval: ClaimInterval, _ other: ClaimInterval) -> Bool {
    guard let letter = claim.provenance.lexeme.last(where: { !$0.isWhitespace })?.uppercased().first,
      let factor = factors[letter]
    else { return false }
    return !interval.sharp.multiplied(by: Interval(exactly: factor)).isDisjoint(from: other.sharp)
  }
}
