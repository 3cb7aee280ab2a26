import RuleDSL
import Testing

@testable import LedgerCore

/// Sentences become rules that pass their own tests, and nothing else comes out.
struct RuleDraftTests {
  private static let loaded = PackLoader().load([], onlyCore: true)

  /// The sentence, the pattern that is guessed and what is found.
  static let cases: [(sentence: String, pattern: String, found: String)] = [
    ("The team worked 12 night shifts before the release.", "<number> night shifts", "12"),
    ("大家上了三十多个夜班。", "<number> 夜班", "more_than 30..40"),
    ("Latency fell to 12 ms on the new cluster.", "Latency fell to <duration>", "0.012 s"),
    ("Night work fell by 12 percent.", "work fell by <percent>", "12%"),
    ("We had about 3,000 sheep (roughly).", "<number> sheep", "approx 3000"),
    ("It's 3-5 “big” dogs: fine.", "It's <number>", "range 3..5"),
    ("食堂每天蒸出两千个包子，还不够。", "<number> 包子", "2000"),
    ("The (new) wall is 12 bricks | high", "<number> bricks", "12"),
  ]

  @Test(arguments: cases)
  func aSentenceBecomesARule(_ sentence: String, _ pattern: String, _ found: String) throws {
    let rule = try RuleDraft(id: "new", metric: "other.new", sentences: [.init(sentence, number: 0)])
      .rule(beside: Self.loaded)
    #expect(rule.found == [found], "\(rule.text)")
    #expect(rule.text.contains("match: '\(pattern.replacing("'", with: "''"))'\n"), "\(rule.text)")
    #expect(try outcomes(rule.text).allSatisfy(\.isPassed), "\(rule.text)")
  }

  private func outcomes(_ text: String) throws -> [ExampleOutcome] {
    let file = SourceFile(path: "new.yaml", bytes: Array(text.utf8))
    let (pack, found) = RuleParser.parse(PackSource(name: "new", files: [file]))
    #expect(RuleChecker.check(Self.loaded.packs + [pack], after: found).filter { $0.site.path == "new.yaml" }.isEmpty)
    let outcomes = ExampleRunner(ClaimExtractor(rules: RuleCompiler.compile(Self.loaded.packs + [pack]))).run(pack)
    #expect(!outcomes.isEmpty)
    return outcomes
  }

  @Test(arguments: [
    "no number", "GPT-4 is out.", "12", "12.", "（12）", "", "<12>", "a: b # 3", "3|4", "\\ 3 \\", "3 ... 4", "'3' \"4\"",
  ])
  func whateverComesOutPasses(_ sentence: String) throws {
    let draft = RuleDraft(id: "new", metric: "other.new", sentences: [.init(sentence, number: 0)])
    if let rule = try? draft.rule(beside: Self.loaded) {
      #expect(try outcomes(rule.text).allSatisfy(\.isPassed), "\(rule.text)")
    }
  }

  @Test(
    arguments: [
      ("12", 0), ("12 cats", 1), ("1", 2), ("cats and 1", 2), ("1 mouse", 2), ("dogs", nil), ("13", nil), ("", nil),
    ] as [(String, Int?)])
  func aNumberIsNamedByItselfOrByItsWords(_ text: String, _ index: Int?) {
    let sentence = "We had 12 dogs, 12 cats and 1 mouse."
    let numbers = RuleDraft.numbers(in: sentence, Self.loaded)
    #expect(RuleDraft.index(of: text, in: sentence, numbers) == index)
  }

  @Test func reasonsAreGiven() throws {
    func failure(_ draft: RuleDraft) -> RuleDraft.Failure? {
      do throws(RuleDraft.Failure) { _ = try draft.rule(beside: Self.loaded) } catch { return error }
      return nil
    }
    var draft = RuleDraft(id: "new", metric: "other.new", sentences: [.init("We had 12 dogs.")])
    draft.patterns = ["<number> cats"]
    let near = try #require(failure(draft)?.near.first)
    #expect(near.missing == .part(expected: "cats", seen: "dogs.", before: false, within: nil))
    draft.patterns = ["<number> cats ("]
    #expect(failure(draft)?.diagnostics.map(\.code.rawValue) == ["E301"])
    draft.patterns = []
    draft.sentences[0].expectation = "nearly 12"
    #expect(failure(draft)?.reasons == ["qualifier is exact, not nearly"])
    draft.sentences[0].expectation = nil
    draft.ignores = ["They had 3 dogs."]
    #expect(failure(draft)?.reasons == ["it finds something in “They had 3 dogs.”, which it should ignore"])
  }
}
