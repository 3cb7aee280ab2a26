import RuleDSL
import Testing

@Suite struct MarkdownTests {
  @Test(
    arguments: [
      (
        "# Title #\n\nIntro **130**B `x` and *more*.\n\n## Part\ntext",
        [
          "title1: Title", "paragraph: Intro 130B x and more.", "heading2: Part", "paragraph: text",
        ]
      ),
      (
        "Title\n===\n\nPart\nof two\n---\n# Another\n---",
        ["title1: Title", "heading2: Part\\of two", "heading1: Another"]
      ),
      ("#no heading\n####### neither", ["paragraph: #no heading\\####### neither"]),
      (
        "- one\n  goes on\n- [x] two\n  - inner\n\n  second part\n\nafter",
        [
          "list: one\\goes on", "list: two", "list: inner", "list: second part", "paragraph: after",
        ]
      ),
      (
        "1. one\n2) two\n10. ten\n\n2024. A year\n\ntext\n3. goes on",
        [
          "list: one", "list: two", "list: ten", "paragraph: 2024. A year", "paragraph: text\\3. goes on",
        ]
      ),
      (
        "> quoted\n> lines\nlazy\n\n> > deep\n>\n> - item", ["quote: quoted\\lines\\lazy", "quote: deep", "list: item"]
      ),
      (
        "```swift\nlet *a* = 1\n\n  b\n```\n~~~\n```\n~~~\nafter",
        [
          "code: let *a* = 1\\\\  b", "code: ```", "paragraph: after",
        ]
      ),
      (
        "para\n    goes on\n\n    code [a](b)\n\ttab\nback",
        ["paragraph: para\\goes on", "code: code [a](b)\\tab", "paragraph: back"]
      ),
      ("- a\n\n      code\n\n  ```\n  x\n  ```", ["list: a", "code: code", "code: x"]),
      (
        "| Model | Size |\n|:--|--:|\n| **A** | 7B |\n| B\\|C |\n||9|\ndone",
        [
          "table: Model", "table: Size", "table: A <- Model", "table: 7B <- Size, A", "table: B|C <- Model",
          "table: 9 <- Size", "paragraph: done",
        ]
      ),
      (
        "before\na | b\n--|--\n1 | 2\n\na | b\n--|--|--",
        [
          "paragraph: before", "table: a", "table: b", "table: 1 <- a", "table: 2 <- b, 1",
          "paragraph: a | b\\--|--|--",
        ]
      ),
      (
        "[text](https://a.example/1_(2) \"t\") ![alt 3](i.png) <https://b.example> [ref][Id] [id] [none] x[^1]\n\n"
          + "[id]: https://c.example/9\n\n[^1]: A note of 5.\n\n[Note]: none",
        [
          "paragraph: text alt 3 https://b.example ref id [none] x", "paragraph: A note of 5.",
          "paragraph: [Note]: none",
        ]
      ),
      (
        "40G*8 and 3*4*5, 3~5, ~~old~~ new, snake_case_name _em_ **“强调”**后 2 * 3 * 4",
        [
          "paragraph: 40G*8 and 3*4*5, 3~5, old new, snake_case_name em “强调”后 2 * 3 * 4"
        ]
      ),
      (
        "***both** one* ``a ` b`` `open \\*kept\\* &lt;&#65;&times; 5<br>6 10<sup>6</sup>",
        [
          "paragraph: both one a ` b `open *kept* <A× 5\\6 10^6"
        ]
      ),
      (
        "<!-- a\nb 7\n-->after\n\n<h2 align=\"center\">Big</h2>\n\n<details>\n\n<p>x</p>",
        [
          "paragraph: after", "heading2: Big", "paragraph: x",
        ]
      ),
      ("a\n\n***\n\n* * *\nb", ["paragraph: a", "paragraph: b"]),
      ("", []), ("\n\n", []), ("```", []), ("|\n|-|", []),
    ])
  func blocks(source: String, expected: [String]) {
    #expect(blockLines(source, .markdown) == expected)
    let windows = source.replacing("\n", with: "\r\n")
    #expect(blockLines(windows, .markdown).map { $0.replacing("\r", with: "") } == expected)
  }

  /// Source, title, date and the text that is left.
  @Test(
    arguments: [
      (
        "---\ntitle: \"A: b\"\ndate: 2024-5-7T10:00\n---\n# H\ntext", "A: b", "2024-05-07",
        ["title1: H", "paragraph: text"]
      ),
      ("+++\ntitle = 'T'\ndate = 2023年11月\n+++\nx", "T", "2023-11", ["paragraph: x"]),
      ("---\ntitle: open\n\ntext", nil, nil, ["paragraph: title: open", "paragraph: text"]),
      ("# 大 *模型*\nx", "大 模型", nil, ["title1: 大 模型", "paragraph: x"]),
    ] as [(String, String?, String?, [String])])
  func titles(source: String, title: String?, date: String?, blocks: [String]) throws {
    let document = try DocumentReader.read(Array(source.utf8), name: "a.md").get()
    #expect(document.title == title && document.published == date && document.problems.isEmpty)
    #expect(blockLines(source, .markdown) == blocks)
  }

  @Test func aDateThatIsNoneIsAProblem() throws {
    let document = try DocumentReader.read(Array("---\ndate: May 5\n---\nx".utf8), name: "a.md").get()
    #expect(document.published == nil && document.problems.count == 1)
  }
}
