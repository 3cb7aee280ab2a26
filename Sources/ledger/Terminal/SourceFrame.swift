import RuleDSL

/// A line of a file with a caret under the piece that is meant.
///
///     talks/a.txt:12:5
///     12 | 我们做了130B的模型
///        |         ^^^^ f_7c1e2a  [129500000000, 130500000000]
struct SourceFrame {
  /// The file.
  var path: String
  /// From 1.
  var line: Int
  /// In code points, from 1.
  var column: Int
  /// What stands on the line before the piece.
  var before: String
  /// The piece, or its part on this line.
  var marked: String
  /// What stands on the line after the piece.
  var after: String
  /// What is said beside the caret.
  var label = ""

  /// The widest line that is drawn; a longer one is cut around the piece.
  private static let room = 100

  /// The lines as drawn, without indentation.
  func lines(_ style: Style) -> [String] {
    let safeBefore = DisplayWidth.shown(before)
    let safeMarked = DisplayWidth.shown(marked)
    let shownBefore = DisplayText.tail(safeBefore, cells: Self.room / 2)
    let shownMarked = DisplayText.head(safeMarked, cells: Self.room)
    let left = max(12, Self.room - DisplayWidth.cells(shownBefore) - DisplayWidth.cells(shownMarked))
    let shownAfter = DisplayText.head(DisplayWidth.shown(after), cells: left)
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    let caret = String(repeating: "^", count: max(1, DisplayWidth.cells(shownMarked)))
    let pad = String(repeating: " ", count: DisplayWidth.cells(shownBefore))
    let note = label.isEmpty ? "" : " " + DisplayWidth.shown(label)
    return [
      style.cyan("\(DisplayWidth.shown(path)):\(line):\(column)"),
      style.dim("\(number) |") + " " + shownBefore + style.bold(shownMarked) + shownAfter,
      style.dim("\(gutter) |") + " " + pad + style.red(caret) + note,
    ]
  }
}

extension SourceFrame {
  /// The place of a claim, drawn from what the ledger keeps around it.
  init(path: String, provenance: Provenance, label: String = "") {
    let before = provenance.prefix.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let after = provenance.suffix.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    let startIsCut = before.unicodeScalars.count < provenance.column - 1
    let endIsCut = after.unicodeScalars.count >= 64
    self.init(
      path: path, line: provenance.line, column: provenance.column, before: startIsCut ? "…" + before : before,
      marked: provenance.quote, after: endIsCut ? after + "…" : after, label: label)
  }
}
