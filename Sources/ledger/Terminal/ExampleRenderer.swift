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

  /// One outcome as lines.
  func lines(_ outcome: ExampleOutcome) -> [String] {
    let mark = outcome.isFailure ? style.red("FAIL") : style.yellow("note")
    var lines = ["\(mark) \(DisplayWidth.shown("\(outcome.rule.pack)/\(outcome.rule.id)")) \(outcome.key.rawValue)"]
    let site = outcome.example.sentence.site
    if let file = files[site.path] {
      lines += SourceFrame(file: file, range: site.range).lines(style).map { "  " + $0 }
    }
    return lines + reasons(outcome.result).map { "  " + DisplayWidth.shown($0) }
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
    case .pendingAccept(let text): ["to be written: => \(text)"]
    case .unexpectedPass: ["a known failure that passes now: move it to finds"]
    case .malformed(let reason): ["the expectation cannot be read: \(reason)"]
    }
  }

  private static func text(_ claim: Claim) -> String {
    "“\(claim.provenance.quote)” as \(ExampleNotation.text(claim))"
  }
}
