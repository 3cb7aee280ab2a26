import RuleDSL
import Testing

/// The blocks of a document: kind, level, text and labels, one a line.
func blockLines(_ source: String, _ kind: DocumentKind) -> [String] {
  guard let document = try? DocumentReader.read(Array(source.utf8), name: "", kind: kind).get() else { return [] }
  func text(_ range: ByteRange<VisibleBytes>) -> String {
    String(decoding: document.text.bytes[range.offsets], as: UTF8.self).replacing("\n", with: "\\")
  }
  return document.text.blocks.map { block in
    let level = block.level > 0 ? "\(block.level)" : ""
    let labels = block.labels.isEmpty ? "" : " <- " + block.labels.map(text).joined(separator: ", ")
    return "\(block.kind)\(level): \(text(block.range))\(labels)"
  }
}

@Suite struct PlainTextTests {
  @Test(
    arguments: [
      ("one\ntwo\n\n three \n", ["paragraph: one\\two", "paragraph: three"]),
      ("　　开头有空格。\r\n \t\r\n下一段", ["paragraph: 开头有空格。", "paragraph: 下一段"]),
      (
        "Intro:\n- first\n  goes on\n- second\nAfter",
        [
          "paragraph: Intro:", "list: first\\  goes on", "list: second", "paragraph: After",
        ]
      ),
      ("要点如下：\n1、规模\n2、成本\n（三）速度", ["paragraph: 要点如下：", "list: 1、规模", "list: 2、成本", "list: （三）速度"]),
      ("and of these\n3. five\nmore", ["paragraph: and of these\\3. five\\more"]),
      (
        "大模型的船票\n\n第一段说了很多话。\n\n第二段也说了很多话。\n\n第三段。",
        [
          "title1: 大模型的船票", "paragraph: 第一段说了很多话。", "paragraph: 第二段也说了很多话。", "paragraph: 第三段。",
        ]
      ),
      (
        "just a line\n\nand one more\n\nand a third",
        [
          "paragraph: just a line", "paragraph: and one more", "paragraph: and a third",
        ]
      ),
      (
        "<p id=\"x\">5<br/>6</p>\n • <span class=a></span>\n\n10<sup>6</sup> a &lt; b &amp; c",
        [
          "paragraph: 5\\6", "paragraph: 10^6 a < b & c",
        ]
      ),
      ("if a<b and c>d, <number> and <!-- gone --> stay", ["paragraph: if a<b and c>d, <number> and  stay"]),
      ("x<script>var a = 1 < 2</SCRIPT >y <!-- open", ["paragraph: xy <!-- open"]),
    ])
  func blocks(source: String, expected: [String]) {
    #expect(blockLines(source, .text) == expected)
  }

  @Test func quotesKeepWhatStandsInside() throws {
    let source = "\u{FEFF}前言。\n共有<b>130</b>B個(gè)參數(shù)。"
    let document = try DocumentReader.read(Array(source.utf8), name: "a.txt").get()
    let visible = String(decoding: document.text.bytes, as: UTF8.self)
    #expect(visible == "前言。\n共有130B個(gè)參數(shù)。")
    let place = TextLocator(document.text).place(of: ByteRange(16, 20))
    #expect(place.span == ByteRange(22, 30) && place.codePoints == 9..<17 && place.line == 2 && place.column == 6)
    let locator = TextLocator(document.text)
    #expect(locator.quote(place) == "130</b>B")
    #expect(locator.prefix(place, limit: 5) == "共有<b>" && locator.suffix(place, limit: 2) == "個(")
    #expect(locator.prefix(place).hasPrefix("前言。"))
  }

  @Test(arguments: [
    ("a.MD", DocumentKind.markdown), ("b.c.markdown", .markdown), ("md", .text), ("x.txt", .text), ("", .text),
  ])
  func kinds(name: String, kind: DocumentKind) {
    #expect(DocumentKind(name: name) == kind)
  }
}
