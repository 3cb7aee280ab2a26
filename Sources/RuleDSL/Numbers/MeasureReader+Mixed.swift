// Digits and Han scales mixed as people write them: 3亿5000万, 1千5百万, 3万6, 10几亿, 30w用户.
extension MeasureReader {
  /// 3亿5000万: a further number with a lower scale is added.
  func continued(_ reading: NumeralReading, power: Int) -> NumeralReading {
    let i = reading.range.upperBound
    guard i < limit, reading.inherent == .exact, power >= 4 else { return reading }
    let han = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords)
    guard CodeClass.of(codes[i]) == .digit else { return reading }
    let next = ArabicNumeral(codes, limit: limit).read(at: i)
    guard next.refusal == nil, let run = han.scaleRun(at: next.range.upperBound), run.power < power, !run.more,
      let factor = ExactDecimal.one.shifted(by: run.power), let scaled = next.scaled(by: factor),
      let sum = reading.low.adding(scaled.low)
    else { return reading }
    return Self.whole(reading, scaled, sum, end: run.end)
  }

  /// 1千5百万: thousands and hundreds of one scale that stands behind both.
  func thousands(_ reading: NumeralReading, power: Int) -> NumeralReading {
    let i = reading.range.upperBound
    guard i < limit, reading.inherent == .exact, (2...3).contains(power), CodeClass.of(codes[i]) == .digit else {
      return reading
    }
    let han = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords)
    let next = ArabicNumeral(codes, limit: limit).read(at: i)
    guard next.refusal == nil, next.low < ExactDecimal(10), let run = han.scaleRun(at: next.range.upperBound),
      !run.more,
      let shared = [4, 8].first(where: { run.power >= $0 && run.power - $0 < power && run.power - $0 > 0 }),
      let factor = ExactDecimal.one.shifted(by: shared), let lead = reading.scaled(by: factor),
      let last = ExactDecimal.one.shifted(by: run.power).flatMap({ next.scaled(by: $0) }),
      let sum = lead.low.adding(last.low)
    else { return reading }
    return Self.whole(reading, last, sum, end: run.end)
  }

  /// The numeral that begins with `first` and ends with `last`, which tells its precision.
  private static func whole(_ first: NumeralReading, _ last: NumeralReading, _ sum: ExactDecimal, end: Int)
    -> NumeralReading
  {
    var joined = last
    joined.low = sum
    joined.high = sum
    joined.range = first.range.lowerBound..<end
    joined.hasScale = true
    joined.isRounded = true
    return joined
  }

  /// 3万6, 1亿2: the digit counts the next lower power, when nothing stands behind it that it could count.
  func tail(_ reading: NumeralReading) -> NumeralReading {
    let i = reading.range.upperBound
    guard i < limit, i > 0, codes[i - 1] == code("万") || codes[i - 1] == code("亿"), reading.inherent == .exact,
      codes[i] >= 0x31, codes[i] <= 0x39, i + 1 >= limit || isEnd(at: i + 1),
      let part = ExactDecimal(Int(codes[i] - 0x30)).shifted(by: codes[i - 1] == code("万") ? 3 : 7),
      let sum = reading.low.adding(part)
    else { return reading }
    var joined = reading
    joined.low = sum
    joined.high = sum
    joined.range = reading.range.lowerBound..<i + 1
    joined.step = part.exponent
    joined.printed = part.exponent
    return joined
  }

  /// Whether a numeral may end before `i`: no digit, letter, point, range or measure word goes on there.
  private func isEnd(at i: Int) -> Bool {
    let c = codes[i]
    if isWordCode(c) || HanDigit.of(c) != nil || Self.joints.contains(c) { return false }
    return CodeClass.of(c) != .han || unitName(at: i) == nil && classifierEnd(at: i) == nil || c == code("块")
  }

  /// 10几亿, 20几个: eleven to nineteen, 21 to 29.
  func teen(_ reading: inout NumeralReading) {
    let i = reading.range.upperBound
    guard i < limit, codes[i] == code("几"), reading.range.count >= 2, codes[i - 1] == 0x30, reading.printed == 0,
      reading.low < ExactDecimal(100), let low = reading.low.adding(.one),
      let high = reading.low.adding(ExactDecimal(9))
    else { return }
    reading.low = low
    reading.high = high
    reading.inherent = .few
    reading.range = reading.range.lowerBound..<i + 1
  }

  /// 30w用户: w for 万, as chats and posts write it; a capital one is a watt unless something counted follows.
  func slangScale(_ reading: NumeralReading) -> NumeralReading? {
    let end = reading.range.upperBound
    guard end < limit, codes[end] == code("w"), end + 1 < limit, let factor = ExactDecimal.one.shifted(by: 4),
      var scaled = reading.scaled(by: factor)
    else { return nil }
    let next = codes[end + 1]
    let isCount = unitName(at: end + 1).map { grammar.units.units[$0.unit].kind == "count" } ?? false
    let isSmall = sentence.text.cased[end] == code("w")
    guard isCount || isSmall && (CodeClass.of(next) == .han || next == code("+")) else { return nil }
    scaled.range = reading.range.lowerBound..<end + 1
    scaled.hasScale = true
    scaled.isRounded = true
    return scaled
  }

  private static let joints = CodeSet(".,-~:/%到至、×")
}
