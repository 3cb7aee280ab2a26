/// Reads one number at a position with everything glued on behind: scale, ratio sign, 多, measure word, unit, 左右.
struct MeasureReader {
  private let sentence: SentenceReading
  private let lexicon: NumberLexicon
  private let units: UnitTable
  private var codes: [UInt16] { sentence.text.codes }
  private var limit: Int { sentence.text.codes.count }

  init(_ sentence: SentenceReading, _ lexicon: NumberLexicon, _ units: UnitTable) {
    self.sentence = sentence
    self.lexicon = lexicon
    self.units = units
  }

  /// The measure that starts at `start`, or `nil` when no numeral does.
  func read(at start: Int) -> Measure? {
    guard var reading = numeral(at: start) else { return nil }
    var measure = Measure(
      reading: reading, core: reading.range, ends: [], end: reading.range.upperBound, start: start)
    measure.start = currencyStart(before: start, &measure)
    var i = reading.range.upperBound
    if reading.refusal == nil {
      if reading.form == .count { i = sign(after: i, &reading, &measure) }
      if reading.form != .count, isMore(at: i) {  // 百分之九十多
        measure.isMore = true
        i += 1
      }
    }
    measure.core = reading.range.lowerBound..<max(measure.core.upperBound, reading.range.upperBound)
    measure.reading = reading
    measure.ends = [measure.core.upperBound]
    if i > measure.core.upperBound { measure.ends.append(i) }
    measure.end = i
    if reading.refusal == nil { attach(at: i, &measure) }
    if reading.script == .english, reading.form == .count, reading.low < .one, reading.low == reading.high,
      measure.unit == nil
    {  // half of them, three quarters of users
      measure.reading.form = .ratio
    }
    return measure
  }

  // MARK: Numerals

  private func numeral(at start: Int) -> NumeralReading? {
    let c = codes[start]
    if CodeClass.of(c) == .digit || ArabicNumeral.vulgar[c] != nil { return arabic(at: start) }
    if CodeClass.of(c) == .latin {
      guard start == 0 || !isWordCode(codes[start - 1]) else { return nil }
      return EnglishNumeral(codes, limit: limit, words: lexicon.englishWords).read(at: start)
    }
    return partOf(at: start) ?? doubling(at: start) ?? countless(at: start) ?? han(at: start) ?? halfWord(at: start)
  }

  private func han(at start: Int) -> NumeralReading? {
    let reader = HanNumeral(codes, limit: limit, words: lexicon.hanWords)
    guard var reading = reader.read(at: start) else { return nil }
    if reading.isDigitString, let scaled = latinScale(reading, adjacent: true) { return scaled }
    if !reading.hasScale || reading.refusal == nil, let scaled = latinScale(reading, adjacent: true) { return scaled }
    if let tenths = tenths(reading) { return tenths }
    if reading.isDigitString, reading.low >= ExactDecimal(100), !holdsZero(reading.range) {
      reading.refusal = "digit_string"
    }
    return reading
  }

  private func holdsZero(_ range: Range<Int>) -> Bool {
    codes[range].contains { if case .digit(0)? = HanDigit.of($0) { true } else { false } }
  }

  private func arabic(at start: Int) -> NumeralReading? {
    let reader = ArabicNumeral(codes, limit: limit)
    if let fraction = reader.readFraction(at: start) { return fraction }
    var reading = reader.read(at: start)
    guard reading.refusal == nil else { return reading }
    let han = HanNumeral(codes, limit: limit, words: lexicon.hanWords)
    if let run = han.scaleRun(at: reading.range.upperBound), let factor = ExactDecimal.one.shifted(by: run.power) {
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
        reading = continued(reading, power: run.power)
      }
    } else if let scaled = latinScale(reading, adjacent: false) ?? moneyScale(reading) {
      reading = scaled
    } else if let share = oneIn(reading) {
      return share
    } else if let tenths = tenths(reading) {
      return tenths
    }
    return reading
  }

  /// 3亿5000万: a further number with a lower scale is added.
  private func continued(_ reading: NumeralReading, power: Int) -> NumeralReading {
    let i = reading.range.upperBound
    guard i < limit, reading.inherent == .exact, power >= 4 else { return reading }
    let han = HanNumeral(codes, limit: limit, words: lexicon.hanWords)
    guard CodeClass.of(codes[i]) == .digit else { return reading }
    let next = ArabicNumeral(codes, limit: limit).read(at: i)
    guard next.refusal == nil, let run = han.scaleRun(at: next.range.upperBound), run.power < power, !run.more,
      let factor = ExactDecimal.one.shifted(by: run.power), let scaled = next.scaled(by: factor),
      let sum = reading.low.adding(scaled.low)
    else { return reading }
    var joined = scaled
    joined.low = sum
    joined.high = sum
    joined.range = reading.range.lowerBound..<run.end
    joined.hasScale = true
    joined.isRounded = true
    return joined
  }

  /// A scale of the packs behind the digits: 130B, 4.6 million, 3 dozen.
  private func latinScale(_ reading: NumeralReading, adjacent: Bool) -> NumeralReading? {
    let end = reading.range.upperBound
    var i = end
    if !adjacent, i + 1 < limit, codes[i] == 0x20 { i += 1 }
    guard i < limit else { return nil }
    var best: (end: Int, name: NumberLexicon.ScaleName)?
    lexicon.scales.forEachWord(in: codes, at: i, limit: limit) { e, name in
      if name.isLatin, e < limit, isWordCode(codes[e]) { return }
      if i > end, name.length < 2 { return }
      guard NumberLexicon.matchesCase(name.cased, sentence.text, i), sentence.holds(name.condition) else { return }
      if e > best?.end ?? i { best = (e, name) }
    }
    if best == nil, !adjacent {  // the grammar's own words: 4.6 million
      var e = i
      while e < limit, CodeClass.of(codes[e]) == .latin { e += 1 }
      if e > i, case .scale(let p)? = EnglishNumeral.words[Array(codes[i..<e])] {
        best = (e, .init(value: ExactDecimal.one.shifted(by: p), condition: nil, isLatin: true, length: e - i))
      } else if e > i, case .hundred? = EnglishNumeral.words[Array(codes[i..<e])] {
        best = (e, .init(value: ExactDecimal(100), condition: nil, isLatin: true, length: 7))
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
  private func moneyScale(_ reading: NumeralReading) -> NumeralReading? {
    let end = reading.range.upperBound
    guard end < limit, let power = Self.moneyScales[codes[end]], end + 1 >= limit || !isWordCode(codes[end + 1]),
      currency(before: reading.range.lowerBound) != nil, let factor = ExactDecimal.one.shifted(by: power),
      var scaled = reading.scaled(by: factor)
    else { return nil }
    scaled.range = reading.range.lowerBound..<end + 1
    scaled.hasScale = true
    scaled.isRounded = true
    return scaled
  }

  /// `1 in 10,000`: a share.
  private func oneIn(_ reading: NumeralReading) -> NumeralReading? {
    let end = reading.range.upperBound
    guard reading.low == .one, reading.range.count == 1, matches(" in ", at: end), end + 4 < limit,
      CodeClass.of(codes[end + 4]) == .digit
    else { return nil }
    let whole = ArabicNumeral(codes, limit: limit).read(at: end + 4)
    guard whole.refusal == nil, whole.low > .one, whole.low < ExactDecimal(1900) || whole.range.count != 4,
      let share = Quotient.nearest(.one, whole.low)
    else { return nil }
    return NumeralReading(
      range: reading.range.lowerBound..<whole.range.upperBound, low: share, high: share, step: share.exponent,
      printed: share.exponent, script: .arabic, form: .ratio)
  }

  /// 数以万计: tens of thousands.
  private func countless(at start: Int) -> NumeralReading? {
    guard matches("数以", at: start), start + 2 < limit,
      var reading = HanNumeral(codes, limit: limit, words: lexicon.hanWords).read(at: start + 2), reading.isBareScale,
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

  private func unitIsLonger(than end: Int, at start: Int) -> Bool {
    unitName(at: start).map { $0.range.upperBound > end } ?? false
  }

  /// 百分之四十六, 千分之三, 三分之二.
  private func partOf(at start: Int) -> NumeralReading? {
    let han = HanNumeral(codes, limit: limit, words: lexicon.hanWords)
    var divisor: (end: Int, power: Int?, value: NumeralReading?)?
    for (text, power) in Self.parts where matches(text, at: start) { divisor = (start + text.count, power, nil) }
    if divisor == nil, let d = han.read(at: start), d.inherent == .exact, matches(Self.partWord, at: d.range.upperBound)
    {
      divisor = (d.range.upperBound + Self.partWord.count, nil, d)
    }
    guard let divisor, divisor.end < limit else { return nil }
    let top: NumeralReading
    if CodeClass.of(codes[divisor.end]) == .digit {
      top = ArabicNumeral(codes, limit: limit).read(at: divisor.end)
    } else if let n = han.read(at: divisor.end) {
      top = n
    } else {
      return nil
    }
    guard top.refusal == nil else { return nil }
    var reading = top
    if let power = divisor.power, let factor = ExactDecimal.one.shifted(by: -power), let scaled = top.scaled(by: factor)
    {
      reading = scaled
    } else if let d = divisor.value, !d.low.isZero, let l = Quotient.nearest(top.low, d.low),
      let h = Quotient.nearest(top.high, d.low)
    {
      reading.low = l
      reading.high = h
      reading.printed = l.exponent
      reading.step = l.exponent
    } else {
      return nil
    }
    reading.range = start..<top.range.upperBound
    reading.form = .ratio
    reading.isBareScale = false
    if top.isBareScale {  // 百分之百
      reading.inherent = .exact
      reading.high = reading.low
    }
    return reading
  }

  /// 七成, 七成五, 八折, 八五折: tenths and hundredths.
  private func tenths(_ reading: NumeralReading) -> NumeralReading? {
    let i = reading.range.upperBound
    guard i < limit, reading.inherent == .exact || reading.inherent == .range else { return nil }
    let one = ExactDecimal.one
    var result = reading
    if codes[i] == code("折"), reading.low >= one {
      let power = reading.low >= ExactDecimal(10) ? -2 : -1
      guard reading.low < ExactDecimal(100), !matches("折腾", at: i), !matches("折叠", at: i),
        let factor = one.shifted(by: power), let scaled = reading.scaled(by: factor)
      else { return nil }
      result = scaled
      result.range = reading.range.lowerBound..<i + 1
    } else if codes[i] == code("成"), reading.low >= one, reading.high <= ExactDecimal(10), isShareWord(at: i) {
      guard let scaled = reading.scaled(by: one.shifted(by: -1) ?? one) else { return nil }
      result = scaled
      var end = i + 1
      if end < limit, case .digit(let d)? = HanDigit.of(codes[end]), d > 0, reading.inherent == .exact,
        let extra = ExactDecimal(coefficient: Int128(d), exponent: -2), let sum = result.low.adding(extra)
      {
        result.low = sum
        result.high = sum
        result.step = -2
        result.printed = -2
        end += 1
      }
      result.range = reading.range.lowerBound..<end
    } else {
      return nil
    }
    result.form = .ratio
    result.isRounded = true
    return result
  }

  /// Whether 成 at `i` is a tenth and not the start of 成功, 成为, 成员 ….
  private func isShareWord(at i: Int) -> Bool {
    guard i + 1 < limit else { return true }
    return !"功为员立本果长就都熟绩分交品型语双天千人年".unicodeScalars.contains { code($0) == codes[i + 1] }
  }

  /// 翻倍, 翻番, 翻了两番, 翻一倍: a multiplier with a word of its own.
  private func doubling(at start: Int) -> NumeralReading? {
    guard codes[start] == code("翻") else { return nil }
    var i = start + 1
    if i < limit, codes[i] == code("了") { i += 1 }
    if i < limit, codes[i] == code("一"), i + 1 < limit, codes[i + 1] == code("倍") || codes[i + 1] == code("番") {
      i += 1
    }
    guard i < limit else { return nil }
    var factor = 2
    if case .digit(let n)? = HanDigit.of(codes[i]), n >= 1, n <= 9, i + 1 < limit, codes[i + 1] == code("番") {
      factor = 1 << n
      i += 1
    } else if CodeClass.of(codes[i]) == .digit, i + 1 < limit, codes[i + 1] == code("番"), codes[i] > 0x30 {
      factor = 1 << Int(codes[i] - 0x30)
      i += 1
    }
    guard codes[i] == code("倍") || codes[i] == code("番") else { return nil }
    return NumeralReading(
      range: start..<i + 1, low: ExactDecimal(factor), high: ExactDecimal(factor), script: .han, form: .multiplier)
  }

  /// 半年, 半天, 一半: half of a unit, or of the whole.
  private func halfWord(at start: Int) -> NumeralReading? {
    guard codes[start] == code("半"), let half = ExactDecimal("0.5") else { return nil }
    if start > 0, codes[start - 1] == code("一") { return nil }
    return NumeralReading(range: start..<start + 1, low: half, high: half, step: -1, printed: -1, script: .han)
  }

  // MARK: Signs and units

  /// Percent sign, 倍, x and -fold behind a count; returns where reading goes on.
  private func sign(after start: Int, _ reading: inout NumeralReading, _ measure: inout Measure) -> Int {
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
    if isAbout(at: i) {  // 三十来个
      reading.inherent = .approx
      return i + 1
    }
    let gap = i + 1 < limit && codes[i] == 0x20 && isMore(at: i + 1) ? 1 : 0  // 60 多个国家
    let more = isMore(at: i + gap) && !isHanDigit(i + gap + 1)
    let k = more ? i + gap + 1 : i
    let spaced = k < limit && codes[k] == 0x20 ? k + 1 : k
    if let (end, power) = percent(at: spaced), let factor = ExactDecimal.one.shifted(by: -power),
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
    if matches(" odd", at: i) || matches("-odd", at: i), i + 4 >= limit || !isWordCode(codes[i + 4]) {
      measure.isMore = true
      return i + 4
    }
    return i
  }

  private func percent(at i: Int) -> (end: Int, power: Int)? {
    guard i < limit else { return nil }
    if codes[i] == code("%") { return (i + 1, 2) }
    if codes[i] == 0x2030 { return (i + 1, 3) }
    for word in Self.percentWords where matches(word, at: i) {
      let end = i + word.count
      if end >= limit || !isWordCode(codes[end]) { return (end, 2) }
    }
    return nil
  }

  private func multiplier(at k: Int, spaced: Int, of reading: NumeralReading) -> Int? {
    guard k < limit else { return nil }
    if codes[k] == code("倍") { return k + 1 }
    if codes[k] == code("x") || codes[k] == 0xD7, k + 1 >= limit || !isWordCode(codes[k + 1]) {
      // 8 × A100 is a product; 2.5x is a multiplier.
      let next = k + 2
      if k + 1 < limit, codes[k + 1] == 0x20, next < limit, CodeClass.of(codes[next]) == .digit { return nil }
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
    return Comparison(codes).isFactor(reading, timesEnd: end) ? end : nil
  }

  /// Measure word, unit, `多` behind the unit, and a qualifier behind all.
  private func attach(at start: Int, _ measure: inout Measure) {
    var i = start
    var spaced = i < limit && codes[i] == 0x20 ? i + 1 : i
    let isLevel = measure.reading.isBareScale && qualifierAfter(at: i)?.1 == .magnitude  // 千万级别
    if measure.reading.form == .count, !isLevel {
      if measure.unit == nil, let name = unitName(at: i) ?? unitName(at: spaced), worthSpace(name, i) {
        measure.unit = name
        i = name.range.upperBound
        measure.ends.append(i)
        i = halfAfterUnit(at: i, &measure)
      } else if let classifier = classifierEnd(at: spaced) {
        measure.hasClassifier = true
        i = classifier
        measure.ends.append(i)
        if isMore(at: i), !measure.isMore {  // 一个多月
          measure.isMore = true
          i += 1
          measure.ends.append(i)
        }
        let isPiece = codes[classifier - 1] == code("个")
        var half = false
        if i < limit, codes[i] == code("半"), unitName(at: i + 1) ?? pieceUnit(at: i + 1) != nil {  // 两个半月
          half = true
          i += 1
        }
        spaced = i < limit && codes[i] == 0x20 ? i + 1 : i
        if let name = unitName(at: i) ?? unitName(at: spaced) ?? (isPiece && i > classifier ? pieceUnit(at: i) : nil) {
          measure.unit = measure.unit ?? name
          i = name.range.upperBound
          measure.ends.append(i)
        }
        if half { addHalf(&measure) }
      }
      if isMore(at: i), !measure.isMore, measure.unit != nil || measure.hasClassifier, !isHanDigit(i + 1) {  // 3年多
        measure.isMore = true
        i += 1
        measure.ends.append(i)
      }
    }
    if let (end, qualifier) = qualifierAfter(at: i) {
      measure.after = qualifier
      i = end
      measure.ends.append(i)
      if measure.unit == nil, measure.reading.form == .count, let name = unitName(at: i) {  // 50 or so cards, 100+ GPUs
        measure.unit = name
        i = name.range.upperBound
        measure.ends.append(i)
      } else if measure.unit == nil, measure.reading.form == .count, i < limit, codes[i] == 0x20,
        let name = unitName(at: i + 1)
      {
        measure.unit = name
        i = name.range.upperBound
        measure.ends.append(i)
      } else if measure.unit == nil, !measure.hasClassifier, measure.reading.form == .count,
        let classifier = classifierEnd(at: i)
      {  // 100以上个节点
        measure.hasClassifier = true
        i = classifier
        measure.ends.append(i)
        if let name = unitName(at: i) {
          measure.unit = name
          i = name.range.upperBound
          measure.ends.append(i)
        }
      }
    }
    measure.end = i
  }

  /// One Latin letter a space away is hardly a unit: "4 a day" but "4 W".
  private func worthSpace(_ name: NumberCandidate.UnitMatch, _ i: Int) -> Bool {
    name.range.lowerBound == i || name.range.count > 1 || CodeClass.of(codes[name.range.lowerBound]) != .latin
      || sentence.text.cased[name.range.lowerBound] != codes[name.range.lowerBound]
  }

  private func halfAfterUnit(at i: Int, _ measure: inout Measure) -> Int {
    guard i < limit, codes[i] == code("半"), measure.unit.map({ units.units[$0.unit].kind == "duration" }) ?? false
    else { return i }
    addHalf(&measure)
    measure.ends.append(i + 1)
    return i + 1
  }

  private func addHalf(_ measure: inout Measure) {
    guard let half = ExactDecimal("0.5"), let low = measure.reading.low.adding(half),
      let high = measure.reading.high.adding(half)
    else { return }
    measure.reading.low = low
    measure.reading.high = high
    measure.reading.step = -1
    measure.reading.printed = -1
  }

  /// The longest unit name at `i` whose guard holds; a rate (`美元/百万token`) is joined.
  func unitName(at i: Int) -> NumberCandidate.UnitMatch? {
    guard i < limit else { return nil }
    var best: NumberCandidate.UnitMatch?
    var isBestSpelled = false
    lexicon.units.forEachWord(in: codes, at: i, limit: limit) { end, name in
      if name.endsLatin, end < limit, isWordCode(codes[end]) { return }
      guard NumberLexicon.matchesCase(name.cased, sentence.text, i), sentence.holds(name.condition) else { return }
      let reach = best?.range.upperBound ?? i
      guard end >= reach, end > i else { return }
      let isSpelled = NumberLexicon.matchesCase(name.spelling, sentence.text, i)
      guard end > reach || isSpelled && !isBestSpelled else { return }
      best = .init(unit: name.unit, factor: name.factor, range: i..<end)
      isBestSpelled = isSpelled
    }
    return best
  }

  /// 月 after 个多 or 个半: the unit's name is 个月, and 个 stands apart.
  private func pieceUnit(at i: Int) -> NumberCandidate.UnitMatch? {
    guard i < limit else { return nil }
    var best: NumberCandidate.UnitMatch?
    let piece = [code("个")] + codes[i..<min(limit, i + 4)]
    lexicon.units.forEachWord(in: piece, at: 0, limit: piece.count) { end, name in
      if end > 1 { best = .init(unit: name.unit, factor: name.factor, range: i..<i + end - 1) }
    }
    return best
  }

  private func classifierEnd(at i: Int) -> Int? {
    guard i < limit else { return nil }
    var best: Int?
    lexicon.classifiers.forEachWord(in: codes, at: i, limit: limit) { end, _ in
      if end < limit, Self.otherWords[codes[end - 1]]?.contains(codes[end]) ?? false { return }
      best = max(best ?? 0, end)
    }
    return best
  }

  private func qualifierAfter(at i: Int) -> (Int, Qualifier)? {
    var best: (Int, Qualifier)?
    for start in i < limit && codes[i] == 0x20 ? [i, i + 1] : [i] {
      lexicon.after.forEachWord(in: codes, at: start, limit: limit) { end, qualifier in
        if isWordCode(codes[end - 1]), end < limit, isWordCode(codes[end]) { return }
        if end > best?.0 ?? 0 { best = (end, qualifier) }
      }
    }
    return best
  }

  /// `$`, `US$`, `RMB ` before the digits: the start moves there and the unit is set.
  private func currencyStart(before start: Int, _ measure: inout Measure) -> Int {
    guard let (from, name) = currency(before: start) else { return start }
    measure.unit = .init(unit: name.unit, factor: name.factor, range: from..<start)
    return from
  }

  private func currency(before start: Int) -> (Int, NumberLexicon.UnitName)? {
    var best: (Int, NumberLexicon.UnitName)?
    for end in start > 0 && codes[start - 1] == 0x20 ? [start, start - 1] : [start] {
      lexicon.currencies.forEachWordBackward(in: codes, before: end, limit: max(0, end - 16)) { from, name in
        if isWordCode(codes[from]), from > 0, isWordCode(codes[from - 1]) { return }
        guard NumberLexicon.matchesCase(name.cased, sentence.text, from), sentence.holds(name.condition) else { return }
        if from < best?.0 ?? start { best = (from, name) }
      }
    }
    return best
  }

  // MARK: Small things

  func isMore(at i: Int) -> Bool { i < limit && (codes[i] == code("多") || codes[i] == code("余")) }
  /// 来 between a round number and what it counts: 十来个.
  private func isAbout(at i: Int) -> Bool {
    guard i > 0, i < limit, codes[i] == code("来") else { return false }
    return classifierEnd(at: i + 1) != nil || unitName(at: i + 1) != nil
  }
  private func isHanDigit(_ i: Int) -> Bool { i < limit && HanDigit.of(codes[i]) != nil }

  private func matches(_ text: String, at i: Int) -> Bool { matches(Array(text.utf16), at: i) }
  private func matches(_ text: [UInt16], at i: Int) -> Bool {
    i >= 0 && i + text.count <= limit && codes[i..<i + text.count].elementsEqual(text)
  }

  private static let parts: [([UInt16], Int)] = [("百分之", 2), ("千分之", 3), ("万分之", 4)].map {
    (Array($0.0.utf16), $0.1)
  }
  /// What makes another word of a measure word: 部署, 项目, 位于.
  private static let otherWords: [UInt16: [UInt16]] = [
    code("部"): Array("署门".utf16), code("位"): Array("于置".utf16), code("条"): Array("件".utf16),
    code("期"): Array("间望".utf16), code("支"): Array("持付".utf16), code("对"): Array("于话比应".utf16),
    code("节"): Array("省能".utf16), code("组"): Array("织".utf16), code("种"): Array("植子".utf16),
    code("门"): Array("店口".utf16), code("间"): Array("隔".utf16), code("场"): Array("景".utf16),
    code("批"): Array("量准".utf16), code("起"): Array("来".utf16), code("根"): Array("据".utf16),
  ]
  private static let partWord = Array("分之".utf16)
  private static let moneyScales: [UInt16: Int] = [code("k"): 3, code("m"): 6, code("b"): 9, code("t"): 12]
  private static let percentWords = ["percent", "per cent", "pct"].map { Array($0.utf16) }
  private static let timesWord = Array("times".utf16)
  private static let foldWords = ["-fold", "fold"].map { Array($0.utf16) }
}
