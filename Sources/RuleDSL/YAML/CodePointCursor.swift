/// The way from a count of code points to a byte offset in UTF-8 text.
///
/// libyaml's marks hardly ever go back, so each is reached from the one before: the whole way costs one look at each
/// character and no table.
struct CodePointCursor {
  private let bytes: [UInt8]
  private let start: Int
  private var codePoint = 0
  private var offset: Int

  /// Stands at the offset `start` of the valid UTF-8 of `bytes`, which is code point 0.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = min(start, bytes.count)
    offset = self.start
  }

  /// The byte offset of a code point; counts past the end give the end.
  mutating func byte(_ target: Int) -> Int {
    guard target >= 0 else { return bytes.count }
    while codePoint < target, offset < bytes.count {
      let lead = bytes[offset]
      offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      codePoint += 1
    }
    while codePoint > target {
      offset -= 1
      if bytes[offset] & 0xC0 != 0x80 { codePoint -= 1 }
    }
    return min(offset, bytes.count)
  }
}
