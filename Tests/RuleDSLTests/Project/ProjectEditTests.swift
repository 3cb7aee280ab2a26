import Testing

@testable import RuleDSL

/// Adding to a project file leaves everything else as it was written, to the byte.
struct ProjectEditTests {
  static let item = ProjectEdit.Item.fields([.init("finding", "a_1"), .init("because", "it's rounded: see #3")])

  /// The file before, and what it is afterwards: `@` marks where the new lines stand.
  static let cases: [(before: String, added: String)] = [
    ("", "accept:\n  - finding: a_1\n    because: 'it''s rounded: see #3'\n"),
    ("# ours\n", "accept:\n  - finding: a_1\n    because: 'it''s rounded: see #3'\n"),
    ("packs: [a]", "\naccept:\n  - finding: a_1\n    because: 'it''s rounded: see #3'\n"),
    ("accept:\n", "  - finding: a_1\n    because: 'it''s rounded: see #3'\n"),
    (
      "accept:\n- {finding: a_0, because: x} # why\n@\n# the packs\npacks: [a]\n",
      "- finding: a_1\n  because: 'it''s rounded: see #3'\n"
    ),
    (
      "accept:\n    - finding: a_0\n      because: >\n        long\n        text\n@packs: [a]\n",
      "    - finding: a_1\n      because: 'it''s rounded: see #3'\n"
    ),
    ("accept: [{finding: a_0, because: x}@]  # flow\n", ", {finding: a_1, because: 'it''s rounded: see #3'}"),
    (
      "accept:\r\n  - finding: a_0\r\n    because: x\r\n@packs: [a]\r\n",
      "  - finding: a_1\r\n    because: 'it''s rounded: see #3'\r\n"
    ),
  ]

  @Test(arguments: cases)
  func addsNothingElse(_ before: String, _ added: String) throws {
    let mark = before.contains("@") ? before : before + "@"
    // The blank line behind an item with a comment stays where it was.
    let expected = mark.replacing("# why\n@\n", with: "# why\n@@\n").replacing("@@", with: "@")
      .replacing("@", with: added)
    let file = SourceFile(path: "ledger.yaml", bytes: Array(mark.replacing("@", with: "").utf8))
    let edited = try #require(ProjectEdit(adding: Self.item, to: "accept").applied(to: file))
    #expect(String(decoding: edited.bytes, as: UTF8.self) == expected)
    let (project, diagnostics) = ProjectParser.project(edited)
    #expect(diagnostics.isEmpty)
    #expect(project.accepted.last?.finding.value == "a_1" && project.accepted.last?.because == "it's rounded: see #3")
  }

  @Test func anEmptyFlowListIsOpened() throws {
    let file = SourceFile(path: "ledger.yaml", bytes: Array("packs: []   # none yet\naccept: []\n".utf8))
    let edited = try #require(ProjectEdit(adding: .text("packs/ours"), to: "packs").applied(to: file))
    #expect(
      String(decoding: edited.bytes, as: UTF8.self) == "packs: # none yet\n  - packs/ours\naccept: []\n")
  }

  @Test(arguments: ["{packs: [a]}\n", "accept: x\n", "- a\n", "a: [\n", "packs: [a]\n...\n", "accept: &x\n  - *x\n"])
  func refusesWhatItCannotBeSureOf(_ text: String) {
    let file = SourceFile(path: "ledger.yaml", bytes: Array(text.utf8))
    #expect(ProjectEdit(adding: Self.item, to: "accept").applied(to: file) == nil)
  }

  /// Whatever the file and the text are: either nothing is written, or just the item is added.
  @Test func nothingIsEverLost() {
    var random = SeededRandom(seed: 7)
    let pieces = [
      "accept:", "\n", "  - ", "- ", "finding: a_1", "because: x", "# c", "packs: ", "[", "]", "{", "}", ", ", "'",
      "\"",
      "|\n  ", "\r\n", "x-a: 1", "&a ", "*a", "中文", "---\n", "    ",
    ]
    var applied = 0
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let file = SourceFile(path: "p", bytes: Array(text.utf8))
      guard let edited = ProjectEdit(adding: Self.item, to: "accept").applied(to: file) else { continue }
      applied += 1
      let before = YAMLParser.parse(file).node?.entries?.filter { $0.key != "accept" } ?? []
      let after = YAMLParser.parse(edited).node?.entries?.filter { $0.key != "accept" } ?? []
      #expect(before.map(\.key) == after.map(\.key))
      #expect(file.bytes.allSatisfy { edited.bytes.contains($0) })
    }
    #expect(applied > 100)
  }
}
