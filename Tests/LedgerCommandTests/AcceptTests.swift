import Foundation
import Testing

/// `ledger accept` and `accept:` in ledger.yaml.
@Suite struct AcceptTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCorpus()
    let scanned = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    try #require(scanned.status == 0, "\(scanned)")
  }

  /// The finding that the two documents contradict each other.
  private func finding() throws -> String {
    let outcome = try scratch.ledger.run(["audit", "--format", "json"] + Scratch.with)
    let match = try #require(outcome.output.firstMatch(of: /"id":"(a_[0-9a-f]{32})","check":"cards-agree"/))
    return String(match.output.1)
  }

  @Test func anAcceptedFindingIsCountedApart() throws {
    let id = try finding()
    try scratch.write("ledger.yaml", "# ours\npacks: [core]\n")
    let accepted = try scratch.ledger.run(
      ["accept", String(id.prefix(10)), "--because", "b.md counts the spares: 8000"] + Scratch.with,
      environment: ["SOURCE_DATE_EPOCH": "1769817600"])
    #expect(accepted.status == 0, "\(accepted)")
    let file = try scratch.read("ledger.yaml")
    #expect(file.hasPrefix("# ours\npacks: [core]\naccept:\n  - finding: \(id)\n"), "\(file)")
    #expect(file.contains("because: 'b.md counts the spares: 8000'") && file.contains("accepted 2026-01-31"), "\(file)")

    let audit = try scratch.ledger.run(["audit"] + Scratch.with)
    #expect(audit.status == 0 && audit.output.contains("0 fail") && audit.output.contains("1 accepted"), "\(audit)")
    #expect(!audit.output.contains("cards-agree]"), "\(audit)")
    let all = try scratch.ledger.run(["audit", "--all"] + Scratch.with)
    #expect(all.output.contains("accepted: b.md counts the spares: 8000"), "\(all)")
    let sarif = try scratch.ledger.run(["audit", "--format", "sarif"] + Scratch.with)
    #expect(sarif.output.contains(#""suppressions":[{"kind":"external","status":"accepted","#), "\(sarif)")
    let again = try scratch.ledger.run(["accept", id, "--because", "twice"] + Scratch.with)
    #expect(again.status == 2 && again.errors.contains("accepted already at ledger.yaml:4"), "\(again)")

    // Lines move and documents are renamed, the finding stays; a figure changes, and it is another.
    try scratch.write("talks/c.md", "前言。\n\n甲机共有8000张卡，都在用。\n")
    try FileManager.default.removeItem(at: scratch.url.appending(path: "talks/b.md"))
    try scratch.write("talks/b.md", "# 乙\n\n无。\n")
    _ = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    let moved = try scratch.ledger.run(["audit"] + Scratch.with)
    #expect(moved.status == 0 && moved.output.contains("1 accepted"), "\(moved)")
    try scratch.write("talks/c.md", "甲机共有9000张卡。\n")
    _ = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    let changed = try scratch.ledger.run(["audit"] + Scratch.with)
    #expect(changed.status == 1 && changed.output.contains("there is no such finding"), "\(changed)")
    #expect(changed.output.contains("ledger.yaml:4"), "\(changed)")
  }

  @Test func anAcceptanceRunsOut() throws {
    let id = try finding()
    try scratch.write("ledger.yaml", "accept: [{finding: \(id), because: for now, until: 2026-01-31}]\n")
    let last = try scratch.ledger.run(["audit"] + Scratch.with, environment: ["SOURCE_DATE_EPOCH": "1769817600"])
    #expect(last.status == 0, "\(last)")
    let after = try scratch.ledger.run(["audit"] + Scratch.with, environment: ["SOURCE_DATE_EPOCH": "1769904000"])
    #expect(after.status == 1 && after.output.contains("was accepted until 2026-01-31"), "\(after)")
    #expect(after.output.contains("cards-agree]"), "\(after)")
  }

  @Test(arguments: [
    (["accept", "a_ffffffff", "--because", "x"], "no finding has an id"),
    (["accept", "a_", "--because", "x"], "no finding has an id"),
    (["accept", "FINDING", "--because", "x", "--until", "tomorrow"], "was not changed"),
    (["accept", "FINDING", "--because", "x", "--until", "2001-01-01"], "has passed"),
    (["accept", "FINDING"], "--because"),
  ])
  func whatCannotBeAccepted(_ words: [String], _ message: String) throws {
    let id = try finding()
    let outcome = try scratch.ledger.run(words.map { $0 == "FINDING" ? id : $0 } + Scratch.with)
    #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "ledger.yaml").path))
  }
}
