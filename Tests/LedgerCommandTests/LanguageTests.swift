import Foundation
import Testing

/// The rule language row by row, through the real program: `Language/rows.yaml` has a rule for each.
@Suite struct LanguageTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Language")

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) {
      try FileManager.default.copyItem(
        at: Self.folder.appending(path: name), to: scratch.url.appending(path: name))
    }
  }

  /// Compares with a golden file; `LEDGER_ACCEPT_GOLDENS=1` writes it anew.
  private func expect(_ text: String, toBe name: String) throws {
    let golden = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["LEDGER_ACCEPT_GOLDENS"] == "1" { try Data(text.utf8).write(to: golden) }
    #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func everyRowFindsWhatItShouldAndLeavesTheRestAlone() throws {
    let tested = try scratch.ledger.run(["rules", "test", "--no-packs", "rows.yaml"])
    #expect(tested.status == 0 && tested.output.isEmpty, "\(tested)")
    let passed = try #require(tested.errors.split(separator: " ").first.flatMap { Int($0) }, "\(tested)")
    #expect(passed >= 115 && tested.errors.hasSuffix("passed, 0 failed\n"), "\(tested)")
    let checked = try scratch.ledger.run(["rules", "lint", "--no-packs", "rows.yaml"])
    #expect(checked.status == 0 && checked.errors.contains("nothing to say"), "\(checked)")
  }

  /// Each asserts something else that is not so: an example that could not fail would prove nothing.
  @Test func everyExampleThatIsWrongFails() throws {
    let outcome = try scratch.ledger.run(["rules", "test", "--no-packs", "wrong.yaml"])
    #expect(outcome.status == 1)
    try expect(outcome.output + outcome.errors, toBe: "wrong.out")
  }

  /// A line of `cases.jsonl`: a document, and the claims to be found in it, each by some of its columns.
  private struct Case: Decodable {
    var id: String
    /// The rows of the notation that it is about.
    var rows: [String]
    var finds: [[String: String]]
  }

  private func cases() throws -> [Case] {
    try scratch.read("cases.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
  }

  /// From documents through the ledger to the exported rows: what every key leaves there, and no row more.
  @Test func everyRowOfTheNotationIsRightInTheExport() throws {
    let with = ["--no-packs", "--rules", "cases.yaml"]
    let scanned = try scratch.ledger.run(["scan", "cases.jsonl", "--text-kind", "markdown"] + with)
    #expect(scanned.status == 0, "\(scanned)")
    let exported = try scratch.ledger.run(["export", "--format", "jsonl", "-o", "-"] + with)
    #expect(exported.status == 0, "\(exported)")
    var found: [String: [[String: String]]] = [:]
    for line in exported.output.split(separator: "\n") {
      let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let source = try #require(row["source"] as? String, "\(line)")
      found[String(source.split(separator: "#").last ?? ""), default: []].append(
        row.reduce(into: [:]) { $0[$1.key] = Self.text($1.key, $1.value) })
    }
    for wanted in try cases() {
      let rows = found.removeValue(forKey: wanted.id) ?? []
      let isRight =
        rows.count == wanted.finds.count
        && wanted.finds.allSatisfy { find in rows.contains { row in find.allSatisfy { row[$0.key] == $0.value } } }
      #expect(isRight, "\(wanted.id) should find \(wanted.finds), found \(rows)")
    }
    #expect(found.isEmpty, "\(found.keys) are no cases")
  }

  /// A value of a row as the CSV has it.
  private static func text(_ key: String, _ value: Any) -> String {
    switch value {
    case let flag as Bool where key == "claim": flag ? "true" : "false"
    case let text as String: text
    case let roles as [String: String]: roles.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
    case is NSNull: ""
    default: "\(value)"
    }
  }

  /// Every key of a check, with a text that passes and one that fails, and what an audit over several documents says.
  @Test func everyKeyOfACheckCounts() throws {
    let tested = try scratch.ledger.run(["rules", "test", "--no-packs", "yard"])
    #expect(tested.status == 0 && tested.errors == "40 examples passed, 0 failed\n", "\(tested)")
    let checked = try scratch.ledger.run(["rules", "lint", "--no-packs", "--strict", "yard"])
    #expect(checked.status == 0, "\(checked)")
    try scratch.write(
      "docs/a.txt",
      "Heron held 121 crates. Heron lost 213 crates. Heron has 43 masts.\nThey have 43 pots.\nWe moored 43 barges.\n")
    try scratch.write(
      "docs/b.txt",
      "Egret lost 13 crates. They have 71 pots. We cast off 61 barges. They sold 97% and kept 13%.\n")
    let audited = try scratch.ledger.shell(
      "ledger scan docs -q --no-packs --rules yard; ledger audit --no-packs --rules yard --format json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(audited.output.utf8)) as? [String: Any], "\(audited)")
    let results = try #require(report["results"] as? [[String: Any]])
    let said = Set(
      results.map { "\($0["check"] ?? "") \($0["level"] ?? "") \($0["verdict"] ?? ""): \($0["message"] ?? "")" })
    for wanted in [
      "lost-within-held error fail: Heron Yard lost 213 crates, and held 121 crates",
      "known-masts error fail: Heron Yard yard.masts: 43 masts contradicts 41 of the register",
      "per-corpus error fail: sum(yard.pots) 114 is more than 100",
      "per-document error no_data: no claim of yard.moored to compare with",
      "per-document error no_data: no claim of yard.left to compare with",
      "per-sentence warning fail: yard.share + yard.rest [1.09, 1.11] cannot equal 1",
      "lost-needs-held note fail: Egret Yard yard.lost needs yard.held",
      "lost-needs-held note pass: Heron Yard yard.lost comes with yard.held",
    ] { #expect(said.contains(wanted), "\(wanted) is not among \(said.sorted())") }
    let page = try scratch.ledger.run(["checks", "--no-packs", "--rules", "yard", "lost-within-held"])
    #expect(page.output.contains("What a yard loses it held.\n"), "\(page)")
  }

  /// What only readers see stands on the page of the pack.
  @Test func whatIsForReadersStandsOnThePage() throws {
    let pages = try scratch.ledger.shell(
      "ledger rules docs --no-packs --rules yard --rules cases.yaml -o pages && cat pages/yard.md pages/cases.md")
    for text in [
      "# yard 1.2.0", "What yards hold and lose.", "CC0-1.0", "Languages: en", "Ropes of all kinds.", "a manual",
      "Experimental.", "Deprecated; use `tagged`.",
    ] {
      #expect(pages.output.contains(text), "\(text): \(pages)")
    }
  }

  /// Nothing of the language goes without a case that finds something by it and one that must not: the keys are those of
  /// the schema, and `rows.tsv` says where each is tested.
  @Test func nothingOfTheNotationGoesWithoutATest() throws {
    let schema = try scratch.ledger.run(["rules", "schema"])
    let root = try #require(try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any])
    let definitions = try #require(root["definitions"] as? [String: [String: Any]])
    func keys(_ name: String) throws -> [String] {
      let definition = try #require(definitions[name], "\(name)")
      return (definition["properties"] as? [String: Any] ?? definition).keys.map { "\(name).\($0)" }
    }
    let wanted = try ["ruleKeys", "check", "numbers", "file", "pack", "project"].flatMap(keys)
    let cases = Dictionary(uniqueKeysWithValues: try cases().map { ($0.id, !$0.finds.isEmpty) })
    let here = [
      "rows.yaml": try scratch.read("rows.yaml"), "wrong.yaml": try scratch.read("wrong.yaml"),
      "yard": try scratch.read("yard/pack.yaml") + scratch.read("yard/rules.yaml"),
    ]
    var told: Set<String> = []
    for line in try scratch.read("rows.tsv").split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map(String.init)
      try #require(cells.count == 3, "\(line)")
      told.insert(cells[0])
      for (place, isPositive) in [(cells[1], true), (cells[2], false)] {
        if let finds = cases[place] {
          #expect(finds == isPositive, "\(line): \(place) is no case of that sort")
          continue
        }
        // `file: text` of a file here, or the name of a test beside this one.
        let parts = place.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        let text = try here[parts[0]] ?? Self.source(parts[0])
        #expect(text.contains(parts.last ?? ""), "\(line): there is no \(place)")
      }
    }
    #expect(Set(wanted).subtracting(told).sorted() == [])
  }

  /// The source of a suite beside this one, or a file of its projects.
  private static func source(_ suite: String) throws -> String {
    let place = suite.contains("/") ? "Projects/\(suite)" : suite + ".swift"
    return try String(contentsOf: folder.deletingLastPathComponent().appending(path: place), encoding: .utf8)
  }

  /// Twenty sentences that just miss a rule each, and the element that each misses.
  @Test func explainNamesTheElementThatIsMissing() throws {
    let rows = try scratch.read("near-misses.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.count >= 20)
    // One shell for all of them.
    let outcome = try scratch.ledger.shell(
      """
      grep -v '^#' near-misses.tsv | while IFS=$'\\t' read -r id sentence wanted; do
        echo "== $id"
        ledger rules explain --no-packs --rules near-misses.yaml "$id" "$sentence"
      done
      """)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    let told = outcome.output.split(separator: "== ").map(String.init)
    #expect(told.count == rows.count)
    for (row, answer) in zip(rows, told) {
      #expect(answer.hasPrefix(row[0] + "\n") && answer.contains(row[2]), "should say \(row[2]): \(answer)")
    }
  }

  /// Without a rule's name every rule is told that met something, the nearest first.
  @Test func explainOfATextShowsTheRulesThatCameNear() throws {
    let text = "We bought 40 barrels of oil.\n\n码头40辆船在等。\n\nThe ferry came, and 40 knots of wind.\n"
    let outcome = try scratch.ledger.run(
      ["rules", "explain", "--no-packs", "--rules", "near-misses.yaml", "-"], input: text)
    #expect(outcome.status == 0, "\(outcome)")
    try expect(outcome.output, toBe: "explain-text.out")
  }

  @Test func explainOfOneRuleShowsEveryPatternElementByElement() throws {
    var text = ""
    for (rule, sentence) in [
      ("alternatives", "starboard side 12, port 13, and stern 14"), ("regex", "We mended 12 out of the 4,096 oarsmen."),
      ("key-value", "The fleet dwindled."), ("subject-drop", "The davits 12 are old."),
    ] {
      let outcome = try scratch.ledger.run(
        ["rules", "explain", "--no-packs", "--rules", "rows.yaml", rule, sentence])
      #expect(outcome.status == 0, "\(outcome)")
      text += "$ \(rule) \(sentence)\n\(outcome.output)"
    }
    try expect(text, toBe: "explain.out")
  }
}
