import Foundation
import RuleDSL

@testable import LedgerCore

/// A folder that lasts as long as a test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "ledger-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: file(name))) }
}

/// A pack with rules of the given ids and nothing that matches.
func pack(_ name: String = "sample", version: String = "1.0.0", rules: [String] = ["size"], file: String = "rules: []")
  -> RulePack
{
  let bytes = Array(file.utf8)
  let site = RuleSite(path: "\(name)/rules.yaml", range: ByteRange(0, bytes.count))
  var pack = RulePack(
    manifest: PackManifest(name: name, version: version),
    files: [SourceFile(path: "\(name)/rules.yaml", bytes: bytes)])
  pack.rules = rules.map { id in
    var rule = RuleDeclaration(
      id: Located(id, at: site), pack: name, metrics: [(slot: nil, metric: Located("model.parameters", at: site))],
      site: site)
    rule.canonical = #"{"id":"\#(id)","match":["<number> parameters"]}"#
    return rule
  }
  return pack
}

/// A claim of `quote` at byte `at`, as an extractor would make it.
func claim(
  _ quote: String = "130B parameters", at start: Int = 0, value: String? = "130000000000",
  low: String? = "130000000000",
  high: String? = "130000000000", metric: String = "model.parameters", subject: String = "GLM-130B",
  unit: String = "parameter", qualifier: Qualifier = .exact, isClaim: Bool = true, note: String = "",
  roles: [Claim.Role] = [], rule: String = "size", sentence: String = "GLM-130B has 130B parameters."
) -> Claim {
  func number(_ text: String?) -> ExactDecimal? { text.flatMap { ExactDecimal($0) } }
  let place = Provenance(
    span: ByteRange(start, start + quote.utf8.count), codePoints: start..<(start + quote.unicodeScalars.count), line: 1,
    column: start + 1, quote: quote, lexeme: "130B", sentence: sentence, prefix: "GLM-130B has ", suffix: ".")
  let quantity = Quantity(
    value: number(value),
    interval: Interval(low: number(low), high: number(high), lowOpen: qualifier == .moreThan), qualifier: qualifier,
    absoluteError: number("500000000") ?? .zero, unit: unit, unitKind: "count")
  return Claim(
    provenance: place, quantity: quantity, metric: metric, subject: subject, subjectBinding: "sentence", roles: roles,
    asOf: nil, isClaim: isClaim, note: note, rule: RuleReference(pack: "sample", id: rule))
}

/// What a scan of `text` that found `claims` hands to the ledger.
func scanned(
  _ name: String, _ text: String, _ claims: [Claim], numerals: [Numeral] = [], mediaType: String = "text/plain",
  ruleset: Ruleset = Ruleset([pack()])
) -> ScannedDocument {
  let bytes = Array(text.utf8)
  let reading = DocumentReading(mediaType: mediaType, encoding: "utf-8", extractor: "text")
  let sha256 = SHA256.hex(of: bytes)
  return ScannedDocument(
    name: name, bytes: bytes, sha256: sha256, reading: reading, problems: [],
    runID: ContentID.run(sourceSHA256: sha256, reading: reading, rulesetHash: ruleset.hash, engine: "test"),
    extraction: Extraction(claims: claims, numerals: numerals))
}

extension Ledger {
  /// Records a scan as a run of the test engine.
  @discardableResult
  func record(
    _ document: ScannedDocument, under ruleset: Ruleset = Ruleset([pack()]), at time: Int = 1_700_000_000
  ) throws -> ScanOutcome.Result {
    try record(
      document, ruleset: ruleset, engine: "test", recordedAt: RecordingTime(seconds: time).description)
  }
}

/// A generator whose numbers are the same in every run: splitmix64.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Text of the kinds that break formats: quotes, separators, controls, formulas, wide and combining characters.
func nastyText(_ generator: inout SeededGenerator) -> String {
  let parts = [
    "\"", "\"\"", ",", "\r\n", "\n", "\r", "\t", "=", "+", "-", "@", "'", "＝", "＋", "－", "＠", "\u{0}", "\u{1}",
    "\u{7F}",
    "\u{FEFF}", "e\u{301}", "\u{301}", "參數", "😀", "\u{2028}", " ", "", "null", "NaN", "\\", "a", "1e9", ";", "|",
  ]
  return (0..<Int.random(in: 0...6, using: &generator)).map { _ in
    parts.randomElement(using: &generator) ?? ""
  }.joined()
}
