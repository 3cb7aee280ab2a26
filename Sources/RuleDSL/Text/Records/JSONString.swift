/// A string of JSON with its escapes resolved, and the way from each character back to its escape.
struct JSONString {
  /// The text as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// From the text to the string as it is written.
  private(set) var map = ByteMap<DecodedBytes, RecordBytes>()
  /// How many escapes stand for no character: surrogates without a partner, NUL, letters that escape nothing.
  private(set) var replaced = 0
  /// Where the first of them stands.
  private(set) var firstReplaced = 0

  /// Resolves the string whose quotes stand at the ends of `range`.
  init(_ source: [UInt8], _ range: Range<Int>) {
    let end = max(range.lowerBound + 1, range.upperBound - 1)
    var position = range.lowerBound + 1
    bytes.reserveCapacity(range.count)
    while position < end {
      let plain = source[position..<end].firstIndex(of: UInt8(ascii: "\\")) ?? end
      if plain > position {
        map.append(.init(from: bytes.count, to: position, fromCount: plain - position, toCount: plain - position))
        bytes.append(contentsOf: source[position..<plain])
        position = plain
      }
      guard position < end else { break }
      let escape = Self.escape(source, at: position, upTo: end)
      var scalar = escape.scalar
      if scalar == nil || scalar == "\0" {
        if replaced == 0 { firstReplaced = position }
        replaced += 1
        scalar = "\u{FFFD}"
      }
      let start = bytes.count
      bytes.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
      map.append(.init(from: start, to: position, fromCount: bytes.count - start, toCount: escape.count))
      position += escape.count
    }
  }

  /// The character that the escape at `position` stands for, and the number of its bytes.
  private static func escape(
    _ source: [UInt8], at position: Int, upTo end: Int
  ) -> (scalar: Unicode.Scalar?, count: Int) {
    guard position + 1 < end else { return (nil, 1) }
    switch source[position + 1] {
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "u"): break
    default: return (nil, 1 + ScalarReader.read(source, at: position + 1, upTo: end).count)
    }
    guard let first = hexadecimal(source, at: position + 2, upTo: end) else { return (nil, 2) }
    guard (0xD800...0xDBFF).contains(first) else { return (Unicode.Scalar(first), 6) }
    guard position + 7 < end, source[position + 6] == UInt8(ascii: "\\"), source[position + 7] == UInt8(ascii: "u"),
      let second = hexadecimal(source, at: position + 8, upTo: end), (0xDC00...0xDFFF).contains(second)
    else { return (nil, 6) }
    return (Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF))), 12)
  }

  private static func hexadecimal(_ source: [UInt8], at position: Int, upTo end: Int) -> UInt32? {
    guard position + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in source[position..<position + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
