/// Decides whether punctuation of ASCII ends a sentence, and what still belongs to the sentence behind its end.
enum SentenceEnd {
  /// Whether the `.`, `!`, `?` or `;` at `position` ends the sentence that began at the start of `range`; `past` is what
  /// ``closing(_:from:upTo:)`` gives for it.
  static func isEnd(_ bytes: [UInt8], at position: Int, past: Int, within range: Range<Int>) -> Bool {
    let next: UInt8 = past < range.upperBound ? bytes[past] : 0x20
    let isAfterHan = position > range.lowerBound && bytes[position - 1] >= 0x80
    switch bytes[position] {
    case UInt8(ascii: ";"): return isAfterHan
    case UInt8(ascii: "."): break
    default: return isAfterHan || !isWordByte(next)  // ? and ! stand inside addresses
    }
    if next >= 0x80 { return isAfterHan || !isDigit(bytes, position - 1, range) }
    guard WhiteSpace.isASCII(next) else { return false }
    let following = WhiteSpace.skip(bytes, past..<range.upperBound)
    guard following < range.upperBound else { return true }
    let isContinued = isLowercase(bytes[following])
    if past > position + 1, bytes[position + 1] == UInt8(ascii: ".") { return !isContinued }
    return !isAbbreviation(bytes, before: position, within: range, following: bytes[following])
  }

  /// The offset behind the punctuation at `position`, more of it, and the quotes and brackets that close.
  static func closing(_ bytes: [UInt8], from position: Int, upTo upper: Int) -> Int {
    var next = position
    while next < upper {
      switch bytes[next] {
      case 0x2E, 0x21, 0x3F: next += 1
      case 0x3B where next == position: next += 1
      case 0x22, 0x27, 0x29, 0x5D, 0x7D:  // " ' ) ] }
        guard next > position else { return next }
        next += 1
      case 0xE2, 0xE3, 0xEF:
        let scalar = ScalarReader.read(bytes, at: next, upTo: upper)
        guard closers.contains(scalar.value) else { return max(next, position + 1) }
        next += scalar.count
      default: return max(next, position + 1)
      }
    }
    return max(next, min(position + 1, upper))
  }

  private static func isAbbreviation(
    _ bytes: [UInt8], before position: Int, within range: Range<Int>, following: UInt8
  ) -> Bool {
    var lower = position
    while lower > range.lowerBound, position - lower < longest, isWordByte(bytes[lower - 1]) || bytes[lower - 1] == 0x2E
    {
      lower -= 1
    }
    // Too long a word is none, and a number alone at the start counts the items of a list.
    guard position - lower < longest else { return false }
    guard lower < position else { return false }
    var word: UInt64 = 0
    var isNumber = true
    var hasDots = false
    for byte in bytes[lower..<position] {
      word = word << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      isNumber = isNumber && (0x30...0x39).contains(byte)
      hasDots = hasDots || byte == 0x2E
    }
    if isNumber { return WhiteSpace.skip(bytes, range.lowerBound..<position) == lower }
    let isUppercase = (0x41...0x5A).contains(bytes[lower])
    if position - lower == 1, isUppercase { return bytes[lower] != UInt8(ascii: "I") }
    if always.contains(word) { return true }
    let isFollowedByStart = (0x41...0x5A).contains(following) || following >= 0x80
    if hasDots || beforeLowercase.contains(word) { return !isFollowedByStart || (hasDots && isUppercase) }
    return beforeNumbers.contains(word) && (0x30...0x39).contains(following)
  }

  private static func isDigit(_ bytes: [UInt8], _ offset: Int, _ range: Range<Int>) -> Bool {
    range.contains(offset) && (0x30...0x39).contains(bytes[offset])
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Words longer than this are no abbreviations; eight bytes fit into a number.
  private static let longest = 9

  /// Words of at most eight letters, each packed into the bytes of one number.
  private static func words(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
  }

  private static let closers = Set("…。！？；｡”’」』）】》〉〕".unicodeScalars.map(\.value))
  private static let always = words(
    "mr mrs ms dr prof st gen sen rep gov sgt col capt lt hon rev vs approx ca cf viz e.g i.e")
  private static let beforeLowercase = words(
    "etc inc ltd co corp dept est al max min avg resp jan feb mar apr jun jul aug sep sept oct nov dec")
  private static let beforeNumbers = words(
    "no nos fig figs eq eqs sec vol ch p pp art par tab ref jan feb mar apr jun jul aug sep sept oct nov dec")
}
