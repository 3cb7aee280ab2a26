import RuleDSL

/// Rows in columns that line up on a terminal, whatever the width of their characters.
struct Table {
  /// How a column is set.
  enum Alignment { case left, right }

  private let columns: [(title: String, alignment: Alignment, limit: Int)]
  private var rows: [[String]] = []

  /// Makes an empty table; a cell longer than its column's limit is cut.
  init(columns: [(title: String, alignment: Alignment, limit: Int)]) { self.columns = columns }

  /// Appends a row with one cell for each column.
  mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has one cell for each column")
    rows.append(zip(cells, columns).map { DisplayText.head(DisplayWidth.shown($0), cells: $1.limit) })
  }

  /// Whether it has no row.
  var isEmpty: Bool { rows.isEmpty }

  /// The lines, header first, two spaces between columns.
  func lines(_ style: Style) -> [String] {
    let widths = columns.indices.map { column in
      rows.reduce(DisplayWidth.cells(columns[column].title)) { max($0, DisplayWidth.cells($1[column])) }
    }
    let header = line(columns.map(\.title), widths)
    return [style.bold(header)] + rows.map { line($0, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - DisplayWidth.cells(cell))
      if column > 0 { line += "  " }
      switch columns[column].alignment {
      case .left: line += cell + padding
      case .right: line += padding + cell
      }
    }
    // An empty last cell leaves the padding of the one before it.
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
