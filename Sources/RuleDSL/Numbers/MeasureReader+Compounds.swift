// Measures of two units in a row: 3小时20分钟, 一年零三个月, 1米8, 三块五毛钱.
extension MeasureReader {
  /// Adds the smaller unit that stands right behind the larger one; returns where reading goes on.
  func compound(at start: Int, _ measure: inout Measure) -> Int {
    guard let unit = measure.unit, measure.reading.inherent == .exact, !measure.isMore, start < limit else {
      return start
    }
    let kind = grammar.units.units[unit.unit].kind
    switch kind {
    case "duration": return duration(at: start, &measure, unit)
    case "money": return change(at: start, &measure)
    case "length": return tenth(at: start, &measure)
    default: return start
    }
  }

  /// 20分钟 after 3小时: the sum in the smaller unit.
  private func duration(at start: Int, _ measure: inout Measure, _ larger: NumberCandidate.UnitMatch) -> Int {
    var i = start
    if codes[i] == code("零") || codes[i] == code("又") { i += 1 }
    guard i < limit, let part = smallNumeral(at: i),
      let smaller = minute(part, larger) ?? unitName(at: part.range.upperBound),
      grammar.units.units[smaller.unit].kind == "duration",
      let ratio = Self.ratios[grammar.units.units[larger.unit].id]?[grammar.units.units[smaller.unit].id],
      part.low < ExactDecimal(ratio), let whole = measure.reading.low.multiplied(by: ExactDecimal(ratio)),
      let sum = whole.adding(part.low), larger.factor == nil, smaller.factor == nil
    else { return start }
    return take(sum, smaller, part, &measure)
  }

  /// 1小时30分: 分 is a minute behind an hour, a point elsewhere.
  private func minute(_ part: NumeralReading, _ larger: NumberCandidate.UnitMatch) -> NumberCandidate.UnitMatch? {
    let i = part.range.upperBound
    guard i < limit, codes[i] == code("分"), i + 1 >= limit || codes[i + 1] != code("钟"),
      grammar.units.units[larger.unit].id == "h",
      let unit = grammar.units.index(of: "min")
    else { return nil }
    return .init(unit: unit, factor: nil, range: i..<i + 1)
  }

  /// 三块五毛钱, 两块八: the digit counts tenths.
  private func change(at start: Int, _ measure: inout Measure) -> Int {
    let isTenth = codes[start - 1] == code("毛")  // 三毛五
    guard codes[start - 1] == code("块") || codes[start - 1] == code("元") || isTenth,
      let (digit, past) = digit(at: start)
    else {
      return start
    }
    var end = past
    let isNamed = !isTenth && end < limit && (codes[end] == code("毛") || codes[end] == code("角"))
    if isNamed {
      end += 1
      if end < limit, codes[end] == code("钱") { end += 1 }
    } else if codes[start - 1] == code("元") || !isFree(at: end) {
      return start
    }
    return addTenths(digit, end, &measure)
  }

  /// 一块二: nothing else is counted in tenths behind a bare 块.
  func yuan(at i: Int, _ measure: inout Measure) -> Int? {
    guard codes[i - 1] == code("块"), measure.unit == nil, measure.reading.inherent == .exact,
      let unit = grammar.units.index(of: "CNY"), let (digit, end) = digit(at: i), isFree(at: end),
      end >= limit || CodeClass.of(codes[end]) != .han || Self.afterPrice.contains(codes[end])
    else { return nil }
    measure.unit = .init(unit: unit, factor: nil, range: i - 1..<i)
    return addTenths(digit, end, &measure)
  }

  private static let afterPrice = CodeSet("的了吧一每左")

  /// 1米8, 一米八: a height.
  private func tenth(at start: Int, _ measure: inout Measure) -> Int {
    guard codes[start - 1] == code("米"), let (digit, end) = digit(at: start), isFree(at: end) else { return start }
    return addTenths(digit, end, &measure)
  }

  private func addTenths(_ digit: Int, _ end: Int, _ measure: inout Measure) -> Int {
    guard let tenths = ExactDecimal(coefficient: Int128(digit), exponent: -1),
      let sum = measure.reading.low.adding(tenths)
    else { return measure.ends.last ?? end }
    measure.reading.low = sum
    measure.reading.high = sum
    measure.reading.step = -1
    measure.reading.printed = -1
    measure.ends.append(end)
    return end
  }

  private func take(
    _ sum: ExactDecimal, _ unit: NumberCandidate.UnitMatch, _ part: NumeralReading, _ measure: inout Measure
  ) -> Int {
    measure.reading.low = sum
    measure.reading.high = sum
    measure.reading.step = 0
    measure.reading.printed = 0
    measure.unit = unit
    measure.ends.append(unit.range.upperBound)
    return unit.range.upperBound
  }

  private func smallNumeral(at i: Int) -> NumeralReading? {
    let reading: NumeralReading?
    if CodeClass.of(codes[i]) == .digit {
      reading = ArabicNumeral(codes, limit: limit).read(at: i)
    } else {
      reading = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords).read(at: i)
    }
    guard let reading, reading.refusal == nil, reading.inherent == .exact, !reading.hasScale else { return nil }
    return reading
  }

  private func digit(at i: Int) -> (Int, Int)? {
    guard i < limit else { return nil }
    if case .digit(let d)? = HanDigit.of(codes[i]), d > 0 { return (d, i + 1) }
    return codes[i] >= 0x31 && codes[i] <= 0x39 ? (Int(codes[i] - 0x30), i + 1) : nil
  }

  /// Whether a digit before `i` counts nothing of its own.
  private func isFree(at i: Int) -> Bool {
    guard i < limit else { return true }
    if isWordCode(codes[i]) || HanDigit.of(codes[i]) != nil || codes[i] == code(".") || codes[i] == code("点") {
      return false
    }
    return unitName(at: i) == nil && classifierEnd(at: i) == nil
  }

  /// How many of the smaller unit the larger one is, where that is exact.
  private static let ratios: [String: [String: Int]] = [
    "a": ["mo": 12], "wk": ["d": 7], "d": ["h": 24], "h": ["min": 60, "s": 3600], "min": ["s": 60],
  ]
}
