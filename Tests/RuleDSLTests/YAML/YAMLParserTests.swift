import Testing

@testable import RuleDSL

struct YAMLParserTests {
  /// A node as one line: scalars in `«»` with the bytes they stand on, `[…]`, `{key: …}`.
  private func dump(_ yaml: String) -> String {
    dump(Array(yaml.utf8))
  }

  private func dump(_ bytes: [UInt8]) -> String {
    let file = SourceFile(path: "t.yaml", bytes: bytes)
    let (node, diagnostics) = YAMLParser.parse(file)
    guard diagnostics.isEmpty else { return diagnostics.map(\.code.rawValue).joined(separator: ",") }
    func text(_ node: YAMLNode) -> String {
      switch node.content {
      case .scalar(let scalar):
        let written = String(decoding: bytes[node.range.offsets], as: UTF8.self)
        return written == scalar.text ? "«\(written)»" : "«\(scalar.text)»<\(written)>"
      case .sequence(let items, _): return "[" + items.map(text).joined(separator: " ") + "]"
      case .mapping(let entries):
        return "{"
          + entries.map {
            #expect(String(decoding: bytes[$0.keyRange.offsets], as: UTF8.self).contains($0.key))
            return "\($0.key): \(text($0.value))"
          }.joined(separator: " ") + "}"
      }
    }
    return node.map(text) ?? "nothing"
  }

  @Test(arguments: [
    ("", "nothing"),
    ("a: 1\n", "{a: «1»}"),
    ("键: 值 # 注\n二: [三，四, 五]\n", "{键: «值» 二: [«三，四» «五»]}"),
    ("012: 1e11\nno: 3:30\n", "{012: «1e11» no: «3:30»}"),
    ("a: 'it''s'\nb: \"\\u4e07\\n\"\n", "{a: «it's»<'it''s'> b: «万\n»<\"\\u4e07\\n\">}"),
    ("a: >-\n  一\n  二\nb: |\n  三\n", "{a: «一 二»<>-\n  一\n  二\n> b: «三\n»<|\n  三\n>}"),
    ("- &x 𠀀\n- *x\n- b\n", "[«𠀀» «𠀀» «b»]"),
    ("a: &x\n  b: 1\nc: *x\n", "{a: {b: «1»} c: {b: «1»}}"),
    ("? a\n: b\n", "{a: «b»}"),
    ("---\na: b\n...\n", "{a: «b»}"),
    ("a:\nb:\n", "{a: «» b: «»}"),
    ("a: b\n---\nc: d\n", "E110"),
    ("%YAML 1.1\n---\na: !!str b\n", "E106"),
    ("a: {b: 1, b: 2}\n", "E108"),
    ("[a, b]: c\n", "E111"),
    ("a: \"\\0\"\n", "E102"),
    ("a: *a\n", "E109"),
    ("a: &a [*a]\n", "E109"),
  ])
  func readsWithPlaces(_ yaml: String, _ expected: String) {
    #expect(dump(yaml) == expected)
    // Line ends and a byte order mark move bytes, and change nothing else outside of block texts.
    if !yaml.contains("|"), !yaml.contains(">") {
      #expect(dump(yaml.replacing("\n", with: "\r\n")) == expected)
    }
    #expect(dump([0xEF, 0xBB, 0xBF] + Array(yaml.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0xC3, 0x28], 0), ([0x61, 0xE2, 0x82], 1), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0xAF], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xFF, 0xFE, 0x61, 0x00], 0), ([0x61, 0x80], 1), ([0xF0, 0x8F, 0xBF, 0xBF], 0),
    ] as [([UInt8], Int)])
  func refusesWhatIsNotUTF8(_ bytes: [UInt8], _ offset: Int) {
    let (node, diagnostics) = YAMLParser.parse(SourceFile(path: "t.yaml", bytes: bytes))
    #expect(node == nil)
    #expect(diagnostics.map(\.code) == [.notUTF8])
    #expect(diagnostics.first?.site.range.lower == offset)
  }

  @Test func codePointsFindTheirBytes() {
    let text = String(repeating: "aé万𠀀", count: 100)
    let bytes = Array("\u{FEFF}\(text)".utf8)
    var offsets = CodePointCursor(bytes, from: 3)
    var byte = 3
    for (i, scalar) in text.unicodeScalars.enumerated() {
      #expect(offsets.byte(i) == byte)
      byte += UTF8.width(scalar)
    }
    #expect(offsets.byte(400) == bytes.count)
    #expect(offsets.byte(10_000) == bytes.count)
    for (i, scalar) in text.unicodeScalars.enumerated().reversed() {
      byte -= UTF8.width(scalar)
      #expect(offsets.byte(i) == byte)
    }
  }
}
