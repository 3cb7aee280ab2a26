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
