import Testing

@testable import RuleDSL

struct SourceExcerptTests {
  /// The text with the caret line below it, for the part in `«»` of a file.
  private func draw(_ marked: String) -> String {
    let parts = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
    let lower = parts[0].utf8.count
    let file = SourceFile(path: "t", bytes: Array((parts[0] + rest[0] + rest[1]).utf8))
    let excerpt = SourceExcerpt(ByteRange(lower, lower + rest[0].utf8.count), in: file)
    let caret =
      String(repeating: " ", count: excerpt.caretStart) + String(repeating: "^", count: excerpt.caretWidth)
    return "\(excerpt.line):\(excerpt.column) \(excerpt.text)\n\(caret)"
  }

  @Test(arguments: [
    ("a: «b»", "1:4 a: b\n   ^"),
    ("x\n参数量: «<数>»\n", "2:6 参数量: <数>\n        ^^^^"),
    ("x\r\n\r\n\tkey: «v»\r\n", "3:7  key: v\n      ^"),
    ("x\ry\r«z»", "3:1 z\n^"),
    ("a\n«»", "2:1 \n^"),
    ("«»", "1:1 \n^"),
    ("a: «b\nc: d»\n", "1:4 a: b\n   ^"),
    ("\u{FEFF}a: «b»", "1:4 a: b\n   ^"),
    ("ｆｕｌｌ«半»", "1:5 ｆｕｌｌ半\n        ^^"),
    ("e\u{301}«é»", "1:3 e\u{301}é\n ^"),
    ("👍🏽 «x»", "1:4 👍🏽 x\n     ^"),
    ("a\u{1B}[2J«b»", "1:6 a␛[2Jb\n     ^"),
    ("\u{202E}«b»\u{2028}", "1:2 \u{FFFD}b\u{FFFD}\n ^"),
    ("한국 «말»", "1:4 한국 말\n     ^^"),
  ])
  func putsTheCaretUnderTheText(_ marked: String, _ expected: String) {
    #expect(draw(marked) == expected)
  }

  @Test func placesOutsideOfTheFileAreItsEnd() {
    let file = SourceFile(path: "t", bytes: Array("ab\ncd".utf8))
    let excerpt = SourceExcerpt(ByteRange(90, 99), in: file)
    #expect((excerpt.line, excerpt.column, excerpt.text) == (2, 3, "cd"))
    #expect(SourceExcerpt(ByteRange(0, 0), in: SourceFile(path: "t", bytes: [])).line == 1)
    #expect(SourceExcerpt(ByteRange(1, 2), in: SourceFile(path: "t", bytes: [0xE4, 0xBD, 0x0A])).line == 1)
  }
}
