// What stands behind the number: measure word, unit, 多, 左右; and the currency before it.
extension MeasureReader {
  /// Measure word, unit, `多` behind the unit, and a qualifier behind all.
  func attach(at start: Int, _ measure: inout Measure) {
    var i = start
    var spaced = i < limit && codes[i] == 0x20 ? i + 1 : i
    let isLevel = measure.reading.isBareScale && qualifierAfter(at: i)?.1 == .magnitude  // 千万级别
    if measure.reading.form == .count, !isLevel {
      let piece = stands(Self.aboutOne, in: codes, at: i - Self.aboutOne.count) ? pieceUnit(at: i) : nil  // 个把月
      if measure.unit == nil, let name = unitName(at: i) ?? piece ?? unitName(at: spaced), worthSpace(name, i) {
        measure.unit = name
        i = name.range.upperBound
        measure.ends.append(i)
        i = halfAfterUnit(at: i, &measure)
        i = compound(at: i, &measure)
      } else if let end = moneyEnd(at: i, of: measure) {  // 港币35亿元
        i = end
        measure.ends.append(i)
      } else if let classifier = classifierEnd(at: spaced) {
        measure.hasClassifier = true
        i = classifier
        measure.ends.append(i)
        if isMore(at: i), !measure.isMore {  // 一个多月
          measure.isMore = true
          i += 1
          measure.ends.append(i)
        }
        if let end = yuan(at: i, &measure) { i = end }
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
      if let end = moreEnd(at: i), !measure.isMore, measure.unit != nil || measure.hasClassifier {  // 3年多, 三年有余
        measure.isMore = true
        i = end
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
  func worthSpace(_ name: NumberCandidate.UnitMatch, _ i: Int) -> Bool {
    if codes[name.range.lowerBound] == code("$"), isInMath(name.range.lowerBound) { return false }
    return name.range.lowerBound == i || name.range.count > 1 || codes[name.range.lowerBound] != code("a")
  }

  func halfAfterUnit(at i: Int, _ measure: inout Measure) -> Int {
    guard i < limit, codes[i] == code("半"),
      measure.unit.map({ grammar.units.units[$0.unit].kind == "duration" }) ?? false
    else { return i }
    addHalf(&measure)
    measure.ends.append(i + 1)
    return i + 1
  }

  func addHalf(_ measure: inout Measure) {
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
    grammar.lexicon.units.forEachWord(in: codes, at: i, limit: limit) { end, name in
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
  func pieceUnit(at i: Int) -> NumberCandidate.UnitMatch? {
    guard i < limit else { return nil }
    var best: NumberCandidate.UnitMatch?
    let piece = [code("个")] + codes[i..<min(limit, i + 4)]
    grammar.lexicon.units.forEachWord(in: piece, at: 0, limit: piece.count) { end, name in
      if end > 1 { best = .init(unit: name.unit, factor: name.factor, range: i..<i + end - 1) }
    }
    return best
  }

  func classifierEnd(at i: Int) -> Int? {
    guard i < limit else { return nil }
    var best: Int?
    grammar.lexicon.classifiers.forEachWord(in: codes, at: i, limit: limit) { end, _ in
      if end < limit, Self.otherWords[codes[end - 1]]?.contains(codes[end]) ?? false { return }
      best = max(best ?? 0, end)
    }
    return best
  }

  func qualifierAfter(at i: Int) -> (Int, Qualifier)? {
    var best: (Int, Qualifier)?
    let last = i < limit && codes[i] == 0x20 ? i + 1 : i
    for start in i...last {
      grammar.lexicon.after.forEachWord(in: codes, at: start, limit: limit) { end, qualifier in
        if isWordCode(codes[end - 1]), end < limit, isWordCode(codes[end]) { return }
        if end > best?.0 ?? 0 { best = (end, qualifier) }
      }
    }
    return best
  }

  /// 元 behind a number that already has its currency: 人民币2亿元.
  func moneyEnd(at i: Int, of measure: Measure) -> Int? {
    guard measure.isPriced, let priced = measure.unit, let name = unitName(at: i),
      grammar.units.units[priced.unit].kind == grammar.units.units[name.unit].kind, name.factor == nil
    else { return nil }
    return name.range.upperBound
  }

  /// `$`, `US$`, `RMB ` before the digits: the start moves there and the unit is set.
  func currencyStart(before start: Int, _ measure: inout Measure) -> Int {
    guard let (from, name) = currency(before: start), !isMathSign(from, measure.core.upperBound) else { return start }
    measure.unit = .init(unit: name.unit, factor: name.factor, range: from..<start)
    return from
  }

  /// `$(1,234)`: accounts write a loss in brackets.
  func negate(_ measure: inout Measure) {
    let open = measure.core.lowerBound - 1
    let close = measure.core.upperBound
    guard open > 0, codes[open] == code("("), measure.unit == nil, measure.reading.script == .arabic,
      close < limit, codes[close] == code(")"), measure.end == close, let (from, name) = currency(before: open)
    else { return }
    measure.unit = .init(unit: name.unit, factor: name.factor, range: from..<open)
    measure.start = from
    measure.end = close + 1
    measure.ends.append(close + 1)
    let low = measure.reading.low
    measure.reading.low = measure.reading.high.negated
    measure.reading.high = low.negated
  }

  /// `$1.2 \times 10^{4}$`, `$70\%$`: a dollar sign that another one closes right behind the number sets mathematics.
  private func isMathSign(_ sign: Int, _ end: Int) -> Bool {
    guard codes[sign] == code("$") else { return false }
    var k = end
    while k < limit, k - end < 4, codes[k] == 0x20 || codes[k] == code("\\") || codes[k] == code("%") { k += 1 }
    return k < limit && codes[k] == code("$")
  }

  /// Whether the dollar sign at `i` closes what another one opened before the number.
  private func isInMath(_ i: Int) -> Bool {
    var k = i
    while k > 0, i - k < 40, codes[k - 1] != code("$") { k -= 1 }
    return k > 0 && codes[k - 1] == code("$") && k < i
  }

  private static let aboutOne = Array("个把".utf16)

  func currency(before start: Int) -> (Int, NumberLexicon.UnitName)? {
    var best: (Int, NumberLexicon.UnitName)?
    let first = start > 0 && codes[start - 1] == 0x20 ? start - 1 : start
    for end in (first...start).reversed() {
      grammar.lexicon.currencies.forEachWordBackward(in: codes, before: end, limit: max(0, end - 16)) { from, name in
        if isWordCode(codes[from]), from > 0, isWordCode(codes[from - 1]) { return }
        if end - from == 1, CodeClass.of(codes[from]) == .han { return }  // 混元2.0 is no money
        guard NumberLexicon.matchesCase(name.cased, sentence.text, from), sentence.holds(name.condition) else { return }
        if from < best?.0 ?? start { best = (from, name) }
      }
    }
    return best
  }
}
