import RuleDSL

/// A ratio of whole numbers in lowest terms, for tests that must not round: 1 km/h is 5/18 m/s.
struct UnitRatio: Hashable, CustomStringConvertible {
  let top: Int128
  let bottom: Int128

  /// `nil` where the denominator is zero.
  init?(_ top: Int128, _ bottom: Int128) {
    guard bottom != 0 else { return nil }
    var (a, b) = (top.magnitude, bottom.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(max(a, 1)) * (bottom < 0 ? -1 : 1)
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  init?(_ value: ExactDecimal) {
    guard let power = Self.power(10, abs(value.exponent)) else { return nil }
    if value.exponent < 0 {
      self.init(value.coefficient, power)
    } else {
      let (product, overflow) = value.coefficient.multipliedReportingOverflow(by: power)
      guard !overflow else { return nil }
      self.init(product, 1)
    }
  }

  /// Reads `60`, `5/18`.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/").map { Int128($0) }
    guard let top = parts.first ?? nil else { return nil }
    if parts.count == 1 {
      self.init(top, 1)
    } else {
      guard parts.count == 2, let bottom = parts[1] else { return nil }
      self.init(top, bottom)
    }
  }

  static let one = UnitRatio(1, 1)!

  /// `nil` where the product has no room.
  func multiplied(by other: UnitRatio) -> UnitRatio? {
    // Across first, so that what cancels needs no room.
    guard let left = UnitRatio(top, other.bottom), let right = UnitRatio(other.top, bottom) else { return nil }
    let (above, isAboveTooLarge) = left.top.multipliedReportingOverflow(by: right.top)
    let (below, isBelowTooLarge) = left.bottom.multipliedReportingOverflow(by: right.bottom)
    return isAboveTooLarge || isBelowTooLarge ? nil : UnitRatio(above, below)
  }

  func divided(by other: UnitRatio) -> UnitRatio? {
    UnitRatio(other.bottom, other.top).flatMap { multiplied(by: $0) }
  }

  static func power(_ base: Int128, _ count: Int) -> Int128? {
    var result: Int128 = 1
    for _ in 0..<count {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  var description: String { bottom == 1 ? "\(top)" : "\(top)/\(bottom)" }
}
