/// What the rules did with one number of a text: what a person who writes a rule needs to see.
public struct NumberExplanation: Sendable {
  /// The number, where it stands and what became of it.
  public var numeral: Numeral
  /// The sentence that it stands in.
  public var sentence: String
  /// What each rule made of it: first the one that got it, then those that it beat, then those that came nearest.
  public var attempts: [RuleAttempt]
}

/// How far one rule came with a number.
public struct RuleAttempt: Sendable {
  /// The rule.
  public var rule: RuleReference
  /// Its pattern that came furthest, as written.
  public var pattern: Located<String>
  /// How it ended.
  public var outcome: Outcome

  /// How an attempt ended.
  public enum Outcome: Sendable, Hashable {
    /// The rule got the number.
    case matched
    /// It matched too, but this rule has more literal text or stands over it.
    case beaten(by: RuleReference)
    /// The pattern wanted something beside the number that is not there.
    case text(wanted: String, seen: String, side: Side)
    /// The slot takes another form of number: `percent`, `multiplier`, a unit kind.
    case form(wanted: String)
    /// The number carries a unit that is none of the rule's.
    case unit(wanted: String)
    /// A word of `near` is missing, or one of `not_near` is there.
    case context
    /// The rule does not read this kind of block.
    case block(BlockKind)
  }

  /// A side of the number.
  public enum Side: String, Sendable {
    case before, after
  }
}
