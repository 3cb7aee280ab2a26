/// A character written as `&name;` or `&#number;`.
enum CharacterReference {
  private static let longest = 12

  /// Reads the reference that starts with the `&` at `position`; `nil` when it is text.
  static func read(_ bytes: [UInt8], at position: Int, upTo end: Int) -> MarkupReader.Markup? {
    let limit = min(end, position + longest)
    var semicolon = position + 1
    while semicolon < limit, bytes[semicolon] != UInt8(ascii: ";") {
      guard bytes[semicolon] == UInt8(ascii: "#") || isAlphanumeric(bytes[semicolon]) else { return nil }
      semicolon += 1
    }
    guard semicolon < limit, semicolon > position + 1 else { return nil }
    let body = Array(bytes[position + 1..<semicolon])
    let scalar = body[0] == UInt8(ascii: "#") ? numeric(body.dropFirst()) : named[body].flatMap(Unicode.Scalar.init)
    guard let scalar, scalar.value != 0, let units = UTF8.encode(scalar) else { return nil }
    return MarkupReader.Markup(end: semicolon + 1, text: Array(units))
  }

  private static func numeric(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    return UInt32(text, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static let named: [[UInt8]: UInt32] = {
    let list: [(String, UInt32)] = [
      ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0), ("ensp", 0x2002),
      ("emsp", 0x2003), ("thinsp", 0x2009), ("shy", 0xAD), ("zwnj", 0x200C), ("zwj", 0x200D), ("times", 0xD7),
      ("divide", 0xF7), ("plusmn", 0xB1), ("minus", 0x2212), ("middot", 0xB7), ("bull", 0x2022), ("hellip", 0x2026),
      ("ndash", 0x2013), ("mdash", 0x2014), ("lsquo", 0x2018), ("rsquo", 0x2019), ("ldquo", 0x201C),
      ("rdquo", 0x201D), ("laquo", 0xAB), ("raquo", 0xBB), ("le", 0x2264), ("ge", 0x2265), ("ne", 0x2260),
      ("asymp", 0x2248), ("permil", 0x2030), ("deg", 0xB0), ("micro", 0xB5), ("copy", 0xA9), ("reg", 0xAE),
      ("trade", 0x2122), ("yen", 0xA5), ("pound", 0xA3), ("euro", 0x20AC), ("cent", 0xA2), ("sup2", 0xB2),
      ("sup3", 0xB3), ("frac12", 0xBD), ("frac14", 0xBC), ("frac34", 0xBE),
    ]
    return Dictionary(uniqueKeysWithValues: list.map { (Array($0.0.utf8), $0.1) })
  }()
}
