/// Divides a page into blocks, token by token.
///
/// The tree is not built: a stack of the elements that matter says in what kind of block the text stands. End tags that
/// authors may leave out are understood, and those that close nothing are passed over.
struct HTMLBlocks {
  private var tokenizer: HTMLTokenizer
  private(set) var writer: HTMLTextWriter
  private(set) var metadata = HTMLMetadata()
  private(set) var tables: [TableSketch] = []
  /// What is left out, with the name of its element.
  private(set) var omissions: [Omission] = []
  /// Where the outermost element begins that is left out here, and its name.
  private var omitted: (start: Int, name: String)?
  private var elements = HTMLOpenElements()
  /// The tables that are open, the innermost last.
  private var openTables: [HTMLTable] = []
  /// The index of the block with the last term of a list of definitions.
  private var term: Int?
  private var hasTitle = false
  /// Whether a heading of the first level gives the title, and not the element of that name.
  private let hasTopHeading: Bool
  /// How many elements of SVG and MathML are open.
  private var foreign = 0
  /// What a `title` or a script of linked data holds.
  private var held: [UInt8]?
  /// Whether the next line break is the one that `pre` may begin with.
  private var dropsLineBreak = false

  init(_ bytes: [UInt8]) {
    tokenizer = HTMLTokenizer(bytes)
    writer = HTMLTextWriter(bytes)
    hasTopHeading = bytes.firstRange(of: Array("<h1".utf8)) != nil || bytes.firstRange(of: Array("<H1".utf8)) != nil
  }

  /// Reads all blocks.
  mutating func read() {
    while let token = tokenizer.next() {
      switch token {
      case .text(let range): write(range)
      case .replaced(let range, let text): write(text, for: range)
      case .startTag(let tag): open(tag)
      case .endTag(let tag): close(tag)
      case .comment, .doctype: break
      }
    }
    endBlock()
    elements.close(from: 0)
    leave()
    endOmission(at: tokenizer.bytes.count)
    while let table = openTables.popLast() { tables.append(table.sketch) }
  }

  // MARK: Text

  private mutating func write(_ range: Range<Int>) {
    if held != nil { held?.append(contentsOf: tokenizer.bytes[range]) }
    guard isShown else { return }
    var range = range
    if dropsLineBreak {
      dropsLineBreak = false
      if tokenizer.bytes[range.lowerBound] == 0x0A { range = range.lowerBound + 1..<range.upperBound }
    }
    writer.write(range)
  }

  private mutating func write(_ text: [UInt8], for range: Range<Int>) {
    if held != nil { held?.append(contentsOf: text) }
    guard isShown else { return }
    if dropsLineBreak {
      dropsLineBreak = false
      if text == [0x0A] { return }
    }
    writer.write(text, for: range)
  }

  /// Whether the text here is read; between the cells of a table there is none.
  private var isShown: Bool {
    if elements.isLeftOut || (held != nil && hasTopHeading) { return false }
    switch elements.stack.last?.element {
    case .table, .rowGroup, .head, .row: return false
    default: return true
    }
  }

  // MARK: Tags

  private mutating func open(_ tag: HTMLToken.Tag) {
    let element = HTMLElement(tag.name)
    if foreign > 0 { return openForeign(tag, element) }
    metadata.read(tag, element, in: tokenizer)
    tokenizer.state = HTMLElement.state(behind: tag.name)
    if element == .title || isLinkedData(tag) { held = [] }
    switch element {
    case .void, .metadata: return
    case .lineBreak:
      if isShown { writer.breakLine(tag.range) }
      return
    case .rule:
      endBlock()
      elements.prepare(for: element)
      return leave()
    default: break
    }
    // A second `html` tells nothing that the first doesn't.
    if element == .root, elements.holds(.root) { return }
    if element.isBlock || element == .title { endBlock() }
    elements.prepare(for: element)
    leave()
    endOmission(at: tag.range.lowerBound)
    let visibility = HTMLVisibility(tag, element, in: tokenizer)
    var isLeftOut = visibility.isLeftOut
    if element == .aside || visibility.isAside { isLeftOut = isLeftOut || !elements.holds(.matter) }
    if element == .raised, !isLeftOut { isLeftOut = isMark(tag) }
    if element == .lowered { openSubscript(tag) }
    let isForeign = element == .drawing || element == .formula
    if isForeign, tag.isSelfClosing { return }
    let isInLine = element == .inline || element == .raised || element == .lowered
    guard !isInLine || isLeftOut || elements.isLeftOut,
      elements.push(.init(name: tag.name, element: element, isLeftOut: isLeftOut || element == .drawing))
    else { return }
    if elements.isLeftOut, omitted == nil {
      omitted = (tag.range.lowerBound, String(decoding: tag.name.prefix(20), as: UTF8.self))
    }
    enter(element, tag)
    if isForeign {
      foreign = 1
      tokenizer.allowsCDATA = true
    }
  }

  /// In SVG and MathML a tag closes itself where it says so.
  private mutating func openForeign(_ tag: HTMLToken.Tag, _ element: HTMLElement) {
    if element.isBlock, !elements.holds(.foreignContent) {
      // A page that forgets to end a drawing goes on with the first block.
      elements.closeForeign()
      leave()
      foreign = 0
      return open(tag)
    }
    if let sign = elements.addPart(), isShown, writer.hasText { writer.write([sign], for: tag.range) }
    guard !tag.isSelfClosing else { return }
    let isLeftOut = element == .leftOut || element == .drawing
    if elements.push(.init(name: tag.name, element: element, isLeftOut: isLeftOut)) { foreign += 1 }
  }

  private mutating func close(_ tag: HTMLToken.Tag) {
    let element = HTMLElement(tag.name)
    if let text = held {
      held = nil
      if element == .title {
        metadata.setTitle(text)
        if isShown { endBlock(titled: !hasTitle) }
      } else {
        metadata.read(linkedData: text[...])
      }
    }
    if element == .lineBreak {
      if isShown { writer.breakLine(tag.range) }
      return
    }
    let index = elements.index(of: tag.name, element)
    // The end of a paragraph that never began is a paragraph without text.
    if element.isBlock, index != nil || element == .paragraph { endBlock() }
    if let index { elements.close(from: index) }
    leave()
    endOmission(at: index == nil ? tag.range.lowerBound : tag.range.upperBound)
  }

  private func isLinkedData(_ tag: HTMLToken.Tag) -> Bool {
    tag.name == Self.script
      && tag.attributes.contains { tokenizer.value($0).firstRange(of: Self.linkedData) != nil }
  }

  private static let script = Array("script".utf8)
  private static let linkedData = Array("ld+json".utf8)

  // MARK: Blocks

  /// Ends the block that is open, and gives it the kind of what it stands in.
  private mutating func endBlock(titled: Bool = false) {
    guard writer.hasText else { return }
    if titled {
      hasTitle = true
      writer.endBlock(.title, level: 1)
      return
    }
    var isItem = false
    var isQuoted = false
    for open in elements.stack.reversed() {
      switch open.element {
      case .preformatted:
        writer.endBlock(.code)
        return
      case .heading(let level):
        let isTitle = level == 1 && !hasTitle
        if isTitle { hasTitle = true }
        writer.endBlock(isTitle ? .title : .heading, level: level)
        return
      case .cell, .headerCell:
        guard let index = writer.endBlock(.table), !openTables.isEmpty else { return }
        openTables[openTables.count - 1].add(block: index)
        return
      case .caption:
        guard let index = writer.endBlock(.paragraph), !openTables.isEmpty else { return }
        openTables[openTables.count - 1].sketch.captions.append(index)
        return
      case .term:
        term = writer.endBlock(.list)
        return
      case .definition:
        guard let index = writer.endBlock(.list), let term else { return }
        return tables.append(TableSketch(term: term, definition: index))
      case .item: isItem = true
      case .quotation: isQuoted = true
      default: break
      }
    }
    writer.endBlock(isItem ? .list : isQuoted ? .quote : .paragraph)
  }

  /// Notes what begins with an element.
  private mutating func enter(_ element: HTMLElement, _ tag: HTMLToken.Tag) {
    switch element {
    case .preformatted:
      writer.isPreformatted = true
      dropsLineBreak = true
    case .definitions: term = nil
    case .table:
      for index in openTables.indices { openTables[index].sketch.isLayout = true }
      openTables.append(HTMLTable(tag, in: tokenizer))
    case .head, .rowGroup, .row, .cell, .headerCell:
      guard let last = openTables.indices.last else { return }
      openTables[last].begin(element, tag, in: tokenizer)
    default: break
    }
  }

  /// Notes what was closed.
  private mutating func leave() {
    for element in elements.takeClosed() {
      switch element {
      case .preformatted: writer.isPreformatted = elements.holds(.preformatted)
      case .head: if let last = openTables.indices.last { openTables[last].endHead() }
      case .table: if let table = openTables.popLast() { tables.append(table.sketch) }
      default: break
      }
      if foreign > 0 { foreign -= 1 }
    }
    if foreign == 0 { tokenizer.allowsCDATA = false }
  }

  private mutating func endOmission(at end: Int) {
    guard let open = omitted, !elements.isLeftOut else { return }
    omitted = nil
    omissions.append(Omission(range: ByteRange(open.start, max(open.start, end)), reason: open.name))
  }

  // MARK: Raised and lowered text

  /// Whether a superscript is no part of the sentence; else what it needs before it is written.
  private mutating func isMark(_ tag: HTMLToken.Tag) -> Bool {
    guard isShown else { return false }
    let (text, isLink) = raisedText()
    switch SuperscriptReading(text, on: writer.tail, isLink: isLink || refersToNote(tag)) {
    case .mark: return true
    case .power: writer.write([UInt8(ascii: "^")], for: tag.range)
    case .remark: writer.addSpace(tag.range)
    case .glued: break
    }
    return false
  }

  private func refersToNote(_ tag: HTMLToken.Tag) -> Bool {
    tag.attributes.contains { attribute in
      let name = tokenizer.lowercased(attribute.name)
      guard name.elementsEqual("class".utf8) || name.elementsEqual("id".utf8) else { return false }
      let value = tokenizer.bytes[attribute.value].prefix(200).map(HTMLTokenizer.lowercase)
      return Self.noteWords.contains { value.firstRange(of: $0) != nil }
    }
  }

  private static let noteWords = ["fnref", "footnote", "reference", "cite"].map { Array($0.utf8) }

  /// The text of the superscript that begins here, as far as it matters, and whether a link is in it.
  private func raisedText() -> (text: [UInt8], isLink: Bool) {
    var ahead = tokenizer
    var text: [UInt8] = []
    for _ in 0..<12 {
      guard let token = ahead.next() else { break }
      switch token {
      case .text(let range): text += ahead.bytes[range].prefix(64)
      case .replaced(_, let replacement): text += replacement
      case .startTag(let tag): if tag.name == [UInt8(ascii: "a")] { return (text, true) }
      case .endTag(let tag): if HTMLElement(tag.name) == .raised { return (text, false) }
      case .comment, .doctype: break
      }
    }
    return (text, false)
  }

  /// d<sub>model</sub> is d_model and 5<sub>2</sub> not 52, but CO<sub>2</sub> is one word.
  private mutating func openSubscript(_ tag: HTMLToken.Tag) {
    guard isShown, let last = writer.tail.last, tag.range.upperBound < tokenizer.bytes.count else { return }
    let next = tokenizer.bytes[tag.range.upperBound]
    let isDigit = (0x30...0x39).contains(last)
    let isWord = HTMLTokenizer.isLetter(last) && HTMLTokenizer.isLetter(next)
    if isWord || isDigit && ((0x30...0x39).contains(next) || HTMLTokenizer.isLetter(next)) {
      writer.write([UInt8(ascii: "_")], for: tag.range)
    }
  }
}
