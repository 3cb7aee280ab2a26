import LedgerCore
import RuleDSL

/// Draws what became of an example of a rule.
///
///     FAIL ai-scale/cards-zh finds
///       Rules/ai-scale/clusters.yaml:12:9
///       12 |       - 云脑二号一共有4096颗昇腾。 => 4096 accelerator
///          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^
///       expected 4096 accelerator
///       unit is chip, not accelerator
struct ExampleRenderer {
  private let files: [String: SourceFile]
  private let style: Style

  init(files: [SourceFile], style: Style) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    self.style = style
  }

  /// What became of an example of a rule.
  func lines(_ outcome: ExampleOutcome) -> [String] {
    let mark = outcome.isFailure ? style.red("FAIL") : style.yellow("note")
    let name = "\(outcome.rule.pack)/\(outcome.rule.id) \(outcome.key.rawValue)"
    return ["\(mark) \(DisplayWidth.shown(name))"] + frame(outcome.example.sentence.site)
      + reasons(outcome.result).map { "  " + DisplayWidth.shown($0) }
  }

  /// An example of a rule that can't be filled in, with the reason.
  func lines(_ outcome: ExampleOutcome, reason: String) -> [String] {
    Array(lines(outcome).prefix(4)) + ["  " + DisplayWidth.shown(reason)]
  }

  /// What was written into an example.
  func accepted(_ outcome: ExampleOutcome) -> String {
    guard case .pendingAccept(let text) = outcome.result else { return "" }
    let site = outcome.example.sentence.site
    let place = files[site.path].map { file in
      let excerpt = SourceExcerpt(site, in: file)
      return "\(DisplayWidth.shown(site.path)):\(excerpt.line)"
    }
    return "\(place ?? ""): " + DisplayWidth.shown("\(outcome.example.sentence.value) => \(text)")
  }

  /// What became of an example of a check.
  func lines(_ outcome: CheckExampleOutcome) -> [String] {
    let name = "\(outcome.check.pack)/\(outcome.check.id)"
    var lines = ["\(style.red("FAIL")) \(DisplayWidth.shown(name))"] + frame(outcome.text.site)
    lines.append("  the verdict is \(outcome.actual.rawValue), not \(outcome.expected.rawValue)")
    let wording = AuditWording(outcome.report)
    lines += outcome.report.results.map { result in
      let reason = wording.reason(result).map { " " + $0 } ?? ""
      return "  \(result.verdict.rawValue): " + DisplayWidth.shown(wording.message(result) + "." + reason)
    }
    let claims = outcome.report.claims.map { Self.text($0.claim) }
    lines.append("  claims found: " + DisplayWidth.shown(claims.isEmpty ? "none" : claims.joined(separator: "; ")))
    return lines
  }

  private func frame(_ site: RuleSite) -> [String] {
    guard let file = files[site.path] else { return [] }
    return SourceFrame(file: file, range: site.range).lines(style).map { "  " + $0 }
  }

  private func reasons(_ result: ExampleOutcome.Result) -> [String] {
    switch result {
    case .passed: []
    case .missing(let expected): expected.map { "not found: \($0)" }
    case .noisy(let claims): claims.map { "found beside what is expected: \(Self.text($0))" }
    case .wrong(let mismatches):
      mismatches.flatMap { mismatch in
        ["expected \(mismatch.expected), found \(Self.text(mismatch.claim))"]
          + mismatch.differences.map { "  \($0.field) is \($0.got.isEmpty ? "empty" : $0.got), not \($0.expected)" }
      }
    case .pendingAccept(""): ["the rule finds nothing in it"]
    case .pendingAccept(let text): ["to be written: => \(text)"]
    case .unexpectedPass: ["a known failure that passes now: move it to finds"]
    case .malformed(let reason): ["the expectation cannot be read: \(reason)"]
    }
  }

  private static func text(_ claim: Claim) -> String {
    "“\(claim.provenance.quote)” as \(ExampleNotation.text(claim))"
  }
}
