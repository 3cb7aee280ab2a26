import RuleDSL

/// Two figures that contradict each other and differ by exactly 10^3, 10^4, 10^6 or 10^8: most likely a scale word was
/// mistaken, 万 for 亿 or M for B.
///
/// Example: "1300亿参数" and "1300万参数" of one model.
enum ScaleSlip {
  static let powers = [3, 4, 6, 8]

  /// The power of ten between two stated values, when it is one of those that a mistaken scale makes.
  static func power(between a: Quantity, _ b: Quantity) -> Int? {
    guard let x = a.value, let y = b.value, !x.isZero, x.coefficient == y.coefficient else { return nil }
    // In lowest form equal digits mean that the rest is a power of ten.
    let power = abs(x.exponent - y.exponent)
    return powers.contains(power) ? power : nil
  }

  /// The power of ten that brings two disjoint intervals together so that one holds the other.
  static func power(between a: Interval, _ b: Interval) -> Int? {
    guard a.isDisjoint(from: b) else { return nil }
    return powers.first { power in
      a.shifted(by: power)?.agreement(with: b) == .pass || b.shifted(by: power)?.agreement(with: a) == .pass
    }
  }
}

extension Interval {
  /// The interval times a power of ten.
  fileprivate func shifted(by power: Int) -> Interval? {
    guard let low = low?.shifted(by: power), let high = high?.shifted(by: power) else { return nil }
    return Interval(low: low, high: high, lowOpen: lowOpen, highOpen: highOpen)
  }
}
