import Foundation
import LedgerCore
import RuleDSL
import Testing

/// The shipped packs on documents that were annotated by people who had not seen the rules.
///
/// `Tests/Corpus/baseline.json` holds what was reached, and the `.found.txt` beside each set which claims that were: a
/// drop fails, and what came or went is printed. With `LEDGER_RECORD_CORPUS` set, both are written anew.
@Suite struct CorpusScoreTests {
  static let extractor = ClaimExtractor(rules: RuleCompiler.compile(PackLoader().load([], onlyCore: false).packs))
  static let sets = ["en", "zh", "fresh-en", "fresh-zh", "unseen-en", "unseen-zh"]

  @Test(.disabled(if: isRecording), arguments: sets) func staysAtTheBaseline(set: String) throws {
    let baseline = try #require(try GoldCorpus.baseline()[set])
    let (score, found) = try GoldCorpus.score(set, Self.extractor)
    print("corpus \(set): \(Self.line(score)) (baseline \(Self.line(baseline)))")
    for line in try GoldCorpus.changes(of: set, to: found) { print("corpus \(set): \(line)") }
    #expect(score.gold == baseline.gold, "the gold changed: make the baseline anew")
    #expect(score.f1 >= baseline.f1 - 0.0005)
    #expect(score.metric >= baseline.metric)
    #expect(score.traps <= baseline.traps)
  }

  @Test(.enabled(if: isRecording)) func recordsTheBaseline() throws {
    var scores: [String: GoldCorpus.Score] = [:]
    for set in Self.sets {
      let (score, found) = try GoldCorpus.score(set, Self.extractor)
      scores[set] = score
      try GoldCorpus.record(found, of: set)
      print("corpus \(set): \(Self.line(score))")
    }
    try GoldCorpus.record(scores)
  }

  private static let isRecording = ProcessInfo.processInfo.environment["LEDGER_RECORD_CORPUS"] != nil

  private static func line(_ score: GoldCorpus.Score) -> String {
    let f1 = (score.f1 * 1000).rounded() / 1000
    return "detection F1 \(f1), \(score.found) found of \(score.gold), \(score.made) made, "
      + "\(score.metric) with the right metric, \(score.traps) traps taken"
  }
}
