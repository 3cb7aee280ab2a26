/// A set of numbers that arithmetic can hold only between two intervals: `inner ⊆ set ⊆ outer`.
///
/// Exact results have the same interval twice. A quotient such as 1/3 has no finite decimals, and products may run out
/// of digits: then the outer ends move out and the inner ones in. Disjointness and order are decided on the outer
/// intervals, and only the inner one can confirm that it holds another, so that rounding never makes a verdict wrong.
public struct IntervalEnclosure: Sendable, Hashable {
  /// Holds every member.
  public var outer: Interval
  /// Holds only members; `nil` when none is certain.
  public var inner: Interval?

  /// An interval that is known exactly.
  public init(_ interval: Interval) {
    outer = interval
    inner = interval.isEmpty ? nil : interval
  }

  private init(outer: Interval, inner: Interval?) {
    self.outer = outer
    self.inner = inner
  }

  /// Every sum.
  public func adding(_ other: Self) -> Self { combined(other) { $0.adding($1, $2) } ?? .unknown }

  /// Every difference.
  public func subtracting(_ other: Self) -> Self { adding(other.negated) }

  /// Every product.
  public func multiplied(by other: Self) -> Self { combined(other) { $0.multiplied(by: $1, $2) } ?? .unknown }

  /// Every quotient by a member that is not zero; `nil` when there is none.
  public func divided(by other: Self) -> Self? { combined(other) { $0.divided(by: $1, $2) } }

  /// The members with opposite sign.
  public var negated: Self { Self(outer: outer.negated, inner: inner?.negated) }

  /// The same without a claim to know any member: for an expression in which one quantity occurs twice, where the
  /// intervals of the parts can't all be reached at once.
  public var withoutInner: Self { outer.point == nil ? Self(outer: outer, inner: nil) : self }

  /// What can be said of `self relation other`, see ``Interval/compared(_:to:)``.
  public func compared(_ relation: CheckDeclaration.Relation, to other: Self) -> Verdict {
    guard relation == .equal else { return outer.compared(relation, to: other.outer) }
    if outer.isEmpty || other.outer.isEmpty { return .unsure }
    if outer.isDisjoint(from: other.outer) { return .fail }
    guard outer.isBounded, other.outer.isBounded else { return .unsure }
    return inner?.contains(other.outer) == true || other.inner?.contains(outer) == true ? .pass : .unsure
  }

  private static let unknown = Self(outer: .everything, inner: nil)

  private func combined(
    _ other: Self, _ operation: (Interval, Interval, Interval.Rounding) -> Interval?
  ) -> Self? {
    if outer.isEmpty || other.outer.isEmpty { return Self(outer: Interval(low: .one, high: .zero), inner: nil) }
    guard let result = operation(outer, other.outer, .outward) else { return nil }
    guard let a = inner, let b = other.inner else { return Self(outer: result, inner: nil) }
    return Self(outer: result, inner: operation(a, b, .inward))
  }
}
