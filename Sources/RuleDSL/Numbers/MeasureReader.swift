/// Reads one number at a position with everything glued on behind: scale, ratio sign, 多, measure word, unit, 左右.
struct MeasureReader {
  let sentence: SentenceReading
  let grammar: NumberGrammar
  var codes: [UInt16] { sentence.text.codes }
  var limit: Int { sentence.text.codes.count }

  init(_ sentence: SentenceReading, _ grammar: NumberGrammar) {
    self.sentence = sentence
    self.grammar = grammar
  }

  /// The measure that starts at `start`, or `nil` when no numeral does.
  func read(at start: Int) -> Measure? {
    guard var reading = numeral(at: start) else { return nil }
    var measure = Measure(
      reading: reading, core: reading.range, ends: [], end: reading.range.upperBound, start: start)
    measure.start = currencyStart(before: reading.range.lowerBound, &measure)
    var i = reading.range.upperBound
    if reading.refusal == nil {
      if reading.form == .count { i = sign(after: i, &reading, &measure) }
      if reading.form == .ratio || reading.low < .one { i = ofPercent(at: i, &reading) }
      if reading.form != .count, let end = moreEnd(at: i) {  // 百分之九十多
        measure.isMore = true
        i = end
      }
    }
    measure.core = reading.range.lowerBound..<max(measure.core.upperBound, reading.range.upperBound)
    measure.reading = reading
    measure.ends = [measure.core.upperBound]
    if i > measure.core.upperBound { measure.ends.append(i) }
    measure.end = i
    if reading.refusal == nil { attach(at: i, &measure) }
    negate(&measure)
    if measure.reading.form == .multiplier, start > 0, codes[start] == code("半"), codes[start - 1] == code("减") {
      measure.start = start - 1
    }  // 减半
    let isPart = reading.script == .english || ArabicNumeral.vulgar[codes[start]] != nil
    if isPart, reading.form == .count, reading.low < .one, reading.low == reading.high,
      measure.unit == nil
    {  // half of them, three quarters of users
      measure.reading.form = .ratio
    }
    return measure
  }

  // MARK: Numerals

  func numeral(at start: Int) -> NumeralReading? {
    let c = codes[start]
    if CodeClass.of(c) == .digit || ArabicNumeral.vulgar[c] != nil { return arabic(at: start) }
    if CodeClass.of(c) == .latin {
      guard start == 0 || !isWordCode(codes[start - 1]) else { return nil }
      return english(at: start)
    }
    return partOf(at: start) ?? doubling(at: start) ?? countless(at: start) ?? shareWord(at: start) ?? han(at: start)
      ?? halfWord(at: start)
  }

  private func english(at start: Int) -> NumeralReading? {
    let reader = EnglishNumeral(codes, limit: limit, words: grammar.lexicon.englishWords)
    guard let reading = reader.read(at: start) else { return nil }
    guard reading.form == .count, reading.refusal == nil, !reading.hasScale else { return reading }
    // A century alone is what is read of a year in two halves.
    if let century = Int(exactly: reading.low), (17...20).contains(century), let year = reader.spokenYear(at: start),
      unitName(at: year.range.upperBound + 1) == nil
    {
      return year
    }
    return oneIn(reading) ?? latinScale(reading, adjacent: false) ?? reading  // seven out of 10, forty k tokens
  }

  func han(at start: Int) -> NumeralReading? {
    let reader = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords)
    guard var reading = reader.read(at: start) else { return nil }
    if let power = power(of: reading) ?? proportion(of: reading) { return power }
    if reading.isDigitString, let scaled = latinScale(reading, adjacent: true) { return scaled }
    if !reading.hasScale || reading.refusal == nil, let scaled = latinScale(reading, adjacent: true) { return scaled }
    if let tenths = tenths(reading) { return tenths }
    // 三八四块卡 is spelled out as it is heard; without a thing behind it a run of digits is a label.
    if reading.isDigitString, reading.low >= ExactDecimal(100), !holdsZero(reading.range),
      !isCountedThing(at: reading.range.upperBound)
    {
      reading.refusal = "digit_string"
    }
    return reading
  }

  private func isCountedThing(at i: Int) -> Bool {
    if unitName(at: i) != nil { return true }
    guard let end = classifierEnd(at: i) else { return false }
    return unitName(at: end) != nil
  }

  func holdsZero(_ range: Range<Int>) -> Bool {
    codes[range].contains { if case .digit(0)? = HanDigit.of($0) { true } else { false } }
  }

  func arabic(at start: Int) -> NumeralReading? {
    let reader = ArabicNumeral(codes, limit: limit)
    if let fraction = reader.readFraction(at: start) { return fraction }
    var reading = reader.readPlaces(at: start) ?? reader.read(at: start)
    guard reading.refusal == nil else { return reading }
    if let power = power(of: reading) ?? proportion(of: reading) ?? roundPlural(reading) { return power }
    teen(&reading)
    let han = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords)
    if let run = han.scaleRun(at: reading.range.upperBound),
      !unitIsLonger(than: run.end, at: reading.range.upperBound),  // 千克, 百分点
      let factor = ExactDecimal.one.shifted(by: run.power)
    {
      if run.about { reading.inherent = .approx }
      if run.more {
        let step = ExactDecimal.one.shifted(by: reading.step) ?? .one
        reading.high = reading.low.adding(step) ?? reading.low
        reading.inherent = .moreThan
      }
      if let scaled = reading.scaled(by: factor) {
        reading = scaled
        reading.range = start..<run.end
        reading.hasScale = true
        reading.isRounded = true
        reading = tail(continued(thousands(reading, power: run.power), power: run.power))
      }
    } else if let scaled = latinScale(reading, adjacent: false) ?? moneyScale(reading) ?? slangScale(reading) {
      reading = scaled
    } else if let share = oneIn(reading) {
      return share
    } else if let tenths = tenths(reading) {
      return tenths
    }
    return reading
  }

  /// A scale of the packs behind the digits: 130B, 4.6 million, 3 dozen.
  func latinScale(_ reading: NumeralReading, adjacent: Bool) -> NumeralReading? {
    let end = reading.range.upperBound
    var i = end
    if !adjacent, i + 1 < limit, codes[i] == 0x20 || codes[i] == code("-") { i += 1 }  // 70-billion-parameter
    let isPiece = adjacent && i < limit && codes[i] == code("个")  // 一百七十五个B
    if isPiece { i += 1 }
    guard i < limit else { return nil }
    var best: (end: Int, name: NumberLexicon.ScaleName)?
    grammar.lexicon.scales.forEachWord(in: codes, at: i, limit: limit) { e, name in
      if name.isLatin, e < limit, isWordCode(codes[e]) { return }
      if isPiece, !name.isLatin { return }
      // One letter a space away is a scale only before what it counts: 1.4 T tokens.
      if i > end, !isPiece, name.length < 2,
        codes[end] != 0x20 || e >= limit || codes[e] != 0x20 || unitName(at: e + 1) == nil
      {
        return
      }
      guard NumberLexicon.matchesCase(name.cased, sentence.text, i), sentence.holds(name.condition) else { return }
      if e > best?.end ?? i { best = (e, name) }
    }
    if best == nil, !adjacent {  // the grammar's own words: 4.6 million
      var e = i
      while e < limit, CodeClass.of(codes[e]) == .latin { e += 1 }
      switch EnglishNumeral.word(codes, i..<e) {
      case .scale(let p)?:
        best = (e, .init(value: ExactDecimal.one.shifted(by: p), condition: nil, isLatin: true, length: e - i))
      case .hundred?: best = (e, .init(value: ExactDecimal(100), condition: nil, isLatin: true, length: 7))
      default: break
      }
    }
    guard let best else { return nil }
    if unitIsLonger(than: best.end, at: i) { return nil }
    guard let factor = best.name.value, var scaled = reading.scaled(by: factor) else {
      var refused = reading
      refused.range = reading.range.lowerBound..<best.end
      refused.refusal = best.name.value == nil ? "ambiguous_scale" : "too_large"
      return refused
    }
    scaled.range = reading.range.lowerBound..<best.end
    scaled.hasScale = true
    scaled.isRounded = true
    scaled.isDigitString = false
    return scaled
  }

  /// `US$4.6m`: small letters are scales only behind a currency sign.
  func moneyScale(_ reading: NumeralReading) -> NumeralReading? {
    let end = reading.range.upperBound
    guard end < limit, let power = Self.moneyScales[codes[end]] else { return nil }
    let past = codes[end] == code("m") && end + 1 < limit && codes[end + 1] == code("m") ? end + 2 : end + 1  // $4.6MM
    guard past >= limit || !isWordCode(codes[past]),
      currency(before: reading.range.lowerBound) != nil, let factor = ExactDecimal.one.shifted(by: power),
      var scaled = reading.scaled(by: factor)
    else { return nil }
    scaled.range = reading.range.lowerBound..<past
    scaled.hasScale = true
    scaled.isRounded = true
    return scaled
  }

  /// `1 in 10,000`, `7 out of 10`: a share.
  func oneIn(_ reading: NumeralReading) -> NumeralReading? {
    let end = reading.range.upperBound
    let isOut = matches(Self.outOf, at: end)
    let next = end + (isOut ? Self.outOf.count : Self.inWord.count)
    guard isOut || matches(Self.inWord, at: end), reading.low < ExactDecimal(100), reading.low == reading.high,
      next < limit, let whole = wholeNumeral(at: next)
    else { return nil }
    guard whole.refusal == nil, whole.low > reading.low, whole.low < ExactDecimal(1900) || whole.range.count != 4,
      isOut || reading.low == .one || whole.low.coefficient == 1, let share = Quotient.nearest(reading.low, whole.low)
    else { return nil }
    return NumeralReading(
      range: reading.range.lowerBound..<whole.range.upperBound, low: share, high: share, step: share.exponent,
      printed: share.exponent, script: .arabic, form: .ratio)
  }

  private func wholeNumeral(at i: Int) -> NumeralReading? {
    if CodeClass.of(codes[i]) == .digit { return ArabicNumeral(codes, limit: limit).read(at: i) }
    guard CodeClass.of(codes[i]) == .latin else { return nil }
    let whole = EnglishNumeral(codes, limit: limit, words: grammar.lexicon.englishWords).read(at: i)
    return whole.flatMap { $0.form == .count && $0.low == $0.high ? $0 : nil }
  }

  /// 数以万计: tens of thousands.
  func countless(at start: Int) -> NumeralReading? {
    guard matches("数以", at: start), start + 2 < limit,
      var reading = HanNumeral(codes, limit: limit, words: grammar.lexicon.hanWords).read(at: start + 2),
      reading.isBareScale,
      reading.range.upperBound < limit, codes[reading.range.upperBound] == code("计"),
      let low = reading.low.multiplied(by: ExactDecimal(2)), let high = reading.low.multiplied(by: ExactDecimal(9))
    else { return nil }
    reading.range = start..<reading.range.upperBound + 1
    reading.low = low
    reading.high = high
    reading.inherent = .few
    reading.isBareScale = false
    return reading
  }

  func unitIsLonger(than end: Int, at start: Int) -> Bool {
    unitName(at: start).map { $0.range.upperBound > end } ?? false
  }

  // MARK: Small things

  func isMore(at i: Int) -> Bool { i < limit && (codes[i] == code("多") || codes[i] == code("余")) }
  /// Where 出头, 有余, -odd or -some ends behind a number or its unit: more than it, less than the next step.
  func moreEnd(at i: Int) -> Int? {
    if isMore(at: i), !isHanDigit(i + 1) { return i + 1 }
    for word in Self.moreWords where matches(word, at: i) {
      let end = i + word.count
      if end >= limit || !isWordCode(codes[end]) || !isWordCode(codes[end - 1]) { return end }
    }
    return nil
  }
  /// 来 between a round number and what it counts, 把 behind a bare one: 十来个, 千把块钱.
  func isAbout(at i: Int, _ reading: NumeralReading) -> Bool {
    guard i > 0, i < limit, codes[i] == code("来") || reading.isBareScale && codes[i] == code("把") else { return false }
    return classifierEnd(at: i + 1) != nil || unitName(at: i + 1) != nil
  }
  func isHanDigit(_ i: Int) -> Bool { i < limit && HanDigit.of(codes[i]) != nil }

  func matches(_ text: String, at i: Int) -> Bool { matches(Array(text.utf16), at: i) }
  func matches(_ text: [UInt16], at i: Int) -> Bool { stands(text, in: codes, at: i) }

  static let parts: [([UInt16], Int)] = [
    ("百分之", 2), ("千分之", 3), ("万分之", 4), ("十万分之", 5), ("百万分之", 6), ("亿分之", 8),
  ].map {
    (Array($0.0.utf16), $0.1)
  }
  /// What makes another word of a measure word: 部署, 项目, 位于.
  static let otherWords: [UInt16: [UInt16]] = [
    code("部"): Array("署门".utf16), code("位"): Array("于置".utf16), code("条"): Array("件".utf16),
    code("期"): Array("间望".utf16), code("支"): Array("持付".utf16), code("对"): Array("于话比应".utf16),
    code("节"): Array("省能".utf16), code("组"): Array("织".utf16), code("种"): Array("植子".utf16),
    code("门"): Array("店口".utf16), code("间"): Array("隔".utf16), code("场"): Array("景".utf16),
    code("批"): Array("量准".utf16), code("起"): Array("来".utf16), code("根"): Array("据".utf16),
  ]
  static let partWord = Array("分之".utf16)
  static let moreWords = ["出头", "有余", " odd", "-odd", "-some", " some-odd", " some odd", "-something", " something"].map
  { Array($0.utf16) }
  static let inWord = Array(" in ".utf16)
  static let outOf = Array(" out of ".utf16)
  static let moneyScales: [UInt16: Int] = [code("k"): 3, code("m"): 6, code("b"): 9, code("t"): 12]
  static let percentWords = ["percent", "per cent", "pct", "-percent", "\\%"].map { Array($0.utf16) }
  static let timesWord = Array("times".utf16)
  static let foldWords = ["-fold", "fold"].map { Array($0.utf16) }
}
