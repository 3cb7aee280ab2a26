/// Works out the labels of a table's cells: the headers above them, the names at the start of their rows.
///
/// Headers are the rows that the markup says, else a first row of names over rows with figures. The names of a row stand in
/// its first column that isn't figures (a rank may come before it) and in the columns of names right behind that one; a
/// year in the first column counts too. A row of one cell over the whole width is a heading of the rows below it.
struct TableLabels {
  /// What every cell stands under: the caption, the line that names the unit.
  var captions: [ByteRange<VisibleBytes>] = []
  private let sketch: TableSketch
  private let texts: [CellText]
  private let rows: [Range<Int>]
  private let labelColumns: Set<Int>
  private let headRows: Set<Int>

  /// The longest text that labels anything, in bytes, and the most labels of one sort.
  private static let longest = 240
  private static let most = 3

  init(_ sketch: TableSketch, _ texts: [CellText]) {
    self.sketch = sketch
    self.texts = texts
    var rows: [Range<Int>] = []
    for index in sketch.cells.indices {
      if let last = rows.last, sketch.cells[last.lowerBound].row == sketch.cells[index].row {
        rows[rows.count - 1] = last.lowerBound..<index + 1
      } else {
        rows.append(index..<index + 1)
      }
    }
    self.rows = rows
    headRows = Self.headRows(sketch, texts, rows)
    labelColumns = Self.labelColumns(sketch, texts, rows, headRows)
  }

  /// The rows of headers, by their index in `rows`.
  private static func headRows(_ sketch: TableSketch, _ texts: [CellText], _ rows: [Range<Int>]) -> Set<Int> {
    var found: Set<Int> = []
    for (index, row) in rows.enumerated() {
      let filled = row.filter { texts[$0].range.count > 0 }
      let isMarked = !filled.isEmpty && filled.allSatisfy { sketch.cells[$0].isHeader }
      // Markdown has no table without a header: of two columns, the second a figure, the first row is one like the others.
      if index == 0, filled.count == 2, row.count == 2, !isMarked, texts[row.upperBound - 1].isFigure,
        !texts[row.upperBound - 1].isYear, !texts[row.lowerBound].isFigure
      {
        continue
      }
      if sketch.headRows.contains(sketch.cells[row.lowerBound].row) || isMarked && (row.count > 1 || index == 0) {
        found.insert(index)
      } else if found.contains(index - 1), filled.count > 1 || index == 1,
        !filled.isEmpty && filled.allSatisfy({ texts[$0].isUnit })
      {
        found.insert(index)
      }
    }
    guard found.isEmpty, sketch.headRows.isEmpty, let first = rows.first, first.count > 1, rows.count > 1 else {
      return found
    }
    let names = first.filter { !texts[$0].isFigure || texts[$0].isYear }
    let hasFigures = rows.dropFirst().contains { $0.contains { texts[$0].isFigure } }
    if names.count == first.count, hasFigures { found.insert(0) }
    return found
  }

  private static func labelColumns(
    _ sketch: TableSketch, _ texts: [CellText], _ rows: [Range<Int>], _ headRows: Set<Int>
  ) -> Set<Int> {
    var names = Array(repeating: 0, count: sketch.width)
    var figures = names
    var years = names
    for (index, row) in rows.enumerated() where !headRows.contains(index) {
      for cell in row where sketch.cells[cell].column < sketch.width && texts[cell].range.count > 0 {
        let column = sketch.cells[cell].column
        if texts[cell].isYear {
          years[column] += 1
        } else if texts[cell].isFigure || texts[cell].isEmpty {
          figures[column] += 1
        } else {
          names[column] += 1
        }
      }
    }
    var found: Set<Int> = []
    var column = 0
    while column < min(sketch.width, 3), names[column] <= figures[column] + years[column] { column += 1 }
    if column < min(sketch.width, 3) {
      // The last column is what the others are about.
      while column < sketch.width, found.count < most, names[column] > figures[column] + years[column],
        column < sketch.width - 1 || found.isEmpty
      {
        found.insert(column)
        column += 1
      }
    }
    if sketch.width > 0, years[0] > figures[0] + names[0] { found.insert(0) }
    return found.isEmpty && sketch.width > 1 ? [0] : found
  }

  /// Gives the blocks their labels.
  func apply(to blocks: inout [Block], number: Int) {
    var headers: [Int: [Int]] = [:]
    var section: Int?
    var reaching: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      let isHead = headRows.contains(index)
      if isHead {
        if index > 0, !headRows.contains(index - 1) { headers = [:] }
        section = nil
      } else if row.count == 1, sketch.cells[row.lowerBound].columns >= sketch.width, sketch.width > 1 {
        section = row.lowerBound
      }
      reaching = reaching.filter { reaches($0.value, sketch.cells[row.lowerBound].row) }
      for cell in row where !isHead && isLabel(cell) { reaching[sketch.cells[cell].column] = cell }
      let begun = reaching.sorted { $0.key < $1.key }.map(\.value)
      for cell in row {
        let place = sketch.cells[cell]
        let above = isHead ? [] : headers[place.column] ?? []
        var beside =
          isHead ? [] : begun.filter { $0 != cell && (!isLabel(cell) || sketch.cells[$0].column < place.column) }
        if let section, section != cell, !isHead { beside.append(section) }
        mark(cell, above: above, beside: beside, &blocks, number)
      }
      guard isHead else { continue }
      for cell in row where texts[cell].range.count > 0 {
        let place = sketch.cells[cell]
        let end = min(place.column + place.columns, TableSketch.widest)
        for column in place.column..<max(end, place.column) {
          let below = headers[column, default: []].prefix(Self.most - 1)
          headers[column] = [cell] + below
        }
      }
    }
  }

  private func isLabel(_ cell: Int) -> Bool {
    let place = sketch.cells[cell]
    return place.isHeader && place.column < sketch.width - 1 || labelColumns.contains(place.column)
  }

  private func reaches(_ cell: Int, _ row: Int) -> Bool {
    sketch.cells[cell].row + sketch.cells[cell].rows > row
  }

  private func mark(_ cell: Int, above: [Int], beside: [Int], _ blocks: inout [Block], _ number: Int) {
    guard let held = sketch.cells[cell].blocks else { return }
    func ranges(_ cells: [Int]) -> [ByteRange<VisibleBytes>] {
      cells.map { texts[$0].range }.filter { $0.count > 0 && $0.count <= Self.longest }
    }
    let columns = Array(ranges(above).prefix(Self.most))
    let rows = Array(ranges(beside).prefix(Self.most + 1))
    let rest = captions.filter { $0.count > 0 && $0.count <= Self.longest }.prefix(2)
    for index in held where blocks[index].kind == .table || blocks[index].kind == .list {
      // A long text beside a term is a text of its own.
      if blocks[index].kind == .list {
        guard blocks[index].range.count <= 80, texts[cell].range.count <= 80 else { continue }
        blocks[index].kind = .table
      }
      blocks[index].labels = columns + rows + rest
      blocks[index].cell = CellPlace(table: number, columnLabels: columns.count, rowLabels: rows.count)
    }
  }
}
