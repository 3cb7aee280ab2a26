/// A character reference of HTML, by name or by number, as the standard reads it (13.2.5.72).
struct HTMLReference {
  /// The offset behind it.
  let end: Int
  /// What it stands for.
  let text: [UInt8]

  /// Reads the reference that starts with the `&` at `position`; `nil` when it is text.
  ///
  /// Some names count without their semicolon; in the value of an attribute not before `=` and letters, for the sake of
  /// addresses such as `?a=1&copy=2`.
  init?(_ bytes: [UInt8], at position: Int, isInAttribute: Bool) {
    let next = position + 1
    guard next < bytes.count else { return nil }
    if bytes[next] == UInt8(ascii: "#") {
      self.init(number: bytes, from: next + 1)
      return
    }
    guard let match = NamedReferenceTable.shared.longest(bytes, from: next) else { return nil }
    let hasSemicolon = bytes[match.end - 1] == UInt8(ascii: ";")
    if isInAttribute, !hasSemicolon, match.end < bytes.count,
      bytes[match.end] == UInt8(ascii: "=") || Self.isAlphanumeric(bytes[match.end])
    {
      return nil
    }
    self.init(end: match.end, text: match.text)
  }

  private init(end: Int, text: [UInt8]) {
    self.end = end
    self.text = text
  }

  private init?(number bytes: [UInt8], from start: Int) {
    let isHexadecimal = start < bytes.count && bytes[start] | 0x20 == UInt8(ascii: "x")
    var next = isHexadecimal ? start + 1 : start
    let first = next
    var value: UInt32 = 0
    while next < bytes.count, let digit = Self.digit(bytes[next], isHexadecimal) {
      // Beyond U+10FFFF all are the same.
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      next += 1
    }
    guard next > first else { return nil }
    if next < bytes.count, bytes[next] == UInt8(ascii: ";") { next += 1 }
    self.init(end: next, text: Self.utf8(Self.scalar(value)))
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(value) { return windows1252[Int(value - 0x80)] }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return scalar
  }

  static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] { UTF8.encode(scalar).map(Array.init) ?? [] }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    HTMLTokenizer.isLetter(byte) || (0x30...0x39).contains(byte)
  }

  /// What numbers of controls are taken for: the characters that Windows-1252 has there.
  private static let windows1252: [Unicode.Scalar] = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
