// Labels: phone numbers, versions, list numbers, citations and ordinals name things instead of counting them.
extension NotANumber {
  /// `400-810-1234`, `010-12345678`, `+86 138 0000 0000`, `13800000000`.
  func phone(_ i: Int) -> Verdict? {
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
    let end = CodeClass.of(codes[i]) == .digit ? digitsEnd(i) : hanEnd(i)
    if k > 0, codes[k - 1] == code("第") { return Verdict(range: k - 1..<max(end, i + 1), reason: "ordinal") }
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

  private static let ordinalEnds: Set<[UInt16]> = Set(["st", "nd", "rd", "th"].map { Array($0.utf16) })
}
