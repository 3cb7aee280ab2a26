/// Applies compiled rules to documents.
public struct ClaimExtractor: Sendable {
  /// The rules that it applies.
  public let rules: CompiledRules

  /// Makes an extractor.
  public init(rules: CompiledRules) { self.rules = rules }

  /// Finds the claims of one document and accounts for each of its numerals.
  public func extract(_ text: VisibleText) -> Extraction {
    let document = DocumentSentences(text, rules)
    let numbered = document.numbered
    guard !numbered.isEmpty else { return Extraction(claims: [], numerals: []) }
    let locator = TextLocator(text)
    let normalizer = ClaimNormalizer(rules, document, locator)
    var claims: [Claim] = []
    var numerals: [Numeral] = []
    for index in numbered {
      let sentence = document.reading(index)
      let candidates = document.numbers(index)
      let matches = RuleMatcher(rules, sentence, candidates, labels: document.labels(of: index)).settled()
      claims += matches.flatMap { normalizer.claims($0, candidates, sentence: index) }
      let census = NumeralCensus(sentence, candidates, matches)
      numerals += census.numerals(locator)
    }
    return Extraction(claims: claims.sorted { $0.provenance.span.lower < $1.provenance.span.lower }, numerals: numerals)
  }
}

/// What became of each number of a sentence.
struct NumeralCensus {
  private let sentence: SentenceReading
  private let candidates: [NumberCandidate]
  private let claimed: Set<Int>

  init(_ sentence: SentenceReading, _ candidates: [NumberCandidate], _ matches: [RuleMatch]) {
    self.sentence = sentence
    self.candidates = candidates
    var claimed = Set(matches.flatMap { $0.numbers.map(\.candidate) })
    for match in matches {
      guard let wording = match.wording else { continue }
      for (number, candidate) in candidates.enumerated() where candidate.core.overlaps(wording) {
        claimed.insert(number)
      }
    }
    self.claimed = claimed
  }

  /// The numerals with their fate, in order.
  func numerals(_ locator: TextLocator) -> [Numeral] {
    candidates.enumerated().map { number, candidate in
      let place = locator.place(of: sentence.bytes(candidate.core))
      return Numeral(
        span: place.span, line: place.line, column: place.column, text: locator.quote(place),
        fate: fate(number, candidate))
    }
  }

  private func fate(_ number: Int, _ candidate: NumberCandidate) -> Numeral.Fate {
    if claimed.contains(number) { return .claimed }
    if let reason = candidate.setAside ?? candidate.weak { return .setAside(reason) }
    return sentence.block == .code ? .setAside("code") : .open
  }
}
