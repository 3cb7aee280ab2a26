import Foundation
import Testing

/// A folder of two hundred files as the world has them: whatever can be read is, and the rest is said, a line each.
@Suite struct OddityTests {
  /// What becomes of a file.
  private enum Fate { case claims(Int), refused, skipped }

  /// The name of a file without its number, its bytes, and what becomes of it.
  private static let oddities: [(name: String, bytes: [UInt8], fate: Fate)] = {
    let text = "甲机共有96张卡。"
    let utf8 = Array(text.utf8)
    let utf16 = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    // 甲机共有96张卡。 and 甲機共有96張卡。
    let gb: [UInt8] = [0xBC, 0xD7, 0xBB, 0xFA, 0xB9, 0xB2, 0xD3, 0xD0, 0x39, 0x36, 0xD5, 0xC5, 0xBF, 0xA8, 0xA1, 0xA3]
    let big5: [UInt8] = [
      0xA5, 0xD2, 0xBE, 0xF7, 0xA6, 0x40, 0xA6, 0xB3, 0x39, 0x36, 0xB1, 0x69, 0xA5, 0x64, 0xA1, 0x43,
    ]
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    let cue = "1\r\n00:00:01,000 --> 00:00:02,000\r\n甲机共有96张\r\n卡。\r\n"
    return [
      ("empty.txt", [], .claims(0)), ("blank.md", Array("\n \n\t".utf8), .claims(0)), ("plain.txt", utf8, .claims(1)),
      ("mark.txt", [0xEF, 0xBB, 0xBF] + utf8, .claims(1)), ("utf16.txt", [0xFF, 0xFE] + utf16, .claims(1)),
      ("utf16bare.txt", utf16, .claims(1)), ("gb.txt", gb, .claims(1)), ("big5.md", big5, .claims(1)),
      ("picture.txt", png, .refused), ("paper.md", Array("%PDF-1.7 x".utf8), .refused),
      ("archive.txt", Array("PK\u{3}\u{4}xx".utf8), .refused), ("nul.txt", utf8 + [0] + utf8, .refused),
      ("random.txt", [1, 2, 3, 4, 5, 6, 7, 14, 15, 16], .refused), ("cut.txt", utf8 + [0xE5, 0x8D], .claims(1)),
      ("mixed.txt", utf8 + [0x0A, 0x0A, 0xFF, 0xC0, 0x0A, 0x0A] + utf8, .claims(2)),
      ("line.txt", Array(String(repeating: "无话", count: 50_000).utf8) + utf8, .claims(1)),
      ("rtl.txt", Array("\u{202E}שלום 👩‍👩‍👧 \u{200F}مرحبا\u{202C}\n\n".utf8) + utf8, .claims(1)),
      ("old.txt", Array("x\r\r甲机共有\r96张卡。".utf8), .claims(1)), ("subtitle.srt", Array(cue.utf8), .claims(1)),
      ("nocue.vtt", utf8, .claims(0)), ("page.text", Array("<p>甲机共有<b>96</b>张卡。</p>".utf8), .claims(1)),
      ("surrogate.jsonl", Array(#"{"text":"\ud800甲机共有\u0039\u0036张卡。\udc00"}"#.utf8), .claims(1)),
      ("broken.jsonl", Array("{\"text\":\"x\n".utf8), .refused),
      ("number.ndjson", Array("{\"text\":5}".utf8), .refused),
      ("noise.bin", png, .skipped), ("config.json", Array("{}".utf8), .skipped), ("new\nline.txt", utf8, .claims(1)),
      ("tab\tund \u{1B}[2J.txt", png, .refused), ("-dash.md", utf8, .claims(1)), ("名字.TXT", utf8, .claims(1)),
    ]
  }()

  @Test func allAreReadOrSaid() throws {
    let scratch = try Scratch()
    try scratch.writeCorpus()
    let folder = scratch.url.appending(path: "world")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var (claims, refused, read) = (0, 0, 0)
    for number in 0..<200 {
      let oddity = Self.oddities[number % Self.oddities.count]
      try Data(oddity.bytes).write(to: folder.appending(path: "\(number)\(oddity.name)"))
      switch oddity.fate {
      case .claims(let count): (claims, read) = (claims + count, read + 1)
      case .refused: refused += 1
      case .skipped: break
      }
    }
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.appending(path: "loop").path, withDestinationPath: folder.path)
    try files.createSymbolicLink(
      atPath: folder.appending(path: "lost.txt").path, withDestinationPath: "/nowhere/at/all")
    refused += 1
    let outcome = try scratch.ledger.run(["scan", "world", "--ledger", "w.sqlite"] + Scratch.with)
    #expect(outcome.status == 3, "\(outcome)")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("error: ") } == refused, "\(outcome)")
    #expect(
      lines.allSatisfy { $0.hasPrefix("error: ") || $0.hasPrefix("warning: ") || $0.contains("claim") }, "\(outcome)")
    let summary =
      "\(read) documents: \(claims) claims, 0 other quantities, 0 open numerals; \(refused) could not be read"
    #expect(lines.last.map(String.init) == summary, "\(outcome)")
    let again = try scratch.ledger.run(["scan", "world", "--ledger", "w.sqlite"] + Scratch.with)
    #expect(again.status == 3 && again.errors.contains("; \(read) unchanged; \(refused) could not"), "\(again)")
  }

  @Test func tenThousandSmallFilesAreAllReadOrSaid() throws {
    let scratch = try Scratch()
    try scratch.writeCorpus()
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    for folder in 0..<100 {
      let url = scratch.url.appending(path: "many/\(folder)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for number in 0..<100 {
        let text = Array("甲机共有\(folder * 100 + number + 2)张卡。".utf8)
        try Data(folder == number ? picture : text).write(to: url.appending(path: "\(number).txt"))
      }
    }
    let outcome = try scratch.ledger.run(["scan", "many", "-q", "--ledger", "w.sqlite"] + Scratch.with)
    let lines = outcome.errors.split(separator: "\n")
    #expect(outcome.status == 3 && lines.count { $0.hasPrefix("error: many/") } == 100, "\(outcome)")
    #expect(lines.allSatisfy { $0.hasPrefix("error: many/") }, "\(outcome)")
    let listed = try scratch.ledger.run(["list", "--format", "jsonl", "--ledger", "w.sqlite"])
    #expect(listed.status == 0)
    #expect(Set(listed.output.split(separator: "\n")).count == 9900)
  }

  @Test func theTextViewShowsWhatIsReadAndWhatIsNot() throws {
    let scratch = try Scratch()
    try scratch.write(
      "a.md", "---\ntitle: T\ndate: 2024-05-17\n---\n# 一\n\n甲机共有96张卡。其余不提。\n\n| 名 | 数 |\n|--|--|\n| 甲机 | 96 |\n")
    let shown = try scratch.ledger.run(["show", "--text", "a.md"])
    let expected = """
      a.md: markdown, utf-8 (well-formed)
      title      T, from front matter
      published  2024-05-17, from front matter
                  left out, front matter: --- title: T date: 2024-05-17 ---
             5:3  title 1  一
             7:1  paragraph  甲机共有96张卡。
                  ···  其余不提。
      """
    #expect(shown.status == 0 && shown.output.hasPrefix(expected), "\(shown)")
    #expect(shown.output.contains("11:8  table [数 · 甲机]  96"), "\(shown)")
    try scratch.write("r.jsonl", "{\"id\":\"x\",\"body\":\"一\"}\n{\n")
    let records = try scratch.ledger.run(["show", "--text", "r.jsonl", "--text-field", "body"])
    #expect(records.status == 3 && records.output.contains("r.jsonl#x: json"), "\(records)")
    #expect(records.errors.contains("error: r.jsonl#2: the JSON ends in the middle at byte"), "\(records)")
    let unknown = try scratch.ledger.run(["show", "--text", "a.md", "--encoding", "klingon"])
    #expect(unknown.status == 2 && unknown.errors.contains("there is no encoding 'klingon'"), "\(unknown)")
  }
}
