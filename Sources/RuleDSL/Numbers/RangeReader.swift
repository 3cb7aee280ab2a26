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

  private enum Separator { case dash, to, list, and, or, plusMinus }

  /// Two numbers that are one.
  struct Joint {
    var first: Measure
    var second: Measure
    /// Whether the second says how far the first may be off: 91.2 ± 0.3.
    var isTolerance = false
  }

  /// The range that starts with `first`, if a separator and a fitting second number follow.
  func join(_ first: Measure) -> Joint? {
    guard first.reading.refusal == nil, first.reading.inherent != .range else { return nil }
    for end in first.end == first.core.upperBound ? [first.end] : [first.end, first.core.upperBound] {
      guard let (next, separator) = separator(at: end, after: first) else { continue }
      let start = skipQualifier(next, separator)
      guard start < limit, var second = measures.read(at: start), second.reading.refusal == nil else { continue }
      var low = first
      if separator == .plusMinus {
        guard bound(&low, &second) else { continue }
        return Joint(first: low, second: second, isTolerance: true)
      }
      guard fit(&low, &second, separator) else { continue }
      return Joint(first: low, second: second)
    }
    return nil
  }

  private func separator(at end: Int, after first: Measure) -> (Int, Separator)? {
    var i = end
    let spaced = i < limit && codes[i] == 0x20
    if spaced { i += 1 }
    guard i < limit else { return nil }
    if let past = plusMinusEnd(at: i) { return (skipSpace(past), .plusMinus) }
    switch codes[i] {
    case code("到"), code("至"): return (skipSpace(i + 1), .to)
    case code("-") where !spaced && hyphenated(i) != nil: return hyphenated(i).map { ($0, .to) }
    case code("—") where i + 2 < limit && codes[i + 1] == codes[i] && !spaced && isNumeral(at: i + 2):  // 10%——15%
      return (i + 2, .dash)
    case code("-"), code("~"), code("—"):
      guard i + 1 < limit, codes[i + 1] != codes[i], codes[i + 1] != code(">") else { return nil }
      return (skipSpace(i + 1), .dash)
    case code("、") where first.end == first.core.upperBound: return (i + 1, .list)
    case code("上") where first.reading.inherent == .few && !spaced: return (i + 1, .to)  // 几十上百
    case code("和") where holds("之间", within: 16, from: i), code("与") where holds("之间", within: 16, from: i):
      return (i + 1, .and)
    case code(",") where !spaced && isSpokenList(first, i): return (i + 2, .or)  // about ten, fifteen percent
    default: break
    }
    if spaced {
      if word("to", i) || word("through", i) {
        return isChange(before: first.start) ? nil : (skipSpace(i + (word("to", i) ? 2 : 7)), .to)
      }
      if word("and", i), isBetween(first.start) { return (skipSpace(i + 3), .and) }
      if word("or", i) { return (skipSpace(i + 2), .or) }
    }
    return nil
  }

  /// Two spoken numbers of which the second corrects the first, behind a hedge: "about ten, fifteen percent".
  private func isSpokenList(_ first: Measure, _ comma: Int) -> Bool {
    guard first.reading.script == .english, first.reading.form == .count, first.unit == nil, comma + 2 < limit,
      codes[comma + 1] == 0x20, CodeClass.of(codes[comma + 2]) == .latin
    else { return false }
    return QualifierReader(sentence, measures.grammar).before(first.start, floor: floor)?.qualifier == .approx
  }

  /// `10- to 15-minute`, `10-to-15-minute`: where the second number starts.
  private func hyphenated(_ i: Int) -> Int? {
    for text in Self.hyphens where stands(text, in: codes, at: i) {
      return i + text.count
    }
    return nil
  }

  private func isNumeral(at i: Int) -> Bool { CodeClass.of(codes[i]) == .digit || HanDigit.of(codes[i]) != nil }

  /// `±`, `+/-`, `+-`, `(±` at `i`.
  private func plusMinusEnd(at i: Int) -> Int? {
    for text in Self.tolerances where stands(text, in: codes, at: i) {
      return i + text.count
    }
    return nil
  }

  /// "rose from $20 million to $35 million": two figures, before and after, and no range.
  private func isChange(before start: Int) -> Bool {
    let from = Array("from ".utf16)
    guard start >= from.count + 1, stands(from, in: codes, at: start - from.count) else { return false }
    var i = start - from.count
    var words = 0
    while i > 0, words < 6 {
      if codes[i - 1] != 0x20, CodeClass.of(codes[i - 1]) != .latin { return false }
      var begin = i
      while begin > 0, CodeClass.of(codes[begin - 1]) == .latin { begin -= 1 }
      if begin < i {
        words += 1
        let text = String(decoding: codes[begin..<i], as: UTF16.self)
        if Self.spreads.contains(text) { return false }
        if Self.changes.contains(text) { return true }
      }
      i = begin > 0 && begin == i ? i - 1 : begin
    }
    return false
  }

  /// Makes the first number one with a tolerance, in the second's kind of share where only that one has a sign.
  private func bound(_ first: inout Measure, _ second: inout Measure) -> Bool {
    let a = first.reading
    let b = second.reading
    guard a.low == a.high, b.low == b.high, a.inherent == .exact, b.inherent == .exact else { return false }
    if let u = first.unit?.unit, let v = second.unit?.unit, u != v { return false }
    if a.form == .count, b.form == .count, let (end, factor) = bracketedShare(first, second),
      let value = a.scaled(by: factor), let margin = b.scaled(by: factor)
    {
      first.reading = value
      first.reading.form = .ratio
      first.start -= 1
      second.reading = margin
      second.reading.form = .ratio
      second.reading.isRounded = true
      second.end = end
      second.ends.append(end)
      return true
    }
    if a.form == b.form { return true }
    guard a.form == .count, b.form == .ratio, let factor = ratioFactor(second), let scaled = a.scaled(by: factor) else {
      return false
    }
    first.reading = scaled
    first.reading.form = .ratio
    return true
  }

  /// `(91.2 ± 0.3)%`: the sign behind the brackets counts for both; where it ends and what it multiplies by.
  private func bracketedShare(_ first: Measure, _ second: Measure) -> (Int, ExactDecimal)? {
    let close = second.core.upperBound
    guard first.start > floor, codes[first.start - 1] == code("("), first.unit == nil, second.end == close,
      close < limit,
      codes[close] == code(")"), let (end, power) = measures.percent(at: skipSpace(close + 1)),
      let factor = ExactDecimal.one.shifted(by: -power)
    else { return nil }
    return (end, factor)
  }

  /// 百亿到接近千亿: a hedge at the second number.
  private func skipQualifier(_ i: Int, _ separator: Separator) -> Int {
    guard separator != .list, separator != .or else { return i }
    if separator == .to {
      for text in Self.hedges where stands(text, in: codes, at: i) {
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
      if separator == .list, isScaledPair(first, second) { break }
      let isTensPair =
        separator == .or && a.script == .english && a.low >= ExactDecimal(10) && a.low.adding(ExactDecimal(10)) == b.low
      if separator == .or, second.reading.form == .ratio, a.script == .english, b.script == .english,
        let factor = ratioFactor(second), let share = a.scaled(by: factor), first.unit == nil,
        b.low.subtracting(share.low).map({ $0 == factor || $0 == factor.multiplied(by: ExactDecimal(5)) }) ?? false
      {
        first.reading = share
        first.reading.form = .ratio
        break
      }
      guard isDigitPair || isTensPair, a.form == .count, b.form == .count, first.unit == nil, !first.hasClassifier,
        a.low.adding(.one) == b.low && b.low <= ExactDecimal(10) || isTensPair, a.low > .zero
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
    case .and, .plusMinus: break
    }
    if a.form == .count, b.form == .count, separator != .list, a.printed < 0 || b.printed < 0,
      second.unit.map({ measures.grammar.units.units[$0.unit].id == "times" }) ?? false
    {  // nothing happens 1.5 to 2 times
      first.reading.form = .multiplier
      second.reading.form = .multiplier
      second.unit = nil
      return a.low < b.high
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

  /// 3、4百万: neighbours of which the second has the scale.
  private func isScaledPair(_ first: Measure, _ second: Measure) -> Bool {
    let a = first.reading
    let b = second.reading
    guard first.core.count == 1, a.script == .arabic, b.script == .arabic, !a.hasScale, b.hasScale, first.unit == nil,
      !first.hasClassifier, let mantissa = b.low.dividedExactly(by: b.scaleFactor)
    else { return false }
    return a.low.adding(.one) == mantissa && mantissa < ExactDecimal(10)
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
    return stands(text, in: codes, at: start - text.count)
  }

  private func holds(_ text: String, within: Int, from i: Int) -> Bool {
    let word = Array(text.utf16)
    return (i..<min(limit, i + within)).contains {
      stands(word, in: codes, at: $0)
    }
  }

  private static let hedges = ["接近", "将近", "超过", "大约", "近", "约", "nearly ", "almost ", "about ", "over "].map {
    Array($0.utf16)
  }
  private static let hyphens = ["- to ", "-to-", "- or "].map { Array($0.utf16) }
  private static let tolerances = ["±", "+/-", "+-", "(±", "正负"].map { Array($0.utf16) }
  /// Words of change before "from A to B", in the forms that reports use.
  private static let changes: Set<String> = [
    "rose", "rise", "rises", "risen", "rising", "grew", "grow", "grows", "grown", "growing", "went", "go", "goes",
    "gone",
    "going", "jumped", "jump", "jumping", "climbed", "climb", "climbing", "increased", "increase", "increases",
    "increasing", "improved", "improve", "improves", "improving", "improvement", "fell", "fall", "falls", "fallen",
    "falling", "dropped", "drop", "drops", "dropping", "declined", "decline", "declines", "declining", "decreased",
    "decrease", "decreases", "decreasing", "reduced", "reduce", "reduces", "reducing", "reduction", "cut", "cuts",
    "cutting", "shrank", "shrink", "shrinking", "lowered", "lower", "lowers", "lowering", "raised", "raise", "raises",
    "raising", "boosted", "boost", "boosts", "boosting", "expanded", "expand", "expands", "expanding", "surged",
    "surge",
    "surging", "soared", "soar", "soaring", "slashed", "trimmed", "slipped", "slid", "moved", "scaled", "scale",
    "scaling", "doubled", "tripled", "quadrupled", "up", "down", "changed", "widened", "narrowed", "came", "plunged",
    "upgraded", "accelerated", "extended", "extends", "advanced", "pushed", "brought", "lifted", "growth", "gain",
  ]
  /// Words that make it a range all the same.
  private static let spreads: Set<String> = [
    "ranging", "ranges", "range", "ranged", "varies", "vary", "varying", "spanning",
  ]
}
