/// A set of numbers between two ends, each of them included, excluded or missing.
///
/// `nil` on a side means unbounded there. The wording "超过71%" is `(0.71, ∞)`, "9000多" is `(9000, 10000)`,
/// "4096" is `[4096, 4096]`.
public struct Interval: Sendable, Hashable {
  /// The lower end, `nil` when there is none.
  public var low: ExactDecimal?
  /// The upper end, `nil` when there is none.
  public var high: ExactDecimal?
  /// Whether `low` itself is excluded.
  public var lowOpen: Bool
  /// Whether `high` itself is excluded.
  public var highOpen: Bool

  /// Makes an interval; an end that is `nil` is unbounded.
  public init(low: ExactDecimal?, high: ExactDecimal?, lowOpen: Bool = false, highOpen: Bool = false) {
    self.low = low
    self.high = high
    self.lowOpen = lowOpen
    self.highOpen = highOpen
  }

  /// The single number `value`.
  public init(exactly value: ExactDecimal) {
    self.init(low: value, high: value)
  }
}

extension Interval: CustomStringConvertible {
  /// The mathematical notation: `[129500000000, 130500000000)`, `(0.71, ∞)`.
  public var description: String {
    let l = low.map { (lowOpen ? "(" : "[") + $0.description } ?? "(-∞"
    let h = high.map { $0.description + (highOpen ? ")" : "]") } ?? "∞)"
    return l + ", " + h
  }
}
