/// Joins two numbers into a range: `1.5到2倍`, `8、9个月`, `between 3% and 5%`, `几千万美元到几个亿美元`, `10-15%`.
struct RangeReader {
  private let sentence: SentenceReading
  private let measures: MeasureReader
  private let floor: Int
  private var codes: [UInt16] { sentence.text.codes }
  private var limit: Int { sentence.text.codes.count }

  init(_ sentence: SentenceReading, _ measures: MeasureReader, floor: Int) {
    self.sentence = sentence
    self.measures = measures
    self.floor = floor
  }

  private enum Separator { case dash, to, list, and, or }

  /// The range that starts with `first`, if a separator and a fitting second number follow.
  func join(_ first: Measure) -> (first: Measure, second: Measure)? {
    guard first.reading.refusal == nil, first.reading.inherent != .range else { return nil }
    for end in first.end == first.core.upperBound ? [first.end] : [first.end, first.core.upperBound] {
      guard let (next, separator) = separator(at: end, after: first) else { continue }
      let start = skipQualifier(next, separator)
      guard start < limit, var second = measures.read(at: start), second.reading.refusal == nil else { continue }
      var low = first
      guard fit(&low, &second, separator) else { continue }
      return (low, second)
    }
    return nil
  }

  private func separator(at end: Int, after first: Measure) -> (Int, Separator)? {
    var i = end
    let spaced = i < limit && codes[i] == 0x20
    if spaced { i += 1 }
    guard i < limit else { return nil }
    switch codes[i] {
    case code("到"), code("至"): return (skipSpace(i + 1), .to)
    case code("-"), code("~"), code("—"):
      guard i + 1 < limit, codes[i + 1] != codes[i] else { return nil }
      return (skipSpace(i + 1), .dash)
    case code("、") where first.end == first.core.upperBound: return (i + 1, .list)
    case code("和") where holds("之间", within: 16, from: i), code("与") where holds("之间", within: 16, from: i):
      return (i + 1, .and)
    default: break
    }
    if spaced {
      if word("to", i) || word("through", i) { return (skipSpace(i + (word("to", i) ? 2 : 7)), .to) }
      if word("and", i), isBetween(first.start) { return (skipSpace(i + 3), .and) }
      if word("or", i) { return (skipSpace(i + 2), .or) }
    }
    return nil
  }

  /// 百亿到接近千亿: a hedge at the second number.
  private func skipQualifier(_ i: Int, _ separator: Separator) -> Int {
    guard separator != .list, separator != .or else { return i }
    if separator == .to {
      for text in Self.hedges where i + text.count < limit && codes[i..<i + text.count].elementsEqual(text) {
        return i + text.count
      }
    }
    // A currency sign before the second number.
    var k = i
    while k < limit, k - i < 4, CodeClass.of(codes[k]) != .digit, HanDigit.of(codes[k]) == nil,
      codes[k] == code("$") || codes[k] == 0xA5 || codes[k] == 0x20AC || codes[k] == 0xA3
    {
      k += 1
    }
    return k
  }

  /// Whether the two make a range; what only one of them states counts for both.
  private func fit(_ first: inout Measure, _ second: inout Measure, _ separator: Separator) -> Bool {
    let a = first.reading
    let b = second.reading
    switch separator {
    case .list, .or:
      // 8、9个月 and two or three: neighbours only, and both bare.
      let isDigitPair =
        first.core.count <= (separator == .or ? 6 : 1) && a.script == b.script && !a.hasScale && !b.hasScale
      guard isDigitPair, a.form == .count, b.form == .count, first.unit == nil, !first.hasClassifier,
        a.low.adding(.one) == b.low, b.low <= ExactDecimal(10), a.low > .zero
      else { return false }
      if separator == .list, second.unit == nil, !second.hasClassifier { return false }
    case .dash:
      if a.script == .english || b.script == .english { return false }
      // 400-810 and 3-4-5 are numbers of another sort.
      if second.core.upperBound < limit, codes[second.core.upperBound] == code("-"),
        second.end == second.core.upperBound
      {
        return false
      }
    case .to:
      // "from 12 languages to 1.8 million" are two numbers; $3 to 5 million is a range.
      if first.unit != nil, !first.isPriced, second.unit == nil, a.form == b.form, !second.hasClassifier {
        return false
      }
    case .and: break
    }
    if a.form != b.form {
      guard a.form == .count, first.unit == nil, !first.hasClassifier, !a.hasScale else { return false }
      let factor: ExactDecimal? =
        b.form == .ratio ? ratioFactor(second) : .one
      guard let factor, let scaled = a.scaled(by: factor) else { return false }
      first.reading = scaled
      first.reading.form = b.form
    } else if !a.hasScale, b.scaleFactor != .one,
      first.unit == nil || second.unit?.unit == first.unit?.unit || first.isPriced && second.unit == nil,
      !first.hasClassifier, a.form == .count,
      let mantissa = b.low.dividedExactly(by: b.scaleFactor), a.low < mantissa, let scaled = a.scaled(by: b.scaleFactor)
    {
      first.reading = scaled
    }
    if let u = first.unit?.unit, let v = second.unit?.unit, u != v { return false }
    let top = second.reading.inherent == .magnitude ? second.reading.low : second.reading.high
    guard first.reading.low < top else { return false }
    // Two dates or two names with a dash are no range: the traps saw them; a range of years is bare and close.
    return true
  }

  /// What turns the first number of `10-15%` into the second's kind of share.
  private func ratioFactor(_ second: Measure) -> ExactDecimal? {
    let last = codes[second.core.upperBound - 1]
    if last == 0x2030 { return ExactDecimal("0.001") }
    if last == code("成") || last == code("折") { return ExactDecimal("0.1") }
    return ExactDecimal("0.01")
  }

  private func skipSpace(_ i: Int) -> Int { i < limit && codes[i] == 0x20 ? i + 1 : i }

  private func word(_ text: String, _ i: Int) -> Bool {
    let end = i + text.utf16.count
    return end < limit && codes[i..<end].elementsEqual(text.utf16) && !isWordCode(codes[end])
  }

  private func isBetween(_ start: Int) -> Bool {
    let text = Array("between ".utf16)
    return start >= text.count && codes[start - text.count..<start].elementsEqual(text)
  }

  private func holds(_ text: String, within: Int, from i: Int) -> Bool {
    let word = Array(text.utf16)
    return (i..<min(limit, i + within)).contains {
      $0 + word.count <= limit && codes[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  private static let hedges = ["接近", "将近", "超过", "大约", "近", "约", "nearly ", "almost ", "about ", "over "].map {
    Array($0.utf16)
  }
}
