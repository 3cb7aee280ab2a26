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
