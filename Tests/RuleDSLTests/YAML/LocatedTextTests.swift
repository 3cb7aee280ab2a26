import Testing

@testable import RuleDSL

struct LocatedTextTests {
  private static let characters: [String] = [
    "a", "b", " ", " ", "'", "\"", "\\", "万", "é", "𠀀", "\t", "\n", "#", ":", "<", "|",
  ]

  /// A text written in each style, with what each of its characters was written as.
  private func written(_ text: [String], _ style: Int) -> (yaml: String, pieces: [String]) {
    switch style {
    case 0:
      let pieces = text.map { $0 == "'" ? "''" : $0 }
      return ("'" + pieces.joined() + "'", pieces)
    case 1:
      let pieces = text.map { character in
        switch character {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "万": "\\u4e07"
        case "𠀀": "\\U00020000"
        default: character
        }
      }
      return ("\"" + pieces.joined() + "\"", pieces)
    default:
      return ("|\n  " + text.map { $0 == "\n" ? "\n  " : $0 }.joined(), text)
    }
  }

  @Test(arguments: 0..<3)
  func everyCharacterLeadsBackToItsBytes(_ style: Int) throws {
    var generator = SeededRandom(seed: UInt64(style + 1))
    for _ in 0..<400 {
      var text: [String] = ["x"]
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        text.append(Self.characters.randomElement(using: &generator) ?? "a")
      }
      text.append("y")
      // A line break in single quotes is folded, which is tested below.
      if style == 0 { text.removeAll { $0 == "\n" } }
      // Blanks before a line break belong to the text of a block and to nothing here.
      if style == 2, text.joined().contains(" \n") || text.joined().contains("\t\n") || text.joined().contains("\n\n") {
        continue
      }
      let (yaml, pieces) = written(text, style)
      let file = SourceFile(path: "t", bytes: Array("k: \(yaml)\n".utf8))
      let (node, diagnostics) = YAMLParser.parse(file)
      try #require(diagnostics.isEmpty)
      let value = try #require(node?.entries?.first?.value)
      let scalar = try #require(value.scalar)
      let located = LocatedText(scalar, range: value.range, in: file)
      var offset = 0
      for (character, piece) in zip(text, pieces) {
        let count = character.utf8.count
        let place = RuleFixtures.text(located.site(offset..<offset + count), in: file)
        if character != "\n" { #expect(place == piece, "in \(yaml)") }
        offset += count
      }
    }
  }

  @Test(arguments: [
    ("a: one\n  two\n\n  three\n", "two", "two"),
    ("a: 'one\n  two''s'\n", "two's", "two''s"),
    ("a: \"one\\\n  two\\x41\"\n", "twoA", "two\\x41"),
    ("a: >\n  one\n  two\n", "two", "two"),
    ("a: |\n    one\n     two\n", "two", "two"),
  ])
  func foldedLinesLeadBack(_ yaml: String, _ word: String, _ expected: String) throws {
    let file = SourceFile(path: "t", bytes: Array(yaml.utf8))
    let value = try #require(YAMLParser.parse(file).node?.entries?.first?.value)
    let scalar = try #require(value.scalar)
    let located = LocatedText(scalar, range: value.range, in: file)
    let range = try #require(scalar.text.firstRange(of: word))
    let lower = scalar.text.utf8.distance(from: scalar.text.startIndex, to: range.lowerBound)
    let site = located.site(lower..<lower + word.utf8.count)
    #expect(RuleFixtures.text(site, in: file) == expected)
    let part = located.part(lower..<lower + word.utf8.count)
    #expect(part.text == word)
    #expect(part.site(0..<word.utf8.count) == site)
  }
}
