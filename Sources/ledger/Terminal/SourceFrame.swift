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
    let safeBefore = DisplayText.safe(before)
    let safeMarked = DisplayText.safe(marked)
    let shownBefore = Self.tail(safeBefore, cells: Self.room / 2)
    let shownMarked = DisplayText.cut(safeMarked, to: Self.room)
    let left = max(12, Self.room - DisplayText.width(shownBefore) - DisplayText.width(shownMarked))
    let shownAfter = DisplayText.cut(DisplayText.safe(after), to: left)
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    let caret = String(repeating: "^", count: max(1, DisplayText.width(shownMarked)))
    let pad = String(repeating: " ", count: DisplayText.width(shownBefore))
    let note = label.isEmpty ? "" : " " + DisplayText.safe(label)
    return [
      style.cyan("\(DisplayText.safe(path)):\(line):\(column)"),
      style.dim("\(number) |") + " " + shownBefore + style.bold(shownMarked) + shownAfter,
      style.dim("\(gutter) |") + " " + pad + style.red(caret) + note,
    ]
  }

  /// The end of the text, at most `cells` wide, with an ellipsis where something is missing.
  private static func tail(_ text: String, cells: Int) -> String {
    guard DisplayText.width(text) > cells else { return text }
    var characters: [Character] = []
    var used = 1
    for character in text.reversed() {
      let next = DisplayText.width(String(character))
      if used + next > cells { break }
      characters.append(character)
      used += next
    }
    return "…" + String(characters.reversed())
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
