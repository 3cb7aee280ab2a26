// Times of day: 10:30, 3pm, 下午3点, 三点半.
extension NotANumber {
  func clock(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    guard end - i <= 2, end + 2 < limit, codes[end] == code(":"), isDigit(end + 1), isDigit(end + 2),
      (value(i..<end) ?? 99) < 25, !isDigit(end + 3), codes[end + 1] < 0x36
    else { return nil }
    var e = end + 3
    if e + 2 < limit, codes[e] == code(":"), isDigit(e + 1), isDigit(e + 2) { e += 3 }
    if e + 1 < limit, codes[e] == code("-"), isDigit(e + 1), let until = clock(e + 1) { e = until.range.upperBound }
    return Verdict(range: i..<(noonEnd(e) ?? e), reason: "time")
  }

  /// `3pm`, `3 p.m.`
  func hour(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    guard end - i <= 2, (1...12).contains(value(i..<end) ?? 0), let past = noonEnd(end) else { return nil }
    return Verdict(range: i..<past, reason: "time")
  }

  private func noonEnd(_ end: Int) -> Int? {
    let k = end < limit && codes[end] == 0x20 ? end + 1 : end
    for word in Self.noons where stands(word, in: codes, at: k) {
      let past = k + word.count
      if past >= limit || !isWordCode(codes[past]) { return past }
    }
    return nil
  }

  func isClockHour(_ core: Range<Int>) -> Bool {
    let i = core.upperBound
    if i < limit, codes[i] == code("点") || codes[i] == code("时"),
      Self.dayParts.contains(where: {
        stands($0, in: codes, at: core.lowerBound - $0.count)
      })
    {
      return true
    }
    if i < limit, codes[i] == code("点"), isHourSpan(core) { return true }
    guard i + 1 < limit, codes[i] == code("点") || codes[i] == code("时") else { return false }
    if codes[i] == code("时") {  // 10时30分; 8月5日10时
      if core.lowerBound > 0, codes[core.lowerBound - 1] == code("日") { return true }
      let end = isDigit(i + 1) ? digitsEnd(i + 1) : hanEnd(i + 1)
      return end > i + 1 && end < limit && codes[end] == code("分")
    }
    return Self.hourEnds.contains(codes[i + 1]) || isDigit(i + 1)
      || i + 2 < limit && HanDigit.of(codes[i + 1]) != nil
  }

  /// 9点到18点: from one hour to another.
  private func isHourSpan(_ core: Range<Int>) -> Bool {
    let i = core.upperBound
    if i + 2 < limit, codes[i + 1] == code("到") || codes[i + 1] == code("至") {
      let end = isDigit(i + 2) ? digitsEnd(i + 2) : hanEnd(i + 2)
      if end > i + 2, end < limit, codes[end] == code("点") { return true }
    }
    let before = core.lowerBound - 1
    return before > 1 && (codes[before] == code("到") || codes[before] == code("至")) && codes[before - 1] == code("点")
      && (isDigit(before - 2) || HanDigit.of(codes[before - 2]) != nil)
  }

  /// Where a time of day ends that starts with the hour before `i`: 点五十分, 点半, 点钟.
  func clockEnd(_ i: Int) -> Int {
    var k = i + 1
    while k < limit, k - i < 6, HanDigit.of(codes[k]) != nil || isDigit(k) { k += 1 }
    if k < limit, Self.clockEnds.contains(codes[k]) { k += 1 }
    return min(k, limit)
  }

  private static let noons = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].map { Array($0.utf16) }
  private static let dayParts = ["上午", "下午", "早上", "晚上", "凌晨", "中午", "傍晚", "清晨", "夜里", "早晨"].map { Array($0.utf16) }
  /// What follows 点 of an hour.
  private static let hourEnds = CodeSet("钟半整")
  /// What may end a time of day.
  private static let clockEnds = CodeSet("钟半整分")
}
