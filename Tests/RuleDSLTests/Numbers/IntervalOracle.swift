import RuleDSL

/// A fraction of unlimited size: the slow arithmetic that intervals are held against.
struct Fraction: Comparable {
  var numerator: LongInteger
  var denominator: LongInteger

  init(_ numerator: LongInteger, over denominator: LongInteger = LongInteger(1)) {
    precondition(!denominator.isZero)
    self.numerator = denominator.isNegative ? numerator.negated : numerator
    self.denominator = denominator.isNegative ? denominator.negated : denominator
  }

  init(_ value: ExactDecimal) {
    let power = LongInteger.powerOfTen(abs(value.exponent))
    let digits = LongInteger(value.coefficient)
    self = value.exponent >= 0 ? Fraction(digits * power) : Fraction(digits, over: power)
  }

  var isZero: Bool { numerator.isZero }

  static func + (a: Self, b: Self) -> Self {
    Fraction(a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
  }
  static func - (a: Self, b: Self) -> Self { a + Fraction(b.numerator.negated, over: b.denominator) }
  static func * (a: Self, b: Self) -> Self {
    Fraction(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }
  static func / (a: Self, b: Self) -> Self {
    Fraction(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }
  static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
  static func == (a: Self, b: Self) -> Bool { a.numerator * b.denominator == b.numerator * a.denominator }
}

/// A whole number of unlimited size, in limbs of 32 bits, the lowest first.
struct LongInteger: Comparable {
  var isNegative: Bool
  var limbs: [UInt32]

  init(_ value: Int128) {
    isNegative = value < 0
    limbs = []
    var rest = value.magnitude
    while rest > 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  private init(isNegative: Bool, limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
    self.isNegative = isNegative && !self.limbs.isEmpty
  }

  static func powerOfTen(_ power: Int) -> LongInteger { powersOfTen[power] }

  private static let powersOfTen = (0...ExactDecimal.exponentLimit).reduce(into: [LongInteger(1)]) { powers, _ in
    powers.append(powers[powers.count - 1] * LongInteger(10))
  }

  var isZero: Bool { limbs.isEmpty }
  var negated: LongInteger { LongInteger(isNegative: !isNegative, limbs: limbs) }

  static func * (a: Self, b: Self) -> Self {
    var limbs = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.limbs.enumerated() {
        carry += UInt64(x) * UInt64(y) + UInt64(limbs[i + j])
        limbs[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      limbs[i + b.limbs.count] = UInt32(carry)
    }
    return LongInteger(isNegative: a.isNegative != b.isNegative, limbs: limbs)
  }

  static func + (a: Self, b: Self) -> Self {
    if a.isNegative == b.isNegative {
      var limbs: [UInt32] = []
      var carry: UInt64 = 0
      for i in 0..<max(a.limbs.count, b.limbs.count) {
        carry += UInt64(i < a.limbs.count ? a.limbs[i] : 0) + UInt64(i < b.limbs.count ? b.limbs[i] : 0)
        limbs.append(UInt32(truncatingIfNeeded: carry))
        carry >>= 32
      }
      limbs.append(UInt32(carry))
      return LongInteger(isNegative: a.isNegative, limbs: limbs)
    }
    let (large, small) = isSmaller(a.limbs, b.limbs) ? (b, a) : (a, b)
    var limbs: [UInt32] = []
    var borrow: Int64 = 0
    for i in large.limbs.indices {
      let digit = Int64(large.limbs[i]) - Int64(i < small.limbs.count ? small.limbs[i] : 0) - borrow
      borrow = digit < 0 ? 1 : 0
      limbs.append(UInt32(digit + (borrow << 32)))
    }
    return LongInteger(isNegative: large.isNegative, limbs: limbs)
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? isSmaller(b.limbs, a.limbs) : isSmaller(a.limbs, b.limbs)
  }

  private static func isSmaller(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    if a.count != b.count { return a.count < b.count }
    for i in a.indices.reversed() where a[i] != b[i] { return a[i] < b[i] }
    return false
  }
}

/// SplitMix64: the same sequence on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// An interval with its ends as fractions, worked out once.
struct FractionInterval {
  var low: Fraction?
  var high: Fraction?
  var interval: Interval

  init(_ interval: Interval) {
    low = interval.low.map { Fraction($0) }
    high = interval.high.map { Fraction($0) }
    self.interval = interval
  }

  /// Whether an exact fraction is a member.
  func contains(_ value: Fraction) -> Bool {
    if let low { if interval.lowOpen ? value <= low : value < low { return false } }
    if let high { if interval.highOpen ? high <= value : high < value { return false } }
    return true
  }
}

extension Interval {
  /// Reads the notation that `description` prints: `[1, 2)`, `(-∞, 3]`.
  init(reading text: String) throws {
    struct Malformed: Error { var text: String }
    let parts = text.dropFirst().dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
    guard parts.count == 2, let first = text.first, let last = text.last else { throw Malformed(text: text) }
    self.init(
      low: parts[0] == "-∞" ? nil : ExactDecimal(parts[0]), high: parts[1] == "∞" ? nil : ExactDecimal(parts[1]),
      lowOpen: first == "(" && parts[0] != "-∞", highOpen: last == ")" && parts[1] != "∞")
  }

  /// Some members: the ends that belong to it, numbers close to the ends, and numbers between or far out.
  func sampledMembers() -> [Fraction] {
    let ends = FractionInterval(self)
    let candidates: [Fraction]
    switch (ends.low, ends.high) {
    case (nil, nil):
      candidates = [-1_000_000_007, 0, 2, 1_000_000_007].map { Fraction(LongInteger($0)) }
    case (let l?, nil):
      candidates =
        [0, 1, 1_000_000_007].map { l + Fraction(LongInteger($0)) }
        + [l + Fraction(LongInteger(1), over: LongInteger(1009))]
    case (nil, let h?):
      candidates =
        [0, 1, 1_000_000_007].map { h - Fraction(LongInteger($0)) }
        + [h - Fraction(LongInteger(1), over: LongInteger(1009))]
    case (let l?, let h?):
      if let point { return [Fraction(point)] }
      candidates = [0, 1, 500, 999, 1000].map {
        l + (h - l) * Fraction(LongInteger($0), over: LongInteger(1000))
      }
    }
    return candidates.filter { ends.contains($0) }
  }

  /// A random interval: now and then exact, open, unbounded, wide, tiny, or of so many digits that results overflow.
  static func random(using generator: inout SeededGenerator) -> Interval {
    func number() -> ExactDecimal {
      let small = ExactDecimal(Int.random(in: -12...12, using: &generator))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: return small.shifted(by: Int.random(in: -6...6, using: &generator)) ?? small
      case 1:
        let digits = Int128.random(in: -(1 << 125)...(1 << 125), using: &generator)
        return ExactDecimal(coefficient: digits, exponent: Int.random(in: -40...3, using: &generator)) ?? small
      case 2: return small.multiplied(by: ExactDecimal("0.25") ?? .one) ?? small
      default: return small
      }
    }
    let a = number()
    let b = number()
    func coin(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &generator) == 0 }
    if coin(4) { return Interval(exactly: a) }
    return Interval(
      low: coin(8) ? nil : min(a, b), high: coin(8) ? nil : max(a, b), lowOpen: coin(3), highOpen: coin(3))
  }
}
