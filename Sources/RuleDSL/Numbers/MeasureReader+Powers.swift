// Powers of ten and two as papers and talks give them: 10^25, 10^{-4}, 10³, 2^20, 10的25次方, 三乘以十的二十三次方.
extension MeasureReader {
  /// The power whose base is `reading`, or whose factor it is.
  func power(of reading: NumeralReading) -> NumeralReading? {
    guard reading.inherent == .exact else { return nil }
    if let base = base(reading), let (end, exponent) = exponent(at: reading.range.upperBound),
      let value = Self.raise(base, exponent)
    {
      return powered(reading, value, end)
    }
    // 3乘以10的23次方
    for word in Self.timesWords where matches(word, at: reading.range.upperBound) {
      let start = reading.range.upperBound + word.count
      guard let (base, next) = baseNumeral(at: start), let (end, exponent) = spokenExponent(at: next),
        let power = Self.raise(base, exponent), let value = reading.low.multiplied(by: power)
      else { return nil }
      return powered(reading, value, end)
    }
    return nil
  }

  private func powered(_ reading: NumeralReading, _ value: ExactDecimal, _ end: Int) -> NumeralReading {
    NumeralReading(
      range: reading.range.lowerBound..<end, low: value, high: value, step: value.exponent, printed: value.exponent,
      isRounded: true, script: reading.script, hasScale: true)
  }

  private func base(_ reading: NumeralReading) -> Int? {
    if reading.low == ExactDecimal(10) { return 10 }
    return reading.low == ExactDecimal(2) ? 2 : nil
  }

  private func baseNumeral(at i: Int) -> (Int, Int)? {
    if matches("10", at: i) { return (10, i + 2) }
    guard i < limit else { return nil }
    if codes[i] == code("十") { return (10, i + 1) }
    if codes[i] == code("2") || codes[i] == code("二") { return (2, i + 1) }
    return nil
  }

  private func exponent(at i: Int) -> (end: Int, power: Int)? {
    guard i < limit else { return nil }
    let arabic = ArabicNumeral(codes, limit: limit)
    if codes[i] == code("^") { return arabic.bracedInteger(at: i + 1) }
    return arabic.superscript(at: i) ?? spokenExponent(at: i)
  }

  /// 的25次方, 的负四次方
  private func spokenExponent(at i: Int) -> (end: Int, power: Int)? {
    guard i + 1 < limit, codes[i] == code("的") else { return nil }
    var k = i + 1
    let isNegative = codes[k] == code("负") || codes[k] == code("-")
    if isNegative { k += 1 }
    guard k < limit else { return nil }
    let numeral: NumeralReading?
    if CodeClass.of(codes[k]) == .digit {
      numeral = ArabicNumeral(codes, limit: limit).read(at: k)
    } else {
      numeral = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords).read(at: k)
    }
    guard let numeral, numeral.refusal == nil, numeral.inherent == .exact, let n = Int(exactly: numeral.low), n < 400,
      matches(Self.powerWord, at: numeral.range.upperBound)
    else { return nil }
    return (numeral.range.upperBound + Self.powerWord.count, isNegative ? -n : n)
  }

  private static func raise(_ base: Int, _ exponent: Int) -> ExactDecimal? {
    if base == 10 { return ExactDecimal.one.shifted(by: exponent) }
    guard (0...100).contains(exponent) else { return nil }
    return ExactDecimal(coefficient: Int128(1) << Int128(exponent), exponent: 0)
  }

  private static let powerWord = Array("次方".utf16)
  private static let timesWords = ["乘以", "乘"].map { Array($0.utf16) }
}
