/// The characters with which a numeral, or a wording that stands for one, can begin.
///
/// One pass over the bytes of a sentence tells whether it is worth decoding: most sentences are not.
struct AnchorSet: Sendable {
  /// First letters of the English grammar's words.
  static let englishInitials = CodeSet(
    String(decoding: Set(EnglishNumeral.words.keys.compactMap(\.first)).sorted(), as: UTF16.self))

  private var han: [UInt64]
  private var englishWords: Set<[UInt8]> = []
  private var englishPrefix: [Bool]

  init() {
    han = Array(repeating: 0, count: 1024)
    englishPrefix = Array(repeating: false, count: 65_536)
    for code in HanDigit.table.keys { add(code) }
    add(RuleDSL.code("半"))
    add(RuleDSL.code("翻"))
    for digit in UInt16(0x30)...0x39 { add(digit) }
    for code in ArabicNumeral.vulgar.keys { add(code) }
    for word in EnglishNumeral.words.keys { add(word: word) }
  }

  /// Adds a character; ``close()`` then adds all that fold to it.
  mutating func add(_ code: UInt16) { han[Int(code >> 6)] |= 1 << UInt64(code & 63) }

  /// Adds the characters that fold to one of the set: 萬 for 万, １ for 1.
  mutating func close() {
    let folded = han
    for (raw, code) in FoldingTable.ignoringCase.enumerated()
    where folded[Int(code >> 6)] & (1 << UInt64(code & 63)) != 0 {
      add(UInt16(raw))
    }
  }

  /// Adds a Latin word or the first character of another one.
  mutating func add(word: [UInt16]) {
    guard let first = word.first else { return }
    guard first < 0x80 else { return add(first) }
    let second = word.count > 1 ? word[1] : 0x20
    for a in Self.cases(first) {
      for b in Self.cases(second < 0x80 ? second : 0x20) { englishPrefix[Int(a) << 8 | Int(b)] = true }
    }
  }

  /// Adds the first character of wordings without a numeral.
  mutating func add(initial code: UInt16) {
    guard code < 0x80 else { return add(code) }
    for a in Self.cases(code) {
      for b in 0..<0x80 { englishPrefix[Int(a) << 8 | b] = true }
    }
  }

  private static func cases(_ code: UInt16) -> [UInt16] {
    guard code >= 0x61, code <= 0x7A else { return [code] }
    return [code, code - 0x20]
  }

  /// Whether the bytes of `range` may hold a number.
  func isMet(in bytes: [UInt8], _ range: ByteRange<VisibleBytes>) -> Bool {
    let span = bytes.span
    var i = range.lower
    let end = min(range.upper, bytes.count)
    var afterLetter = false
    while i < end {
      let b = span[i]
      if b < 0x80 {
        if b >= 0x30 && b <= 0x39 { return true }
        let isLetter = (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7A
        if isLetter, !afterLetter {
          let next = i + 1 < end ? span[i + 1] : 0x20
          let isNextLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
          if englishPrefix[Int(b) << 8 | Int(isNextLetter ? next : 0x20)] { return true }
        }
        afterLetter = isLetter
        i += 1
      } else {
        afterLetter = false
        if b >= 0xE0, b < 0xF0, i + 2 < end {
          let code = UInt16(b & 0x0F) << 12 | UInt16(span[i + 1] & 0x3F) << 6 | UInt16(span[i + 2] & 0x3F)
          if han[Int(code >> 6)] & (1 << UInt64(code & 63)) != 0 { return true }
          i += 3
        } else if b >= 0xC2, b < 0xE0, i + 1 < end {
          let code = UInt16(b & 0x1F) << 6 | UInt16(span[i + 1] & 0x3F)
          if han[Int(code >> 6)] & (1 << UInt64(code & 63)) != 0 { return true }
          i += 2
        } else {
          i += 1
        }
      }
    }
    return false
  }
}
