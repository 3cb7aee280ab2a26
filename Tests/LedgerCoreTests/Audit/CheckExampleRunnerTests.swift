import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct CheckExampleRunnerTests {
  private static let rules = """
    entities:
      cluster: [Aurora Ridge]
    units:
      accelerator: [cards, GPUs]
    rules:
      - id: cards
        metric: cluster.accelerators
        match: has <number> (cards|GPUs)
        unit: accelerator
        subject: <cluster>
      - id: cards-used
        metric: cluster.accelerators_used
        match: used <number> (cards|GPUs)
        unit: accelerator
        subject: <cluster>
    checks:
      - id: used-within-total
        check: cluster.accelerators_used <= cluster.accelerators
        passes: Aurora Ridge has 4096 cards. On Aurora Ridge we used 3456 cards.
        fails: Aurora Ridge has 4096 cards. On Aurora Ridge we used 5000 cards.
        unsure:
          - Aurora Ridge has 4000 cards. On Aurora Ridge we used 4050 cards.
          - Aurora Ridge has 4096 cards. On Aurora Ridge we used 3456 cards.
    """

  @Test func runsFromRawTextToVerdict() throws {
    let pack = try AuditFixtures.pack(Self.rules)
    let outcomes = CheckExampleRunner(ClaimExtractor(rules: RuleCompiler.compile([pack]))).run(pack)
    #expect(outcomes.map(\.expected) == [.pass, .fail, .unsure, .unsure])
    #expect(outcomes.map(\.actual) == [.pass, .fail, .unsure, .pass])
    #expect(outcomes.map(\.isPassed) == [true, true, true, false])
    #expect(outcomes.allSatisfy { $0.report.claims.count == 2 })
  }
}
