/// Runs the examples of rules against all loaded packs.
///
/// An example is a document of one paragraph. What counts are the claims that the example's own rule makes of it, after
/// the overlap with every other rule was decided.
public struct ExampleRunner: Sendable {
  private let extractor: ClaimExtractor
  private let expectations: ExpectationParser

  /// Makes a runner for compiled packs.
  public init(_ extractor: ClaimExtractor) {
    self.extractor = extractor
    expectations = ExpectationParser(extractor.rules)
  }

  /// Runs every example of a pack, in the order in which they were written.
  public func run(_ pack: RulePack) -> [ExampleOutcome] {
    pack.rules.flatMap { rule in run(rule, in: pack.manifest.name) }
  }

  private func run(_ rule: RuleDeclaration, in pack: String) -> [ExampleOutcome] {
    let reference = RuleReference(pack: pack, id: rule.id.value)
    func outcomes(_ key: ExampleOutcome.Key, _ examples: [Example]) -> [ExampleOutcome] {
      examples.map { example in
        let claims = claims(of: reference, in: example.sentence.value, as: rule.inBlocks.first ?? .paragraph)
        return ExampleOutcome(
          rule: reference, key: key, example: example, result: judge(key, example, claims, of: rule))
      }
    }
    return outcomes(.finds, rule.finds) + outcomes(.ignores, rule.ignores) + outcomes(.misses, rule.misses)
  }

  private func claims(of rule: RuleReference, in sentence: String, as kind: BlockKind) -> [Claim] {
    let bytes = Array(sentence.utf8)
    let text = VisibleText(
      bytes: bytes, map: OffsetMap(identity: bytes.count), blocks: [Block(kind: kind, range: ByteRange(0, bytes.count))]
    )
    return extractor.extract(text).claims.filter { $0.rule == rule }
  }

  private func judge(_ key: ExampleOutcome.Key, _ example: Example, _ claims: [Claim], of rule: RuleDeclaration)
    -> ExampleOutcome.Result
  {
    switch key {
    case .finds: return judge(example, claims, of: rule)
    case .ignores: return claims.isEmpty ? .passed : .noisy(claims)
    case .misses:
      // Without an expectation, finding anything at all is the failure that is known.
      guard example.expectation != nil else { return claims.isEmpty ? .passed : .unexpectedPass }
      switch judge(example, claims, of: rule) {
      case .passed: return .unexpectedPass
      case .malformed(let reason): return .malformed(reason)
      default: return .passed
      }
    }
  }

  private func judge(_ example: Example, _ claims: [Claim], of rule: RuleDeclaration) -> ExampleOutcome.Result {
    guard let text = example.expectation?.value.trimmingSpaces() else {
      return claims.isEmpty ? .missing(["a claim"]) : .passed
    }
    if text == "?" {
      let texts = claims.map { ExampleNotation.text($0, namesMetric: rule.metrics.count > 1) }
      return .pendingAccept(texts.joined(separator: "; "))
    }
    let expected: [ExampleExpectation]
    do {
      expected = try expectations.parse(text)
    } catch {
      return .malformed(error.message)
    }
    var open = claims
    var unmet: [ExampleExpectation] = []
    for expectation in expected {
      if let i = open.firstIndex(where: { expectation.differences(from: $0).isEmpty }) {
        open.remove(at: i)
      } else {
        unmet.append(expectation)
      }
    }
    if unmet.isEmpty { return open.isEmpty ? .passed : .noisy(open) }
    if open.isEmpty { return .missing(unmet.map(\.text)) }
    if open.count > unmet.count { return .noisy(open) }
    return .wrong(
      zip(unmet, open).map { expectation, claim in
        .init(expected: expectation.text, claim: claim, differences: expectation.differences(from: claim))
      })
  }
}
