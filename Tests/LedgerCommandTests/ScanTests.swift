import Foundation
import Testing

/// `ledger scan` and what reads a ledger, on a small corpus.
@Suite struct ScanTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCorpus()
  }

  @Test func aDryRunPrintsTheClaimsAndWritesNothing() throws {
    let outcome = try scratch.ledger.run(["scan", "--dry-run", "talks"] + Scratch.with)
    #expect(outcome.status == 0, "\(outcome)")
    for text in ["talks/a.txt:2", "test.cards ", "Machine A", "4096", "97%", "talks/b.md:3", "8000"] {
      #expect(outcome.output.contains(text), "\(text): \(outcome)")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "ledger.sqlite").path))
  }

  @Test func scanningAgainWritesNothing() throws {
    let first = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    #expect(first.status == 0 && first.output.isEmpty, "\(first)")
    #expect(first.errors.contains("2 documents: 4 claims"), "\(first)")
    let before = try Data(contentsOf: scratch.url.appending(path: "ledger.sqlite"))
    let second = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    #expect(second.status == 0 && second.errors.contains("2 unchanged"), "\(second)")
    #expect(try Data(contentsOf: scratch.url.appending(path: "ledger.sqlite")) == before)
  }

  @Test func whatCannotBeReadIsSaidAndTheRestDone() throws {
    try Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]).write(to: scratch.url.appending(path: "binary.txt"))
    let outcome = try scratch.ledger.run(["scan", "nowhere.txt", "binary.txt", "talks"] + Scratch.with)
    #expect(outcome.status == 3, "\(outcome)")
    #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 2, "\(outcome)")
    #expect(outcome.errors.contains("2 documents: 4 claims"), "\(outcome)")
  }

  @Test func brokenRulesStopBeforeAnythingIsWritten() throws {
    try scratch.write("broken.yaml", "rules:\n  - metrc: other.x\n")
    let outcome = try scratch.ledger.run(["scan", "talks", "--rules", "broken.yaml"])
    #expect(outcome.status == 2 && outcome.errors.contains("did you mean `metric`?"), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "ledger.sqlite").path))
  }

  @Test func aPackThatFailsItsOwnExamplesIsRefused() throws {
    try scratch.write("boast.yaml", "metric: other.cards\nmatch: 共有 <number> 张卡\nfinds: 甲机共有3张卡。 => 4\n")
    let outcome = try scratch.ledger.run(["scan", "talks", "--no-packs", "--rules", "boast.yaml"])
    #expect(outcome.status == 2 && outcome.errors.contains("boast.yaml:3:8"), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "ledger.sqlite").path))
    let tested = try scratch.ledger.run(["rules", "test", "boast.yaml"])
    #expect(tested.status == 1 && tested.output.contains("value is 3, not 4"), "\(tested)")
  }

  @Test func standardInputGlobsAndIgnoreLists() throws {
    try scratch.write("talks/.ledgerignore", "# drafts\n*.md\n")
    let folder = try scratch.ledger.run(["scan", "--dry-run", "talks"] + Scratch.with)
    #expect(!folder.output.contains("b.md") && folder.output.contains("a.txt"), "\(folder)")
    let glob = try scratch.ledger.run(["scan", "--dry-run", "talks/*.md"] + Scratch.with)
    #expect(glob.output.contains("talks/b.md:3"), "\(glob)")
    let input = try scratch.ledger.run(["scan", "--dry-run", "-"] + Scratch.with, input: "甲机共有7张卡。")
    #expect(input.output.contains("-:1"), "\(input)")
  }

  @Test func documentsCannotDriveTheTerminal() throws {
    try scratch.write("evil.txt", "甲机\u{1B}[2J共有\u{1B}]0;x\u{07}4096张卡。甲机共有55张卡。\u{202E}\n")
    let scanned = try scratch.ledger.run(["scan", "evil.txt"] + Scratch.with)
    #expect(scanned.status == 0, "\(scanned)")
    let listed = try scratch.ledger.run(["list", "--color", "always"])
    let id = try #require(listed.output.firstMatch(of: /f_[0-9a-f]+/)).output
    let shown = try scratch.ledger.run(["show", String(id), "--why"])
    for text in [listed.output.replacing(/\u{1B}\[\d*m/, with: ""), shown.output] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" || $0 == "\u{202E}" }, "\(text)")
    }
  }

  @Test func showHasTheLineTheCaretAndTheRule() throws {
    _ = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    let listed = try scratch.ledger.run(["list", "4096"])
    let id = try #require(listed.output.firstMatch(of: /f_[0-9a-f]+/)).output
    let outcome = try scratch.ledger.run(["show", String(id.dropFirst(2)), "--why"])
    #expect(outcome.status == 0, "\(outcome)")
    let frame = "  talks/a.txt:2:5\n  2 | 甲机共有4096张卡。其中用了3456张卡。\n    |         ^^^^^^^^ [4096, 4096]\n"
    #expect(outcome.output.contains(frame), "\(outcome)")
    for text in ["rules/test.cards", "Machine A", "numeral", "sha256"] {
      #expect(outcome.output.contains(text), "\(text): \(outcome)")
    }
    let unknown = try scratch.ledger.run(["show", "f_zzz"])
    #expect(unknown.status == 2 && unknown.output.isEmpty && !unknown.errors.isEmpty, "\(unknown)")
  }

  @Test func everyNumeralIsAccountedFor() throws {
    _ = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    let all = try scratch.ledger.run(["coverage", "--all"] + Scratch.with)
    #expect(all.status == 0 && all.output.contains("talks/a.txt:2:5: 4096  claimed"), "\(all)")
    let open = try scratch.ledger.run(["coverage", "--open"])
    #expect(open.status == 0, "\(open)")
  }

  @Test func aFileThatIsNoLedgerIsLeftAlone() throws {
    try scratch.write("notes.sqlite", "my notes")
    for arguments in [["scan", "talks"], ["list"], ["audit"], ["init"]] {
      let outcome = try scratch.ledger.run(arguments + ["--ledger", "notes.sqlite"])
      #expect(outcome.status == 2 && outcome.errors.contains("notes.sqlite"), "\(arguments): \(outcome)")
    }
    #expect(try scratch.read("notes.sqlite") == "my notes")
    let missing = try scratch.ledger.run(["list", "--ledger", "none.sqlite"])
    #expect(missing.status == 2 && missing.errors.contains("ledger init"), "\(missing)")
  }
}
