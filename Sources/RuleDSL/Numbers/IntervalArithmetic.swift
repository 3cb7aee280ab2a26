/// Arithmetic of intervals that are not empty: the set of results over all members, ends open and closed as they are
/// attained.
///
/// An end that 38 digits can't hold is moved: `outward`, so that the result still holds every true member, or `inward`,
/// so that it holds nothing but true members. Outward never fails except for a divisor that can only be zero; an end
/// that leaves the range of exponents is dropped. Inward gives `nil` when nothing certain is left.
extension Interval {
  /// Which way the ends move that can't be held exactly.
  enum Rounding: Sendable {
    case outward, inward
  }

  /// The members with opposite sign.
  public var negated: Interval {
    Interval(low: high?.negated, high: low?.negated, lowOpen: highOpen, highOpen: lowOpen)
  }

  /// Every sum; rounded outward.
  public func adding(_ other: Interval) -> Interval { adding(other, .outward) ?? .everything }

  /// Every difference; rounded outward.
  public func subtracting(_ other: Interval) -> Interval { adding(other.negated) }

  /// Every product; rounded outward.
  public func multiplied(by other: Interval) -> Interval { multiplied(by: other, .outward) ?? .everything }

  /// Every quotient by a member of `other` that is not zero; rounded outward. `nil` when all of them are zero.
  public func divided(by other: Interval) -> Interval? { divided(by: other, .outward) }

  /// The interval with ends of at most `digits` significant digits, for people to read; rounded outward.
  public func rounded(toDigits digits: Int) -> Interval {
    let l = low.flatMap { $0.rounded(toDigits: digits, .down) }
    let h = high.flatMap { $0.rounded(toDigits: digits, .up) }
    return Interval(
      low: l?.value, high: h?.value, lowOpen: l.map { lowOpen || !$0.isExact } ?? false,
      highOpen: h.map { highOpen || !$0.isExact } ?? false)
  }

  func adding(_ other: Interval, _ rounding: Rounding) -> Interval? {
    let l: End =
      if let a = low, let b = other.low {
        .low(rounding, open: lowOpen || other.lowOpen) { a.adding(b, rounded: $0) }
      } else {
        .unbounded
      }
    let h: End =
      if let a = high, let b = other.high {
        .high(rounding, open: highOpen || other.highOpen) { a.adding(b, rounded: $0) }
      } else {
        .unbounded
      }
    return Interval(l, h, rounding)
  }

  func multiplied(by other: Interval, _ rounding: Rounding) -> Interval? {
    var l: End?
    var h: End?
    for a in [Corner(lowOf: self), Corner(highOf: self)] {
      for b in [Corner(lowOf: other), Corner(highOf: other)] {
        let ends = a.product(b, rounding)
        if let end = ends.low { l = l.map { $0.lesser(end) } ?? end }
        if let end = ends.high { h = h.map { $0.greater(end) } ?? end }
      }
    }
    guard let l, let h else { return nil }
    return Interval(l, h, rounding)
  }

  func divided(by other: Interval, _ rounding: Rounding) -> Interval? {
    let zero = ExactDecimal.zero
    if isEmpty || other.isEmpty || other.point == zero { return nil }
    if let low = other.low, low >= zero { return divided(byPositive: other, rounding) }
    if let high = other.high, high <= zero { return negated.divided(byPositive: other.negated, rounding) }
    // Zero lies strictly inside the divisor: the quotients run to both infinities.
    if point == zero { return self }
    return rounding == .outward ? .everything : nil
  }

  /// Divides by the positive members of an interval that begins at zero or above it.
  private func divided(byPositive other: Interval, _ rounding: Rounding) -> Interval? {
    let zero = ExactDecimal.zero
    let near = other.low.flatMap { $0 == zero ? nil : $0 }
    let l: End
    if let a = low {
      if a == zero {
        l = .finite(zero, open: lowOpen)
      } else if let b = a > zero ? other.high : near {
        let open = lowOpen || (a > zero ? other.highOpen : other.lowOpen)
        l = .low(rounding, open: open) { a.divided(by: b, rounded: $0) }
      } else {
        l = a > zero ? .finite(zero, open: true) : .unbounded
      }
    } else {
      l = .unbounded
    }
    let h: End
    if let a = high {
      if a == zero {
        h = .finite(zero, open: highOpen)
      } else if let b = a < zero ? other.high : near {
        let open = highOpen || (a < zero ? other.highOpen : other.lowOpen)
        h = .high(rounding, open: open) { a.divided(by: b, rounded: $0) }
      } else {
        h = a < zero ? .finite(zero, open: true) : .unbounded
      }
    } else {
      h = .unbounded
    }
    return Interval(l, h, rounding)
  }

  private init?(_ l: End, _ h: End, _ rounding: Rounding) {
    if case .unknown = l { return nil }
    if case .unknown = h { return nil }
    self.init(low: l.value, high: h.value, lowOpen: l.isOpen, highOpen: h.isOpen)
    if rounding == .inward, isEmpty { return nil }
  }
}

/// An end of a result.
private enum End {
  case finite(ExactDecimal, open: Bool)
  case unbounded
  /// Nothing certain can be said; rounding inward only.
  case unknown

  static func low(
    _ rounding: Interval.Rounding, open: Bool, _ compute: (RoundingDirection) -> RoundedDecimal?
  ) -> End {
    make(compute(rounding == .outward ? .down : .up), rounding, open: open)
  }

  static func high(
    _ rounding: Interval.Rounding, open: Bool, _ compute: (RoundingDirection) -> RoundedDecimal?
  ) -> End {
    make(compute(rounding == .outward ? .up : .down), rounding, open: open)
  }

  private static func make(_ bound: RoundedDecimal?, _ rounding: Interval.Rounding, open: Bool) -> End {
    guard let bound else { return rounding == .outward ? .unbounded : .unknown }
    // A moved end is no member when it moved outward, and is one when it moved inward.
    return .finite(bound.value, open: bound.isExact ? open : rounding == .outward)
  }

  var value: ExactDecimal? { if case .finite(let value, _) = self { value } else { nil } }
  var isOpen: Bool { if case .finite(_, let open) = self { open } else { false } }

  /// The lower of two lower ends; of two equal ones the closed.
  func lesser(_ other: End) -> End { chosen(other) { $0 < $1 } }
  /// The higher of two upper ends; of two equal ones the closed.
  func greater(_ other: End) -> End { chosen(other) { $0 > $1 } }

  private func chosen(_ other: End, _ isFirst: (ExactDecimal, ExactDecimal) -> Bool) -> End {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): .unknown
    case (.unbounded, _), (_, .unbounded): .unbounded
    case (.finite(let a, let x), .finite(let b, let y)):
      a == b ? .finite(a, open: x && y) : isFirst(a, b) ? self : other
    }
  }
}

/// One end of a factor: a number or an infinity with its sign.
private struct Corner {
  var value: ExactDecimal?
  var sign: Int
  var isOpen: Bool

  init(lowOf interval: Interval) {
    value = interval.low
    sign = interval.low.map { Int($0.coefficient.signum()) } ?? -1
    isOpen = interval.low == nil || interval.lowOpen
  }

  init(highOf interval: Interval) {
    value = interval.high
    sign = interval.high.map { Int($0.coefficient.signum()) } ?? 1
    isOpen = interval.high == nil || interval.highOpen
  }

  /// The product as a lower end and as an upper end of the result; `nil` where it can't be that end.
  func product(_ other: Corner, _ rounding: Interval.Rounding) -> (low: End?, high: End?) {
    if sign == 0 || other.sign == 0 {
      // Zero times anything is zero, infinities included: they are no members, only limits. A zero that is a member
      // is attained whatever the other factor is.
      let isAttained = (sign == 0 && !isOpen) || (other.sign == 0 && !other.isOpen)
      let zero = End.finite(.zero, open: !isAttained)
      return (zero, zero)
    }
    guard let a = value, let b = other.value else {
      return sign * other.sign > 0 ? (nil, .unbounded) : (.unbounded, nil)
    }
    let open = isOpen || other.isOpen
    return (
      .low(rounding, open: open) { a.multiplied(by: b, rounded: $0) },
      .high(rounding, open: open) { a.multiplied(by: b, rounded: $0) }
    )
  }
}
