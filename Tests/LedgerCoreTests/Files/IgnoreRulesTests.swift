import Testing

@testable import LedgerCore

/// `.ledgerignore` says what `.gitignore` would say.
struct IgnoreRulesTests {
  /// A list with its lines parted by bars, a path (a folder ends in a slash), and what is said of it: out, in or nothing.
  @Test(
    arguments: [
      ("*.md", "a.md", "out"), ("*.md", "x/y/a.md", "out"), ("*.md", "a.mdx", ""), ("/a.md", "a.md", "out"),
      ("/a.md", "x/a.md", ""),
      ("x/a.md", "x/a.md", "out"), ("x/a.md", "y/x/a.md", ""), ("drafts/", "drafts/", "out"), ("drafts/", "drafts", ""),
      ("drafts/", "x/drafts/", "out"), ("# note|a", "a", "out"), ("\\#a", "#a", "out"), ("*|!b.txt", "b.txt", "in"),
      ("*|!b.txt", "c.txt", "out"), ("!b.txt|*", "b.txt", "out"), ("**/b", "b", "out"), ("**/b", "x/y/b", "out"),
      ("x/**", "x/a/b", "out"),
      ("x/**", "x/", ""), ("x/**/b", "x/b", "out"), ("x/**/b", "x/1/2/b", "out"), ("x/**/b", "xy/b", ""),
      ("a?c", "abc", "out"),
      ("a?c", "a/c", ""), ("[a-c]x", "bx", "out"), ("[!a-c]x", "bx", ""), ("[]]x", "]x", "out"), ("[a", "[a", "out"),
      ("a*b*c", "axxbyyc", "out"),
      ("x/*/z", "x/y/z", "out"), ("x/*/z", "x/y/y/z", ""), ("a\\ ", "a ", "out"), ("a  ", "a", "out"),
      ("注*", "x/注释.txt", "out"), ("", "a", ""),
      ("a\r", "a", "out"),
    ])
  func says(list: String, path: String, expected: String) {
    let rules = IgnoreRules(Array(list.replacing("|", with: "\n").utf8), folder: "top")
    let isFolder = path.hasSuffix("/")
    let said = rules.excludes("top/" + (isFolder ? String(path.dropLast()) : path), isFolder: isFolder)
    #expect((said.map { $0 ? "out" : "in" } ?? "") == expected)
  }

  @Test func starsCostNoMoreThanTheirNumber() {
    let pattern = PathPattern(Array(String(repeating: "*a", count: 500).utf8 + [0x62]))
    #expect(!pattern.matches(Array(String(repeating: "a", count: 2000).utf8)))
  }
}
