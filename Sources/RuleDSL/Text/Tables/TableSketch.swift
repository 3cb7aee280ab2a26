/// A table as it was read: its cells with their places, and the blocks in each.
///
/// Markdown and HTML both give one. When all of it is known, ``label(_:_:number:)`` tells each cell which headers it stands
/// under and which names begin its row.
struct TableSketch {
  /// A cell.
  struct Cell {
    var row: Int
    var column: Int
    var columns: Int
    var rows: Int
    /// Whether the markup says that it is a header.
    var isHeader: Bool
    /// The first and the last block in it.
    var blocks: ClosedRange<Int>?
  }

  /// More columns than a reader can follow have no labels; a cell reaches over so many rows at most.
  static let widest = 128
  static let tallest = 256

  private(set) var cells: [Cell] = []
  /// The number of columns.
  private(set) var width = 0
  /// The rows that the markup says are headers.
  private(set) var headRows: Set<Int> = []
  /// The blocks of its caption.
  var captions: [Int] = []
  /// Whether it only lays the page out.
  var isLayout = false
  private var row = -1
  private var column = 0
  /// For each column the row at which the cell that reaches down in it ends.
  private var reaches: [Int] = []

  init() {}

  /// A term and what is said of it, as a row of two cells.
  init(term: Int, definition: Int) {
    beginRow(isHead: false)
    beginCell(isHeader: true)
    add(block: term)
    beginCell(isHeader: false)
    add(block: definition)
  }

  /// Begins a row.
  mutating func beginRow(isHead: Bool) {
    row += 1
    column = 0
    if isHead { headRows.insert(row) }
  }

  /// Begins a cell in the next place that no cell from above reaches into.
  mutating func beginCell(isHeader: Bool, columns: Int = 1, rows: Int = 1) {
    if row < 0 { beginRow(isHead: false) }
    while column < reaches.count, reaches[column] > row { column += 1 }
    let span = min(max(columns, 1), Self.widest)
    // A span of nothing reaches to the end.
    let height = rows <= 0 ? Self.tallest : min(rows, Self.tallest)
    cells.append(Cell(row: row, column: column, columns: span, rows: height, isHeader: isHeader))
    let end = min(column + span, Self.widest)
    while reaches.count < end { reaches.append(0) }
    if column < end { for place in column..<end { reaches[place] = row + height } }
    column += span
    width = max(width, min(column, Self.widest))
  }

  /// Adds a block to the last cell.
  mutating func add(block: Int) {
    guard let last = cells.indices.last else { return }
    cells[last].blocks = (cells[last].blocks?.lowerBound ?? block)...block
  }

  /// Gives the blocks of the table their labels, or makes paragraphs of them when it is none.
  func label(_ blocks: inout [Block], _ bytes: [UInt8], number: Int) {
    let texts = cells.map { CellText($0, blocks, bytes) }
    if isLayout || width == 1 && !cells.contains(where: \.isHeader) || isProse(texts) {
      for cell in cells {
        guard let range = cell.blocks else { continue }
        // What a table inside of this one has labelled stays.
        for index in range where blocks[index].kind == .table && blocks[index].cell == nil {
          blocks[index].kind = .paragraph
        }
      }
      return
    }
    var labels = TableLabels(self, texts)
    labels.captions = captions.map { blocks[$0].range } + unitLine(before: blocks, bytes)
    labels.apply(to: &blocks, number: number)
  }

  /// Whether the cells hold paragraphs rather than entries.
  private func isProse(_ texts: [CellText]) -> Bool {
    let filled = texts.filter { !$0.isEmpty }
    let size = filled.reduce(0) { $0 + $1.range.count }
    return filled.count(where: \.isFigure) == 0 && size > 200 * filled.count
      || cells.count == 2 && texts.allSatisfy { $0.range.count > 60 }
  }

  /// The line above the table that names the unit of its figures: 单位：亿元.
  private func unitLine(before blocks: [Block], _ bytes: [UInt8]) -> [ByteRange<VisibleBytes>] {
    guard let first = cells.lazy.compactMap({ $0.blocks?.lowerBound }).first, first > 0, captions.isEmpty else {
      return []
    }
    let line = blocks[first - 1]
    guard line.kind == .paragraph, line.range.count <= 120 else { return [] }
    return CellText.namesUnit(bytes[line.range.offsets]) ? [line.range] : []
  }
}
