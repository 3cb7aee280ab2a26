/// A decimal number `coefficient × 10^exponent`, exact: no binary floating point touches a value.
///
/// Kept in lowest form (no trailing zeros in the coefficient; zero has exponent 0), so equal numbers are equal values
/// and have one canonical text. Arithmetic that would leave 38 digits or ±`exponentLimit` gives `nil`, never a wrong
/// number.
public struct ExactDecimal: Sendable, Hashable {
  /// The digits with the sign.
  public let coefficient: Int128
  /// The power of ten.
  public let exponent: Int

  /// The largest magnitude of an exponent; beyond it a numeral is refused.
  public static let exponentLimit = 400

  /// Zero.
  public static let zero = ExactDecimal(0)
  /// One.
  public static let one = ExactDecimal(1)

  /// Makes `coefficient × 10^exponent`, in lowest form.
  public init?(coefficient: Int128, exponent: Int) {
    var c = coefficient
    var e = exponent
    if c == 0 {
      e = 0
    } else {
      while c % 10 == 0 {
        c /= 10
        e += 1
      }
      guard abs(e) <= Self.exponentLimit, c != Int128.min else { return nil }
    }
    self.coefficient = c
    self.exponent = e
  }

  /// Makes a whole number.
  public init(_ value: Int) {
    var c = Int128(value)
    var e = 0
    while c != 0, c % 10 == 0 {
      c /= 10
      e += 1
    }
    self.coefficient = c
    self.exponent = e
  }

  /// Reads plain or scientific notation: `-12.50`, `1e11`, `.5`; nothing else, and no spaces.
  public init?(_ text: some StringProtocol) {
    var c: Int128 = 0
    var e = 0
    var negative = false
    var digits = 0
    var seenPoint = false
    var bytes = Array(text.utf8)[...]
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    while let b = bytes.first {
      if b >= 0x30, b <= 0x39 {
        let (m, o1) = c.multipliedReportingOverflow(by: 10)
        let (s, o2) = m.addingReportingOverflow(Int128(b - 0x30))
        if o1 || o2 { return nil }
        c = s
        digits += 1
        if seenPoint { e -= 1 }
      } else if b == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard digits > 0 else { return nil }
    if let b = bytes.first {
      guard b == UInt8(ascii: "e") || b == UInt8(ascii: "E") else { return nil }
      bytes.removeFirst()
      guard bytes.count <= 6, let shift = Int(String(decoding: bytes, as: UTF8.self)) else { return nil }
      e += shift
    }
    self.init(coefficient: negative ? -c : c, exponent: e)
  }

  /// Whether the number is below zero.
  public var isNegative: Bool { coefficient < 0 }
  /// Whether the number is zero.
  public var isZero: Bool { coefficient == 0 }
  /// Whether the number has no fractional part.
  public var isInteger: Bool { exponent >= 0 }

  /// The number with the opposite sign.
  public var negated: ExactDecimal { ExactDecimal(coefficient: -coefficient, exponent: exponent)! }
  /// The number without its sign.
  public var magnitude: ExactDecimal { isNegative ? negated : self }

  /// The number times `10^places`.
  public func shifted(by places: Int) -> ExactDecimal? {
    isZero ? self : ExactDecimal(coefficient: coefficient, exponent: exponent + places)
  }

  /// The sum, if it can be held exactly.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if isZero { return other }
    if other.isZero { return self }
    let low = min(exponent, other.exponent)
    guard let a = Self.scaled(coefficient, by: exponent - low),
      let b = Self.scaled(other.coefficient, by: other.exponent - low)
    else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(coefficient: sum, exponent: low)
  }

  /// The difference, if it can be held exactly.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(other.negated) }

  /// The product, if it can be held exactly.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    return overflow ? nil : ExactDecimal(coefficient: product, exponent: exponent + other.exponent)
  }

  /// The quotient when it has a finite decimal form of at most 38 digits, else `nil`.
  public func dividedExactly(by other: ExactDecimal) -> ExactDecimal? {
    guard !other.isZero else { return nil }
    var remaining = coefficient
    var e = exponent - other.exponent
    for _ in 0..<40 {
      let (q, r) = remaining.quotientAndRemainder(dividingBy: other.coefficient)
      if r == 0 { return ExactDecimal(coefficient: q, exponent: e) }
      let (next, overflow) = remaining.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      remaining = next
      e -= 1
    }
    return nil
  }

  /// The position of the highest digit: 4096 gives 3, 0.05 gives -2; zero gives 0.
  public var leadingPower: Int {
    var c = coefficient.magnitude
    var digits = 0
    while c >= 10 {
      c /= 10
      digits += 1
    }
    return exponent + digits
  }

  private static func scaled(_ value: Int128, by power: Int) -> Int128? {
    guard power <= 38 else { return nil }
    var v = value
    for _ in 0..<power {
      let (next, overflow) = v.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      v = next
    }
    return v
  }
}

extension ExactDecimal: Comparable {
  /// Orders by value, for any two numbers.
  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if a.coefficient.signum() != b.coefficient.signum() { return a.coefficient.signum() < b.coefficient.signum() }
    if a.isZero { return false }
    let pa = a.leadingPower
    let pb = b.leadingPower
    if pa != pb { return (pa < pb) != a.isNegative }
    // The same leading power, so the exponents differ by at most 38: scale the coarser one up in 256 bits' worth.
    let low = min(a.exponent, b.exponent)
    guard let x = scaled(a.coefficient, by: a.exponent - low), let y = scaled(b.coefficient, by: b.exponent - low)
    else {
      // A scaled coefficient has as many digits as its partner's, so only a 39-digit partner can get here.
      return compareDigits(a, b) != a.isNegative
    }
    return x < y
  }

  private static func compareDigits(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
    let x = Array(String(a.coefficient.magnitude).utf8)
    let y = Array(String(b.coefficient.magnitude).utf8)
    for i in 0..<max(x.count, y.count) {
      let p = i < x.count ? x[i] : 0x30
      let q = i < y.count ? y[i] : 0x30
      if p != q { return p < q }
    }
    return false
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain digits, no exponent, no grouping: `0.97`, `130000000000`.
  public var description: String {
    let digits = String(coefficient.magnitude)
    let sign = isNegative ? "-" : ""
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let places = -exponent
    if digits.utf8.count > places {
      let cut = digits.index(digits.startIndex, offsetBy: digits.utf8.count - places)
      return sign + digits[..<cut] + "." + digits[cut...]
    }
    return sign + "0." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }
}
