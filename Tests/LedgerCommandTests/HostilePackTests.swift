import Foundation
import Testing

/// Packs that mean harm, as `scripts/make-hostile-packs` writes them: each ends in a clear error, or works where it is
/// legal, within 512 MB of address space. `Benchmarks/load` says how long each takes.
@Suite struct HostilePackTests {
  /// What `ledger rules lint` says of each; `nil` where nothing is wrong.
  static let expectations: [String: String?] = [
    "aliases.yaml": "error[E112]: the file expands to more than 500000 values",
    "alternatives.yaml": "error[E306]: a pattern has at most 4000 bytes",
    "bom.yaml": nil,
    "brackets.yaml": "error[E105]: brackets nest deeper than 64 levels",
    "crlf.yaml": nil,
    "cycle": "error[E414]: the packs `one` and `two` use each other",
    "dashes.yaml": "error[E105]: lists and mappings nest deeper than 64 levels",
    "deep.yaml": "error[E105]: lists and mappings nest deeper than 64 levels",
    "huge-number.yaml": "error[E204]: `bounds` is a range, not `0..1e999999999`",
    "invalid-utf8.yaml": "error[E101]: the file is not UTF-8 from here on",
    "long-name.yaml": "error[E208]: a name has at most 400 bytes",
    "long-pattern.yaml": "error[E306]: a pattern has at most 4000 bytes",
    "many-examples.yaml": nil,
    "many-names.yaml": nil,
    "many-patterns.yaml": nil,
    "mistakes.yaml": "error[E114]: more than 1000 mistakes",
    "nul.yaml": "error[E102]: the control character U+0000 may not stand in a rule file",
    "one-alias.yaml": "error[E407]: `same` stands for more than 64 entities",
    "regex-look.yaml": "error[E311]: looking around is not supported",
    "regex-reference.yaml": "error[E311]: references to groups are not supported",
    "regex-too-large.yaml": "error[E306]: the expression unfolds to more than 2000 steps",
    "regexes.yaml": nil,
    "same-ids": nil,
    "scalar-10mb.yaml": "error: scalar-10mb.yaml is larger than 4194304 bytes",
    "table-up": "error[E208]: a table lies in the folder of its pack",
    "tabs.yaml": "indent with spaces, not with tabs",
    "units-in-circles.yaml": "error[E407]: `u0` is defined by itself",
    "uses-up": "error[E208]: `../../../../etc` can't be the name of a pack",
    "utf16.yaml": "error[E101]: the file is not UTF-8 from here on",
  ]

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func make() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    let script = root.appending(path: "scripts/make-hostile-packs").path(percentEncoded: false)
    let made = try scratch.ledger.shell("'\(script)' packs")
    #expect(made.status == 0, "\(made)")
  }

  @Test(.timeLimit(.minutes(5)))
  func eachEndsInAClearErrorOrWorks() throws {
    try make()
    let outcome = try scratch.ledger.shell(
      """
      cd packs; ulimit -v 524288
      for pack in *; do
        echo "== $pack"
        timeout 60 ledger rules lint --no-packs "$pack" >../said 2>&1; status=$?
        grep -E '(error|warning)(\\[.*\\])?:|hint' ../said | awk '!seen[$0]++' | head -n 4
        grep -m 1 -F 'error[E114]' ../said
        echo "status $status"
      done
      """)
    let answers = outcome.output.split(separator: "== ").map(String.init)
    #expect(answers.count == Self.expectations.count, "\(outcome)")
    for answer in answers {
      let name = answer.prefix { $0 != "\n" }
      let expected = try #require(Self.expectations[String(name)], "\(name) is not expected")
      if let expected {
        #expect(answer.contains(expected) && answer.hasSuffix("status 2\n"), "\(answer)")
      } else {
        #expect(answer == "\(name)\nstatus 0\n")
      }
    }
  }

  /// Whoever else reads a pack, to scan with it or to add it to a project, says what `lint` says, and what is refused leaves
  /// nothing behind. `Benchmarks/load` does both with every pack; here are some of each sort.
  @Test(.timeLimit(.minutes(5)))
  func scanningAndAddingEndAsLintingDoes() throws {
    try make()
    try scratch.write("a.txt", "x 12\n")
    let added = [
      "aliases.yaml", "bom.yaml", "brackets.yaml", "crlf.yaml", "cycle", "invalid-utf8.yaml", "nul.yaml", "same-ids",
      "scalar-10mb.yaml", "table-up", "tabs.yaml", "uses-up",
    ]
    let scanned = ["alternatives.yaml", "brackets.yaml", "crlf.yaml", "cycle", "table-up"]
    let runs = added.map { "\($0) add" } + scanned.map { "\($0) scan" }
    let outcome = try scratch.ledger.shell(
      """
      ulimit -v 524288; mkdir project
      while read -r pack command; do
        cd project
        case $command in
          scan) timeout 60 ledger scan --dry-run --no-packs --rules ../packs/$pack ../a.txt >../said 2>&1; status=$?;;
          *) timeout 60 ledger rules add --no-packs ../packs/$pack >../said 2>&1; status=$?;;
        esac
        echo "== $pack $command"
        grep -E '(error|warning)(\\[.*\\])?:|hint' ../said | sed 's:\\.\\./packs/::' | awk '!seen[$0]++' | head -n 4
        grep -m 1 -F 'holds several packs' ../said
        echo "status $status, left $(ls | wc -l | tr -d ' ')"
        cd ..; rm -r project; mkdir project
      done <<'RUNS'
      \(runs.joined(separator: "\n"))
      RUNS
      """)
    let answers = outcome.output.split(separator: "== ").map(String.init)
    #expect(answers.count == runs.count, "\(outcome)")
    for answer in answers {
      let name = String(answer.prefix { $0 != " " })
      let isAdding = answer.hasPrefix("\(name) add")
      if let expected = try #require(Self.expectations[name]) {
        let isSaid = answer.contains(expected) || isAdding && answer.contains("holds several packs")
        #expect(isSaid && answer.hasSuffix("status 2, left 0\n"), "\(answer)")
      } else if isAdding {
        let isOne = name != "same-ids"
        #expect(answer.hasSuffix(isOne ? "status 0, left 3\n" : "status 2, left 0\n"), "\(answer)")
      } else {
        #expect(answer.hasSuffix("status 0, left 0\n"), "\(answer)")
      }
    }
  }

  /// Expressions that hang an engine that goes back are matched in one pass.
  @Test(.timeLimit(.minutes(2)))
  func hostileExpressionsRunInOnePass() throws {
    try make()
    let line = String(repeating: "a", count: 200) + " 12 and \(String(repeating: "x", count: 200)).\n"
    try scratch.write("text.txt", String(repeating: line, count: 20))
    let outcome = try scratch.ledger.shell(
      "ulimit -v 524288; timeout 60 ledger scan --dry-run --no-packs --rules packs/regexes.yaml text.txt")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("other.x") && outcome.output.contains("12"), "\(outcome)")
  }

  /// What an expression did not get to read is never left out in silence.
  @Test func expressionsThatTakeTooManyStepsAreSaid() throws {
    try scratch.write("wide.yaml", "metric: other.x\nregex: '(?:(?:.?){80}){4}(?<number>\\d+)'\nfinds: []\n")
    try scratch.write(
      "text.txt", "Quiet.\n\nIn the yard " + String(repeating: "we waited and ", count: 20) + "saw 12 ships.\n")
    let outcome = try scratch.ledger.run(["scan", "--no-packs", "--rules", "wide.yaml", "text.txt"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(
      outcome.errors.contains(
        "warning: text.txt: the regex of wide/other.x takes too many steps in 1 sentence, the first on line 3; claims"),
      "\(outcome)")
  }
}
