/// The way from a count of code points to a byte offset in UTF-8 text.
///
/// One checkpoint every 64 code points, so a look-up walks at most 64 characters and the table stays small.
struct CodePointOffsets {
  private let bytes: [UInt8]
  private let end: Int
  private var checkpoints: [Int] = []
  private static let stride = 64

  /// Indexes the valid UTF-8 of `bytes` from the offset `start`, which is code point 0.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    end = bytes.count
    var count = 0
    for offset in start..<max(start, bytes.count) where Self.isLead(bytes[offset]) {
      if count % Self.stride == 0 { checkpoints.append(offset) }
      count += 1
    }
  }

  /// The byte offset of a code point; counts past the end give the end.
  func byte(_ codePoint: Int) -> Int {
    let block = codePoint / Self.stride
    guard codePoint >= 0, block < checkpoints.count else { return end }
    var offset = checkpoints[block]
    var rest = codePoint % Self.stride
    while rest > 0, offset < end {
      offset += 1
      while offset < end, !Self.isLead(bytes[offset]) { offset += 1 }
      rest -= 1
    }
    return offset
  }

  private static func isLead(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
