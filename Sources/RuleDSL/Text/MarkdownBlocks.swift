/// Divides Markdown into blocks, line by line, and writes the text of each as it ends.
struct MarkdownBlocks {
  /// The visible text so far.
  private(set) var builder: VisibleTextBuilder
  /// The blocks so far.
  private(set) var blocks: [Block] = []

  /// The block being read.
  private struct Leaf {
    var kind: BlockKind
    var lines: [Range<Int>]
    var quotes: Int
  }

  private struct Fence {
    var mark: (mark: UInt8, count: Int)
    var quotes: Int
    var columns: Int
  }

  private let bytes: [UInt8]
  private var inlines: MarkdownInlines
  private var markup: MarkupReader
  private var position: Int
  private var leaf: Leaf?
  private var fence: Fence?
  /// The tables that were read.
  private(set) var tables: [TableSketch] = []
  /// The table being read.
  private var table: TableSketch?
  /// The columns at which the content of the items around the line starts, the innermost last.
  private var items: [Int] = []
  /// How many quotations the lines before stand in.
  private var container = 0
  private var hasTitle = false
  /// Up to where the source was written or left out.
  private var written: Int

  /// Prepares to read the document from `start`.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    builder = VisibleTextBuilder(bytes)
    position = start
    written = start
    markup = MarkupReader(bytes)
    var definitions: Set<[UInt8]> = []
    for line in Lines(bytes, from: start) {
      if let definition = MarkdownLine(bytes: bytes, range: line).definition {
        definitions.insert(MarkdownInlines.folded(bytes[definition.label]))
      }
    }
    inlines = MarkdownInlines(bytes, definitions: definitions)
  }

  /// Reads all blocks.
  mutating func read() {
    for line in Lines(bytes, from: position) where line.upperBound >= position {
      read(max(line.lowerBound, position)..<line.upperBound)
    }
    close()
  }

  private mutating func read(_ whole: Range<Int>) {
    var line = MarkdownLine(bytes: bytes, range: whole)
    var quotes = 0
    while fence.map({ quotes < $0.quotes }) ?? true, let inner = line.quoted {
      line.range = inner
      quotes += 1
    }
    if let open = fence {
      if quotes == open.quotes, line.closes(open.mark) {
        fence = nil
        return close()
      }
      if quotes == open.quotes {
        let code = without(open.columns, line)
        leaf?.lines.append(code)
        return
      }
      fence = nil
      close()
    }
    if quotes > container || (quotes < container && leaf == nil) {
      close()
      items = []
      container = quotes
    }
    if line.isBlank { close() } else { readContent(line, quotes) }
  }

  /// Reads what stands behind the marks of quotations; each turn of the loop takes the marker of an item.
  private mutating func readContent(_ start: MarkdownLine, _ quotes: Int) {
    var line = start
    var base: Int?
    while true {
      let (columns, offset) = line.indentation
      guard offset < line.range.upperBound else { return }
      if base == nil, leaf == nil || line.item != nil { leaveItems(columns) }
      let depth = base == nil ? columns - (items.last ?? 0) : 0
      if depth >= 4, items.isEmpty || line.item == nil {
        if leaf == nil || leaf?.kind == .code { return add(without(columns - depth + 4, line), .code, quotes) }
        return addText(offset..<line.range.upperBound, quotes)
      }
      if leaf?.kind == .code { close() }
      let inner = MarkdownLine(bytes: bytes, range: offset..<line.range.upperBound)
      if skipsMarkup(inner) || startsBlock(inner, quotes, depth) { return }
      guard let item = itemMarker(inner) else { return addText(inner.range, quotes) }
      close()
      let column = (base ?? 0) + columns + item - offset
      base = column
      items.append(column)
      line.range = inner.taskSkipped(item)..<line.range.upperBound
    }
  }

  /// Whether the line is a fence, a heading, a rule, a row of a table or a definition; then it was taken.
  private mutating func startsBlock(_ line: MarkdownLine, _ quotes: Int, _ depth: Int) -> Bool {
    if let mark = line.fence {
      close()
      fence = Fence(mark: mark, quotes: quotes, columns: max(depth, 0) + (items.last ?? 0))
      leaf = Leaf(kind: .code, lines: [], quotes: quotes)
      return true
    }
    if let heading = line.heading {
      close()
      if depth < 0 { items = [] }
      write([heading.text], kind: .heading, level: heading.level)
      return true
    }
    if let level = line.underline, let open = leaf, open.kind != .list, open.quotes == quotes, table == nil {
      leaf = nil
      write(open.lines, kind: .heading, level: level)
      return true
    }
    if line.isRule {
      close()
      return true
    }
    if table != nil {
      // GitHub would take a line without a pipe as a row of one cell; it is the text that follows more often.
      if bytes[line.range].contains(UInt8(ascii: "|")) {
        writeRow(line.range)
        return true
      }
      close()
    }
    if let header = leaf?.lines.last, MarkdownTable.isDelimiter(bytes, line.range) {
      let cells = MarkdownTable.cells(bytes, header)
      if cells.count == MarkdownTable.cells(bytes, line.range).count {
        leaf?.lines.removeLast()
        close()
        table = TableSketch()
        writeRow(header, isHead: true)
        return true
      }
    }
    if leaf == nil, let definition = line.definition {
      if bytes[definition.label.lowerBound] != UInt8(ascii: "^") { return true }
      addText(WhiteSpace.trim(bytes, definition.end..<line.range.upperBound), quotes)
      return true
    }
    return false
  }

  /// Leaves the items whose content starts to the right of `column`.
  private mutating func leaveItems(_ column: Int) {
    while let last = items.last, last > column { items.removeLast() }
  }

  /// The offset behind a marker that may start an item here; inside a paragraph a number other than 1 doesn't.
  private func itemMarker(_ line: MarkdownLine) -> Int? {
    guard let item = line.item else { return nil }
    let isEmpty = WhiteSpace.skip(bytes, item.content..<line.range.upperBound) == line.range.upperBound
    if let open = leaf, open.kind != .list, isEmpty || (item.number ?? 1) != 1 { return nil }
    return item.content
  }

  /// Passes over a comment, a script or a tag of several lines at the start of a line; what follows it is read as a line.
  private mutating func skipsMarkup(_ line: MarkdownLine) -> Bool {
    guard bytes[line.range.lowerBound] == UInt8(ascii: "<"),
      let found = markup.read(at: line.range.lowerBound, upTo: bytes.count), found.end > line.range.upperBound
    else { return false }
    close()
    position = found.end
    return true
  }

  // MARK: Leaves

  private mutating func addText(_ range: Range<Int>, _ quotes: Int) {
    let kind: BlockKind = leaf?.kind ?? (!items.isEmpty ? .list : quotes > 0 ? .quote : .paragraph)
    add(range, kind, quotes)
  }

  private mutating func add(_ line: Range<Int>, _ kind: BlockKind, _ quotes: Int) {
    if leaf == nil { leaf = Leaf(kind: kind, lines: [], quotes: quotes) }
    leaf?.lines.append(line)
  }

  /// Ends the block being read.
  private mutating func close() {
    if let table { tables.append(table) }
    table = nil
    guard let open = leaf else { return }
    leaf = nil
    if open.kind == .code {
      writeCode(open.lines)
    } else if let level = HTMLTag.headingLevel(bytes, at: open.lines.first?.lowerBound ?? bytes.count) {
      write(open.lines, kind: .heading, level: level)
    } else {
      write(open.lines, kind: open.kind)
    }
  }

  private mutating func writeRow(_ line: Range<Int>, isHead: Bool = false) {
    table?.beginRow(isHead: isHead)
    for cell in MarkdownTable.cells(bytes, line) {
      table?.beginCell(isHeader: false)
      let index = blocks.count
      write([cell], kind: .table)
      if blocks.count > index { table?.add(block: index) }
    }
  }

  private mutating func write(_ lines: [Range<Int>], kind: BlockKind, level: Int = 0) {
    guard let first = lines.first, let last = lines.last, first.lowerBound < last.upperBound else { return }
    separate(upTo: first.lowerBound)
    let start = builder.count
    inlines.write(lines, into: &builder)
    written = max(written, last.upperBound)
    let range = ByteRange<VisibleBytes>(start, builder.count)
    let isTitle = kind == .heading && level == 1 && !hasTitle
    if isTitle { hasTitle = true }
    if range.count > 0 {
      blocks.append(Block(kind: isTitle ? .title : kind, level: level, range: range))
    }
  }

  private mutating func writeCode(_ lines: [Range<Int>]) {
    guard let first = lines.first, let last = lines.last else { return }
    separate(upTo: first.lowerBound)
    let start = builder.count
    for line in lines {
      if line.lowerBound > first.lowerBound { builder.put([0x0A], for: written..<line.lowerBound) }
      builder.keep(line)
      written = line.upperBound
    }
    written = last.upperBound
    if builder.count > start { blocks.append(Block(kind: .code, range: ByteRange(start, builder.count))) }
  }

  /// Puts a line break in place of what was left out between two blocks.
  private mutating func separate(upTo offset: Int) {
    if builder.count > 0 { builder.put([0x0A], for: written..<max(written, offset)) }
    written = max(written, offset)
  }

  /// The line without up to `columns` columns of indentation.
  private func without(_ columns: Int, _ line: MarkdownLine) -> Range<Int> {
    let (found, offset) = line.indentation
    if found <= columns { return offset..<line.range.upperBound }
    var start = line.range.lowerBound
    var column = 0
    while column < columns, start < offset {
      column += bytes[start] == 0x09 ? 4 - column % 4 : 1
      start += 1
    }
    return start..<line.range.upperBound
  }
}

extension MarkdownLine {
  /// `offset`, or the offset behind the box of a task there.
  fileprivate func taskSkipped(_ offset: Int) -> Int {
    MarkdownLine(bytes: bytes, range: offset..<range.upperBound).taskEnd ?? offset
  }
}
