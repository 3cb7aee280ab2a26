// One number against another: 3:1, 一百比一; and figures in the plural: 100,000s of users.
extension MeasureReader {
  /// `3:1`, `16:9`, 一百比一: the quotient of the two. What reads like a clock was set aside before, and a third number
  /// makes it no quotient of two.
  func proportion(of reading: NumeralReading) -> NumeralReading? {
    let i = reading.range.upperBound
    guard i + 1 < limit, reading.inherent == .exact, reading.form == .count, reading.low > .zero,
      codes[i] == code(":") && reading.script == .arabic || codes[i] == code("比")
    else { return nil }
    let start = reading.range.lowerBound
    if start > 0, codes[start - 1] == code(":") || codes[start - 1] == code("比") && codes[i] == code("比") { return nil }
    let second: NumeralReading?
    if CodeClass.of(codes[i + 1]) == .digit {
      second = ArabicNumeral(codes, limit: limit).read(at: i + 1)
    } else if codes[i] == code("比") {
      second = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords).read(at: i + 1)
    } else {
      second = nil
    }
    guard let second, second.refusal == nil, second.inherent == .exact, second.low == second.high,
      second.low > .zero, isProportionEnd(second.range.upperBound),
      let quotient = Quotient.nearest(reading.low, second.low)
    else { return nil }
    return NumeralReading(
      range: start..<second.range.upperBound, low: quotient, high: quotient, step: quotient.exponent,
      printed: quotient.exponent, script: reading.script, form: .ratio)
  }

  /// Whether nothing behind the second number makes it a number of its own: `1:2:3`, `2:5%`, `3:1b`.
  private func isProportionEnd(_ end: Int) -> Bool {
    guard end < limit else { return true }
    let c = codes[end]
    if isWordCode(c) || HanDigit.of(c) != nil || c == code(":") || c == code("比") || c == code("/") { return false }
    if percent(at: end) != nil { return false }
    return CodeClass.of(c) != .han || unitName(at: end) == nil
  }

  /// `100s of users`, `100,000s of records`: from two to nine times the round number.
  func roundPlural(_ reading: NumeralReading) -> NumeralReading? {
    let i = reading.range.upperBound
    guard i < limit, codes[i] == code("s"), matches(Self.sOf, at: i), reading.low.coefficient == 1,
      reading.low.exponent >= 1, var low = reading.scaled(by: ExactDecimal(2)),
      let high = reading.low.multiplied(by: ExactDecimal(9))
    else { return nil }
    low.high = high
    low.inherent = .few
    low.step = reading.low.exponent
    low.printed = reading.low.exponent
    low.range = reading.range.lowerBound..<i + 1
    low.hasScale = true
    // 10s of thousands
    let start = i + Self.sOf.count
    var end = start
    while end < limit, CodeClass.of(codes[end]) == .latin { end += 1 }
    if case .plural(let power)? = EnglishNumeral.word(codes, start..<end),
      let factor = ExactDecimal.one.shifted(by: power),
      var product = low.scaled(by: factor)
    {
      product.range = reading.range.lowerBound..<(matches(" of ", at: end) ? end + 3 : end)
      return product
    }
    return low
  }

  private static let sOf = Array("s of ".utf16)
}
