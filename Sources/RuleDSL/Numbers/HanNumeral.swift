/// Reads Chinese numerals: `四千零九十六`, `三亿五千万`, `一万二`, `十七八`, `几十`, `六百多亿`, `一点五亿`, `一三零`, `千亿`.
///
/// A numeral is a sum of digit × unit terms below 万 (a *section*), multiplied and added up by 万 and 亿. Digits may be
/// vague: 几 is 2..9, 四五 is 4..5; so every sum is kept as a pair.
struct HanNumeral {
  /// The longest numeral in code units; what follows starts a new one.
  static let lengthLimit = 48

  let codes: [UInt16]
  let limit: Int
  private let words: CodeTrie<Interval>

  /// Reads `codes` up to `limit`; `words` are vague numerals that packs declare (几, 数, 好几), by their text.
  init(_ codes: [UInt16], limit: Int, words: CodeTrie<Interval>) {
    self.codes = codes
    self.limit = limit
    self.words = words
  }

  private typealias Pair = (low: Int128, high: Int128)

  /// The numeral that starts at `start`, or `nil` when none does.
  func read(at start: Int) -> NumeralReading? {
    if let string = digitString(at: start) { return string }
    let end = min(limit, start + Self.lengthLimit)
    var i = start
    var total: Pair = (0, 0)
    var section: Pair = (0, 0)
    var digit: Pair?
    var digitStart = start
    var lastPower = 0  // of the last unit or scale, relative to the current section
    var lastScale = Int.max
    var step = 0
    var inherent = Qualifier.exact
    var sawZero = false
    var sawTerm = false
    var startsBare = false
    var overflow = false

    func close(_ scale: Int) {  // a 万 or 亿 ends the section
      let factor: Int128 = scale == 4 ? 10_000 : 100_000_000
      if let d = digit { section = (section.low + d.low, section.high + d.high) }
      digit = nil
      let whole: Pair
      if lastScale != Int.max, scale >= lastScale || section == (0, 0) {
        whole = (total.low + section.low, total.high + section.high)
        total = (0, 0)
      } else {
        whole = section
      }
      let base: Pair = whole == (0, 0) ? (1, 1) : whole
      let (l, o1) = base.low.multipliedReportingOverflow(by: factor)
      let (h, o2) = base.high.multipliedReportingOverflow(by: factor)
      if o1 || o2 || h > 1_000_000_000_000_000_000_000_000_000_000 {
        overflow = true
        return
      }
      total = (total.low + l, total.high + h)
      section = (0, 0)
      lastPower = scale
      lastScale = scale
      sawZero = false
    }

    loop: while i < end, !overflow {
      if let (next, interval) = vague(at: i), digit == nil {
        // 几, 数, 好几: a digit only where a unit, a scale or a measure word can follow, or after 十.
        guard let l = Int128(exactly: interval.low ?? .zero), let h = Int128(exactly: interval.high ?? .zero) else {
          break loop
        }
        digitStart = i
        digit = (section == (0, 0) || l > 2 ? l : 1, h)  // 几十 is 20..90, 十几 is 11..19, 三十好几 35..39
        inherent = .few
        i = next
        sawTerm = true
        step = 0
        if isLarge(at: i + 1), i < end, codes[i] == code("个") { i += 1 }
        continue
      }
      guard let meaning = HanDigit.of(codes[i]) else {
        if codes[i] == code("个"), digit != nil || section != (0, 0), isCounted(at: i + 1, digit) {  // 一个亿, 十个亿
          i += 1
          continue
        }
        if codes[i] == code("个"), let one = digit, inherent == .exact, i + 2 < end, isMore(codes[i + 1]),
          isLarge(at: i + 2)
        {  // 一个多亿: above one and below two, times 亿
          digit = (one.low, one.high + 1)
          inherent = .moreThan
          i += 2
          continue
        }
        if isMore(codes[i]), i > start, lastPower >= 1, digit == nil, i + 1 < end, isLarge(at: i + 1),
          inherent == .exact, section != (0, 0)
        {
          // 六百多亿: above 600 and below 700, then times 亿.
          section.high += power10(lastPower)
          inherent = .moreThan
          i += 1
          continue
        }
        break
      }
      switch meaning {
      case .digit(0):
        if i == start, !isLarge(at: i + 1), !isPoint(at: i + 1) {  // 零 alone
          digit = (0, 0)
          sawTerm = true
          i += 1
          break loop
        }
        if i == start { digit = (0, 0) }
        sawZero = true
        sawTerm = true
        i += 1
        if i < end, HanDigit.of(codes[i]) == nil, !isPoint(at: i) { i -= digit == nil ? 1 : 0; break loop }
      case .digit(let d):
        if let before = digit {
          guard before.low == before.high, Int128(d) == before.low + 1 || (before.low == 3 && d == 5),
            before.low > 0
          else { break loop }
          digit = (before.low, Int128(d))
          inherent = .range
        } else {
          digit = (Int128(d), Int128(d))
          digitStart = i
        }
        sawTerm = true
        i += 1
        step = 0
      case .tens(let n):
        guard digit == nil, section == (0, 0) else { break loop }
        section = (Int128(n) * 10, Int128(n) * 10)
        lastPower = 1
        step = 1
        sawTerm = true
        i += 1
      case .unit(let p):
        if digit == nil {
          if section != (0, 0), p >= lastPower || p != 1 { break loop }
          if total != (0, 0), section == (0, 0), !sawZero, p != 1 {
            // 万亿 is read below; 亿千 is nothing.
            break loop
          }
          if !sawTerm, p != 1 { startsBare = true }
          if !sawTerm, p == 1 { startsBare = false }
        }
        if section != (0, 0), p >= lastPower, lastPower > 0, lastPower < 4 {
          if digit != nil {  // 三百五百: two numbers
            digit = nil
            i = digitStart
          }
          break loop
        }
        let d = digit ?? (1, 1)
        section = (section.low + d.low * power10(p), section.high + d.high * power10(p))
        digit = nil
        lastPower = p
        step = p
        sawZero = false
        sawTerm = true
        i += 1
      case .scale(let p):
        if !sawTerm { startsBare = true }
        if lastScale != Int.max, p < lastScale, digit == nil, section == (0, 0) { break loop }  // 亿万
        if p == 4, lastScale == 4, digit == nil, section == (0, 0) { break loop }  // 万万
        if p == 8, lastScale == 8, digit == nil, section == (0, 0) {  // 百亿亿: once more, and no further
          guard codes[i - 1] == code("亿"), i < 2 || codes[i - 2] != code("亿"), total.high < power10(20) else {
            break loop
          }
          total = (total.low * power10(8), total.high * power10(8))
          step += 8
          i += 1
          continue
        }
        let sectionStep = digit != nil ? 0 : (section == (0, 0) ? (lastScale == Int.max ? 0 : step) : lastPower)
        close(p)
        step = sectionStep + p
        sawTerm = true
        i += 1
      }
    }
    guard !overflow else {
      return NumeralReading(range: start..<i, low: .zero, high: .zero, script: .han, refusal: "too_large")
    }
    guard sawTerm, i > start else { return nil }
    if let d = digit {
      if lastPower >= 2, !sawZero, section != (0, 0) || total != (0, 0), !isUnitAhead(at: i) {
        // 一万二: the digit counts the next lower power.
        let p = lastPower - 1
        section = (section.low + d.low * power10(p), section.high + d.high * power10(p))
        step = p
      } else {
        section = (section.low + d.low, section.high + d.high)
        step = 0
      }
    }
    let low = total.low + section.low
    let high = total.high + section.high
    guard let l = ExactDecimal(coefficient: low, exponent: 0), let h = ExactDecimal(coefficient: high, exponent: 0)
    else { return nil }
    var reading = NumeralReading(
      range: start..<i, low: l, high: h, inherent: inherent, step: step, printed: step, script: .han,
      hasScale: lastScale != Int.max)
    reading.scaleFactor = scaleFactor(of: reading, lastScale: lastScale)
    if startsBare, let hundred = aboutRound(start..<i) {  // 百八十台: a hundred, more or less
      let factor = l.dividedExactly(by: hundred.whole) ?? .one
      reading.low = hundred.about.multiplied(by: factor) ?? l
      reading.high = reading.low
      reading.inherent = .approx
      startsBare = false
    } else if startsBare, l.coefficient != 1 {  // 千二百
      startsBare = false
    }
    if startsBare {
      reading.isBareScale = true
      reading.inherent = .magnitude
      reading.high = l.shifted(by: 1) ?? l
    }
    if isPoint(at: i), inherent == .exact, !startsBare { return decimal(reading) }
    return reading
  }

  /// 百八十, 千八百, 万八千: about the first; the numeral's own sum and what it means.
  private func aboutRound(_ range: Range<Int>) -> (whole: ExactDecimal, about: ExactDecimal)? {
    guard range.count >= 3, codes[range.lowerBound + 1] == code("八"),
      case .unit(let low)? = HanDigit.of(codes[range.lowerBound + 2])
    else { return nil }
    let high: Int
    switch HanDigit.of(codes[range.lowerBound]) {
    case .unit(let p)?: high = p
    case .scale(4)?: high = 4
    default: return nil
    }
    guard high == low + 1, let about = ExactDecimal.one.shifted(by: high), let part = ExactDecimal(8).shifted(by: low),
      let whole = about.adding(part)
    else { return nil }
    return (whole, about)
  }

  /// 五百, 五千万, 五亿: all behind the first digit; 一百五十亿: the last scale.
  private func scaleFactor(of reading: NumeralReading, lastScale: Int) -> ExactDecimal {
    let range = reading.range
    let isOneDigit = codes[range.dropFirst()].allSatisfy {
      switch HanDigit.of($0) {
      case .unit?, .scale?: true
      default: false
      }
    }
    if isOneDigit, range.count > 1, case .digit(let d)? = HanDigit.of(codes[range.lowerBound]), d > 0 {
      return reading.low.dividedExactly(by: ExactDecimal(d)) ?? .one
    }
    guard lastScale != Int.max, range.count > 2 else { return .one }
    let isDouble = codes[range.upperBound - 2] == code("万") && codes[range.upperBound - 1] == code("亿")
    return ExactDecimal.one.shifted(by: lastScale + (isDouble ? 4 : 0)) ?? .one
  }

  /// 二零二四, 一三零: three digits and more, or two with a zero, read one by one.
  private func digitString(at start: Int) -> NumeralReading? {
    var i = start
    var value: Int128 = 0
    var zeros = 0
    while i < limit, i - start < 20, case .digit(let d)? = HanDigit.of(codes[i]) {
      value = value * 10 + Int128(d)
      if d == 0 { zeros += 1 }
      i += 1
    }
    let length = i - start
    guard length >= 2, !(length == 2 && isAscendingPair(at: start)) else { return nil }
    // 五百零三 and 三千五六百 reach here only from their start, so a unit right after the run makes it no string.
    if i < limit, let next = HanDigit.of(codes[i]) {
      switch next {
      case .unit: return nil
      case .scale where zeros == 0 && length < 3: return nil
      default: break
      }
    }
    guard let v = ExactDecimal(coefficient: value, exponent: 0) else { return nil }
    var reading = NumeralReading(
      range: start..<i, low: v, high: v, script: .han, isDigitString: true)
    if isPoint(at: i) { return decimal(reading) }
    if length >= 2, zeros > 0, case .digit(0)? = HanDigit.of(codes[start]) { reading.refusal = "identifier" }
    return reading
  }

  /// The scale run after Arabic digits: 万亿, 千万, 百, and 多 or 来 before it (20多万). Where it ends, the power of ten
  /// and whether 多 or 来 stood before it.
  func scaleRun(at start: Int) -> (end: Int, power: Int, more: Bool, about: Bool)? {
    var i = start
    var more = false
    var about = false
    if i + 1 < limit, codes[i] == 0x20, isScaleStart(at: i + 1) || isMore(codes[i + 1]) && isScaleStart(at: i + 2) {
      i += 1
    }
    if i < limit, codes[i] == code("来"), isScaleStart(at: i + 1) {
      about = true
      i += 1
    }
    if i < limit, isMore(codes[i]), isScaleStart(at: i + 1) {
      more = true
      i += 1
    }
    if i < limit, codes[i] == code("个"), isLarge(at: i + 1) { i += 1 }
    let first = i
    var power = 0
    while i < limit, i - first < 4, let meaning = HanDigit.of(codes[i]) {
      switch meaning {
      case .unit(let p) where power == 0 && p > 1: power = p
      case .unit(1) where power == 0 && isLarge(at: i + 1): power = 1
      case .scale(let p) where power < 4 || (power == 4 && p == 8) || (power >= 5 && power < 8 && p == 8): power += p
      default: return i == first ? nil : (i, power, more, about)
      }
      i += 1
    }
    return i == first ? nil : (i, power, more, about)
  }

  private func isScaleStart(at i: Int) -> Bool {
    guard i < limit, let meaning = HanDigit.of(codes[i]) else { return false }
    switch meaning {
    case .scale: return true
    case .unit(let p): return p > 1
    default: return false
    }
  }

  private func vague(at i: Int) -> (Int, Interval)? {
    var found: (Int, Interval)?
    words.forEachWord(in: codes, at: i, limit: limit) { end, interval in found = (end, interval) }
    guard let (end, interval) = found else { return nil }
    // 数 counts only before a unit or a scale (数十, 数亿): 数据 and 数学 are words.
    if end - i == 1, codes[i] == code("数"), !isHanUnit(at: end), i == 0 || codes[i - 1] != code("十") { return nil }
    return (end, interval)
  }

  private func isHanUnit(at i: Int) -> Bool {
    guard i < limit, let meaning = HanDigit.of(codes[i]) else { return false }
    switch meaning {
    case .unit, .scale: return true
    default: return false
    }
  }

  /// 万, 亿 or a unit that leads to one: 百万, 千亿.
  func isLarge(at i: Int) -> Bool {
    guard i < limit, let meaning = HanDigit.of(codes[i]) else { return false }
    switch meaning {
    case .scale: return true
    case .unit: return i + 1 < limit && { if case .scale? = HanDigit.of(codes[i + 1]) { true } else { false } }()
    default: return false
    }
  }

  /// 四五, 七八, 三五: two digits that mean "between".
  private func isAscendingPair(at i: Int) -> Bool {
    guard case .digit(let a)? = HanDigit.of(codes[i]), case .digit(let b)? = HanDigit.of(codes[i + 1]), a > 0 else {
      return false
    }
    return b == a + 1 || (a == 3 && b == 5)
  }

  /// 亿 behind 个: 一个亿 is a number, but 一个千亿模型 and 一个亿级系统 are one thing of that size.
  private func isCounted(at i: Int, _ digit: Pair?) -> Bool {
    guard isLarge(at: i) else { return false }
    guard let digit, digit == (1, 1) else { return true }
    return codes[i] == code("亿") && !(i + 1 < limit && codes[i + 1] == code("级"))
  }

  private func isUnitAhead(at i: Int) -> Bool { i < limit && codes[i] == code("分") }
  func isPoint(at i: Int) -> Bool {
    guard i + 1 < limit, codes[i] == code("点") else { return false }
    if case .digit? = HanDigit.of(codes[i + 1]) { return true }
    // 三点几倍 is a decimal, 三点几个人 a time.
    return codes[i + 1] == code("几") || isMore(codes[i + 1])
  }
  func isMore(_ c: UInt16) -> Bool { c == code("多") || c == code("余") }
  func power10(_ p: Int) -> Int128 { (0..<p).reduce(Int128(1)) { value, _ in value * 10 } }
}
