/// Writes the text of a page by blocks, white space folded as a browser folds it.
struct HTMLTextWriter {
  private(set) var builder: VisibleTextBuilder
  private(set) var blocks: [Block] = []
  /// Whether white space is kept.
  var isPreformatted = false

  /// Where the open block begins in the visible text.
  private var start: Int?
  /// Where its last character ends.
  private var contentEnd = 0
  /// The white space in the source that stands before the next character.
  private var space: Range<Int>?
  private var isAfterBreak = false
  /// Up to where the source was written or left out.
  private var written = 0
  /// The last bytes of the open block, to tell what a superscript stands on.
  private(set) var tail: [UInt8] = []

  init(_ source: [UInt8]) { builder = VisibleTextBuilder(source) }

  private var source: [UInt8] { builder.source }

  /// Whether a block has text.
  var hasText: Bool { start != nil }

  /// Writes text as it stands in the source.
  mutating func write(_ range: Range<Int>) {
    if isPreformatted { return writeContent(range) }
    var next = range.lowerBound
    while next < range.upperBound {
      let content = next
      while next < range.upperBound {
        let isSpace = HTMLTokenizer.isSpace(builder.source[next])
        // One space inside of a text stays where it is: the common case, and one piece of the map.
        let staysSpace =
          isSpace && builder.source[next] == 0x20 && next > content && next + 1 < range.upperBound
          && !HTMLTokenizer.isSpace(builder.source[next + 1])
        if isSpace && !staysSpace { break }
        next += 1
      }
      if next > content { writeContent(content..<next) }
      let white = next
      while next < range.upperBound, HTMLTokenizer.isSpace(builder.source[next]) { next += 1 }
      if next > white { addSpace(white..<next) }
    }
  }

  /// Writes `text` in place of a part of the source.
  mutating func write(_ text: [UInt8], for range: Range<Int>) {
    if !isPreformatted, text.allSatisfy(HTMLTokenizer.isSpace) { return addSpace(range) }
    open(at: range.lowerBound)
    builder.put(text, for: range)
    finish(range, text[...])
  }

  /// Breaks the line.
  mutating func breakLine(_ range: Range<Int>) {
    guard start != nil else { return }
    space = nil
    builder.put([0x0A], for: range)
    written = range.upperBound
    isAfterBreak = true
    tail = []
  }

  /// Notes that what follows stands apart.
  mutating func addSpace(_ range: Range<Int>) {
    guard start != nil, !isAfterBreak else { return }
    space = (space?.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  /// Ends the block; returns its index when it has text.
  @discardableResult
  mutating func endBlock(_ kind: BlockKind, level: Int = 0) -> Int? {
    guard let first = start else { return nil }
    start = nil
    space = nil
    isAfterBreak = false
    tail = []
    blocks.append(Block(kind: kind, level: level, range: ByteRange(first, contentEnd)))
    return blocks.count - 1
  }

  private mutating func writeContent(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    open(at: range.lowerBound)
    builder.keep(range)
    finish(range, source[range].suffix(Self.tailLength))
  }

  private mutating func open(at offset: Int) {
    if start == nil {
      if builder.count > 0 { builder.put([0x0A], for: written..<max(written, offset)) }
      start = builder.count
      space = nil
    } else if let white = space {
      space = nil
      // Between Han characters a line break is no space, so it stays one.
      let read: UInt8 = source[white].contains { $0 == 0x0A || $0 == 0x0D } ? 0x0A : 0x20
      if white.count == 1, source[white.lowerBound] == read {
        builder.keep(white)
      } else {
        builder.put([read], for: white)
      }
      tail.append(0x20)
    }
  }

  private mutating func finish(_ range: Range<Int>, _ text: ArraySlice<UInt8>) {
    written = range.upperBound
    contentEnd = builder.count
    isAfterBreak = false
    tail = Array((tail + text).suffix(Self.tailLength))
  }

  private static let tailLength = 24
}
