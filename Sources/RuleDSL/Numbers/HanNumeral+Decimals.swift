// What stands behind 点: the places of a decimal, vague ones too, and the scale after them.
extension HanNumeral {
  /// `点` with digits after it; a scale may follow them: 一点五亿. 几 and 多 for the digits: 三点几倍, 九十七点多.
  func decimal(_ whole: NumeralReading) -> NumeralReading {
    var i = whole.range.upperBound + 1
    var value = whole.low
    var places = 0
    if let vague = vaguePlaces(whole) { return vague }
    while i < limit, places < 18, case .digit(let d)? = HanDigit.of(codes[i]) {
      places += 1
      guard let part = ExactDecimal(coefficient: Int128(d), exponent: -places), let sum = value.adding(part) else {
        break
      }
      value = sum
      i += 1
    }
    guard places > 0 else { return whole }
    if i < limit, case .unit(1)? = HanDigit.of(codes[i]) { return whole }  // 八点五十: a time
    if i < limit, codes[i] == code("分"), whole.low < ExactDecimal(25), !(i + 1 < limit && codes[i + 1] == code("之")) {
      return whole  // 八点五分: a time
    }
    let scale = decimalScale(at: &i)
    guard let scaled = value.shifted(by: scale) else { return whole }
    return NumeralReading(
      range: whole.range.lowerBound..<i, low: scaled, high: scaled, step: scale - places, printed: scale - places,
      isRounded: true, script: .han, hasScale: scale > 0)
  }

  /// 万, 亿, 千万, 个亿 behind the places of a decimal; moves `i` past it.
  private func decimalScale(at i: inout Int) -> Int {
    var scale = 0
    if i < limit, codes[i] == code("个"), isLarge(at: i + 1) { i += 1 }
    loop: while i < limit, let meaning = HanDigit.of(codes[i]), scale < 24 {
      switch meaning {
      case .scale(let p): scale += p
      case .unit(let p) where i + 1 < limit && isLarge(at: i + 1): scale += p
      default: break loop
      }
      i += 1
    }
    return scale
  }

  /// 三点几: 3.1 to 3.9; 九十七点多: above 97 and below 98. The whole part stands before `点`.
  private func vaguePlaces(_ whole: NumeralReading) -> NumeralReading? {
    var i = whole.range.upperBound + 1
    guard i < limit, codes[i] == code("几") || isMore(codes[i]),
      let tenth = ExactDecimal(coefficient: 1, exponent: -1), let nine = ExactDecimal(coefficient: 9, exponent: -1)
    else { return nil }
    var reading = whole
    reading.isDigitString = false
    if codes[i] == code("几") {
      reading.low = whole.low.adding(tenth) ?? whole.low
      reading.high = whole.low.adding(nine) ?? whole.low
      reading.inherent = .few
    } else {
      // 三点多 is a time of day unless a scale follows.
      guard whole.low >= ExactDecimal(25) || isLarge(at: i + 1) else { return nil }
      reading.high = whole.low.adding(.one) ?? whole.low
      reading.inherent = .moreThan
    }
    i += 1
    let scale = decimalScale(at: &i)
    guard let scaled = reading.scaled(by: ExactDecimal.one.shifted(by: scale) ?? .one) else { return nil }
    reading = scaled
    reading.range = whole.range.lowerBound..<i
    reading.hasScale = scale > 0
    reading.printed = scale - 1
    return reading
  }
}
