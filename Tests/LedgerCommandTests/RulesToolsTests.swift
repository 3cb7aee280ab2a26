import Foundation
import Testing

/// `ledger rules new|add|lock|diff|docs|schema|explain-code` and `test --accept`, through the real program.
@Suite struct RulesToolsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: scratch.url.appending(path: path).path)
  }

  private func writePack(version: String = "1.0.0", match: String = "<number> night shifts") throws {
    try scratch.write("ext/night/pack.yaml", "pack: night\nversion: \(version)\nuses: [core 0.1]\n")
    try scratch.write(
      "ext/night/rules/deep.yaml",
      "rules:\n  - id: shifts\n    metric: other.shifts\n    match: \(match)\n"
        + "    finds: We worked 12 night shifts. => 12\n")
  }

  @Test func aSentenceBecomesARuleAndNothingIsOverwritten() throws {
    let sentence = "The team worked 12 night shifts before the release."
    let made = try scratch.ledger.run(["rules", "new", "shifts", "--example", sentence])
    #expect(made.status == 0, "\(made)")
    #expect(
      try scratch.read("shifts.yaml") == """
        rules:
          - id: shifts
            metric: other.shifts
            match: '<number> night shifts'
            finds: 'The team worked 12 night shifts before the release. => 12'

        """)
    let tested = try scratch.ledger.run(["rules", "test", "shifts.yaml"])
    #expect(tested.status == 0 && tested.errors == "1 example passed, 0 failed\n", "\(tested)")
    let again = try scratch.ledger.run(["rules", "new", "shifts", "--example", "3 dogs"])
    #expect(again.status == 2 && again.errors.contains("there is a shifts.yaml already"), "\(again)")
  }

  /// What goes wrong says what to type next, and leaves no file.
  static let refusals: [(arguments: [String], message: String)] = [
    ([], "try: ledger rules new x --example"),
    (["--example", "no number here"], "there is no number"),
    (["--example", "12 dogs and 14 cats"], "say which: --number '12'"),
    (["--example", "12 dogs", "--number", "13"], "its numbers are `12`"),
    (["--example", "12 dogs", "--match", "<number> cats"], "wanted cats after it, saw “dogs”"),
    (["--example", "12 dogs", "--match", "(<number> cats"], "error[E301]"),
    (["--example", "12 dogs", "--metric", "zoo.dogs"], "--about 'what it means'"),
    (["--example", "12 dogs", "--unit", "dgo"], "error[E402]"),
    (["--example", "12 dogs", "--expect", "13"], "value is 12, not 13"),
    (["--example", "The cows are 97% healthy", "--expect", "97"], "value is 97%, not 97, which without a % is 9700%"),
    (["--example", "12 dogs", "--subject", "<owner>"], "to declare the type: a file `names.yaml`"),
    (["--example", "The herd doubled"], "with `match` and a constant `value`"),
    (["--example", "12 dogs => 12"], "--expect says what is expected"),
    (["--example", "12 dogs", "--ignore", "13 dogs"], "which it should ignore"),
  ]

  @Test func refusalsSayWhatToTypeNext() throws {
    for (arguments, message) in Self.refusals {
      let outcome = try scratch.ledger.run(["rules", "new", "x"] + arguments + ["--no-packs"])
      #expect(outcome.status == 2 && outcome.errors.contains(message), "\(arguments) \(outcome)")
      #expect(!exists("x.yaml"), "\(arguments)")
    }
    let id = try scratch.ledger.run(["rules", "new", "../x", "--example", "12 dogs"])
    #expect(id.status == 2 && id.errors.contains("can't be an id"), "\(id)")
  }

  @Test func aPackIsAddedLockedAndReplaced() throws {
    try writePack()
    try scratch.write("ledger.yaml", "# ours\npacks: []\n")
    let added = try scratch.ledger.run(["rules", "add", "ext/night"])
    #expect(added.status == 0, "\(added)")
    #expect(try scratch.read("ledger.yaml") == "# ours\npacks:\n  - packs/night\n")
    #expect(try scratch.read("packs/night/rules/deep.yaml") == scratch.read("ext/night/rules/deep.yaml"))
    #expect(try scratch.read("ledger.lock").contains("  night: {version: 1.0.0, hash: p_"))
    let locked = try scratch.ledger.run(["rules", "lock", "--check"])
    #expect(locked.status == 0 && locked.errors == "4 packs as locked\n", "\(locked)")

    // Whoever changes it is noticed before a document is read.
    try scratch.write("packs/night/rules/deep.yaml", "rules: []\n")
    let stale = try scratch.ledger.run(["rules", "lock", "--check"])
    #expect(stale.status == 1 && stale.errors.contains("error[E603]"), "\(stale)")
    let scan = try scratch.ledger.shell("echo 3 night shifts | ledger scan --dry-run -")
    #expect(scan.status == 2 && scan.errors.contains("ledger rules lock"), "\(scan)")
    let lint = try scratch.ledger.run(["rules", "lint"])
    #expect(lint.status == 0 && lint.output.contains("warning[E603]"), "\(lint)")

    // Locking anew accepts the change; adding again needs to be said.
    #expect(try scratch.ledger.run(["rules", "lock", "-q"]).status == 0)
    let refused = try scratch.ledger.run(["rules", "add", "ext/night"])
    #expect(refused.status == 2 && refused.errors.contains("ledger rules add --replace ext/night"), "\(refused)")
    let replaced = try scratch.ledger.run(["rules", "add", "--replace", "ext/night"])
    #expect(replaced.status == 0, "\(replaced)")
    #expect(try scratch.read("packs/night/rules/deep.yaml").contains("night shifts"))
    #expect(try scratch.read("ledger.yaml") == "# ours\npacks:\n  - packs/night\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path + "/packs") == ["night"])
  }

  /// The papers of a pack go with it, without any right to run; nothing else of its folder does.
  @Test func aLicenceTravelsWithItsPack() throws {
    try writePack()
    for (path, text) in [
      ("LICENSE-MIT.txt", "MIT"), ("Readme.md", "# Night"), ("LICENSES/CC0-1.0.txt", "CC0"), ("NOTICE", "x"),
      ("install.sh", "#!/bin/sh"), ("README.sh", "#!/bin/sh"), ("notes.md", "x"), (".secret.yaml", "a: b"),
    ] { try scratch.write("ext/night/" + path, text) }
    _ = try scratch.ledger.shell("chmod 755 ext/night/*")
    let added = try scratch.ledger.run(["rules", "add", "ext/night"])
    #expect(added.status == 0, "\(added)")
    #expect(added.errors.contains("with LICENSE-MIT.txt, NOTICE, Readme.md, LICENSES/CC0-1.0.txt;"), "\(added)")
    let there = try scratch.ledger.shell("cd packs/night; find . -type f | LC_ALL=C sort; find . -type f -perm /111")
    #expect(
      there.output == """
        ./LICENSE-MIT.txt
        ./LICENSES/CC0-1.0.txt
        ./NOTICE
        ./Readme.md
        ./pack.yaml
        ./rules/deep.yaml

        """)
    #expect(try scratch.read("packs/night/LICENSE-MIT.txt") == "MIT")
  }

  /// What would hand on files that were never given, or fill a project, is refused before anything is written.
  @Test func papersAndRulesThatMeanHarmAreRefused() throws {
    try writePack()
    try scratch.write("secret.yaml", "rules: []\n")
    try scratch.write("secret.txt", "hush\n")
    for (make, message) in [
      ("ln -s ../../secret.txt ext/night/LICENSE", "LICENSE is a link that leads out of the pack"),
      ("ln -s ../../../secret.yaml ext/night/rules/more.yaml", "more.yaml is a link that leads out of the pack"),
      ("head -c 2000000 /dev/zero | tr '\\0' a > ext/night/README.md", "README.md is larger than 1048576 bytes"),
      ("printf 'a\\0b' > ext/night/README", "README is no text"),
      ("for n in $(seq 70); do echo > ext/night/LICENSE-$n; done", "holds more than 64 papers"),
      (
        "for n in $(seq 5); do { printf '# '; head -c 4190000 /dev/zero | tr '\\0' a; } > ext/night/b$n.yaml; done",
        "holds more than 16777216 bytes of rules and tables"
      ),
    ] {
      let outcome = try scratch.ledger.shell(
        "cp -r ext kept; \(make); ledger rules add ext/night; status=$?; rm -r ext; mv kept ext; exit $status")
      #expect(outcome.status != 0 && outcome.errors.contains(message), "\(make): \(outcome)")
      for path in ["packs", "ledger.yaml", "ledger.lock"] { #expect(!exists(path), "\(make): \(path)") }
    }
    // A link that stays inside is a file like any other.
    let linked = try scratch.ledger.shell("cd ext/night; echo MIT > COPYING; ln -s COPYING LICENSE; ledger rules add .")
    #expect(linked.status == 0, "\(linked)")
    #expect(try scratch.read("ext/night/packs/night/LICENSE") == "MIT\n")
  }

  @Test func aPackThatFailsItsExamplesIsRefused() throws {
    try writePack(match: "<number> day shifts")
    let outcome = try scratch.ledger.run(["rules", "add", "ext/night"])
    #expect(outcome.status == 2 && outcome.errors.contains("FAIL night/shifts finds"), "\(outcome)")
    for path in ["packs", "ledger.yaml", "ledger.lock"] { #expect(!exists(path), "\(path)") }
    try scratch.write("ledger.yaml", "{packs: []}\n")
    try writePack()
    let flow = try scratch.ledger.run(["rules", "add", "ext/night"])
    #expect(flow.status == 2 && flow.errors.contains("packs:\n  - packs/night"), "\(flow)")
    #expect(!exists("packs") && !exists("ledger.lock"))
  }

  @Test func hostilePacksAreNotAdded() throws {
    let rule = "metric: other.dogs\nmatch: <number> dogs\nfinds: 3 dogs\n"
    try scratch.write("a 2/rules.yaml", rule)
    try scratch.write("up/pack.yaml", "pack: ../../up\nversion: 1.0.0\n")
    try scratch.write("many/one/pack.yaml", "pack: one\nversion: 1.0.0\n")
    try scratch.write("many/two/pack.yaml", "pack: two\nversion: 1.0.0\n")
    for (path, message) in [
      ("a 2", "can't be the name of a pack"), ("up", "E208"), ("many", "several packs"), ("nowhere", "does not exist"),
    ] {
      let outcome = try scratch.ledger.run(["rules", "add", path])
      #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome)")
    }
    #expect(!exists("packs") && !exists("ledger.yaml"))
    // A lock that can't be read stops a scan, and is written anew.
    try scratch.write("ledger.lock", "packs: [a\n")
    #expect(try scratch.ledger.shell("echo 3 | ledger scan --dry-run -").status == 2)
    let locked = try scratch.ledger.run(["rules", "lock"])
    #expect(locked.status == 0 && locked.errors == "3 packs locked in ledger.lock\n", "\(locked)")
  }

  @Test func aDifferenceIsShownClaimByClaim() throws {
    try writePack()
    try scratch.write("new/pack.yaml", "pack: night\nversion: 1.1.0\n")
    try scratch.write(
      "new/r.yaml",
      "rules:\n  - {id: shifts, metric: other.turns, match: <number> night shifts, finds: We worked 12 night shifts.}\n"
        + "  - {id: naps, metric: other.naps, match: <number> naps, finds: 2 naps}\n")
    try scratch.write("docs/a.txt", "They worked 3 night shifts and took 4 naps.\n")
    let changed = try scratch.ledger.run(["rules", "diff", "ext/night", "new", "docs"])
    #expect(changed.status == 1, "\(changed)")
    #expect(
      changed.output.contains("changed  docs/a.txt:1  3       3 of other.shifts  3 of other.turns\n"), "\(changed)")
    #expect(
      changed.output.contains("gained   docs/a.txt:1  4 naps                     4 of other.naps\n"), "\(changed)")
    #expect(changed.errors.contains("1 document: 1 gained, 0 lost, 1 changed\nthe next version is a major one"))
    let back = try scratch.ledger.run(["rules", "diff", "new", "ext/night"])
    #expect(back.status == 1 && back.errors.contains("2 examples: 0 gained, 1 lost, 1 changed"), "\(back)")
    let same = try scratch.ledger.run(["rules", "diff", "new", "new", "docs"])
    #expect(same.status == 0 && same.output.isEmpty, "\(same)")
    let shipped = try scratch.ledger.run(["rules", "diff", "ai-scale", "nothing"])
    #expect(shipped.status == 2 && shipped.errors.contains("shipped are ai-scale, asr-zh, core"), "\(shipped)")
    let missing = try scratch.ledger.run(["rules", "diff", "new", "new", "nowhere.txt"])
    #expect(missing.status == 2 && missing.errors.contains("nowhere.txt: does not exist"), "\(missing)")
  }

  @Test func whatIsFoundIsAccepted() throws {
    try scratch.write(
      "a.yaml", "rules:\n  - metric: other.dogs\n    match: <number> dogs\n    finds: We had about 12 dogs. => ?\n")
    let waiting = try scratch.ledger.run(["rules", "test", "a.yaml"])
    #expect(waiting.status == 1 && waiting.errors.contains("`ledger rules test --accept`"), "\(waiting)")
    let accepted = try scratch.ledger.run(["rules", "test", "--accept", "a.yaml"])
    #expect(accepted.status == 0 && accepted.output == "a.yaml:4: We had about 12 dogs. => approx 12\n", "\(accepted)")
    #expect(try scratch.read("a.yaml").contains("finds: We had about 12 dogs. => approx 12\n"))
    #expect(try scratch.ledger.run(["rules", "test", "a.yaml"]).status == 0)
  }

  @Test func aPackIsDescribed() throws {
    try writePack()
    let outcome = try scratch.ledger.run(["rules", "docs", "--rules", "ext/night", "-o", "pages"])
    #expect(outcome.status == 0, "\(outcome)")
    let page = try scratch.read("pages/night.md")
    for part in ["# night 1.0.0\n", "### shifts\n", "- `<number> night shifts`\n", "=> 12`\n"] {
      #expect(page.contains(part), "\(page)")
    }
    let core = try scratch.read("pages/core.md")
    let scale = try scratch.read("pages/ai-scale.md")
    #expect(core.contains("## Units") && scale.contains("## Checks") && scale.contains("| `model.parameters` |"))
  }

  @Test func rulesThatNeverFireAreSaid() throws {
    try writePack()
    try scratch.write("more.yaml", "rules:\n  - {id: naps, metric: other.naps, match: <number> naps, finds: 2 naps}\n")
    try scratch.write("a.txt", "They worked 3 night shifts.\n")
    for arguments in [["--dry-run"], [], []] {
      let outcome = try scratch.ledger.run(
        ["scan", "-v", "a.txt", "--no-packs", "--rules", "ext/night", "--rules", "more.yaml"] + arguments)
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.errors.contains("never fired, 1 of the 1 rule of more: naps\n"), "\(outcome)")
      #expect(!outcome.errors.contains("shifts\n"), "\(outcome)")
    }
  }

  @Test func codesAndSchemasArePrinted() throws {
    let page = try scratch.ledger.run(["rules", "explain-code", "e104"])
    #expect(
      page.status == 0 && page.output.hasPrefix("# E104: not YAML\n") && page.output.contains("Right:"), "\(page)")
    let list = try scratch.ledger.run(["rules", "explain-code"])
    #expect(list.output.contains("E603  a pack that is not as it was locked\n"), "\(list)")
    let unknown = try scratch.ledger.run(["rules", "explain-code", "E999"])
    #expect(unknown.status == 2 && unknown.errors.contains("try: ledger rules explain-code"), "\(unknown)")
    for kind in ["rules", "pack", "project"] {
      let schema = try scratch.ledger.run(["rules", "schema", kind])
      #expect(schema.status == 0, "\(schema)")
      _ = try JSONSerialization.jsonObject(with: Data(schema.output.utf8))
    }
  }
}
