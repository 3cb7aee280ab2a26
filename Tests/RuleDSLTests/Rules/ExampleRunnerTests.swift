import Testing

@testable import RuleDSL

struct ExampleRunnerTests {
  /// The outcomes of one rule's examples, as words.
  private func run(_ examples: String) throws -> [String] {
    let (pack, diagnostics) = RuleFixtures.parse(
      """
      entities: {cluster: {Granite II: [磐石二号]}}
      units: {accelerator: [card, cards, 张卡]}
      numbers:
        scales: {万: 1e4}
        before: {more_than: [超过], approx: [about]}
        after: {more_than: [多]}
      metrics: {cluster.accelerators: {unit: accelerator}}
      rules:
        - id: cards
          metric: cluster.accelerators
          match: (有|has) <number> (张卡|cards)
          unit: accelerator
          subject: <cluster>
      \(examples.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
      """)
    try #require(diagnostics.filter { $0.severity == .error } == [])
    let runner = ExampleRunner(ClaimExtractor(rules: RuleCompiler.compile([pack])))
    return runner.run(pack).map { outcome in
      let word =
        switch outcome.result {
        case .passed: "passed"
        case .missing(let expected): "missing " + expected.joined(separator: " & ")
        case .noisy(let claims): "noisy " + claims.map(ExampleNotation.text).joined(separator: " & ")
        case .wrong(let mismatches):
          "wrong "
            + mismatches.flatMap(\.differences).map { "\($0.field) \($0.expected)≠\($0.got)" }.joined(separator: " & ")
        case .pendingAccept(let text): "accept \(text)"
        case .unexpectedPass: "unexpected pass"
        case .malformed: "malformed"
        }
      return "\(outcome.key.rawValue) \(word)"
    }
  }

  @Test(arguments: [
    ("finds: 磐石二号有4096张卡。 => 4096 accelerator @ Granite II", "finds passed"),
    ("finds: 磐石二号有4096张卡。 => 4096 张卡 of cluster.accelerators @ 磐石二号", "finds passed"),
    ("finds: 磐石二号有4096张卡。", "finds passed"),
    ("finds: 磐石二号没有卡。", "finds missing a claim"),
    ("finds: 磐石二号没有卡。 => 12", "finds missing 12"),
    ("finds: It has 12 cards. => 12; 13", "finds missing 13"),
    ("finds: It has 12 cards. => 13", "finds wrong value 13≠12"),
    (
      "finds: It has 12 cards. => more_than 12 @ Granite II",
      "finds wrong qualifier more_than≠exact & subject Granite II≠"
    ),
    ("finds: It has 12 cards and has 15 cards. => 15; 12", "finds passed"),
    ("finds: It has 12 cards and has 15 cards. => 15", "finds noisy 12 accelerator of cluster.accelerators"),
    ("finds: It has 12 cards. => ?", "finds accept 12 accelerator"),
    ("finds: It has 12 cards. => twelvish", "finds malformed"),
    ("ignores: It has 12 tables.", "ignores passed"),
    ("ignores: It has 12 cards.", "ignores noisy 12 accelerator of cluster.accelerators"),
    ("misses: It owns 12 cards. => 12", "misses passed"),
    ("misses: It has 12 cards. => 12", "misses unexpected pass"),
    ("misses: It has 12 cards. => 13", "misses passed"),
    ("misses: It has 12 cards.", "misses unexpected pass"),
    ("finds: It has 12 cards.\nignores: none\nmisses: none", "finds passed, ignores passed, misses passed"),
  ])
  func judges(_ examples: String, _ expected: String) throws {
    #expect(try run(examples).joined(separator: ", ") == expected)
  }

  @Test func whatIsAcceptedPasses() throws {
    for sentence in ["磐石二号有超过4096张卡。", "磐石二号有4000多张卡。", "磐石二号有三到五张卡。", "It has about 15,000 cards."] {
      let accepted = try run("finds: \(sentence) => ?")
      let text = try #require(accepted.first?.dropFirst("finds accept ".count))
      #expect(try run("finds: '\(sentence) => \(text)'") == ["finds passed"], "\(text)")
    }
  }
}
