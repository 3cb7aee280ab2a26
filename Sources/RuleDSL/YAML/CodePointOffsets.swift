/// The way from a count of code points to a byte offset in UTF-8 text.
///
/// libyaml asks for two places an event, so the way is a table: four bytes a code point, of a file whose size is limited.
struct CodePointOffsets {
  private let end: Int
  private let start: Int
  /// The offset of each code point; empty when every one is a byte.
  private let offsets: [UInt32]

  /// Indexes the valid UTF-8 of `bytes` from the offset `start`, which is code point 0.
  init(_ bytes: [UInt8], from start: Int) {
    precondition(bytes.count <= UInt32.max)
    end = bytes.count
    self.start = min(start, bytes.count)
    var count = 0
    for offset in self.start..<bytes.count where bytes[offset] & 0xC0 != 0x80 { count += 1 }
    var offsets: [UInt32] = []
    if count < bytes.count - self.start {
      offsets.reserveCapacity(count)
      for offset in self.start..<bytes.count where bytes[offset] & 0xC0 != 0x80 { offsets.append(UInt32(offset)) }
    }
    self.offsets = offsets
  }

  /// The byte offset of a code point; counts past the end give the end.
  func byte(_ codePoint: Int) -> Int {
    guard codePoint >= 0 else { return end }
    if offsets.isEmpty { return min(start + codePoint, end) }
    return codePoint < offsets.count ? Int(offsets[codePoint]) : end
  }
}
