/// Every trap in one place: numerals that are names, dates, ordinals, versions, phone numbers and the like.
///
/// `before` looks at a position before a numeral is read there, `after` at a numeral that was read. Words that merely
/// contain a numeral (一直, no one) are data of the packs and arrive as masks.
struct NotANumber {
  let sentence: SentenceReading
  let grammar: NumberGrammar
  var codes: [UInt16] { sentence.text.codes }
  var limit: Int { sentence.text.codes.count }

  init(_ sentence: SentenceReading, _ grammar: NumberGrammar) {
    self.sentence = sentence
    self.grammar = grammar
  }

  /// A stretch that is no number.
  struct Verdict {
    var range: Range<Int>
    var reason: String
  }

  // MARK: Before reading

  /// What stands at `i`, when that is no number.
  func before(_ i: Int) -> Verdict? {
    if CodeClass.of(codes[i]) == .digit {
      if let date = quarter(i) ?? decade(i) { return date }
      if let name = identifier(i) ?? numbered(i, digitsEnd(i)) { return name }
      if let date = date(i) ?? clock(i) ?? hour(i) { return date }
      if let label = phone(i) ?? version(i) ?? listNumber(i) { return label }
      return citation(i) ?? ordinal(i)
    }
    if let label = ordinal(i) ?? hanListNumber(i) { return label }
    return weekday(i) ?? veryMuch(i) ?? stutter(i)
  }

  /// `GPT-4`, `A100`, `Llama2`, `v1.2`, `#5`, `x^2`: Latin letters or a joining sign lead into the digits.
  func identifier(_ i: Int) -> Verdict? {
    guard i > 0 else { return nil }
    let previous = codes[i - 1]
    if CodeClass.of(previous) == .latin, !isCurrency(endingAt: i) {
      return Verdict(range: wordStart(i)..<tokenEnd(i), reason: "identifier")
    }
    if previous == code("-") || previous == code("_"), i > 1, isWordCode(codes[i - 2]), !isSub(before: i) {
      return Verdict(range: wordStart(i - 1)..<tokenEnd(i), reason: "identifier")
    }
    if previous == code("@"), i > 1, isWordCode(codes[i - 2]) {  // pass@1
      return Verdict(range: wordStart(i - 1)..<tokenEnd(i), reason: "identifier")
    }
    if previous == code("^") { return Verdict(range: i..<digitsEnd(i), reason: "math") }
    if previous == code("#") { return Verdict(range: i - 1..<digitsEnd(i), reason: "ordinal") }
    return nil
  }

  /// sub-10B, sub-10 ms: less than that.
  private func isSub(before i: Int) -> Bool { codes[wordStart(i)..<i].elementsEqual(Self.sub) }
  private static let sub = Array("sub-".utf16)

  // MARK: After reading

  /// Why the measure is no number, if it is none.
  func after(_ measure: Measure) -> String? {
    let core = measure.core
    let reading = measure.reading
    if reading.script == .han, isEraYear(core) || (reading.isDigitString || core.count == 2) && isSpelledYear(core) {
      return "date"
    }
    if let refusal = reading.refusal { return refusal }
    if core.upperBound < limit, measure.end == core.upperBound, CodeClass.of(codes[core.upperBound]) == .latin,
      isWordCode(codes[core.upperBound - 1])
    {
      return "identifier"
    }
    if reading.script == .arabic, core.upperBound + 1 < limit, codes[core.upperBound] == code("-"),
      CodeClass.of(codes[core.upperBound + 1]) == .latin, measure.unit == nil, reading.form == .count,
      !reading.hasScale,
      isNamePart(core.upperBound + 1)
    {
      return "identifier"
    }
    if reading.script == .han, let v = Int(exactly: reading.low), reading.inherent == .exact,
      calendar(from: core.lowerBound, numeralEnd: core.upperBound, value: v) != nil
    {
      return "date"
    }
    if reading.script == .han || reading.script == .arabic, isClockHour(core) { return "time" }
    if isRelativeDate(measure) { return "date" }
    if isBareYear(measure) { return "date" }
    if isSectionNumber(measure) { return "section" }
    return setAsideForm(measure)
  }

  func isNamePart(_ i: Int) -> Bool {
    var e = i
    while e < limit, isWordCode(codes[e]) { e += 1 }
    // "8-bit", "70-billion-parameter" and "10-year" go on with a unit; "3-Turbo" starts with a capital.
    return sentence.text.cased[i] != codes[i] && e - i > 1
  }

  /// The forms of the packs: `level <number>`, `<number>岁`.
  func setAsideForm(_ measure: Measure) -> String? {
    var reason: String?
    let isSmall = measure.reading.high <= ExactDecimal(20)  // 三个方面 is talk, 120个问题 a figure
    let isLabel = measure.reading.form == .count && !measure.reading.hasScale
    let first = measure.start > 0 && codes[measure.start - 1] == 0x20 ? measure.start - 1 : measure.start
    for end in (first...measure.start).reversed() {
      grammar.lexicon.setAsideBefore.forEachWordBackward(in: codes, before: end, limit: max(0, end - 24)) {
        from, form in
        if isWordCode(codes[from]), from > 0, isWordCode(codes[from - 1]) { return }
        // "Figure 3" and "PyTorch 2.1", but not "level 40%" and "Android 3 billion".
        if form.reason == "version", !isLabel || measure.unit != nil { return }
        if form.reason == "ordinal", !isLabel { return }
        if form.reason == "small_count", !isSmall { return }
        // A letter glued to a label belongs to it: 昇腾910B. "RTX 4 billion" is none.
        let isGlued = measure.reading.script == .arabic && self.isNameLetter(measure.core.upperBound - 1)
        if form.reason == "identifier", !(isLabel && measure.unit == nil), !isGlued { return }
        if self.matches(form.suffix, at: measure.core.upperBound) || self.matches(form.suffix, at: measure.end) {
          reason = form.reason
        }
      }
    }
    func look(_ at: Int) {
      grammar.lexicon.setAsideAfter.forEachWord(in: codes, at: at, limit: limit) { end, why in
        if isWordCode(codes[end - 1]), end < limit, isWordCode(codes[end]) { return }
        if why == "small_count", !isSmall { return }
        reason = reason ?? why
      }
    }
    look(measure.core.upperBound)
    if measure.end != measure.core.upperBound { look(measure.end) }
    return reason
  }

  /// Whether a Latin letter right behind a digit stands at `i`.
  private func isNameLetter(_ i: Int) -> Bool { CodeClass.of(codes[i]) == .latin && isDigit(i - 1) }

  // MARK: Small things

  func matches(_ text: [UInt16], at i: Int) -> Bool {
    if text.isEmpty { return true }
    let k = i < limit && codes[i] == 0x20 && text[0] != 0x20 ? i + 1 : i
    return stands(text, in: codes, at: k)
  }

  func isCurrency(endingAt i: Int) -> Bool {
    var found = false
    grammar.lexicon.currencies.forEachWordBackward(in: codes, before: i, limit: max(0, i - 8)) { from, name in
      if from > 0, isWordCode(codes[from]), isWordCode(codes[from - 1]) { return }
      if NumberLexicon.matchesCase(name.cased, sentence.text, from) { found = true }
    }
    return found
  }

  func isClauseStart(_ i: Int) -> Bool {
    var k = i
    while k > 0, codes[k - 1] == 0x20 { k -= 1 }
    return k == 0 || CodeClass.of(codes[k - 1]) == .clause
  }

  func isLineStart(_ i: Int) -> Bool {
    var k = i
    while k > 0, codes[k - 1] == 0x20 { k -= 1 }
    return k == 0
  }

  func next(_ end: Int) -> Int? {
    let k = end < limit && codes[end] == 0x20 && end + 1 < limit && CodeClass.of(codes[end + 1]) == .han ? end + 1 : end
    return k < limit ? k : nil
  }

  func isDigit(_ i: Int) -> Bool { i >= 0 && i < limit && codes[i] >= 0x30 && codes[i] <= 0x39 }
  func digitsEnd(_ i: Int) -> Int {
    var k = i
    while isDigit(k) { k += 1 }
    return k
  }
  /// Where a run of Han numerals ends, or as much of it as can matter: a long one would be walked at each of its places.
  func hanEnd(_ i: Int) -> Int {
    var k = i
    while k < limit, k - i < HanNumeral.lengthLimit, HanDigit.of(codes[k]) != nil { k += 1 }
    return k
  }
  func wordStart(_ i: Int) -> Int {
    var k = i
    while k > 0, i - k < 40, isWordCode(codes[k - 1]) || codes[k - 1] == code("-") || codes[k - 1] == code("_") {
      k -= 1
    }
    return k
  }
  /// The end of a name that goes on behind its digits: `3.5-turbo`, `4o`.
  func tokenEnd(_ i: Int) -> Int {
    var k = i
    while k < limit, isWordCode(codes[k]) || isJoint(k) { k += 1 }
    return k
  }
  func isJoint(_ k: Int) -> Bool {
    (codes[k] == code("-") || codes[k] == code("_") || codes[k] == code(".")) && k + 1 < limit
      && isWordCode(codes[k + 1])
  }
  func value(_ range: Range<Int>) -> Int? {
    range.isEmpty || range.count > 9 ? nil : range.reduce(0) { $0 * 10 + Int(codes[$1] - 0x30) }
  }
}
