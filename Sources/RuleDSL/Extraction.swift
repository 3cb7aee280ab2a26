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
    var exhausted: [Int: ExhaustedRule] = [:]
    for index in numbered {
      let sentence = document.reading(index)
      let candidates = document.numbers(index)
      var matcher = RuleMatcher(rules, sentence, candidates, labels: document.labels(of: index))
      let matches = matcher.settled()
      for rule in matcher.exhausted {
        let first = ExhaustedRule(
          rule: RuleReference(
            pack: rules.rules[rule].declaration.pack, id: rules.rules[rule].declaration.id.value),
          line: locator.place(of: document.sentences[index].range).line, sentences: 0)
        exhausted[rule, default: first].sentences += 1
      }
      claims += matches.flatMap { normalizer.claims($0, candidates, sentence: index) }
      let census = NumeralCensus(sentence, candidates, matches)
      numerals += census.numerals(locator)
    }
    return Extraction(
      claims: claims.sorted { $0.provenance.span.lower < $1.provenance.span.lower }, numerals: numerals,
      exhausted: exhausted.sorted { $0.key < $1.key }.map(\.value))
  }
}

/// What a document claims, and what became of each of its numerals.
public struct Extraction: Sendable {
  /// The claims, in the order of their spans; those with `isClaim == false` included.
  public var claims: [Claim]
  /// Every numeral, in the order of their spans.
  public var numerals: [Numeral]

  /// Rules with a `regex:` that was not read to its end everywhere.
  public var exhausted: [ExhaustedRule]

  /// Makes an extraction.
  public init(claims: [Claim], numerals: [Numeral], exhausted: [ExhaustedRule] = []) {
    self.claims = claims
    self.numerals = numerals
    self.exhausted = exhausted
  }
}

/// A rule whose `regex:` used up its steps in some sentences of a document, so that claims of it may be missing there.
public struct ExhaustedRule: Sendable, Hashable {
  /// The rule.
  public var rule: RuleReference
  /// The line on which the first of the sentences begins.
  public var line: Int
  /// How many sentences.
  public var sentences: Int

  /// What is wrong, in one sentence without a full stop.
  public var message: String {
    let count = sentences == 1 ? "1 sentence" : "\(sentences) sentences"
    return "the regex of \(rule.pack)/\(rule.id) takes too many steps in \(count), the first on line \(line); "
      + "claims of it may be missing"
  }
}
