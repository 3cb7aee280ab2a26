/// Finds the marks inside a paragraph of Markdown, and writes its text without them.
///
/// Marks are collected as cuts in the order of the source, a mark that may turn out to be one as an empty cut that its
/// partner fills in. Where CommonMark's rules are made for Western text the lenient reading wins: `**中文**后` is strong.
struct MarkdownInlines {
  private struct Cut {
    var range: Range<Int>
    var text: [UInt8] = []
  }

  /// A mark that waits for its partner.
  private struct Opener {
    var cut: Int
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private let definitions: Set<[UInt8]>
  private var markup: MarkupReader

  private var end = 0
  private var cuts: [Cut] = []
  private var brackets: [Opener] = []
  private var openers: [UInt8: [Opener]] = [:]
  /// The starts of the runs of backticks by their length, gathered when the first is met.
  private var ticks: [Int: [Int]]?

  /// Prepares to read a document; `definitions` are the lower-cased labels that links may refer to.
  init(_ bytes: [UInt8], definitions: Set<[UInt8]>) {
    self.bytes = bytes
    self.definitions = definitions
    markup = MarkupReader(bytes)
  }

  /// Writes the text of the `lines` of one paragraph.
  mutating func write(_ lines: [Range<Int>], into builder: inout VisibleTextBuilder) {
    end = lines.last?.upperBound ?? 0
    cuts.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    openers.removeAll(keepingCapacity: true)
    ticks = nil
    var position = 0
    let isMark = Self.isMark
    for line in lines {
      position = max(position, line.lowerBound)
      while position < line.upperBound {
        position = isMark[Int(bytes[position])] ? readMark(at: position, in: line, lines) : position + 1
      }
    }
    emit(lines, into: &builder)
  }

  private func emit(_ lines: [Range<Int>], into builder: inout VisibleTextBuilder) {
    var next = 0
    var position = lines.first?.lowerBound ?? 0
    for line in lines {
      if line.lowerBound > position {
        builder.put([0x0A], for: position..<line.lowerBound)
        position = line.lowerBound
      }
      while next < cuts.count, cuts[next].range.lowerBound < line.upperBound {
        let cut = cuts[next]
        next += 1
        guard !cut.range.isEmpty, cut.range.lowerBound >= position else { continue }
        builder.keep(position..<cut.range.lowerBound)
        builder.put(cut.text, for: cut.range)
        position = cut.range.upperBound
      }
      if line.upperBound > position {
        builder.keep(position..<line.upperBound)
        position = line.upperBound
      }
    }
  }

  private static let isMark: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`<&*_~[]!".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Reads the mark at `position`; returns where to go on.
  private mutating func readMark(at position: Int, in line: Range<Int>, _ lines: [Range<Int>]) -> Int {
    switch bytes[position] {
    case UInt8(ascii: "\\"):
      guard position + 1 == line.upperBound || Self.isPunctuation(bytes[position + 1]) else { return position + 1 }
      cuts.append(Cut(range: position..<position + 1))
      return min(position + 2, line.upperBound)
    case UInt8(ascii: "`"): return readCode(at: position, lines)
    case UInt8(ascii: "<"), UInt8(ascii: "&"): return readMarkup(at: position, in: line)
    case UInt8(ascii: "!"):
      guard position + 1 < line.upperBound, bytes[position + 1] == UInt8(ascii: "[") else { return position + 1 }
      return open(position..<position + 2)
    case UInt8(ascii: "["): return open(position..<position + 1)
    case UInt8(ascii: "]"): return closeBracket(at: position)
    default: return readEmphasis(at: position, in: line)
    }
  }

  // MARK: Code, tags, addresses

  private mutating func readCode(at position: Int, _ lines: [Range<Int>]) -> Int {
    if ticks == nil { ticks = gatherTicks(lines) }
    var length = 0
    while position + length < end, bytes[position + length] == UInt8(ascii: "`") { length += 1 }
    let starts = ticks?[length] ?? []
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle + 1 } else { high = middle }
    }
    guard low < starts.count else { return position + length }
    cuts.append(Cut(range: position..<position + length))
    cuts.append(Cut(range: starts[low]..<starts[low] + length))
    return starts[low] + length
  }

  private func gatherTicks(_ lines: [Range<Int>]) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for line in lines {
      var position = line.lowerBound
      while position < line.upperBound {
        guard bytes[position] == UInt8(ascii: "`") else {
          position += 1
          continue
        }
        let start = position
        while position < line.upperBound, bytes[position] == UInt8(ascii: "`") { position += 1 }
        result[position - start, default: []].append(start)
      }
    }
    return result
  }

  private mutating func readMarkup(at position: Int, in line: Range<Int>) -> Int {
    if let found = markup.read(at: position, upTo: end) {
      cuts.append(Cut(range: position..<found.end, text: found.text))
      return found.end
    }
    guard bytes[position] == UInt8(ascii: "<"), let close = addressEnd(from: position + 1, in: line) else {
      return position + 1
    }
    cuts.append(Cut(range: position..<position + 1))
    cuts.append(Cut(range: close..<close + 1))
    return close + 1
  }

  /// The offset of the `>` behind an address such as `https://…` or `a@b.example`.
  private func addressEnd(from start: Int, in line: Range<Int>) -> Int? {
    var position = start
    var isAddress = false
    let limit = min(line.upperBound, start + 2000)
    while position < limit, bytes[position] > 0x20, bytes[position] != UInt8(ascii: "<") {
      if bytes[position] == UInt8(ascii: ">") { return isAddress ? position : nil }
      if bytes[position] == UInt8(ascii: ":") || bytes[position] == UInt8(ascii: "@") {
        isAddress = position > start + 1
      }
      position += 1
    }
    return nil
  }

  // MARK: Links

  private mutating func open(_ range: Range<Int>) -> Int {
    brackets.append(Opener(cut: cuts.count, range: range))
    cuts.append(Cut(range: range.lowerBound..<range.lowerBound))
    return range.upperBound
  }

  private mutating func closeBracket(at position: Int) -> Int {
    guard let opener = brackets.popLast() else { return position + 1 }
    let inside = opener.range.upperBound..<position
    if bytes[inside].first == UInt8(ascii: "^"), inside.count > 1 {
      // A footnote's mark is no part of the sentence.
      cuts[opener.cut].range = opener.range.lowerBound..<position + 1
      return position + 1
    }
    var past: Int?
    if position + 1 < end, bytes[position + 1] == UInt8(ascii: "(") {
      past = LinkTarget.end(bytes, from: position + 1, upTo: end)
    } else if let label = label(at: position + 1) {
      if isDefined(label.isEmpty ? inside : label) { past = label.upperBound + 1 }
    } else if isDefined(inside) {
      past = position + 1
    }
    guard let past else { return position + 1 }
    cuts[opener.cut].range = opener.range
    cuts.append(Cut(range: position..<past))
    return past
  }

  /// What is between the brackets that start at `position`.
  private func label(at position: Int) -> Range<Int>? {
    guard position < end, bytes[position] == UInt8(ascii: "[") else { return nil }
    var close = position + 1
    while close < min(end, position + 200), bytes[close] != UInt8(ascii: "]") {
      if bytes[close] == UInt8(ascii: "[") { return nil }
      close += 1
    }
    return close < end && bytes[close] == UInt8(ascii: "]") ? position + 1..<close : nil
  }

  private func isDefined(_ label: Range<Int>) -> Bool {
    !definitions.isEmpty && label.count <= 200 && definitions.contains(Self.folded(bytes[label]))
  }

  /// A label as it is compared.
  static func folded(_ label: ArraySlice<UInt8>) -> [UInt8] {
    label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  // MARK: Emphasis

  private mutating func readEmphasis(at position: Int, in line: Range<Int>) -> Int {
    let mark = bytes[position]
    var past = position
    while past < line.upperBound, bytes[past] == mark { past += 1 }
    let before: UInt8 = position > line.lowerBound ? bytes[position - 1] : 0x20
    let after: UInt8 = past < line.upperBound ? bytes[past] : 0x20
    var canOpen = !WhiteSpace.isASCII(after)
    var canClose = !WhiteSpace.isASCII(before)
    switch mark {
    case UInt8(ascii: "_"):
      canOpen = canOpen && !Self.isWord(before)
      canClose = canClose && !Self.isWord(after)
    case UInt8(ascii: "~"):
      // A single one means a range or "about".
      guard past - position == 2 else { return past }
    default:
      // 40G*8 is a product, though CommonMark could read its star as emphasis.
      if past - position == 1, Self.isASCIIWord(before), Self.isASCIIWord(after) { return past }
    }
    var rest = position..<past
    while canClose, !rest.isEmpty, let opener = openers[mark]?.popLast() {
      let count = min(opener.range.count, rest.count)
      cuts[opener.cut].range = opener.range.upperBound - count..<cuts[opener.cut].range.upperBound
      cuts.append(Cut(range: rest.lowerBound..<rest.lowerBound + count))
      rest = rest.lowerBound + count..<rest.upperBound
      if opener.range.count > count {
        let left = opener.range.lowerBound..<opener.range.upperBound - count
        openers[mark]?.append(Opener(cut: opener.cut, range: left))
      }
    }
    if canOpen, !rest.isEmpty {
      openers[mark, default: []].append(Opener(cut: cuts.count, range: rest))
      cuts.append(Cut(range: rest.upperBound..<rest.upperBound))
    }
    return past
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || isASCIIWord(byte) }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !isASCIIWord(byte)
  }
}
