public import RuleDSL

/// The numbers that a claim allows, as the audit takes it: its wording joined with its printed precision.
///
/// Stated values widen by half a unit of their last printed digit, worded bounds never do:
/// `130B` is [129.5B, 130.5B], "at least 100" stays [100, ∞). "About" stretches both ways and "nearly" downward by the
/// packs' `approx`; a magnitude 10^k is [10^k, 10^(k+1)).
public struct ClaimInterval: Sendable, Hashable {
  /// What decides.
  public var sharp: Interval
  /// `sharp` joined with half the last non-zero place of a stated whole number that has no printed precision of its
  /// own: 4000 may well be 4096. A failure that this interval doesn't confirm is left open.
  public var soft: Interval

  /// How far "about" stretches when no pack says it.
  public static let defaultApprox = ExactDecimal(coefficient: 1, exponent: -1) ?? .zero

  /// The interval of a quantity.
  public init(
    _ quantity: Quantity, approx: ExactDecimal = defaultApprox, rounding: CheckDeclaration.Rounding = .printed
  ) {
    sharp = Self.worded(quantity, approx: approx, rounding: rounding)
    soft = sharp
    guard quantity.qualifier == .exact || quantity.qualifier == .approx, quantity.absoluteError.isZero,
      let value = quantity.value, value.isInteger, !value.isZero
    else { return }
    // In lowest form the exponent is the place of the last non-zero digit.
    if let half = ExactDecimal(coefficient: 5, exponent: value.exponent - 1) {
      soft = sharp.hull(Self.around(value, half))
    }
  }

  /// An interval that nothing softens: of a reference or of a number in a check.
  init(exactly interval: Interval) {
    sharp = interval
    soft = interval
  }

  private static func worded(
    _ quantity: Quantity, approx: ExactDecimal, rounding: CheckDeclaration.Rounding
  ) -> Interval {
    let wording = quantity.interval
    switch quantity.qualifier {
    case .exact:
      guard let value = quantity.value else { return wording }
      return printed(value, quantity.absoluteError, rounding)
    case .approx:
      guard let value = quantity.value else { return stretched(wording, approx) }
      return printed(value, quantity.absoluteError, rounding).hull(stretched(Interval(exactly: value), approx))
    case .nearly:
      guard let value = quantity.value ?? wording.high else { return wording }
      return Interval(low: stretched(Interval(exactly: value), approx).low, high: value)
    case .magnitude:
      guard !wording.isBounded || wording.point != nil, let value = quantity.value else { return wording }
      return Interval(low: value, high: value.shifted(by: 1), highOpen: true)
    case .moreThan, .atLeast:
      guard wording == .everything, let value = quantity.value else { return wording }
      return Interval(low: value, high: nil, lowOpen: quantity.qualifier == .moreThan)
    case .lessThan, .atMost:
      guard wording == .everything, let value = quantity.value else { return wording }
      return Interval(low: nil, high: value, highOpen: quantity.qualifier == .lessThan)
    case .range, .few:
      return wording
    }
  }

  private static func printed(
    _ value: ExactDecimal, _ error: ExactDecimal, _ rounding: CheckDeclaration.Rounding
  ) -> Interval {
    switch rounding {
    case .none:
      return Interval(exactly: value)
    case .printed:
      return around(value, error)
    case .cut:
      // Digits were dropped, so the true value is up to a whole last digit further from zero.
      guard let unit = error.adding(error), !unit.isZero else { return Interval(exactly: value) }
      return value.isNegative
        ? Interval(low: value.subtracting(unit), high: value, lowOpen: true)
        : Interval(low: value, high: value.adding(unit), highOpen: true)
    }
  }

  private static func around(_ value: ExactDecimal, _ error: ExactDecimal) -> Interval {
    Interval(low: value.subtracting(error.magnitude), high: value.adding(error.magnitude))
  }

  private static func stretched(_ interval: Interval, _ approx: ExactDecimal) -> Interval {
    // A missing end stays missing; one that can't be computed is dropped, which only widens.
    Interval(
      low: interval.low.flatMap { low in low.magnitude.multiplied(by: approx).flatMap { low.subtracting($0) } },
      high: interval.high.flatMap { high in high.magnitude.multiplied(by: approx).flatMap { high.adding($0) } })
  }
}
