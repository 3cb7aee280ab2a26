/// Applies compiled rules to documents: sentences, the numbers in them, the rules that hold at the numbers, claims.
///
/// This is the line that the whole module serves; every step is a type of its own in the folder of its name.
public struct ClaimExtractor: Sendable {
  /// The rules that it applies.
  public let rules: CompiledRules

  /// Makes an extractor.
  public init(rules: CompiledRules) { self.rules = rules }

  /// Finds the claims of one document and accounts for each of its numerals; `published` dates figures that nothing in
  /// the text dates.
  public func extract(_ text: VisibleText, published: String? = nil) -> Extraction {
    let document = DocumentSentences(text, rules)
    let numbered = document.numbered
    guard !numbered.isEmpty else { return Extraction(claims: [], numerals: []) }
    let locator = TextLocator(text)
    let normalizer = ClaimNormalizer(rules, document, locator, published: published)
    var claims: [Claim] = []
    var numerals: [Numeral] = []
    for index in numbered {
      let sentence = document.reading(index)
      let candidates = document.numbers(index)
      var matcher = RuleMatcher(rules, sentence, candidates, labels: document.labels(of: index))
      let matches = matcher.settled()
      claims += matches.flatMap { normalizer.claims($0, candidates, sentence: index) }
      let census = NumeralCensus(sentence, candidates, matches)
      numerals += census.numerals(locator)
    }
    return Extraction(claims: claims.sorted { $0.provenance.span.lower < $1.provenance.span.lower }, numerals: numerals)
  }
}

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
