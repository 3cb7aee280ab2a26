/// What each code unit of the Basic Multilingual Plane is read as.
///
/// Two tables of 65,536 entries, made once: one look-up a character gives width, spaces, dashes, quotes and Han variants
/// together, at the cost of none of them. A character that is read as nothing is `dropped`.
enum FoldingTable {
  /// Stands for "read as nothing".
  static let dropped: UInt16 = 0
  /// What stands for characters outside the plane and for malformed bytes.
  static let unreadable: UInt16 = 0xFFFD

  /// Width, spaces, dashes, quotes and Han variants folded; letter case kept.
  static let keepingCase: [UInt16] = makeKeepingCase()
  /// As ``keepingCase``, and letters lower-cased.
  static let ignoringCase: [UInt16] = keepingCase.map { code in
    // Only these blocks hold letters with two cases.
    code > 0x052F && code < 0x1E00 || code > 0x1EFF ? code : lowercase(code)
  }

  /// Whether the code unit is a Han character.
  @inline(__always)
  static func isHan(_ code: UInt16) -> Bool {
    (0x4E00...0x9FFF).contains(code) || (0x3400...0x4DBF).contains(code) || (0xF900...0xFAFF).contains(code)
      || code == 0x3005 || code == 0x3007
  }

  private static func makeKeepingCase() -> [UInt16] {
    var table = (0...0xFFFF).map { UInt16($0) }
    for code in 0xD800...0xDFFF { table[code] = unreadable }
    for (codes, read) in ranges { for code in codes { table[code] = read } }
    for code in 0xFF01...0xFF5E { table[code] = UInt16(code - 0xFEE0) }
    for (code, read) in singles { table[code] = read }
    var variant: UInt16?
    for unit in HanVariants.pairs.utf16 where unit != 0x0A {
      if let key = variant {
        table[Int(key)] = unit
        variant = nil
      } else {
        variant = unit
      }
    }
    return table
  }

  private static let space: UInt16 = 0x20
  private static let hyphen: UInt16 = 0x2D

  private static let ranges: [(ClosedRange<Int>, UInt16)] = [
    (0x0000...0x0008, dropped), (0x000E...0x001F, dropped), (0x0009...0x000D, space), (0x007F...0x007F, dropped),
    (0x0080...0x0084, dropped), (0x0086...0x009F, dropped),
    (0x2000...0x200A, space), (0x2028...0x2029, space), (0x2010...0x2013, hyphen), (0x2014...0x2015, 0x2014),
    (0x2018...0x201B, 0x27), (0x201C...0x201F, 0x22),
    (0x200B...0x200F, dropped), (0x202A...0x202E, dropped), (0x2060...0x2069, dropped), (0xFE00...0xFE0F, dropped),
  ]

  private static let singles: [(Int, UInt16)] = [
    (0x0085, space), (0x00A0, space), (0x1680, space), (0x202F, space), (0x205F, space), (0x3000, space),
    (0x00AD, dropped), (0x034F, dropped), (0x061C, dropped), (0x180E, dropped), (0xFEFF, dropped),
    (0x2212, hyphen), (0xFE63, hyphen), (0xFE58, 0x2014),
    (0x223C, 0x7E), (0x301C, 0x7E),  // ∼ 〜; ～ is a full-width form
    (0x00B5, 0x03BC),  // the micro sign is the Greek letter
    (0x2126, 0x03A9), (0x212A, 0x4B), (0x212B, 0xC5),  // Ω K Å as signs
    (0x2215, 0x2F), (0x2236, 0x3A),  // division slash, ratio
    (0xFE50, 0x2C), (0xFE51, 0x3001), (0xFE52, 0x2E), (0xFE54, 0x3B), (0xFE55, 0x3A), (0xFE56, 0x3F), (0xFE57, 0x21),
    (0xFE59, 0x28), (0xFE5A, 0x29), (0xFE5F, 0x23), (0xFE60, 0x26), (0xFE61, 0x2A), (0xFE62, 0x2B), (0xFE64, 0x3C),
    (0xFE65, 0x3E), (0xFE66, 0x3D), (0xFE69, 0x24), (0xFE6A, 0x25), (0xFE6B, 0x40),
    (0xFF61, 0x3002), (0xFF64, 0x3001),
    (0xFFE0, 0xA2), (0xFFE1, 0xA3), (0xFFE5, 0xA5), (0xFFE6, 0x20A9),
  ]

  /// The simple lower case of Latin, Greek and Cyrillic letters.
  private static func lowercase(_ code: UInt16) -> UInt16 {
    switch code {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: code + 0x20
    case 0x0130: 0x69
    case 0x0178: 0xFF
    case 0x0100...0x0137, 0x014A...0x0177: code | 1
    case 0x0139...0x0148, 0x0179...0x017E: code + (code & 1)
    case 0x1E00...0x1E95, 0x1EA0...0x1EFF: code | 1
    case 0x0386: 0x03AC
    case 0x0388...0x038A: code + 0x25
    case 0x038C: 0x03CC
    case 0x038E...0x038F: code + 0x3F
    case 0x0391...0x03A1, 0x03A3...0x03AB: code + 0x20
    case 0x03C2: 0x03C3  // the final sigma
    case 0x0400...0x040F: code + 0x50
    case 0x0410...0x042F: code + 0x20
    case 0x0460...0x0481, 0x048A...0x04BF, 0x04D0...0x052F: code | 1
    case 0x04C0: 0x04CF
    case 0x04C1...0x04CE: code + (code & 1)
    default: code
    }
  }
}
