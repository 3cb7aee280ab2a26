/// Applies compiled rules to documents.
public struct ClaimExtractor: Sendable {
  /// The rules that it applies.
  public let rules: CompiledRules

  /// Makes an extractor.
  public init(rules: CompiledRules) { self.rules = rules }

  /// Finds the claims of one document and accounts for each of its numerals.
  public func extract(_ text: VisibleText) -> Extraction {
    Extraction(claims: [], numerals: [])
  }
}
