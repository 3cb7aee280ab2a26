/// A rule that holds at one or more numbers of a sentence.
struct RuleMatch: Sendable {
  /// The rule, by its index.
  var rule: Int
  /// The pattern, by its index.
  var pattern: Int
  /// The numbers that it takes, each with the metric it gives them.
  var numbers: [(candidate: Int, metric: String)]
  /// For a wording without a numeral: what it covers.
  var wording: Range<Int>?
  /// The literal text matched.
  var weight: Int
  /// Half words skipped by gaps.
  var skipped: Int
  /// Mentions that entity slots took, with the names of the slots.
  var mentions: [(mention: Int, slot: String?)]
  /// The counted noun that the pattern's text ends with, when the number carries no unit and the rule asks for none.
  var noun: Int?
  /// What a bare number is multiplied by when it takes the unit of the number before it: 1.05 MW and later 0.98.
  var factor: ExactDecimal?
}
