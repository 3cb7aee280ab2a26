/// What a number's wording says: its value, its interval and its qualifier.
struct Wording {
  private(set) var value: ExactDecimal?
  private(set) var interval: Interval
  private(set) var qualifier: Qualifier

  /// Joins one or two measures and the qualifier before them.
  ///
  /// A range or a vague numeral says more than any hedge; a bound says more than "about"; of two bounds the glued one
  /// counts.
  init(_ first: Measure, _ second: Measure?, _ ahead: QualifierReader.Found?, approx: ExactDecimal) {
    let reading = first.reading
    if let second {
      let high = second.reading.inherent == .magnitude ? second.reading.low : second.reading.high
      value = nil
      interval = Interval(low: reading.low, high: high)
      qualifier = .range
      return
    }
    let bound = ahead.flatMap { $0.qualifier == .approx ? nil : $0.qualifier }
    switch reading.inherent {
    case .few, .range:
      value = nil
      switch bound ?? first.after {
      case let bound? where bound == .moreThan || bound == .atLeast:  // 百分之六七十以上, 超过几百
        qualifier = bound
        interval = Interval(low: reading.low, high: nil, lowOpen: bound == .moreThan)
      case let bound? where bound == .lessThan || bound == .atMost:
        qualifier = bound
        interval = Interval(low: nil, high: reading.high, highOpen: bound == .lessThan)
      default:
        qualifier = reading.inherent
        interval = Interval(low: reading.low, high: reading.high)
      }
      return
    case .magnitude where bound == nil && first.after == nil && !first.isMore:
      value = reading.low
      interval = Self.magnitude(reading.low)
      qualifier = .magnitude
      return
    default: break
    }
    let v = reading.low
    value = v
    if reading.inherent == .moreThan || first.isMore {
      let step = ExactDecimal.one.shifted(by: reading.step) ?? .one
      qualifier = .moreThan
      interval = Interval(
        low: v, high: reading.inherent == .moreThan ? reading.high : v.adding(step), lowOpen: true, highOpen: true)
      return
    }
    qualifier =
      bound ?? first.after ?? ahead?.qualifier ?? (reading.inherent == .approx ? .approx : .exact)
    interval = Self.interval(qualifier, v, approx)
  }

  /// `±0.2`: from minus to plus the number.
  init(plusMinus reading: NumeralReading) {
    value = nil
    let margin = max(reading.low.magnitude, reading.high.magnitude)
    interval = Interval(low: margin.negated, high: margin)
    qualifier = .range
  }

  /// `91.2 ± 0.3`: a value and how far it may be off.
  init(_ value: ExactDecimal, tolerance: ExactDecimal) {
    self.value = value
    let margin = tolerance.magnitude
    interval = Interval(low: value.subtracting(margin), high: value.adding(margin))
    qualifier = .approx
  }

  /// The interval of a qualified value. How far approx stretches is the packs' to say.
  static func interval(_ qualifier: Qualifier, _ v: ExactDecimal, _ approx: ExactDecimal) -> Interval {
    switch qualifier {
    case .exact, .range, .few: return Interval(exactly: v)
    case .approx:
      let margin = v.magnitude.multiplied(by: approx) ?? .zero
      return Interval(low: v.subtracting(margin), high: v.adding(margin))
    case .nearly, .atMost: return Interval(low: nil, high: v)
    case .lessThan: return Interval(low: nil, high: v, highOpen: true)
    case .moreThan: return Interval(low: v, high: nil, lowOpen: true)
    case .atLeast: return Interval(low: v, high: nil)
    case .magnitude: return magnitude(v)
    }
  }

  /// From a power of ten up to the next, on either side of zero.
  private static func magnitude(_ v: ExactDecimal) -> Interval {
    let next = v.shifted(by: 1)
    return v.isNegative ? Interval(low: next, high: v, lowOpen: true) : Interval(low: v, high: next, highOpen: true)
  }
}
