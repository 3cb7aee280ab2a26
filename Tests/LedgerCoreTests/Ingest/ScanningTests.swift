import Foundation
import GRDB
import RuleDSL
import Testing

@testable import LedgerCore

/// Documents through the real engine into the ledger and out again.
struct ScanningTests {
  private let folder: TemporaryFolder
  private let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.open(at: folder.file("ledger.sqlite"), creating: true)
  }

  private func scanner(_ rules: String) throws -> DocumentScanner {
    let file = SourceFile(path: "test/rules.yaml", bytes: Array(rules.utf8))
    let (pack, diagnostics) = RuleParser.parse(PackSource(name: "test", files: [file]))
    let problems = (diagnostics + RuleChecker.check([pack])).filter { $0.severity == .error }
    try #require(problems.isEmpty, "\(problems)")
    return DocumentScanner(extractor: ClaimExtractor(rules: RuleCompiler.compile([pack])), engine: "test")
  }

  private static let cards = """
    entities: {cluster: {North Hall: [北厅]}}
    units: {accelerator: [cards, 张卡]}
    metrics: {cluster.accelerators: {unit: accelerator}}
    rules:
      - {metric: cluster.accelerators, match: [<number> cards, <number> 张卡], unit: accelerator, subject: <cluster>}
    """

  private func scan(_ texts: [String: String], _ scanner: DocumentScanner) throws -> [ScanOutcome] {
    let inputs = texts.sorted { $0.key < $1.key }.map { name, text in DocumentInput(name: name) { Array(text.utf8) } }
    var outcomes: [ScanOutcome] = []
    try Ingestor(ledger: ledger, scanner: scanner, width: 2).ingest(inputs) { outcomes.append($0) }
    return outcomes
  }

  @Test func factsStandWhereTheirQuotesStand() throws {
    let texts = [
      "a.txt": "北厅有4096张卡。后来又添了512张卡，还有730扇窗。",
      "b.md": "# North Hall\n\nIt holds 1,024 cards.\n",
    ]
    let outcomes = try scan(texts, scanner(Self.cards))
    #expect(outcomes.compactMap(\.counts).map(\.claims) == [2, 1])
    let facts = try ledger.facts()
    #expect(facts.map { $0.claim.quantity.value?.description } == ["4096", "512", "1024"])
    #expect(facts.map(\.claim.subject) == ["North Hall", "North Hall", "North Hall"])
    for fact in facts {
      let source = try #require(try ledger.source(sha256: fact.sourceSHA256))
      let place = fact.claim.provenance
      #expect(String(decoding: source.bytes[place.span.offsets], as: UTF8.self) == place.quote)
    }
    let open = try ledger.openNumerals().map(\.numeral.text)
    #expect(open == ["730"])
  }

  @Test func theSameAgainWritesNothing() throws {
    let texts = ["a.txt": "北厅有64张卡。", "b.txt": "No numbers.", "c.txt": ""]
    let scanner = try scanner(Self.cards)
    let first = try scan(texts, scanner)
    let facts = try ledger.facts()
    let before = try ledger.read("counting") { $0.totalChangesCount }
    let again = try scan(texts, scanner)
    #expect(zip(first, again).allSatisfy { $1.result == .unchanged($0.counts ?? ScanCounts()) })
    #expect(try ledger.read("counting") { $0.totalChangesCount } == before)
    #expect(try ledger.facts() == facts)
  }

  @Test func otherRulesFindOtherFacts() throws {
    let texts = ["a.txt": "北厅有64张卡和730扇窗。"]
    _ = try scan(texts, scanner(Self.cards))
    let windows = "\n  - {metric: other.windows, match: <number> 扇窗}"
    let outcomes = try scan(texts, scanner(Self.cards + windows))
    guard case .rescanned(let counts, let changes) = outcomes.first?.result else {
      Issue.record("not scanned again: \(outcomes)")
      return
    }
    #expect(counts.claims == 2 && changes == FactChanges(gained: 1, gone: 0))
    #expect(try ledger.facts(FactFilter(all: true)).count == 2)
    #expect(try ledger.openNumerals().isEmpty)
    // A comment in a rule file is another ruleset, but no other facts and no other rule.
    let hashes = try ledger.facts().map(\.ruleHash)
    _ = try scan(texts, scanner("# a comment\n" + Self.cards + windows))
    #expect(try ledger.facts().map(\.ruleHash) == hashes)
    #expect(try ledger.document(named: "a.txt")?.version == 3)
  }
}
