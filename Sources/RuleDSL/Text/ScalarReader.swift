/// Reads one code point of UTF-8 at a time, and never past the end that it is given.
enum ScalarReader {
  /// A code point and the number of its bytes.
  struct Scalar {
    /// The code point; U+FFFD for a malformed byte.
    var value: UInt32
    /// The number of bytes, at least 1.
    var count: Int
    /// Whether the bytes were well-formed.
    var isWellFormed = true
  }

  /// Reads the code point at `position`; a malformed sequence counts as one byte.
  /// - Precondition: `position < upper <= bytes.count`.
  @inline(__always)
  static func read(_ bytes: [UInt8], at position: Int, upTo upper: Int) -> Scalar {
    let first = bytes[position]
    if first < 0x80 { return Scalar(value: UInt32(first), count: 1) }
    if first >= 0xE0, first < 0xF0, position + 2 < upper {
      let second = bytes[position + 1]
      let third = bytes[position + 2]
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        if value >= 0x800, !(0xD800...0xDFFF).contains(value) { return Scalar(value: value, count: 3) }
      }
    } else if first >= 0xC2, first < 0xE0, position + 1 < upper {
      let second = bytes[position + 1]
      if second & 0xC0 == 0x80 { return Scalar(value: UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), count: 2) }
    } else if first >= 0xF0, first < 0xF5, position + 3 < upper {
      let second = bytes[position + 1]
      let third = bytes[position + 2]
      let fourth = bytes[position + 3]
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80 {
        let value =
          UInt32(first & 0x07) << 18 | UInt32(second & 0x3F) << 12 | UInt32(third & 0x3F) << 6 | UInt32(fourth & 0x3F)
        if (0x10000...0x10FFFF).contains(value) { return Scalar(value: value, count: 4) }
      }
    }
    return Scalar(value: 0xFFFD, count: 1, isWellFormed: false)
  }
}
