import Foundation
import Testing

/// A project's `ledger.yaml` and `ledger.lock`, through the real program.
@Suite struct ProjectTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Projects")
  static let cases: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.contains(".") }.sorted()

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// One folder a code and what `ledger scan` says of it. `LEDGER_ACCEPT_GOLDENS=1` writes the `.out` files anew.
  @Test(arguments: cases)
  func saysWhatItShould(_ name: String) throws {
    let project = scratch.url.appending(path: name)
    try FileManager.default.copyItem(at: Self.folder.appending(path: name), to: project)
    let outcome = try scratch.ledger.shell("cd \(name); echo none | ledger scan --dry-run -")
    #expect(outcome.status == 2)
    let golden = Self.folder.appending(path: "\(name).out")
    if ProcessInfo.processInfo.environment["LEDGER_ACCEPT_GOLDENS"] == "1" {
      try Data(outcome.errors.utf8).write(to: golden)
    }
    #expect(outcome.errors == (try String(contentsOf: golden, encoding: .utf8)))
    if name.hasPrefix("E") { #expect(outcome.errors.contains("error[\(name)]")) }
  }

  private func writeProject(_ text: String) throws {
    try scratch.write("ledger.yaml", text)
    try scratch.write(
      "ours/rules.yaml",
      "rules:\n  - id: shifts\n    metric: other.shifts\n    match: <number> shifts\n    finds: 3 shifts\n")
    try scratch.write("ours/pack.yaml", "pack: ours\nversion: 1.2.0\n")
  }

  @Test func itsPacksLoadFromTheFolderInWhichItLies() throws {
    try writeProject("packs: [./ours 1.1]\n")
    let here = try scratch.ledger.run(["rules", "list", "--packs"])
    #expect(here.status == 0 && here.output.contains("ours      1.2.0    ledger.yaml: ./ours"), "\(here)")
    #expect(here.output.contains("core      0.1.0    shipped"), "\(here)")
    // From elsewhere the project of the ledger counts.
    let there = try scratch.ledger.shell("mkdir sub; cd sub; ledger rules list --packs --ledger ../ledger.sqlite")
    #expect(there.output == here.output, "\(there)")
    let none = try scratch.ledger.shell("cd sub; ledger rules list --packs")
    #expect(none.status == 0 && !none.output.contains("ours"), "\(none)")
  }

  @Test func theCommandLineReplacesThem() throws {
    try writeProject("packs: [./ours]\n")
    try scratch.write("other/pack.yaml", "pack: ours\nversion: 3.0.0\n")
    let outcome = try scratch.ledger.run(["rules", "list", "--packs", "--rules", "other", "--no-packs"])
    #expect(
      outcome.output.contains("ours  3.0.0    other, replaces the one of ledger.yaml\n"), "\(outcome)")
    #expect(!outcome.output.contains("ai-scale"), "\(outcome)")
  }

  @Test func aShippedPackCanBeReplacedAndKept() throws {
    try scratch.write("ledger.yaml", "packs: [./mine]\n")
    try scratch.write("mine/pack.yaml", "pack: ai-scale\nversion: 9.0.0\n")
    let outcome = try scratch.ledger.run(["rules", "list"])
    #expect(outcome.output.contains("ai-scale  9.0.0    ledger.yaml: ./mine, replaces the shipped one"), "\(outcome)")
    #expect(!outcome.output.contains("training.duration"), "\(outcome)")
    try scratch.write("ledger.yaml", "packs: [ai-scale 0.1]\n")
    let kept = try scratch.ledger.run(["rules", "list", "--no-packs", "--packs"])
    #expect(kept.status == 0 && kept.output.contains("ai-scale  0."), "\(kept)")
  }

  @Test func anEditChangesWhatIsFoundAndTheScan() throws {
    try writeProject("packs: [./ours]\n")
    try scratch.write("a.txt", "They worked 7 shifts and 3 turns.\n")
    let first = try scratch.ledger.run(["scan", "a.txt"])
    #expect(first.status == 0 && first.errors.contains("1 claim"), "\(first)")
    try scratch.write(
      "ledger.yaml", "packs: [./ours]\nchange:\n  ours/shifts: {match: [<number> shifts, <number> turns]}\n")
    let second = try scratch.ledger.run(["scan", "a.txt"])
    #expect(second.errors.contains("scanned with other rules, 2 claims"), "\(second)")
    try scratch.write("ledger.yaml", "packs: [./ours]\nchange:\n  shifts: drop\n")
    let third = try scratch.ledger.run(["scan", "a.txt"])
    #expect(third.errors.contains("scanned with other rules, 0 claims"), "\(third)")
    let list = try scratch.ledger.run(["rules", "list", "other.shifts"])
    #expect(list.status == 0 && list.output.isEmpty, "\(list)")
  }

  @Test func anEditThatBreaksAnExampleIsRefused() throws {
    try writeProject("packs: [./ours]\nchange:\n  ours/shifts: {match: <number> turns}\n")
    let outcome = try scratch.ledger.shell("echo 3 turns | ledger scan --dry-run -")
    #expect(outcome.status == 2 && outcome.errors.contains("FAIL ours/shifts finds"), "\(outcome)")
  }

  /// A check of a pack is edited as a rule is, and its examples hold it to what the edit says.
  @Test func anEditOfACheckChangesWhatTheAuditSays() throws {
    try scratch.write("ours/pack.yaml", "pack: ours\nversion: 1.2.0\n")
    try scratch.write(
      "ours/rules.yaml",
      """
      rules:
        - {id: shifts, metric: other.shifts, match: <number> shifts, subject: Ferry, finds: 3 shifts}
        - {id: turns, metric: other.turns, match: <number> turns, subject: Ferry, finds: 3 turns}
      checks:
        - {id: worked, check: other.shifts <= other.turns, fails: 5 shifts and 4 turns}

      """)
    try scratch.write("a.txt", "They worked 51 shifts in 42 turns.\n")
    func project(_ edit: String) throws {
      try scratch.write("ledger.yaml", "packs: [./ours]\nchange:\n  worked: \(edit)\n")
    }
    func audit() throws -> LedgerProcess.Outcome {
      try scratch.ledger.shell("ledger scan -q a.txt; ledger audit --check worked")
    }
    try project("{level: error}")
    let plain = try audit()
    #expect(plain.status == 1 && plain.output.contains("error[worked]"), "\(plain)")
    try project("{level: note}")
    let lowered = try audit()
    #expect(lowered.status == 0 && lowered.output.contains("0 fail, 0 unsure, 1 note"), "\(lowered)")
    try project("{tolerance: 50%}")
    let refused = try scratch.ledger.run(["rules", "test"])
    #expect(refused.status == 1 && refused.output.contains("FAIL ours/worked"), "\(refused)")
    try project("{tolerance: 50%, fails: 9 shifts and 4 turns}")
    let tolerant = try audit()
    #expect(tolerant.status == 0 && tolerant.output.contains("1 pass, 0 fail"), "\(tolerant)")
    let pages = try scratch.ledger.run(["checks", "worked"])
    #expect(pages.output.contains("tolerance: 0.5"), "\(pages)")
    try project("drop")
    #expect(try audit().errors.contains("there is no check"), "a check that is dropped is none")
  }

  @Test func hostileProjectsEndInAMessage() throws {
    let deep = String(repeating: "[", count: 200_000)
    for (text, message) in [
      ("packs: \(deep)", "E105"), ("packs: [../../../../../etc/passwd]", "E"), ("packs: [/dev/zero]", "E601"),
      ("packs: [.]", "E"), ("a: &a [x]\nb: &b [*a, *a]\npacks: *b", "E201"), ("\u{0}", "E102"),
      ("change: {a: *a}", "E109"),
    ] {
      try scratch.write("ledger.yaml", text)
      let outcome = try scratch.ledger.run(["rules", "lint"])
      #expect(outcome.status == 2 && (outcome.output + outcome.errors).contains("error[\(message)"), "\(outcome)")
    }
    try FileManager.default.removeItem(at: scratch.url.appending(path: "ledger.yaml"))
    #expect(try scratch.ledger.shell("mkfifo ledger.yaml; ledger rules list").status == 2)
  }
}
