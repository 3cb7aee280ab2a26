/// Finds every numeral of a sentence and reads it with all that is glued to it, or says why it is no number.
///
/// One pass from left to right: traps first, then the numeral, then what stands behind it, a range if a second number
/// follows, and last what stands before. Each numeral comes out exactly once.
public struct NumberScanner: Sendable {
  let grammar: NumberGrammar

  /// The numbers of one sentence, in order, set-aside ones included.
  func scan(_ sentence: SentenceReading) -> [NumberCandidate] {
    var pass = ScanPass(sentence, grammar)
    return pass.run()
  }
}

/// The state of one pass over one sentence.
private struct ScanPass {
  private let sentence: SentenceReading
  private let grammar: NumberGrammar
  private let codes: [UInt16]
  private let measures: MeasureReader
  private let traps: NotANumber
  private let qualifiers: QualifierReader
  private var found: [NumberCandidate] = []
  private var floor = 0
  private var nextMask = 0

  init(_ sentence: SentenceReading, _ grammar: NumberGrammar) {
    self.sentence = sentence
    self.grammar = grammar
    codes = sentence.text.codes
    measures = MeasureReader(sentence, grammar)
    traps = NotANumber(sentence, grammar)
    qualifiers = QualifierReader(sentence, grammar)
  }

  mutating func run() -> [NumberCandidate] {
    var i = 0
    while i < codes.count {
      guard isStart(i), !isBelowZero(i) else {
        i = skip(i)
        continue
      }
      if let mask = mask(at: i) {
        if holdsNumeral(mask.range) { setAside(mask.range, mask.reason) }
        i = max(mask.range.upperBound, i + 1)
        continue
      }
      if let trap = traps.before(i) {
        let lower = max(trap.range.lowerBound, floor)
        setAside(lower..<trap.range.upperBound, trap.reason, measures.numeral(at: i))
        i = trap.range.upperBound
        continue
      }
      guard let measure = measures.read(at: i) else {
        i = skip(i)
        continue
      }
      i = take(measure)
    }
    raiseLadders()
    return found
  }

  // MARK: Walking

  private func isStart(_ i: Int) -> Bool {
    let c = codes[i]
    switch CodeClass.of(c) {
    case .digit: return true
    case .latin:
      guard i == 0 || !isWordCode(codes[i - 1]) else { return false }
      return AnchorSet.englishInitials.contains(c) || grammar.lexicon.englishWords.begins(with: c)
    case .han:
      return HanDigit.of(c) != nil || grammar.lexicon.hanWords.begins(with: c) || c == code("半") || c == code("翻")
    default: return ArabicNumeral.vulgar[c] != nil
    }
  }

  /// 零 of 零下5度 is a sign.
  private func isBelowZero(_ i: Int) -> Bool {
    codes[i] == code("零") && i + 2 < codes.count && codes[i + 1] == code("下")
      && (CodeClass.of(codes[i + 2]) == .digit || HanDigit.of(codes[i + 2]) != nil)
  }

  /// The next place worth a look: past the word for Latin letters.
  private func skip(_ i: Int) -> Int {
    guard CodeClass.of(codes[i]) == .latin else { return i + 1 }
    var k = i + 1
    while k < codes.count, CodeClass.of(codes[k]) == .latin { k += 1 }
    return k
  }

  private mutating func mask(at i: Int) -> (range: Range<Int>, reason: String)? {
    let masks = sentence.masks
    while nextMask < masks.count, masks[nextMask].range.upperBound <= i { nextMask += 1 }
    var k = nextMask
    while k < masks.count, masks[k].range.lowerBound <= i {
      if masks[k].range.contains(i) {
        // 十万火急 is an idiom, but the 百 of 百万 is none because 百万富翁 begins with it: the word must hold the numeral.
        let end = numeralEnd(i)
        if isCountAhead(masks[k].range) || isOpened(masks[k]) {
          k += 1
          continue
        }
        if masks[k].reason == "identifier" || masks[k].reason == "url" || end <= masks[k].range.upperBound {
          return masks[k]
        }
      }
      k += 1
    }
    return nil
  }

  private func numeralEnd(_ i: Int) -> Int {
    var k = i
    while k < codes.count, HanDigit.of(codes[k]) != nil { k += 1 }
    if k > i, k + 1 < codes.count, codes[k] == code("点"), HanDigit.of(codes[k + 1]) != nil || codes[k + 1] == code("几")
    {  // 一点五亿, 一点几个亿
      k += 1
      while k < codes.count, HanDigit.of(codes[k]) != nil || codes[k] == code("几") { k += 1 }
    }
    return max(k, i + 1)
  }

  /// 十四五岁, 大半年: a word of nothing but numerals, or of most of a half, is a number where a unit follows.
  private func isCountAhead(_ range: Range<Int>) -> Bool {
    if range.count == 2, codes[range.lowerBound] == code("大") {
      return measures.mostOfUnit(at: range.lowerBound) != nil
    }
    return range.count == 3 && codes[range].allSatisfy { HanDigit.of($0) != nil }
      && measures.unitName(at: range.upperBound) != nil
  }

  /// 一到两倍, 提高一倍, top 10%: what follows the word shows that its numeral counts after all.
  private func isOpened(_ mask: (range: Range<Int>, reason: String)) -> Bool {
    guard let last = codes[mask.range].last, mask.range.upperBound < codes.count else { return false }
    let next = codes[mask.range.upperBound]
    if mask.reason == "identifier" {  // 5G显存 is so much of it
      return last == code("g") && Self.memories.contains { stands($0, in: codes, at: mask.range.upperBound) }
    }
    guard mask.reason == "idiom" else { return false }
    if last == code("到") || last == code("至") || last == code("比") {
      return HanDigit.of(next) != nil || CodeClass.of(next) == .digit
    }
    if CodeClass.of(last) == .digit { return next == code("%") }
    return mask.range.count <= 3 && HanDigit.of(last) != nil && (next == code("倍") || next == code("成"))
  }

  private static let memories = ["显存", "内存", "存储", "硬盘", "缓存", "空间"].map { Array($0.utf16) }

  private func holdsNumeral(_ range: Range<Int>) -> Bool {
    codes[range].contains { CodeClass.of($0) == .digit || HanDigit.of($0) != nil || $0 == code("半") }
      || CodeClass.of(codes[range.lowerBound]) == .latin
  }

  /// Records a stretch that is no number. An ordinal keeps its numeral, for rules that want a rank.
  private mutating func setAside(_ stretch: Range<Int>, _ reason: String, _ numeral: NumeralReading? = nil) {
    // A word may begin inside of what the number before it took: each character is of one number.
    guard stretch.upperBound > floor else { return }
    let range = max(stretch.lowerBound, floor)..<stretch.upperBound
    floor = range.upperBound
    guard reason != "url" || codes[range].contains(where: { CodeClass.of($0) == .digit }) else { return }
    var candidate = NumberCandidate(
      core: range, quote: range, starts: [range.lowerBound], ends: [range.upperBound], form: .count, value: nil,
      interval: Interval(low: nil, high: nil), qualifier: .exact, printed: 0, isRounded: false, setAside: reason)
    if reason == "ordinal", let numeral, numeral.form == .count, numeral.low == numeral.high,
      numeral.refusal == nil || numeral.refusal == "ordinal", numeral.low > .zero
    {
      candidate.value = numeral.low
      candidate.interval = Interval(exactly: numeral.low)
      candidate.starts = unique([numeral.range.lowerBound, range.lowerBound])
      candidate.ends = unique([min(numeral.range.upperBound, range.upperBound), range.upperBound])
    }
    found.append(candidate)
  }

  // MARK: One number

  /// Records the number that begins with `first`; returns where scanning goes on.
  private mutating func take(_ first: Measure) -> Int {
    if let range = RangeReader(sentence, measures, floor: floor).join(first) {
      if let reason = traps.after(range.first) ?? traps.after(range.second), !Self.isUnitReason(reason) {
        setAside(range.first.core.lowerBound..<range.second.core.upperBound, reason)
        return range.second.core.upperBound
      }
      append(range.first, range.second, isTolerance: range.isTolerance)
      return max(found.last?.quote.upperBound ?? 0, range.second.end)
    }
    if let reason = traps.after(first) {
      let end: Int
      switch reason {
      case "identifier": end = tokenEnd(first.core.upperBound)
      case "time": end = traps.clockEnd(first.core.upperBound)
      case "ordinal", "version": end = traps.labelEnd(first.core.upperBound)
      default: end = traps.dateEnd(of: first) ?? first.end
      }
      setAside(first.core.lowerBound..<max(end, first.core.upperBound), reason, first.reading)
      return max(end, first.core.upperBound)
    }
    append(first, nil)
    return max(first.end, first.core.upperBound)
  }

  private static func isUnitReason(_ reason: String) -> Bool { reason == "date" }

  private func tokenEnd(_ i: Int) -> Int {
    var k = i
    while k < codes.count,
      isWordCode(codes[k]) || codes[k] == code("-") && k + 1 < codes.count && isWordCode(codes[k + 1])
    {
      k += 1
    }
    return k
  }

  private mutating func append(_ first: Measure, _ second: Measure?, isTolerance isBound: Bool = false) {
    let last = second ?? first
    let first = signed(first)
    let isTolerance = second == nil && isPlusMinus(before: first)
    let ahead = qualifiers.before(first.start, floor: floor) ?? upTo(first) ?? small(first)
    let glued = ahead.flatMap { $0.isGlued ? $0 : nil }
    let wording: Wording
    if isTolerance {
      wording = Wording(plusMinus: first.reading)
    } else if let second, isBound {
      wording = Wording(first.reading.low, tolerance: second.reading.low)
    } else {
      wording = Wording(first, second, ahead, approx: grammar.lexicon.approx)
    }
    let core = first.core.lowerBound..<last.core.upperBound
    let start = max(first.start, floor)  // the sign between `1¥2` is of the number before it
    let lower = max(isTolerance ? plusMinus(before: first) : glued.map(\.range.lowerBound) ?? start, floor)
    var candidate = NumberCandidate(
      core: core, quote: lower..<max(last.end, core.upperBound),
      starts: unique([core.lowerBound, start, lower]), ends: unique(last.ends + [last.end]),
      form: last.reading.form, value: wording.value, interval: wording.interval, qualifier: wording.qualifier,
      printed: last.reading.printed, isRounded: last.reading.isRounded, unit: last.unit ?? first.unit)
    candidate.hasClassifier = last.hasClassifier
    candidate.isNegated = qualifiers.isNegated(lower, floor: floor)
    candidate.isHypothetical = isHypothetical(lower)
    if glued != nil, isLoneHalf(candidate) {
      candidate.form = .ratio
      candidate.unit = nil
    }
    (candidate.setAside, candidate.weak) = weakness(
      first, second, candidate, isQualified: ahead != nil || isTolerance)
    found.append(candidate)
    floor = candidate.quote.upperBound
  }

  /// -3%, 负3.2%, 零下5度, minus 3 percent: a sign that joins nothing.
  private func signed(_ measure: Measure) -> Measure {
    guard let start = minus(before: measure) else { return measure }
    var negative = measure
    negative.start = start
    negative.reading.low = measure.reading.high.negated
    negative.reading.high = measure.reading.low.negated
    return negative
  }

  /// Where a sign that makes the measure negative starts.
  private func minus(before measure: Measure) -> Int? {
    let i = measure.start
    for (word, notAfter) in Self.minusWords
    where i - word.count >= floor && stands(word, in: codes, at: i - word.count) {
      let from = i - word.count
      if from > 0, notAfter.contains(codes[from - 1]) || isWordCode(word[0]) && isWordCode(codes[from - 1]) { continue }
      return from
    }
    guard i > floor, codes[i - 1] == code("-"), measure.reading.script == .arabic else { return nil }
    if i > 1, codes[i - 2] != 0x20, CodeClass.of(codes[i - 2]) != .clause, CodeClass.of(codes[i - 2]) != .han {
      return nil
    }
    return i - 1
  }

  private static let minusWords: [([UInt16], CodeSet)] = [
    ("负", CodeSet("正胜欠抱自")), ("零下", CodeSet("")), ("minus ", CodeSet("")), ("negative ", CodeSet("")),
  ].map { (Array($0.0.utf16), $0.1) }

  /// Where the sign of `±0.2` stands, or the number's own start.
  private func plusMinus(before measure: Measure) -> Int {
    var i = measure.start
    if i > floor, codes[i - 1] == 0x20 { i -= 1 }
    if i > floor + 1, codes[i - 1] == code("负"), codes[i - 2] == code("正") { return i - 2 }
    return i > floor && codes[i - 1] == 0xB1 ? i - 1 : measure.start
  }

  private func isPlusMinus(before measure: Measure) -> Bool { plusMinus(before: measure) < measure.start }

  /// 上百家, 上万张: at least that many. 上 does so only before a lone scale word.
  private func upTo(_ measure: Measure) -> QualifierReader.Found? {
    let i = measure.start
    guard measure.reading.isBareScale, i > floor, codes[i - 1] == code("上") else { return nil }
    return .init(qualifier: .atLeast, range: i - 1..<i, isGlued: true)
  }

  /// 小一百台, 小两万人: not quite so many.
  private func small(_ first: Measure) -> QualifierReader.Found? {
    let i = first.start
    let isHalf = i < codes.count && codes[i] == code("半") && first.unit != nil  // 小半年
    guard first.reading.script == .han, first.reading.step >= 2 || isHalf, i > floor, codes[i - 1] == code("小"),
      i < 2 || !Self.smallWords.contains(codes[i - 2])
    else { return nil }
    return .init(qualifier: .nearly, range: i - 1..<i, isGlued: true)
  }

  /// What makes another word of 小: 大小, 缩小, 最小.
  private static let smallWords = CodeSet("大缩最减较变微窄弱从")

  /// 1亿、10亿、百亿、千亿: in a row of powers of ten in which one is a magnitude, all are.
  private mutating func raiseLadders() {
    var start = 0
    while start < found.count {
      var end = start + 1
      while end < found.count, isRung(found[end - 1]), isRung(found[end]), isList(found[end - 1], found[end]) {
        end += 1
      }
      if end - start > 1, (start..<end).contains(where: { found[$0].qualifier == .magnitude }) {
        for k in start..<end where found[k].qualifier == .exact {
          guard let value = found[k].value else { continue }
          found[k].qualifier = .magnitude
          found[k].interval = Wording.interval(.magnitude, value, grammar.lexicon.approx)
        }
      }
      start = end
    }
  }

  private func isRung(_ candidate: NumberCandidate) -> Bool {
    candidate.setAside == nil && candidate.form == .count && candidate.value?.coefficient == 1
      && (candidate.qualifier == .exact || candidate.qualifier == .magnitude)
      && (candidate.value?.exponent ?? 0) >= 4
  }

  private func isList(_ a: NumberCandidate, _ b: NumberCandidate) -> Bool {
    let between = codes[a.quote.upperBound..<max(a.quote.upperBound, b.quote.lowerBound)].filter { $0 != 0x20 }
    if between.isEmpty { return a.quote.upperBound == b.quote.lowerBound && b.qualifier == .magnitude }
    return between.count == 1 && (between[0] == code("、") || between[0] == code(","))
  }

  private func unique(_ places: [Int]) -> [Int] {
    places.reduce(into: []) { list, place in if !list.contains(place) { list.append(place) } }
  }

  /// A what-if word earlier in the clause.
  private func isHypothetical(_ start: Int) -> Bool {
    sentence.hypotheticals.contains { word in
      word.upperBound <= start && !codes[word.upperBound..<start].contains { CodeClass.of($0) == .clause }
    }
  }

  /// Small counts, articles and lone scale words are numbers only where a rule says so.
  private func weakness(_ first: Measure, _ second: Measure?, _ candidate: NumberCandidate, isQualified: Bool) -> (
    String?, String?
  ) {
    let reading = first.reading
    let kind = candidate.unit.map { grammar.units.units[$0.unit].kind }
    let isMeasured = kind.map { $0 != "count" } ?? false
    if isLoneHalf(candidate) { return ("idiom", nil) }
    if reading.form != .count || candidate.form != .count { return (nil, nil) }
    if reading.isBareScale, second == nil {
      if isQualified || first.after != nil || first.isMore { return (nil, nil) }
      if candidate.core.count == 1, candidate.unit == nil, !isMagnitudeWord(candidate.core.upperBound) {
        return (nil, "idiom")
      }
      return (nil, nil)
    }
    let ten = ExactDecimal(10)
    guard second == nil, !reading.hasScale, reading.high <= ten, !reading.isRounded else { return (nil, nil) }
    let isOne = reading.low == .one && reading.script != .arabic
    if isMeasured, !(isOne && first.hasClassifier && kind != "duration") { return (nil, nil) }
    if isOne, !first.isMore { return (nil, "article") }
    if first.isMore || isQualified && reading.inherent == .exact { return (nil, nil) }
    return (nil, "small_count")
  }

  /// A half without a unit: 过半 states a share, 半 alone nothing.
  private func isLoneHalf(_ candidate: NumberCandidate) -> Bool {
    candidate.core.count == 1 && codes[candidate.core.lowerBound] == code("半") && candidate.form == .count
      && candidate.unit.map { grammar.units.units[$0.unit].kind == "count" } ?? true
  }

  private func isMagnitudeWord(_ i: Int) -> Bool { i < codes.count && codes[i] == code("级") }
}
