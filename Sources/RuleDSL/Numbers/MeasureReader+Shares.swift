// Shares and multiples that are words of their own: 百分之四十六, 七成五, 八折, 翻两番, 半.
extension MeasureReader {
  /// 百分之四十六, 千分之三, 三分之二.
  func partOf(at start: Int) -> NumeralReading? {
    let han = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords)
    var divisor: (end: Int, power: Int?, value: NumeralReading?)?
    for (text, power) in Self.parts where matches(text, at: start) { divisor = (start + text.count, power, nil) }
    if divisor == nil, let d = han.read(at: start), d.inherent == .exact, matches(Self.partWord, at: d.range.upperBound)
    {
      divisor = (d.range.upperBound + Self.partWord.count, nil, d)
    }
    guard var divisor, divisor.end < limit else { return nil }
    if codes[divisor.end] == 0x20, divisor.end + 1 < limit { divisor.end += 1 }  // 百分之 90
    let top: NumeralReading
    if CodeClass.of(codes[divisor.end]) == .digit {
      top = ArabicNumeral(codes, limit: limit).read(at: divisor.end)
    } else if let n = han.read(at: divisor.end) {
      top = n
    } else {
      return nil
    }
    guard top.refusal == nil else { return nil }
    var reading = top
    if let power = divisor.power, let factor = ExactDecimal.one.shifted(by: -power), let scaled = top.scaled(by: factor)
    {
      reading = scaled
    } else if let d = divisor.value, !d.low.isZero, let l = Quotient.nearest(top.low, d.low),
      let h = Quotient.nearest(top.high, d.low)
    {
      reading.low = l
      reading.high = h
      reading.printed = l.exponent
      reading.step = l.exponent
    } else {
      return nil
    }
    reading.range = start..<top.range.upperBound
    reading.form = .ratio
    reading.isBareScale = false
    if top.isBareScale {  // 百分之百
      reading.inherent = .exact
      reading.high = reading.low
    }
    return reading
  }

  /// 七成, 七成五, 八折, 八五折: tenths and hundredths.
  func tenths(_ reading: NumeralReading) -> NumeralReading? {
    let i = reading.range.upperBound
    guard i < limit, reading.inherent == .exact || reading.inherent == .range else { return nil }
    let one = ExactDecimal.one
    var result = reading
    if codes[i] == code("折"), reading.low >= one {
      let power = reading.low >= ExactDecimal(10) ? -2 : -1
      guard reading.low < ExactDecimal(100), !matches("折腾", at: i), !matches("折叠", at: i),
        let factor = one.shifted(by: power), let scaled = reading.scaled(by: factor)
      else { return nil }
      result = scaled
      result.range = reading.range.lowerBound..<i + 1
    } else if codes[i] == code("成"), reading.low >= one, reading.high <= ExactDecimal(10), isShareWord(at: i) {
      guard let scaled = reading.scaled(by: one.shifted(by: -1) ?? one) else { return nil }
      result = scaled
      var end = i + 1
      if end < limit, case .digit(let d)? = HanDigit.of(codes[end]), d > 0, reading.inherent == .exact,
        let extra = ExactDecimal(coefficient: Int128(d), exponent: -2), let sum = result.low.adding(extra)
      {
        result.low = sum
        result.high = sum
        result.step = -2
        result.printed = -2
        end += 1
      }
      result.range = reading.range.lowerBound..<end
    } else {
      return nil
    }
    result.form = .ratio
    result.isRounded = true
    return result
  }

  /// Whether 成 at `i` is a tenth and not the start of 成功, 成为, 成员 ….
  func isShareWord(at i: Int) -> Bool {
    guard i + 1 < limit else { return true }
    return !Self.otherThanShare.contains(codes[i + 1])
  }

  /// 翻倍, 翻番, 翻了两番, 翻一倍: a multiplier with a word of its own.
  func doubling(at start: Int) -> NumeralReading? {
    guard codes[start] == code("翻") else { return nil }
    var i = start + 1
    if i < limit, codes[i] == code("了") { i += 1 }
    if i < limit, codes[i] == code("一"), i + 1 < limit, codes[i + 1] == code("倍") || codes[i + 1] == code("番") {
      i += 1
    }
    guard i < limit else { return nil }
    var factor = 2
    if case .digit(let n)? = HanDigit.of(codes[i]), n >= 1, n <= 9, i + 1 < limit, codes[i + 1] == code("番") {
      factor = 1 << n
      i += 1
    } else if CodeClass.of(codes[i]) == .digit, i + 1 < limit, codes[i + 1] == code("番"), codes[i] > 0x30 {
      factor = 1 << Int(codes[i] - 0x30)
      i += 1
    }
    guard codes[i] == code("倍") || codes[i] == code("番") else { return nil }
    return NumeralReading(
      range: start..<i + 1, low: ExactDecimal(factor), high: ExactDecimal(factor), script: .han, form: .multiplier)
  }

  /// 半年, 半天, 一半: half of a unit, or of the whole.
  func halfWord(at start: Int) -> NumeralReading? {
    guard codes[start] == code("半"), let half = ExactDecimal("0.5") else { return nil }
    if start > 0, codes[start - 1] == code("一") { return nil }
    if start > 0, codes[start - 1] == code("减"), unitName(at: start + 1) == nil {  // 减半: half of what it was
      return NumeralReading(range: start..<start + 1, low: half, high: half, script: .han, form: .multiplier)
    }
    return NumeralReading(range: start..<start + 1, low: half, high: half, step: -1, printed: -1, script: .han)
  }

  /// 大半年, 大半个月: more than half of a unit of time; where the half ends.
  func mostOfUnit(at start: Int) -> Int? {
    guard matches("大半", at: start) else { return nil }
    let unit = unitName(at: start + 2)
    return unit.map { grammar.units.units[$0.unit].kind == "duration" } ?? false ? start + 2 : nil
  }

  /// 半数, 对折: a word of the packs that is a share of its own; 减半: times one half.
  func shareWord(at start: Int) -> NumeralReading? {
    if let end = mostOfUnit(at: start), let half = ExactDecimal("0.5") {
      return NumeralReading(
        range: start..<end, low: half, high: .one, inherent: .moreThan, step: -1, printed: -1, script: .han)
    }
    var found: (end: Int, value: ExactDecimal)?
    grammar.lexicon.hanWords.forEachWord(in: codes, at: start, limit: limit) { end, interval in
      if end - start > 1, let value = interval.low, value == interval.high, value < .one { found = (end, value) }
    }
    guard let found else { return nil }
    return NumeralReading(
      range: start..<found.end, low: found.value, high: found.value, step: -1, printed: -1, script: .han, form: .ratio)
  }

  /// "three-tenths of a percent", "a quarter of a percentage point": a part of a hundredth.
  func ofPercent(at i: Int, _ reading: inout NumeralReading) -> Int {
    guard reading.script == .english, let word = Self.ofPercentWords.first(where: { matches($0, at: i) }),
      i + word.count >= limit || !isWordCode(codes[i + word.count])
    else { return i }
    if word.last == code("t"), word.count < Self.ofPercentWords[0].count, let factor = ExactDecimal.one.shifted(by: -2),
      let scaled = reading.scaled(by: factor)
    {
      let range = reading.range.lowerBound..<i + word.count
      reading = scaled
      reading.range = range
      reading.form = .ratio
      return range.upperBound
    }
    guard matches(Self.ofA, at: i), unitName(at: i + Self.ofA.count) != nil else { return i }
    reading.form = .count
    return i + Self.ofA.count
  }

  private static let ofPercentWords = [" of a percentage point", " of a percent", " of one percent", " of 1 percent"]
    .map {
      Array($0.utf16)
    }
  private static let ofA = Array(" of a ".utf16)

  /// What makes another word of 成: 成功, 成为, 成员.
  private static let otherThanShare = CodeSet("功为员立本果长就都熟绩分交品型语双天千人年")
}
