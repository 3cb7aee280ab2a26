/// Intervals as sets of numbers.
extension Interval {
  /// The whole line: nothing is known.
  public static let everything = Interval(low: nil, high: nil)

  /// Whether no number lies between the ends: `(3, 3]`, `[5, 2]`.
  public var isEmpty: Bool {
    guard let low, let high else { return false }
    return low > high || (low == high && (lowOpen || highOpen))
  }

  /// Whether it has both ends.
  public var isBounded: Bool { low != nil && high != nil }

  /// The only member, if there is just one.
  public var point: ExactDecimal? {
    guard let low, low == high, !lowOpen, !highOpen else { return nil }
    return low
  }

  /// Whether `value` is a member.
  public func contains(_ value: ExactDecimal) -> Bool {
    if let low, value < low || (lowOpen && value == low) { return false }
    if let high, value > high || (highOpen && value == high) { return false }
    return true
  }

  /// Whether every member of `other` is one of this interval's.
  public func contains(_ other: Interval) -> Bool {
    if other.isEmpty { return true }
    if let low {
      guard let theirs = other.low, theirs > low || (theirs == low && (!lowOpen || other.lowOpen)) else { return false }
    }
    if let high {
      guard let theirs = other.high, theirs < high || (theirs == high && (!highOpen || other.highOpen))
      else { return false }
    }
    return true
  }

  /// Whether no number is a member of both.
  public func isDisjoint(from other: Interval) -> Bool {
    isEmpty || other.isEmpty || isBelow(other) || other.isBelow(self)
  }

  /// Whether every member is less than every member of `other`.
  public func isBelow(_ other: Interval) -> Bool {
    guard let high, let low = other.low else { return false }
    return high < low || (high == low && (highOpen || other.lowOpen))
  }

  /// Whether every member is at most every member of `other`: sup ≤ inf.
  public func isAtMost(_ other: Interval) -> Bool {
    guard let high, let low = other.low else { return false }
    return high <= low
  }

  /// The numbers that are members of both; may be empty.
  public func intersection(_ other: Interval) -> Interval {
    var result = self
    if let low = other.low {
      if let mine = result.low {
        if low > mine {
          (result.low, result.lowOpen) = (low, other.lowOpen)
        } else if low == mine {
          result.lowOpen = lowOpen || other.lowOpen
        }
      } else {
        (result.low, result.lowOpen) = (low, other.lowOpen)
      }
    }
    if let high = other.high {
      if let mine = result.high {
        if high < mine {
          (result.high, result.highOpen) = (high, other.highOpen)
        } else if high == mine {
          result.highOpen = highOpen || other.highOpen
        }
      } else {
        (result.high, result.highOpen) = (high, other.highOpen)
      }
    }
    return result
  }

  /// The smallest interval that holds both.
  public func hull(_ other: Interval) -> Interval {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var result = Interval.everything
    if let a = low, let b = other.low {
      result.low = min(a, b)
      result.lowOpen = a == b ? lowOpen && other.lowOpen : (a < b ? lowOpen : other.lowOpen)
    }
    if let a = high, let b = other.high {
      result.high = max(a, b)
      result.highOpen = a == b ? highOpen && other.highOpen : (a > b ? highOpen : other.highOpen)
    }
    return result
  }
}
