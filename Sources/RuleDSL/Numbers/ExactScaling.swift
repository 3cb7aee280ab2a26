extension ExactDecimal? {
  /// The number times a factor; none stays none. `nil` when the product has more digits than a number may.
  func scaled(by factor: ExactDecimal) -> ExactDecimal?? {
    guard let self else { return .some(nil) }
    return self.multiplied(by: factor).map { .some($0) }
  }
}

extension Interval {
  /// Both ends times a positive factor, open where they were; `nil` when one would have more digits than a number may.
  func scaled(by factor: ExactDecimal) -> Interval? {
    guard let low = low.scaled(by: factor), let high = high.scaled(by: factor) else { return nil }
    return Interval(low: low, high: high, lowOpen: lowOpen, highOpen: highOpen)
  }
}
