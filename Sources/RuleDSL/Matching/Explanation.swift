/// Why a text gives the claims that it gives: each number with the rules that hold at it and those that came near.
public struct Explanation: Sendable {
  /// The numbers, in order.
  public var numbers: [Finding]
  /// Claims of wordings without a numeral, in order.
  public var wordings: [Claim]

  /// One number.
  public struct Finding: Sendable {
    /// The number as scanned.
    public var number: ScannedNumber
    /// The claim that was made of it, if one was.
    public var claim: Claim?
    /// Rules that hold too but gave way to the claim's.
    public var beaten: [RuleReference]
    /// Rules that came near, the nearest first.
    public var near: [NearMiss]
  }

  /// A pattern that did not hold, and the first thing that was missing.
  public struct NearMiss: Sendable {
    /// The rule.
    public var rule: RuleReference
    /// The pattern as written.
    public var pattern: String
    /// What was missing.
    public var missing: Missing
    /// How many of the pattern's parts were met.
    public var met: Int
  }

  /// What a pattern missed.
  public enum Missing: Sendable, Hashable {
    /// Text or a slot of the pattern; `seen` is what stands there instead.
    case part(expected: String, seen: String, before: Bool)
    /// The number carries another kind of unit.
    case unit(expected: String, found: String)
    /// The number is not what the slot takes: a percentage, a multiplier, a duration.
    case slot(expected: String)
    /// None of the words of `near` is there.
    case near([String])
    /// One of the words of `not_near` is there.
    case notNear([String])
    /// The rule does not read this kind of block.
    case block(BlockKind)
    /// A bare small count or an article, without text of the pattern right at it.
    case weak(String)
  }
}

/// Explains what rules make of a text, and where the others stopped.
public struct RuleExplainer: Sendable {
  private let rules: CompiledRules

  /// How many near misses a number keeps.
  public static let nearLimit = 5

  /// Explains with these rules.
  public init(rules: CompiledRules) { self.rules = rules }

  /// Explains a text; with `rule`, every pattern of that rule is reported, however far it got.
  public func explain(_ text: String, rule: String? = nil) -> [Explanation] {
    let visible = VisibleText(paragraph: text)
    let document = DocumentSentences(visible, rules)
    let normalizer = ClaimNormalizer(rules, document, TextLocator(visible))
    return document.sentences.indices.map { index in
      let sentence = document.reading(index)
      let candidates = rules.scanner.scan(sentence)
      let matcher = RuleMatcher(rules, sentence, candidates)
      let settled = matcher.settled()
      let all = matcher.all()
      let numbers = candidates.enumerated().map { number, candidate in
        let winner = settled.first { $0.numbers.contains { $0.candidate == number } }
        let claim = winner.flatMap { match in
          let position = match.numbers.firstIndex { $0.candidate == number } ?? 0
          let claims = normalizer.claims(match, candidates, sentence: index)
          return claims.indices.contains(position) ? claims[position] : nil
        }
        let beaten = all.filter { match in
          match.rule != winner?.rule && match.numbers.contains { $0.candidate == number }
        }
        return Explanation.Finding(
          number: rules.scanned(candidate, sentence, visible), claim: claim,
          beaten: Array(Set(beaten.map { reference($0.rule) })).sorted { $0.id < $1.id },
          near: candidate.setAside == nil ? near(number, matcher, rule, Set(all.map(\.rule))) : [])
      }
      let wordings = settled.filter { $0.wording != nil }.flatMap {
        normalizer.claims($0, candidates, sentence: index)
      }
      return Explanation(numbers: numbers, wordings: wordings)
    }
  }

  private func reference(_ rule: Int) -> RuleReference {
    let declaration = rules.rules[rule].declaration
    return RuleReference(pack: declaration.pack, id: declaration.id.value)
  }

  private func near(_ number: Int, _ matcher: RuleMatcher, _ rule: String?, _ held: Set<Int>) -> [Explanation.NearMiss]
  {
    var misses: [Explanation.NearMiss] = []
    for (index, pattern) in rules.index.patterns.enumerated() where pattern.slot != nil {
      if let rule, rules.rules[pattern.rule].declaration.id.value != rule { continue }
      if held.contains(pattern.rule) { continue }
      guard let (missing, met) = matcher.shortfall(index, number), rule != nil || met > 0 else { continue }
      let declaration = rules.rules[pattern.rule].declaration
      misses.append(
        .init(
          rule: reference(pattern.rule), pattern: declaration.patterns[pattern.source].source.value, missing: missing,
          met: met))
    }
    let sorted = misses.enumerated().sorted { ($0.element.met, $1.offset) > ($1.element.met, $0.offset) }.map(\.element)
    return rule != nil ? sorted : Array(sorted.prefix(Self.nearLimit))
  }
}
