/// A table of a page while it is read.
struct HTMLTable {
  /// What is known of it.
  var sketch = TableSketch()
  private var isHead = false
  /// Whether a cell needs no row to begin for it.
  private var hasRow = false

  init(_ tag: HTMLToken.Tag, in tokenizer: HTMLTokenizer) {
    let role = Self.value("role", of: tag, tokenizer)
    sketch.isLayout = role == "presentation" || role == "none"
  }

  /// Begins a part of it.
  mutating func begin(_ element: HTMLElement, _ tag: HTMLToken.Tag, in tokenizer: HTMLTokenizer) {
    switch element {
    case .head, .rowGroup:
      isHead = element == .head
      hasRow = false
    case .row:
      sketch.beginRow(isHead: isHead)
      hasRow = true
    case .cell, .headerCell:
      if !hasRow { sketch.beginRow(isHead: isHead) }
      hasRow = true
      sketch.beginCell(
        isHeader: element == .headerCell, columns: Self.number("colspan", of: tag, tokenizer),
        rows: Self.number("rowspan", of: tag, tokenizer))
    default: break
    }
  }

  /// Ends the head.
  mutating func endHead() { isHead = false }

  /// Adds a block to the cell that began last.
  mutating func add(block: Int) { sketch.add(block: block) }

  private static func number(_ name: String, of tag: HTMLToken.Tag, _ tokenizer: HTMLTokenizer) -> Int {
    value(name, of: tag, tokenizer).flatMap { Int($0) } ?? 1
  }

  private static func value(_ name: String, of tag: HTMLToken.Tag, _ tokenizer: HTMLTokenizer) -> String? {
    tag.attributes.first { $0.value.count < 40 && tokenizer.lowercased($0.name).elementsEqual(name.utf8) }
      .map { attribute in
        let value = tokenizer.value(attribute)
        return String(decoding: value[WhiteSpace.trim(value, 0..<value.count)], as: UTF8.self)
      }
  }
}
