/// Which way a result moves that can't be held exactly.
enum RoundingDirection: Sendable {
  case down, up

  /// The other way.
  var opposite: RoundingDirection { self == .down ? .up : .down }
}

/// A bound of an exact result: the result itself, or a number on the asked side of it.
struct RoundedDecimal: Sendable, Hashable {
  /// The bound.
  var value: ExactDecimal
  /// Whether the bound is the result itself.
  var isExact: Bool
}

/// Decimal arithmetic that never fails for want of digits: what 38 digits can't hold is moved in a known direction.
///
/// `nil` means that no bound exists within the range of exponents; the caller drops that end of its interval.
extension ExactDecimal {
  /// The sum, or a bound of it.
  func adding(_ other: ExactDecimal, rounded direction: RoundingDirection) -> RoundedDecimal? {
    if let sum = adding(other) { return RoundedDecimal(value: sum, isExact: true) }
    // 37 digits under the higher leading digit: two such numbers add up inside 38 digits.
    let grid = max(leadingPower, other.leadingPower) - 36
    guard let a = rounded(toPower: grid, direction), let b = other.rounded(toPower: grid, direction),
      let sum = a.value.adding(b.value)
    else { return nil }
    return RoundedDecimal(value: sum, isExact: false)
  }

  /// The product, or a bound of it.
  func multiplied(by other: ExactDecimal, rounded direction: RoundingDirection) -> RoundedDecimal? {
    if let product = multiplied(by: other) { return RoundedDecimal(value: product, isExact: true) }
    let isNegative = isNegative != other.isNegative
    let outward = isNegative ? direction.opposite : direction
    // Two factors of 19 digits have a product of at most 38.
    guard let a = magnitude.rounded(toDigits: 19, outward), let b = other.magnitude.rounded(toDigits: 19, outward)
    else { return nil }
    let product = a.value.coefficient * b.value.coefficient
    let isExact = a.isExact && b.isExact
    return Self.bound(
      isNegative ? -product : product, exponent: a.value.exponent + b.value.exponent, isExact: isExact, direction)
  }

  /// The quotient, or a bound of it; `nil` also for a divisor of zero.
  func divided(by other: ExactDecimal, rounded direction: RoundingDirection) -> RoundedDecimal? {
    guard !other.isZero else { return nil }
    if let quotient = dividedExactly(by: other) { return RoundedDecimal(value: quotient, isExact: true) }
    let isNegative = isNegative != other.isNegative
    let outward = isNegative ? direction.opposite : direction
    // A divisor of 36 digits leaves room for the remainder times ten.
    guard let divisor = other.magnitude.rounded(toDigits: 36, outward.opposite) else { return nil }
    let d = divisor.value.coefficient.magnitude
    var (q, r) = coefficient.magnitude.quotientAndRemainder(dividingBy: d)
    var e = exponent - divisor.value.exponent
    let enough: UInt128 = 1_000_000_000_000_000_000_000_000_000_000
    while q < enough, r != 0 {
      let (digit, rest) = (r * 10).quotientAndRemainder(dividingBy: d)
      q = q * 10 + digit
      r = rest
      e -= 1
    }
    if outward == .up, r != 0 { q += 1 }
    guard let magnitude = Int128(exactly: q) else { return nil }
    return Self.bound(
      isNegative ? -magnitude : magnitude, exponent: e, isExact: r == 0 && divisor.isExact, direction)
  }

  /// The number with at most `digits` significant digits, or a bound of it.
  func rounded(toDigits digits: Int, _ direction: RoundingDirection) -> RoundedDecimal? {
    isZero ? RoundedDecimal(value: self, isExact: true) : rounded(toPower: leadingPower - digits + 1, direction)
  }

  /// The nearest multiple of `10^power` on the asked side.
  func rounded(toPower power: Int, _ direction: RoundingDirection) -> RoundedDecimal? {
    guard exponent < power, !isZero else { return RoundedDecimal(value: self, isExact: true) }
    let (q, isExact) = Self.cut(coefficient, places: power - exponent, direction)
    return ExactDecimal(coefficient: q, exponent: power).map { RoundedDecimal(value: $0, isExact: isExact) }
  }

  private static func bound(
    _ coefficient: Int128, exponent: Int, isExact: Bool, _ direction: RoundingDirection
  ) -> RoundedDecimal? {
    if exponent < -exponentLimit {
      let (q, cutIsExact) = cut(coefficient, places: -exponentLimit - exponent, direction)
      return ExactDecimal(coefficient: q, exponent: -exponentLimit)
        .map { RoundedDecimal(value: $0, isExact: isExact && cutIsExact) }
    }
    return ExactDecimal(coefficient: coefficient, exponent: exponent)
      .map { RoundedDecimal(value: $0, isExact: isExact) }
  }

  /// `value / 10^places` as a whole number on the asked side.
  private static func cut(_ value: Int128, places: Int, _ direction: RoundingDirection) -> (Int128, isExact: Bool) {
    var power: Int128 = 1
    for _ in 0..<min(places, 38) { power *= 10 }
    var (q, r) = value.quotientAndRemainder(dividingBy: power)
    if places > 38 {
      // 39 digits at most stand above the cut: nothing but the sign is left of them.
      q = 0
      r = value
    }
    if direction == .down, r < 0 { q -= 1 }
    if direction == .up, r > 0 { q += 1 }
    return (q, r == 0)
  }
}
