/// The lines of a stretch of text, without their line breaks.
struct Lines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  /// The offset of the next line.
  private(set) var position: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    position = start
    end = bytes.count
  }

  /// The next line; an empty last one behind a line break is none.
  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var index = start
    while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    position = index + 1
    if index + 1 < end, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { position = index + 2 }
    return start..<index
  }
}
