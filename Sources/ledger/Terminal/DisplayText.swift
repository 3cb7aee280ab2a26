import RuleDSL

/// Text cut to what a terminal has room for.
enum DisplayText {
  /// The beginning of the text, at most `cells` wide, with an ellipsis where something is missing.
  static func head(_ text: String, cells: Int) -> String {
    guard DisplayWidth.cells(text) > cells else { return text }
    return String(fitting(text, cells: cells - 1)) + "…"
  }

  /// The end of the text, at most `cells` wide, with an ellipsis where something is missing.
  static func tail(_ text: String, cells: Int) -> String {
    guard DisplayWidth.cells(text) > cells else { return text }
    return "…" + String(fitting(text.reversed(), cells: cells - 1).reversed())
  }

  private static func fitting(_ characters: some Sequence<Character>, cells: Int) -> [Character] {
    var left = cells
    return Array(
      characters.prefix { character in
        left -= DisplayWidth.cells(String(character))
        return left >= 0
      })
  }
}
