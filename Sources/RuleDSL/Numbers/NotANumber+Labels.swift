// Labels: phone numbers, versions, list numbers, citations and ordinals name things instead of counting them.
extension NotANumber {
  /// `400-810-1234`, `010-12345678`, `+86 138 0000 0000`, `13800000000`.
  func phone(_ i: Int) -> Verdict? {
    if let dialled = dialled(i) { return dialled }
    var groups: [Int] = []
    var k = i
    while isDigit(k), groups.count < 6 {
      let e = digitsEnd(k)
      groups.append(e - k)
      k = e
      guard k + 1 < limit, codes[k] == code("-"), isDigit(k + 1) else { break }
      k += 1
    }
    let first = digitsEnd(i)
    let digits = groups.reduce(0, +)
    let lead = value(i..<min(first, i + 4)) ?? 0
    if groups.count == 1 {
      let isMobile = digits == 11 && codes[i] == code("1") && codes[i + 1] >= code("3")
      return isMobile && (k >= limit || !isWordCode(codes[k])) ? Verdict(range: i..<k, reason: "phone") : nil
    }
    let isService = (lead == 400 || lead == 800) && groups[0] == 3
    let isDialled = codes[i] == code("0") && groups[0] >= 3 || groups.count >= 3 && digits >= 7 && digits <= 15
    if isService || isDialled { return Verdict(range: i..<k, reason: "phone") }
    return nil
  }

  /// `+86 10 8888 8888`, `+1 (555) 123-4567`, `(021) 5555-1234`: groups of digits behind a plus sign, or with an area code
  /// in brackets.
  private func dialled(_ i: Int) -> Verdict? {
    guard i > 0, codes[i - 1] == code("+") || codes[i - 1] == code("(") else { return nil }
    let isInternational = codes[i - 1] == code("+")
    var k = i
    var digits = 0
    var groups = 0
    var end = i
    while k < limit, groups < 7 {
      let e = digitsEnd(k)
      guard e > k else { break }
      digits += e - k
      groups += 1
      end = e
      k = e
      while k < limit, k - e < 2, Self.phoneMarks.contains(codes[k]) { k += 1 }
      guard k > e else { break }
    }
    let isArea =
      !isInternational && groups >= 3 && digitsEnd(i) - i >= 3 && digitsEnd(i) < limit
      && codes[digitsEnd(i)] == code(")")
    guard isInternational && groups >= 2 && (8...15).contains(digits) || isArea && (9...12).contains(digits),
      end >= limit || !isWordCode(codes[end])
    else { return nil }
    return Verdict(range: i - 1..<end, reason: "phone")
  }

  private static let phoneMarks = CodeSet(" -()")

  func version(_ i: Int) -> Verdict? {
    var dots = 0
    var k = digitsEnd(i)
    var groupsOfThree = true
    while k + 1 < limit, codes[k] == code("."), isDigit(k + 1) {
      let e = digitsEnd(k + 1)
      groupsOfThree = groupsOfThree && e - k - 1 == 3
      dots += 1
      k = e
    }
    guard dots >= 2, !groupsOfThree else { return nil }
    return Verdict(range: i..<k, reason: isLineStart(i) ? "section" : "version")
  }

  /// `3.1 方法`, `4.2 Results`: a short line that begins with a number of two parts and goes on with a title.
  func isSectionNumber(_ measure: Measure) -> Bool {
    let core = measure.core
    let end = digitsEnd(core.lowerBound)
    guard measure.reading.script == .arabic, measure.reading.form == .count, !measure.reading.hasScale,
      measure.unit.map({ grammar.units.units[$0.unit].kind == "count" }) ?? true, !measure.hasClassifier,
      isLineStart(core.lowerBound),
      end < core.upperBound, codes[end] == code("."), end - core.lowerBound <= 2, core.upperBound - end <= 3,
      core.upperBound + 1 < limit, codes[core.upperBound] == 0x20, limit - core.upperBound <= 40
    else { return false }
    let next = core.upperBound + 1
    let isTitle =
      CodeClass.of(codes[next]) == .han && HanDigit.of(codes[next]) == nil
      || CodeClass.of(codes[next]) == .latin && sentence.text.cased[next] != codes[next] && next + 1 < limit
        && CodeClass.of(codes[next + 1]) == .latin && sentence.text.cased[next + 1] == codes[next + 1]
    guard let last = codes.last, isTitle else { return false }
    return CodeClass.of(last) != .clause && (sentence.block == .heading || sentence.block == .paragraph)
  }

  /// `1. `, `2) `, `(3) `, `4、` at the start of a sentence.
  func listNumber(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    guard end - i <= 3, end < limit else { return nil }
    let bracketed = i > 0 && codes[i - 1] == code("(") && codes[end] == code(")")
    if bracketed, isLineStart(i - 1) { return Verdict(range: i - 1..<end + 1, reason: "list_number") }
    guard isLineStart(i) else { return nil }
    let isMark =
      codes[end] == code("、") || codes[end] == code(")")
      || codes[end] == code(".") && (end + 1 >= limit || !isDigit(end + 1))
    guard isMark else { return nil }
    if codes[end] == code("、"), end + 1 < limit, isDigit(end + 1) { return nil }
    return Verdict(range: i..<end + 1, reason: "list_number")
  }

  /// `一、背景`, `（二）方法` at the start of a sentence.
  func hanListNumber(_ i: Int) -> Verdict? {
    guard isLineStart(i) || i > 0 && codes[i - 1] == code("(") && isLineStart(i - 1) else { return nil }
    let end = hanEnd(i)
    guard end > i, end - i <= 3, end + 1 < limit, codes[i..<end].allSatisfy(isListDigit) else { return nil }
    if i > 0, codes[i - 1] == code("("), codes[end] == code(")"), isLineStart(i - 1) {
      return Verdict(range: i - 1..<end + 1, reason: "list_number")
    }
    guard isLineStart(i), codes[end] == code("、"), HanDigit.of(codes[end + 1]) == nil else { return nil }
    return Verdict(range: i..<end + 1, reason: "list_number")
  }

  private func isListDigit(_ c: UInt16) -> Bool {
    switch HanDigit.of(c) {
    case .digit(let d)?: d > 0
    case .unit(1)?: true
    default: false
    }
  }

  /// 万万万: the same scale three times and more is a cry, no numeral.
  func stutter(_ i: Int) -> Verdict? {
    guard i + 2 < limit, codes[i + 1] == codes[i], codes[i + 2] == codes[i] else { return nil }
    switch HanDigit.of(codes[i]) {
    case .unit?, .scale?: break
    default: return nil
    }
    var end = i + 3
    while end < limit, codes[end] == codes[i] { end += 1 }
    return Verdict(range: i..<end, reason: "idiom")
  }

  /// 十分 before an adjective is "very"; ten points have a verb of scoring before them.
  func veryMuch(_ i: Int) -> Verdict? {
    guard codes[i] == code("十"), i + 2 < limit, codes[i + 1] == code("分"), CodeClass.of(codes[i + 2]) == .han,
      !Self.afterPoints.contains(codes[i + 2]), i == 0 || !Self.beforePoints.contains(codes[i - 1])
    else { return nil }
    return Verdict(range: i..<i + 2, reason: "idiom")
  }

  private static let afterPoints = CodeSet("钟之制满左以多")
  private static let beforePoints = CodeSet("得打给扣评满到为了九八七六五四三二加减差领胜高低")

  func citation(_ i: Int) -> Verdict? {
    guard i > 0, codes[i - 1] == code("[") else { return nil }
    var k = i
    while k < limit, isDigit(k) || codes[k] == code(",") || codes[k] == code("-") || codes[k] == 0x20, k - i < 40 {
      k += 1
    }
    guard k < limit, codes[k] == code("]") else { return nil }
    return Verdict(range: i - 1..<k + 1, reason: "citation")
  }

  /// 第一, 第3; `1st`; 一是 at the start of a clause.
  func ordinal(_ i: Int) -> Verdict? {
    var k = i
    if k > 0, codes[k - 1] == 0x20 { k -= 1 }
    let isDigits = CodeClass.of(codes[i]) == .digit
    let isMarked = k > 0 && codes[k - 1] == code("第") || i > 0 && codes[i - 1] == code("前")
    let end = isDigits ? digitsEnd(i) : isMarked ? hanEnd(i) : HanDigit.of(codes[i]) == nil ? i : i + 1
    if k > 0, codes[k - 1] == code("第") {
      return Verdict(range: k - 1..<labelEnd(max(end, i + 1)), reason: "ordinal")
    }
    if i > 0, codes[i - 1] == code("前"), end < limit, Self.ranked.contains(codes[end]) {  // 前三名
      return Verdict(range: i - 1..<end, reason: "ordinal")
    }
    if CodeClass.of(codes[i]) == .digit, end + 1 < limit, Self.ordinalEnds.contains([codes[end], codes[end + 1]]),
      end + 2 >= limit || !isWordCode(codes[end + 2])
    {
      return Verdict(range: i..<end + 2, reason: "ordinal")
    }
    if end == i + 1, end < limit, codes[end] == code("是") || codes[end] == code("来"), isClauseStart(i) {
      return Verdict(range: i..<end + 1, reason: "ordinal")
    }
    return nil
  }

  /// 3号楼, 12345678号: a thing by its number, not a day.
  func numbered(_ i: Int, _ end: Int) -> Verdict? {
    guard isDigit(i), end < limit, codes[end] == code("号") else { return nil }
    if end - i >= 5 { return Verdict(range: i..<end + 1, reason: "identifier") }
    // 〔2017〕35号, 京01民初123号: papers by their number; no day is the 32nd.
    let isPaper = i > 0 && Self.paperYears.contains(codes[i - 1]) || (value(i..<end) ?? 0) > 31
    let isHeadcount = end + 1 < limit && codes[end + 1] == code("人")
    if isPaper, !isHeadcount { return Verdict(range: i..<end + 1, reason: "ordinal") }
    guard end + 1 < limit, Self.numberedThings.contains(codes[end + 1]) else { return nil }
    return Verdict(range: i..<end, reason: "ordinal")
  }

  /// How far a label goes on behind its first digits: 3.2, 2-1.
  func labelEnd(_ end: Int) -> Int {
    var k = end
    while k + 1 < limit, codes[k] == code(".") || codes[k] == code("-"), isDigit(k + 1) { k = digitsEnd(k + 1) }
    return k
  }

  private static let ranked = CodeSet("名甲强位")
  private static let paperYears = CodeSet("〕】]")
  private static let numberedThings = CodeSet("文楼线馆院厅库门机段坑井车桌舱")
  private static let ordinalEnds: Set<[UInt16]> = Set(["st", "nd", "rd", "th"].map { Array($0.utf16) })
}
