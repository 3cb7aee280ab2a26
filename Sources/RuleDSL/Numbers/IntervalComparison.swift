/// Comparisons in three values: what the intervals prove, what they refute, and what they leave open.
///
/// A `pass` and a `fail` hold for every choice of members; an empty interval proves nothing.
extension Interval {
  /// What can be said of `self relation other`.
  ///
  /// `a <= b` passes if sup(a) ≤ inf(b), fails if every a is greater than every b, else is unsure; the other orders
  /// follow from it. `=` is ``agreement(with:)``.
  public func compared(_ relation: CheckDeclaration.Relation, to other: Interval) -> Verdict {
    if isEmpty || other.isEmpty { return .unsure }
    return switch relation {
    case .lessOrEqual: isAtMost(other) ? .pass : other.isBelow(self) ? .fail : .unsure
    case .less: isBelow(other) ? .pass : other.isAtMost(self) ? .fail : .unsure
    case .greaterOrEqual: other.isAtMost(self) ? .pass : isBelow(other) ? .fail : .unsure
    case .greater: other.isBelow(self) ? .pass : isAtMost(other) ? .fail : .unsure
    case .equal: agreement(with: other)
    }
  }

  /// Whether two statements about one number agree: they fail if no number satisfies both, pass if both are bounded
  /// and one is a finer statement of the other, else are unsure ("at least 100" never confirms 5,000,000).
  public func agreement(with other: Interval) -> Verdict {
    if isEmpty || other.isEmpty { return .unsure }
    if isDisjoint(from: other) { return .fail }
    return isBounded && other.isBounded && (contains(other) || other.contains(self)) ? .pass : .unsure
  }
}
