/// What a raised piece of text is: a power, the end of an ordinal, the mark of a footnote, or a remark.
enum SuperscriptReading: Equatable {
  /// 10⁴, m²
  case power
  /// 4th
  case glued
  /// A mark that leads elsewhere, or a sign of a trade mark: no part of the sentence.
  case mark
  case remark

  /// Reads a raised `text` that stands on `base`, the end of the line before it.
  ///
  /// A number on a number is a power of ten or two, or of what a sign of multiplication leads to; any other is likelier
  /// the number of a footnote: "4096²" in print hardly ever means a product.
  init(_ text: [UInt8], on base: [UInt8], isLink: Bool) {
    let text = text[WhiteSpace.trim(text, 0..<text.count)]
    guard !isLink, let first = text.first else {
      self = .mark
      return
    }
    let word = String(decoding: text.map(HTMLTokenizer.lowercase), as: UTF8.self)
    let isNegative =
      [UInt8(ascii: "-"), 0xE2].contains(first) && text.count > 1 && text.last.map(Self.isDigit) ?? false
    let isNumber = isNegative || text.allSatisfy { Self.isDigit($0) }
    let digits = base.reversed().prefix(while: Self.isDigit).reversed()
    let letters = base.reversed().prefix(while: HTMLTokenizer.isLetter).reversed()
    if isNumber, !digits.isEmpty {
      let before = base.dropLast(digits.count)
      let isFactor = Self.signs.contains { before.suffix($0.count).elementsEqual($0) }
      let isBase = digits.elementsEqual([0x31, 0x30]) || digits.elementsEqual([0x32])
      self = isNegative || isFactor || isBase && before.last != UInt8(ascii: ".") ? .power : .mark
    } else if isNumber, (1...2).contains(letters.count), isNegative || word == "2" || word == "3" {
      let before = base.dropLast(letters.count).last ?? 0x20
      self = before == 0x20 || before == UInt8(ascii: "/") || before >= 0x80 || Self.isDigit(before) ? .power : .mark
    } else if ["st", "nd", "rd", "th"].contains(word), !digits.isEmpty {
      self = .glued
    } else if text.count <= 3 || Self.marks.contains(word) || !text.contains(where: Self.isWordByte) {
      self = .mark
    } else if first == UInt8(ascii: "[") || text.allSatisfy({ Self.isDigit($0) || " ,;-–".utf8.contains($0) }) {
      self = .mark
    } else {
      self = .remark
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || HTMLTokenizer.isLetter(byte) || byte >= 0x80
  }

  private static let marks: Set<String> = ["tm", "sm", "®", "™", "©", "†", "‡", "§"]
  /// What leads to a factor: ×, x, *, ·, with or without a space behind it.
  private static let signs = ["×", "× ", "x", "x ", "*", "* ", "·", "· "].map { Array($0.utf8) }
}
