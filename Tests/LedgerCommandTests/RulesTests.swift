import Foundation
import Testing

/// `ledger rules …` on packs of all shapes.
@Suite struct RulesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func everyMistakeIsShownWithItsCaret() throws {
    try scratch.write("mine.yaml", "rules:\n  - metrc: other.cards\n    match: 共有 ( <number> 张\n")
    let outcome = try scratch.ledger.run(["rules", "lint", "mine.yaml"])
    #expect(outcome.status == 2, "\(outcome)")
    // The caret stands under the parenthesis: the Han characters before it are two cells wide.
    #expect(outcome.output.contains("  3 |     match: 共有 ( <number> 张\n    |                 ^\n"), "\(outcome)")
    #expect(outcome.output.contains("mine.yaml:2:5"), "\(outcome)")
  }

  @Test func aPathThatIsNotThereIsAnError() throws {
    let outcome = try scratch.ledger.run(["rules", "lint", "--rules", "nowhere"])
    #expect(outcome.status == 2 && outcome.errors.contains("nowhere does not exist"), "\(outcome)")
  }

  @Test func packsOfAllShapesAreLoaded() throws {
    let rule = "rules:\n  - metric: other.cards\n    id: ID\n    match: ID <number> 张\n    finds: ID 3 张\n"
    func write(_ path: String, _ id: String) throws {
      try scratch.write(path, rule.replacing("ID", with: id))
    }
    try write("one.yaml", "single")
    try write("loose/a.yaml", "loose")
    try scratch.write("many/first/pack.yaml", "pack: first\nversion: 1.0.0\n")
    try write("many/first/deep/down.yaml", "first")
    try scratch.write("many/second/pack.yaml", "pack: second\nversion: 1.0.0\n")
    try write("many/second/rules.yaml", "second")
    try write("many/second/.hidden.yaml", "hidden")
    let outcome = try scratch.ledger.run(
      ["rules", "list", "--no-packs", "--rules", "one.yaml", "--rules", "loose", "--rules", "many"])
    #expect(outcome.status == 0, "\(outcome)")
    for id in ["single", "loose", "first", "second"] { #expect(outcome.output.contains(" \(id) "), "\(outcome)") }
    #expect(!outcome.output.contains("hidden"), "\(outcome)")
  }

  @Test func ofTwoPacksWithOneNameTheLaterWins() throws {
    for (folder, word) in [("old", "旧"), ("new", "新")] {
      try scratch.write("\(folder)/pack.yaml", "pack: same\nversion: 1.0.0\n")
      try scratch.write(
        "\(folder)/r.yaml", "rules:\n  - metric: other.x\n    match: \(word) <number>\n    finds: \(word) 3\n")
    }
    let outcome = try scratch.ledger.run(["rules", "list", "--rules", "old", "--rules", "new"])
    #expect(outcome.status == 0 && outcome.output.contains("新 <number>"), "\(outcome)")
    #expect(!outcome.output.contains("旧 <number>"), "\(outcome)")
  }

  @Test func aLooseFileNeverReplacesAPack() throws {
    try scratch.write("a/extra.yaml", "rules:\n  - metric: other.x\n    match: 甲 <number>\n    finds: 甲 3\n")
    try scratch.write("b/extra.yaml", "rules:\n  - metric: other.x\n    match: 乙 <number>\n    finds: 乙 3\n")
    let outcome = try scratch.ledger.run(["rules", "list", "--rules", "a/extra.yaml", "--rules", "b/extra.yaml"])
    #expect(outcome.output.contains("甲") && outcome.output.contains("乙"), "\(outcome)")
  }

  @Test(.timeLimit(.minutes(1)))
  func hostilePathsEndInAMessage() throws {
    try scratch.write("pack/pack.yaml", "pack: p\nversion: 1.0.0\n")
    let made = try scratch.ledger.shell("ln -s .. pack/up; ln -s loop loop; mkfifo pipe.yaml; mkdir empty")
    #expect(made.status == 0)
    for (path, status) in [("pack", 0), ("loop", 2), ("pipe.yaml", 2), ("empty", 2), ("/dev/zero", 2)]
      as [(String, Int32)]
    {
      let outcome = try scratch.ledger.run(["rules", "lint", "--no-packs", path])
      #expect(outcome.status == status, "\(path): \(outcome)")
    }
  }
}
