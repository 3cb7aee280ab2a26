// What turns a count into a share or a multiple: %, ‰, 倍, x, -fold, times.
extension MeasureReader {
  /// Percent sign, 倍, x and -fold behind a count; returns where reading goes on.
  func sign(after start: Int, _ reading: inout NumeralReading, _ measure: inout Measure) -> Int {
    var i = start
    if codes[reading.range.lowerBound] == code("一"), reading.range.count == 1, i < limit, codes[i] == code("半"),
      let half = ExactDecimal("0.5")
    {  // 一半
      if unitName(at: i + 1) == nil {
        reading.low = half
        reading.high = half
        reading.form = .ratio
        reading.range = reading.range.lowerBound..<i + 1
        return i + 1
      }
    }
    if isAbout(at: i, reading) {  // 三十来个
      reading.inherent = .approx
      reading.high = reading.low
      reading.isBareScale = false
      return i + 1
    }
    let gap = i + 1 < limit && codes[i] == 0x20 && isMore(at: i + 1) ? 1 : 0  // 60 多个国家
    let more = isMore(at: i + gap) && !isHanDigit(i + gap + 1)
    let k = more ? i + gap + 1 : i
    let spaced = k < limit && codes[k] == 0x20 ? k + 1 : k
    if let (end, power) = percent(at: spaced), !unitIsLonger(than: end, at: spaced),
      let factor = ExactDecimal.one.shifted(by: -power),
      let scaled = reading.scaled(by: factor)
    {
      let range = reading.range.lowerBound..<end
      reading = scaled
      reading.form = .ratio
      reading.isRounded = true
      reading.range = range
      measure.isMore = more
      return end
    }
    if let end = multiplier(at: k, spaced: spaced, of: reading) {
      reading.form = .multiplier
      reading.range = reading.range.lowerBound..<end
      measure.isMore = more
      i = end
      if i < limit, codes[i] == code("半"), let sum = reading.low.adding(ExactDecimal("0.5") ?? .zero), !more {
        reading.low = sum
        reading.high = sum
        i += 1
        reading.range = reading.range.lowerBound..<i
      }
      return i
    }
    if more {
      measure.isMore = true
      return k
    }
    if let end = moreEnd(at: i) {
      measure.isMore = true
      return end
    }
    return pieces(at: i)
  }

  /// `8x H100`: eight of a thing with a name, no factor. Where the sign ends.
  private func pieces(at i: Int) -> Int {
    isPieces(at: i) ? i + 1 : i
  }

  private func isPieces(at i: Int) -> Bool {
    guard i + 2 < limit, codes[i] == code("x") || codes[i] == 0xD7 else { return false }
    var k = codes[i + 1] == 0x20 ? i + 2 : i + 1
    let start = k
    guard CodeClass.of(codes[k]) == .latin, sentence.text.cased[k] != codes[k], k > i + 1 || codes[i] == 0xD7 else {
      return false
    }
    while k < limit, isWordCode(codes[k]) { k += 1 }
    return codes[start..<k].contains { CodeClass.of($0) == .digit }
  }

  func percent(at i: Int) -> (end: Int, power: Int)? {
    guard i < limit else { return nil }
    if codes[i] == code("%") { return (i + 1, 2) }
    if codes[i] == 0x2030 { return (i + 1, 3) }
    for word in Self.percentWords where matches(word, at: i) {
      let end = i + word.count
      if end >= limit || !isWordCode(codes[end]) { return (end, 2) }
    }
    return nil
  }

  func multiplier(at k: Int, spaced: Int, of reading: NumeralReading) -> Int? {
    guard k < limit else { return nil }
    if codes[k] == code("倍") { return k + 1 }
    if spaced > k, spaced < limit, codes[spaced] == code("倍"), reading.script == .arabic { return spaced + 1 }
    if codes[k] == code("x") || codes[k] == 0xD7, k + 1 >= limit || !isWordCode(codes[k + 1]) {
      // 8 × A100 is a product; 2.5x is a multiplier.
      let next = k + 2
      if k + 1 < limit, codes[k + 1] == 0x20, next < limit, CodeClass.of(codes[next]) == .digit || isPieces(at: k) {
        return nil
      }
      return k + 1
    }
    for word in Self.foldWords where matches(word, at: k) || matches(word, at: spaced) {
      let at = matches(word, at: k) ? k : spaced
      let end = at + word.count
      if end >= limit || !isWordCode(codes[end]) { return end }
    }
    let at = matches(Self.timesWord, at: k) ? k : spaced
    let end = at + Self.timesWord.count
    guard matches(Self.timesWord, at: at), end >= limit || !isWordCode(codes[end]) else { return nil }
    // Nothing happens 1.5 times.
    if reading.printed < 0, reading.low == reading.high { return end }
    return Comparison(codes).isFactor(reading, timesEnd: end) ? end : nil
  }
}
