/// URLs, mail addresses and paths: their digits are never numbers.
enum WebToken {
  /// The masks of a text, in order. A token is a run without spaces and Han characters.
  static func masks(in text: FoldedText) -> [(range: Range<Int>, reason: String)] {
    let codes = text.codes
    var masks: [(range: Range<Int>, reason: String)] = []
    var i = 0
    while i < codes.count {
      // A scheme, www. or @ gives a token away; each is looked for at the one character that it can't do without.
      guard codes[i] == code("@") || codes[i] == code(":") || codes[i] == code("."), isMark(codes, i) else {
        i += 1
        continue
      }
      var start = i
      while start > 0, isTokenCode(codes[start - 1]), masks.last.map({ $0.range.upperBound <= start - 1 }) ?? true {
        start -= 1
      }
      var end = i
      while end < codes.count, isTokenCode(codes[end]) { end += 1 }
      masks.append((start..<max(end, i + 1), isReference(codes, start) ? "identifier" : "url"))
      i = max(end, i + 1)
    }
    return masks
  }

  private static func isMark(_ codes: [UInt16], _ i: Int) -> Bool {
    switch codes[i] {
    case code("@"):
      // pass@1 is no address: a host has a dot, and seldom begins with a digit.
      guard i > 0, i + 1 < codes.count, isWordCode(codes[i - 1]), CodeClass.of(codes[i + 1]) == .latin else {
        return false
      }
      var k = i + 1
      while k < codes.count, isWordCode(codes[k]) || codes[k] == code("-") { k += 1 }
      return k < codes.count && codes[k] == code(".")
    case code(":"):
      if i + 2 < codes.count, codes[i + 1] == code("/"), codes[i + 2] == code("/") { return true }
      return stands(arxiv, in: codes, at: i - arxiv.count)
    default:
      if i >= 3, codes[i - 1] == code("w"), codes[i - 2] == code("w"), codes[i - 3] == code("w") { return true }
      guard i > 0, isWordCode(codes[i - 1]) else { return false }
      if isDOI(codes, i) { return true }
      return domains.contains { word in
        let end = i + word.count
        return end <= codes.count && codes[i..<end].elementsEqual(word)
          && (end == codes.count || !isWordCode(codes[end]))
      }
    }
  }

  /// `10.1038/…`: the prefix of a digital object identifier is 10 and four digits or more (ISO 26324).
  private static func isDOI(_ codes: [UInt16], _ i: Int) -> Bool {
    guard i >= 2, codes[i - 1] == 0x30, codes[i - 2] == 0x31, i == 2 || !isWordCode(codes[i - 3]) else { return false }
    var k = i + 1
    while k < codes.count, CodeClass.of(codes[k]) == .digit { k += 1 }
    return k - i > 4 && k - i < 11 && k + 1 < codes.count && codes[k] == code("/") && codes[k + 1] > 0x20
  }

  private static func isReference(_ codes: [UInt16], _ start: Int) -> Bool {
    start + arxiv.count < codes.count && codes[start..<start + arxiv.count].elementsEqual(arxiv)
      || start + 2 < codes.count && isDOI(codes, start + 2)
  }

  private static let arxiv = Array("arxiv".utf16)

  /// Ends of host names that are met in prose without a scheme.
  private static let domains: [[UInt16]] = [".com", ".org", ".net", ".cn", ".io", ".ai", ".edu", ".gov"].map {
    Array($0.utf16)
  }

  private static func isTokenCode(_ code: UInt16) -> Bool {
    code > 0x20 && code < 0x7F && code != RuleDSL.code("\"") && code != RuleDSL.code("<") && code != RuleDSL.code(">")
      && code != RuleDSL.code(",") && code != RuleDSL.code(";") && code != RuleDSL.code(")")
  }
}
