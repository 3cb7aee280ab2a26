/// Checks UTF-8, and replaces what is malformed by U+FFFD.
///
/// A well-formed text is passed on as it is, without a copy. Elsewhere each longest prefix of a character that could have
/// been continued counts as one replacement, as the Unicode standard recommends and editors show it.
enum UTF8Decoder {
  /// Decodes the bytes after the first `skipping`, which hold the byte order mark.
  static func decode(_ bytes: [UInt8], skipping: Int) -> Result<DecodedDocument, DocumentRefusal> {
    let clean = wellFormedEnd(bytes, from: skipping)
    if clean < bytes.count, bytes[clean] == 0 { return .failure(.binary(format: "a NUL byte", offset: clean)) }
    guard clean < bytes.count else {
      return .success(
        DecodedDocument(
          bytes: skipping == 0 ? bytes : Array(bytes[skipping...]),
          map: ByteMap(identity: bytes.count - skipping, skipping: skipping), encoding: "utf-8"))
    }
    return replaceMalformed(bytes, skipping: skipping, first: clean)
  }

  private static func replaceMalformed(
    _ bytes: [UInt8], skipping: Int, first: Int
  ) -> Result<DecodedDocument, DocumentRefusal> {
    var builder = DecodedTextBuilder(skipping: skipping, of: bytes.count)
    var clean = first
    while true {
      if clean > builder.position { builder.keep(bytes[builder.position..<clean]) }
      guard clean < bytes.count else { break }
      if bytes[clean] == 0 { return .failure(.binary(format: "a NUL byte", offset: clean)) }
      builder.replace(count: malformedCount(bytes, at: clean))
      clean = wellFormedEnd(bytes, from: builder.position)
    }
    return .success(builder.finish(.utf8, flaw: ("malformed sequence", "malformed sequences")))
  }

  /// The offset of the first malformed sequence or NUL at or after `start`, or the end.
  private static func wellFormedEnd(_ bytes: [UInt8], from start: Int) -> Int {
    let end = bytes.count
    var position = start
    while position < end {
      let first = bytes[position]
      if first < 0x80 {
        if first == 0 { return position }
        position += 1
        continue
      }
      // Most of what isn't ASCII is Han, and its leading bytes E4…E9 need no further conditions.
      if first >= 0xE3, first <= 0xEC, position + 2 < end, bytes[position + 1] & 0xC0 == 0x80,
        bytes[position + 2] & 0xC0 == 0x80
      {
        position += 3
        continue
      }
      let scalar = ScalarReader.read(bytes, at: position, upTo: end)
      guard scalar.isWellFormed else { return position }
      position += scalar.count
    }
    return end
  }

  /// The length of the malformed sequence at `position`, at least 1.
  private static func malformedCount(_ bytes: [UInt8], at position: Int) -> Int {
    let (size, second): (Int, ClosedRange<UInt8>) =
      switch bytes[position] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (1, 0x80...0xBF)
      }
    guard size > 1, position + 1 < bytes.count, second.contains(bytes[position + 1]) else { return 1 }
    var count = 2
    while count < size, position + count < bytes.count, bytes[position + count] & 0xC0 == 0x80 { count += 1 }
    return count
  }
}
