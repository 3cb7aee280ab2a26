import Testing

@testable import RuleDSL

struct PatternParserTests {
  private func parse(_ text: String) -> (pattern: Pattern?, diagnostics: [Diagnostic]) {
    let scalar = YAMLScalar(text: text, style: .plain)
    let file = SourceFile(path: "p", bytes: Array(text.utf8))
    return PatternParser.parse(LocatedText(scalar, range: ByteRange(0, text.utf8.count), in: file))
  }

  /// A pattern as its parts: `"text"`, `<slot>`, `(…|…)?`, `…8`.
  private func dump(_ elements: [PatternElement], _ source: String) -> String {
    elements.map { element in
      switch element {
      case .text(let text, let site):
        let written = String(decoding: Array(source.utf8)[site.range.offsets], as: UTF8.self)
        // Where nothing was escaped or folded, the place is the text.
        #expect(written == text || written.contains("\\") || written.contains(" "))
        return "\"\(text)\""
      case .slot(let slot):
        #expect(String(decoding: Array(source.utf8)[slot.site.range.offsets], as: UTF8.self).hasPrefix("<"))
        return slot.name.map { "<\($0)=\(slot.type)>" } ?? "<\(slot.type)>"
      case .gap(let words, _): return "…\(words)"
      case .alternatives(let alternatives, let optional, _):
        return "(" + alternatives.map { dump($0, source) }.joined(separator: "|") + (optional ? ")?" : ")")
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("<number> (cards|GPUs)", "<number> \" \" (\"cards\"|\"GPUs\")"),
    ("(一共|共有) ... <number> (张|块)? 卡", "(\"一共\"|\"共有\") …8 <number> \" \" (\"张\"|\"块\")? \" 卡\""),
    ("  a   b\tc  ", "\"a b c\""),
    ("用了<used=number>张", "\"用了\" <used=number> \"张\""),
    ("a <gap 3> b", "\"a\" …3 \"b\""),
    ("a...b", "\"a\" …8 \"b\""),
    ("v1.2 a..b", "\"v1.2 a..b\""),
    ("a.....b", "\"a\" …8 \"b\""),
    (#"\(a\|b\) \? \<x\> \\ \... \{1\}"#, #""(a|b) ? <x> \ ... {1}""#),
    ("(a (b|c)? d|e)", "(\"a \" (\"b\"|\"c\")? \" d\"|\"e\")"),
    ("(a)", "(\"a\")"),
    ("a (<number> ... b|c)", "\"a \" (<number> …8 \"b\"|\"c\")"),
    ("<number>个（人｜名）", "<number> \"个（人｜名）\""),
    ("<unit-price> x", "<unit-price> \" x\""),
  ])
  func reads(_ text: String, _ expected: String) {
    let (pattern, diagnostics) = parse(text)
    #expect(diagnostics == [])
    #expect(pattern.map { dump($0.elements, text) } == expected)
  }

  @Test(arguments: [
    ("a) b", ["E301:)"]), ("((a) b", ["E301:("]), ("a? b", ["E303:?"]), ("(a|) b", ["E304:)"]), ("() a", ["E304:)"]),
    ("{n} a}", ["E305:{n}", "E305:}"]), ("<n a", ["E302:<"]), ("<a<b> c", ["E302:<"]), ("a>b", ["E302:>"]),
    ("<gap> a", ["E302:<gap>"]), ("a <gap 0> b", ["E302:<gap 0>"]), ("a <gap x> b", ["E302:<gap x>"]),
    ("... a", ["E307:..."]), ("a ... ... b", ["E307:..."]), ("a\\", ["E308:\\"]), ("a|b", ["E309:|"]),
    ("a? b) c| {d}", ["E303:?", "E301:)", "E309:|", "E305:{d}"]), ("...", ["E307:...", "E307:..."]),
  ])
  func reportsEachMistakeAtItsPlace(_ text: String, _ expected: [String]) {
    let (pattern, diagnostics) = parse(text)
    #expect(pattern == nil)
    let said = diagnostics.map {
      "\($0.code.rawValue):" + String(decoding: Array(text.utf8)[$0.site.range.offsets], as: UTF8.self)
    }
    #expect(said == expected)
  }
}
