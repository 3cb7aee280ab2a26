/// White space in UTF-8, beyond ASCII where documents use it to indent: the ideographic and the no-break space.
enum WhiteSpace {
  /// The offset of the first byte of `range` that is none, or its end.
  @inline(__always)
  static func skip(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if isASCII(byte) {
        position += 1
      } else if byte == 0xE3, position + 2 < range.upperBound, bytes[position + 1] == 0x80, bytes[position + 2] == 0x80
      {
        position += 3
      } else if byte == 0xC2, position + 1 < range.upperBound, bytes[position + 1] == 0xA0 {
        position += 2
      } else {
        break
      }
    }
    return position
  }

  /// `range` without white space at either end; empty at its start when there is nothing else.
  static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let lower = skip(bytes, range)
    var upper = range.upperBound
    while upper > lower {
      if isASCII(bytes[upper - 1]) {
        upper -= 1
      } else if upper - 2 > lower, bytes[upper - 1] == 0x80, bytes[upper - 2] == 0x80, bytes[upper - 3] == 0xE3 {
        upper -= 3
      } else if upper - 1 > lower, bytes[upper - 1] == 0xA0, bytes[upper - 2] == 0xC2 {
        upper -= 2
      } else {
        break
      }
    }
    return lower..<upper
  }

  /// Whether the byte is a space, a tab or a line break.
  @inline(__always)
  static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
