// Numbers as they are spoken: point five percent, nineteen ninety-eight.
extension EnglishNumeral {
  /// `point five percent`: a decimal without a whole part. A share or a scale must follow, and no article or "that" stand
  /// before it: "at that point five people" counts people.
  func spokenPlaces(_ tokens: [Token]) -> NumeralReading? {
    let start = tokens[0].range.lowerBound
    guard let spoken = places(tokens, 1), !isPointOfSpeech(start) else { return nil }
    var value = spoken.value
    var end = tokens[spoken.next - 1].range.upperBound
    var power = 0
    if spoken.next < tokens.count, case .scale(let p)? = tokens[spoken.next].word, let scaled = value.shifted(by: p) {
      value = scaled
      power = p
      end = tokens[spoken.next].range.upperBound
    } else if !Self.shares.contains(where: { stands($0, in: codes, at: end) }) {
      return nil
    }
    return NumeralReading(
      range: start..<end, low: value, high: value, step: value.exponent, printed: power - spoken.count, isRounded: true,
      script: .english, hasScale: power > 0)
  }

  /// The word before `point` that makes it a noun.
  private func isPointOfSpeech(_ start: Int) -> Bool {
    guard start > 1, codes[start - 1] == 0x20 else { return false }
    var from = start - 1
    while from > 0, isWordCode(codes[from - 1]) { from -= 1 }
    return Self.determiners.contains(String(decoding: codes[from..<start - 1], as: UTF16.self))
  }

  /// `nineteen ninety-eight`, `twenty twenty-four`: a year in two halves, set aside as a date.
  func spokenYear(at start: Int) -> NumeralReading? {
    let tokens = self.tokens(at: start)
    guard tokens.count > 1, let century = Self.number(tokens[0]), (17...20).contains(century),
      let first = Self.number(tokens[1]), first >= 10
    else { return nil }
    var year = century * 100 + first
    var end = 1
    if first >= 20, tokens.count > 2, let last = Self.number(tokens[2]), (1...9).contains(last) {
      year += last
      end = 2
    }
    // "nineteen ninety-eight thousand" is no year.
    if end + 1 < tokens.count, case .scale? = tokens[end + 1].word { return nil }
    if end + 1 < tokens.count, case .hundred? = tokens[end + 1].word { return nil }
    let value = ExactDecimal(year)
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[end].range.upperBound, low: value, high: value, script: .english,
      refusal: "date")
  }

  private static func number(_ token: Token) -> Int? {
    switch token.word {
    case .units(let n)?: n
    case .tens(let n)?: n * 10
    default: nil
    }
  }

  private static let shares = [" percent", " per cent", " pct", "%", " %"].map { Array($0.utf16) }
  private static let determiners: Set<String> = [
    "a", "an", "the", "that", "this", "some", "any", "one", "which", "what", "every", "each", "data", "my", "our",
    "your",
  ]
}
