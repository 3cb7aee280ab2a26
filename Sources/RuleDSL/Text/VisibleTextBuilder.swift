/// Collects the visible text of a document: stretches that are kept, and what stands in place of markup.
///
/// Nothing is copied before the end, and nothing at all when the whole text was kept.
struct VisibleTextBuilder {
  /// The decoded text.
  let source: [UInt8]
  private(set) var map = ByteMap<VisibleBytes, DecodedBytes>()
  /// What was put in, one after the other, and at which visible offsets.
  private var replacements: [UInt8] = []
  private var replaced: [Range<Int>] = []
  /// The number of visible bytes so far.
  private(set) var count = 0

  init(_ source: [UInt8]) { self.source = source }

  /// Keeps a stretch of the source.
  mutating func keep(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    map.append(.init(from: count, to: range.lowerBound, fromCount: range.count, toCount: range.count))
    count += range.count
  }

  /// Puts `text` in place of a stretch of the source.
  mutating func put(_ text: some Collection<UInt8>, for range: Range<Int>) {
    guard !text.isEmpty else { return }
    map.append(.init(from: count, to: range.lowerBound, fromCount: text.count, toCount: range.count))
    replacements.append(contentsOf: text)
    replaced.append(count..<count + text.count)
    count += text.count
  }

  /// The text as a whole, with the bytes that ``bytes()`` gave.
  func finish(_ decoded: DecodedDocument, bytes: [UInt8], blocks: [Block], title: String?) -> VisibleText {
    VisibleText(
      bytes: bytes, map: map.followed(by: decoded.map), blocks: blocks, title: title, decoded: decoded.bytes,
      decodedMap: map)
  }

  /// The visible bytes; the source itself when all of it was kept.
  func bytes() -> [UInt8] {
    if replaced.isEmpty, map.pieces.count == 1, count == source.count { return source }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var next = 0
    var taken = 0
    for piece in map.pieces {
      var position = piece.from
      let end = piece.from + piece.fromCount
      while position < end {
        if next < replaced.count, replaced[next].lowerBound == position {
          let size = replaced[next].count
          result.append(contentsOf: replacements[taken..<taken + size])
          taken += size
          position += size
          next += 1
        } else {
          let upper = next < replaced.count ? min(end, replaced[next].lowerBound) : end
          let start = piece.to + position - piece.from
          result.append(contentsOf: source[start..<start + upper - position])
          position = upper
        }
      }
    }
    return result
  }
}
