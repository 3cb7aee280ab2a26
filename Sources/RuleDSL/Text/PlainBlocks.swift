/// Divides the visible text of a plain document into blocks.
struct PlainBlocks {
  private(set) var blocks: [Block] = []
  private let bytes: [UInt8]
  private let items: [Int]
  private var nextItem = 0
  private let turns: [Int]
  private var nextTurn = 0
  /// The block being read: its kind, its bytes and the indentation of its first line.
  private var open: (kind: BlockKind, range: Range<Int>, indentation: Int, lines: Int)?
  /// The blocks that may be headings.
  private var candidates: [Int] = []

  /// Prepares to read; `items` are the ascending offsets at which bullets were left out, and at `turns` speakers change.
  init(bytes: [UInt8], items: [Int], turns: [Int] = []) {
    self.bytes = bytes
    self.items = items
    self.turns = turns
  }

  /// Reads all blocks; returns the title.
  mutating func read() -> String? {
    for line in Lines(bytes) { add(line) }
    close()
    return markHeadings()
  }

  private mutating func add(_ line: Range<Int>) {
    let content = WhiteSpace.trim(bytes, line)
    var isItem = false
    while nextItem < items.count, items[nextItem] <= line.upperBound {
      isItem = items[nextItem] >= line.lowerBound
      nextItem += 1
    }
    while nextTurn < turns.count, turns[nextTurn] <= line.upperBound {
      if turns[nextTurn] >= line.lowerBound { close() }
      nextTurn += 1
    }
    guard !content.isEmpty else { return close() }
    let indentation = content.lowerBound - line.lowerBound
    if isItem || startsNumberedItem(content) {
      close()
      open = (.list, content, indentation, 1)
    } else if let block = open, block.kind == .paragraph || indentation > block.indentation {
      open = (block.kind, block.range.lowerBound..<content.upperBound, block.indentation, block.lines + 1)
    } else {
      close()
      open = (.paragraph, content, indentation, 1)
    }
  }

  /// A number starts an item where a block starts, after another item, and after a line that ends a sentence.
  private func startsNumberedItem(_ content: Range<Int>) -> Bool {
    guard let marker = ListMarker(plain: bytes, content), marker.isNumber else { return false }
    guard let block = open, block.kind == .paragraph else { return true }
    return endsSentence(block.range)
  }

  private mutating func close() {
    guard let block = open else { return }
    open = nil
    if block.lines == 1, isLikeHeading(block.range) { candidates.append(blocks.count) }
    blocks.append(Block(kind: block.kind, range: ByteRange(block.range.lowerBound, block.range.upperBound)))
  }

  /// Makes headings of short lines without punctuation, if few are: in a transcript with a blank line after every line
  /// each would look like one.
  private mutating func markHeadings() -> String? {
    guard candidates.count * 4 <= blocks.count || (candidates == [0] && blocks.count > 1) else { return nil }
    var title: String?
    for index in candidates where index + 1 < blocks.count && !candidates.contains(index: index + 1) {
      blocks[index].kind = index == 0 ? .title : .heading
      blocks[index].level = index == 0 ? 1 : 2
      if index == 0 { title = String(decoding: bytes[blocks[0].range.offsets], as: UTF8.self) }
    }
    return title
  }

  private func isLikeHeading(_ range: Range<Int>) -> Bool {
    guard range.count >= 4, range.count <= 120, !endsSentence(range) else { return false }
    var width = 0
    var letters = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = ScalarReader.read(bytes, at: position, upTo: range.upperBound)
      position += scalar.count
      width += scalar.value >= 0x1100 ? 2 : 1
      switch scalar.value {
      case 0x0A, 0x0D: return false
      case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: return false  // 。！？； and their ASCII kin
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x5FF: letters += 1
      case 0x3400...0x9FFF, 0xAC00...0xD7AF: letters += 2
      default: break
      }
    }
    return width <= 60 && letters * 2 > width
  }

  /// Whether the last character closes a sentence or a clause.
  private func endsSentence(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    if Self.endings.contains(UInt32(bytes[last])) { return true }
    guard range.count >= 3 else { return false }
    return Self.endings.contains(ScalarReader.read(bytes, at: last - 2, upTo: last + 1).value)
  }

  private static let endings = Set(".,;:!?。，；：！？、…—".unicodeScalars.map(\.value))
}

extension [Int] {
  /// Whether the ascending numbers hold `value`.
  fileprivate func contains(index value: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
