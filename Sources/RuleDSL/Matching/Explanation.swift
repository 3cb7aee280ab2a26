/// Why a text gives the claims that it gives: each number with the rules that hold at it and those that came near.
public struct Explanation: Sendable {
  /// The numbers, in order.
  public var numbers: [Finding]
  /// Claims of wordings without a numeral, in order.
  public var wordings: [Claim]
  /// Patterns without a number slot of a rule that was asked for.
  public var wordingTraces: [PatternTrace]

  /// One number.
  public struct Finding: Sendable {
    /// The number as scanned.
    public var number: ScannedNumber
    /// The claim that was made of it, if one was.
    public var claim: Claim?
    /// Rules that hold too but gave way to the claim's.
    public var beaten: [Beaten]
    /// Patterns that hold here, with what each of their elements took: the claim's, and all of a rule that was asked for.
    public var held: [PatternTrace]
    /// Patterns that came near, the nearest first.
    public var near: [PatternTrace]
    /// How many further rules met something.
    public var more: Int
  }

  /// A rule that holds and gave way.
  public struct Beaten: Sendable, Hashable {
    /// The rule.
    public var rule: RuleReference
    /// Why; `nil` when no rule made a claim of the number.
    public var reason: Defeat?
  }

  /// Why one rule gives way to another that holds at the same number.
  public enum Defeat: Sendable, Hashable {
    /// Less text of its pattern was matched.
    case text
    /// The other names it in `over`.
    case over
    /// Its gaps span more words.
    case gaps
    /// Nothing tells the two apart but their order.
    case order
  }

  /// How far a pattern came, element by element.
  public struct PatternTrace: Sendable {
    /// The rule.
    public var rule: RuleReference
    /// The pattern as written.
    public var pattern: String
    /// Its elements, in reading order.
    public var elements: [Element]
    /// The first thing that was missing; `nil` when the pattern holds.
    public var missing: Missing?
    /// How many of its elements were met.
    public var met: Int
  }

  /// An element of a pattern, and what became of it.
  public struct Element: Sendable, Hashable {
    /// The element, folded as the engine reads it.
    public var text: String
    /// What became of it.
    public var outcome: Outcome

    /// What can become of an element.
    public enum Outcome: Sendable, Hashable {
      /// It took this text.
      case met(String)
      /// It is not there.
      case missed
      /// Nobody looked for it: what stands nearer to the number was not there.
      case unreached
    }
  }

  /// What a pattern missed.
  public enum Missing: Sendable, Hashable {
    /// Text or a slot of the pattern; `seen` is what stands there instead, `within` the words that a gap before it spans.
    case part(expected: String, seen: String, before: Bool, within: Int?)
    /// Text of the pattern stands there, but as a part of a longer word.
    case wholeWord(String, seen: String)
    /// A regular expression came up to here and no further.
    case regex(expected: String, seen: String)
    /// A regular expression holds in the sentence, but its groups hold other numbers, or not what they are named for.
    case elsewhere
    /// What the claim is about is not named, and the rule drops such claims.
    case unbound(String)
    /// The number carries another kind of unit.
    case unit(expected: String, found: String)
    /// The number is not what the slot takes: a percentage, a multiplier, a duration.
    case slot(expected: String)
    /// None of the words of `near` is there, or not `within` so many words.
    case near([String], within: Int?)
    /// One of the words of `not_near` is there, and `within` so many words.
    case notNear([String], within: Int?)
    /// The rule does not read this kind of block.
    case block(BlockKind)
    /// A bare small count or an article, without text of the pattern right at it.
    case weak(String)
  }
}

/// Explains what rules make of a text, and where the others stopped.
public struct RuleExplainer: Sendable {
  let rules: CompiledRules

  /// How many near misses a number keeps.
  public static let nearLimit = 8

  /// Explains with these rules.
  public init(rules: CompiledRules) { self.rules = rules }

  /// Explains a text; with `rule` (an id, or `pack/id`), every pattern of that rule is reported, however far it got.
  public func explain(_ text: String, rule: String? = nil) -> [Explanation] {
    let visible = VisibleText(paragraph: text)
    let document = DocumentSentences(visible, rules)
    let normalizer = ClaimNormalizer(rules, document, TextLocator(visible))
    return document.sentences.indices.map { index in
      let sentence = document.reading(index)
      let candidates = rules.numbers(in: sentence)
      var matcher = RuleMatcher(rules, sentence, candidates)
      var survey = PatternTracer(rules, matcher, rule: rule)
      let settled = matcher.settled()
      let all = matcher.all()
      let numbers = candidates.enumerated().map { number, candidate in
        let winner = settled.first { $0.numbers.contains { $0.candidate == number } }
        let claim = winner.flatMap { match in
          let position = match.numbers.firstIndex { $0.candidate == number } ?? 0
          let claims = normalizer.claims(match, candidates, sentence: index)
          return claims.indices.contains(position) ? claims[position] : nil
        }
        var beaten: [Int: Explanation.Defeat?] = [:]
        for match in all where match.rule != winner?.rule && match.numbers.contains(where: { $0.candidate == number }) {
          if beaten[match.rule] == nil { beaten[match.rule] = winner.map { matcher.defeat(of: match, by: $0) } }
        }
        var finding = Explanation.Finding(
          number: rules.scanned(candidate, sentence, visible), claim: claim,
          beaten: beaten.map { .init(rule: survey.reference($0.key), reason: $0.value) }
            .sorted { ($0.rule.id, $0.rule.pack) < ($1.rule.id, $1.rule.pack) }, held: [], near: [], more: 0)
        guard candidate.setAside == nil || candidate.isRank else { return finding }
        let held = Set(all.filter { $0.numbers.contains { $0.candidate == number } }.map(\.rule))
        (finding.held, finding.near, finding.more) = survey.traces(number, winner: winner, held: held)
        if let winner, claim == nil {
          // It holds, and yet there is no claim.
          finding.held.removeAll { $0.rule == survey.reference(winner.rule) }
          finding.near.removeAll { $0.rule == survey.reference(winner.rule) }
          finding.near.insert(survey.unbound(winner, number), at: 0)
        }
        return finding
      }
      let wordings = settled.filter { $0.wording != nil }.flatMap {
        normalizer.claims($0, candidates, sentence: index)
      }
      return Explanation(numbers: numbers, wordings: wordings, wordingTraces: survey.wordings())
    }
  }
}
