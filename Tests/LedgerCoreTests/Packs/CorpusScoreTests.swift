import Foundation
import LedgerCore
import RuleDSL
import Testing

/// The shipped packs on documents that were annotated by people who had not seen the rules.
///
/// `Tests/Corpus/baseline.json` holds what was reached; a drop fails, a rise is a reason to raise it.
@Suite struct CorpusScoreTests {
  static let extractor = ClaimExtractor(rules: RuleCompiler.compile(PackLoader().load([], onlyCore: false).packs))

  @Test(arguments: ["en", "zh"]) func staysAtTheBaseline(language: String) throws {
    let data = try Data(contentsOf: GoldCorpus.folder.appending(path: "baseline.json"))
    let baseline = try #require(try JSONDecoder().decode([String: GoldCorpus.Score].self, from: data)[language])
    let score = try GoldCorpus.score(language, Self.extractor)
    print("corpus \(language): \(Self.line(score)) (baseline \(Self.line(baseline)))")
    #expect(score.gold == baseline.gold, "the gold changed: make the baseline anew")
    #expect(score.f1 >= baseline.f1 - 0.0005)
    #expect(score.metric >= baseline.metric)
    #expect(score.traps <= baseline.traps)
  }

  private static func line(_ score: GoldCorpus.Score) -> String {
    let f1 = (score.f1 * 1000).rounded() / 1000
    return "detection F1 \(f1), \(score.found) found of \(score.gold), \(score.made) made, "
      + "\(score.metric) with the right metric, \(score.traps) traps taken"
  }
}
