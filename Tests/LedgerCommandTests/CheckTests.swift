import Foundation
import Testing

/// `ledger check`, `ledger checks` and the other formats of `ledger audit`.
@Suite struct CheckTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCorpus()
    let scanned = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    try #require(scanned.status == 0, "\(scanned)")
  }

  @Test(
    arguments: [
      // A statement, its standing, the status, what is shown.
      ("甲机有效时间占97%。", "unknown", 0, "does not say what the figures are about"),
      ("甲机用了3456张卡。", "supported", 0, "talks/a.txt:2:16"),
      ("甲机用了不到4000张卡。", "supported", 0, "talks/a.txt:2:16"),
      ("甲机用了9000张卡。", "contradicted", 1, "talks/a.txt:2:16"),
      ("甲机用了接近3600张卡。", "supported", 0, "[3456, 3456]"),
      ("甲机用了至少3400张卡。", "supported", 0, "talks/a.txt:2:16"),
      ("甲机用了三千多张卡。", "supported", 0, "talks/a.txt:2:16"),
      ("乙机用了3456张卡。", "unknown", 0, "Machine A"),
      ("大家吃了3顿饭。", "0 claims", 0, ""),
    ] as [(String, String, Int32, String)])
  func eachClaimHasAStanding(_ text: String, _ standing: String, _ status: Int32, _ shown: String) throws {
    let outcome = try scratch.ledger.run(["check", "-"] + Scratch.with, input: text)
    #expect(outcome.status == status, "\(outcome)")
    #expect(outcome.output.contains(standing) && (shown.isEmpty || outcome.output.contains(shown)), "\(outcome)")
  }

  @Test func aDraftIsNoEvidenceForItself() throws {
    let recorded = try scratch.ledger.run(["check", "talks/b.md"] + Scratch.with)
    #expect(recorded.status == 1 && recorded.output.contains("talks/a.txt:2:5"), "\(recorded)")
    try scratch.write("copy.md", try scratch.read("talks/a.txt"))
    let copy = try scratch.ledger.run(["check", "copy.md", "--format", "json"] + Scratch.with)
    #expect(!copy.output.contains("talks/a.txt"), "\(copy)")
    let before = try scratch.ledger.run(["status"])
    #expect(!before.output.contains("copy.md"), "a check records nothing: \(before)")
  }

  @Test func ofTwoClaimsTheUnsupportedOneIsToBlame() throws {
    let outcome = try scratch.ledger.run(
      ["check", "--format", "json", "-"] + Scratch.with, input: "甲机用了3456张卡。\n甲机用了1200张卡。\n")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let claims = try #require(json["claims"] as? [[String: Any]])
    #expect(claims.map { $0["standing"] as? String } == ["supported", "contradicted"], "\(outcome)")
    #expect((json["summary"] as? [String: Int])?["contradicted"] == 1)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let missing = try scratch.ledger.run(["check", "nowhere.md"] + Scratch.with)
    #expect(missing.status == 3 && missing.errors.contains("nowhere.md"), "\(missing)")
    let ledger = try scratch.ledger.run(["check", "talks/a.txt", "--against", "other.sqlite"] + Scratch.with)
    #expect(ledger.status == 2, "\(ledger)")
  }

  /// With `$SARIF_SCHEMA` against the schema of SARIF too.
  @Test(.enabled(if: AuditTests.hasPython))
  func sarifIsWhatACodeHostTakes() throws {
    try scratch.write("ledger.yaml", "accept: [{finding: a_00000000, because: gone}]\n")
    for (name, arguments) in [
      ("fails", ["audit"]), ("all", ["audit", "--all"]), ("check", ["check", "talks/b.md"]),
      ("none", ["check", "empty.txt"]),
    ] {
      try scratch.write("empty.txt", "\n")
      let outcome = try scratch.ledger.run(arguments + ["--format", "sarif"] + Scratch.with)
      #expect(outcome.status < 2, "\(outcome)")
      try scratch.write(name + ".sarif", outcome.output)
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../scripts/check-sarif.py")
    let outcome = try scratch.ledger.shell("python3 '\(script.standardizedFileURL.path)' *.sarif")
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test func markdownIsForComments() throws {
    let outcome = try scratch.ledger.run(["audit", "--format", "markdown"] + Scratch.with)
    #expect(outcome.status == 1, "\(outcome)")
    for text in [
      "# Audit", "## error: Machine A test\\.", "| 4096张卡 | `talks/a.txt:2:5` | `[4096, 4096] accelerator` |",
    ] {
      #expect(outcome.output.contains(text.replacing("\\.", with: ".")), "\(text): \(outcome)")
    }
  }

  @Test func checksHavePages() throws {
    let list = try scratch.ledger.run(["checks"] + Scratch.with)
    #expect(list.output.contains("granularity") && list.output.contains("rules/cards-agree"), "\(list)")
    let page = try scratch.ledger.run(["checks", "used-within-total"] + Scratch.with)
    #expect(page.output.contains("check: test.cards_used <= test.cards"), "\(page)")
    let unknown = try scratch.ledger.run(["checks", "nothing"] + Scratch.with)
    #expect(unknown.status == 2, "\(unknown)")
  }

  /// The pages of the built-in checks are in the documentation as the program prints them.
  @Test func documentationHasThePages() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let file = try Data(contentsOf: root.appending(path: "Documentation/checks.md"))
    let printed = try scratch.ledger.run(["checks", "--format", "markdown", "--no-packs"]).output
    #expect(file.suffix(printed.utf8.count).elementsEqual(printed.utf8), "put `ledger checks --format markdown` there")
  }
}
