/// Reads digits with grouping, decimals, exponents and fractions: `4,096`, `4 096`, `3.5×10^4`, `1e11`, `1/3`, `3½`.
struct ArabicNumeral {
  /// The longest run of digits that can be a number; a longer one is an identifier.
  static let digitLimit = 34

  private let codes: [UInt16]
  private let limit: Int

  init(_ codes: [UInt16], limit: Int) {
    self.codes = codes
    self.limit = limit
  }

  /// The numeral that starts at `start`, which must be a digit or a vulgar fraction.
  func read(at start: Int) -> NumeralReading {
    if let fraction = Self.vulgar[codes[start]] {
      return NumeralReading(
        range: start..<start + 1, low: fraction, high: fraction, step: -1, printed: -2, isRounded: false,
        script: .arabic)
    }
    var i = start
    var coefficient: Int128 = 0
    var digits = 0
    var places = 0
    var lastNonZero = 0
    func take(_ code: UInt16) {
      digits += 1
      if digits <= Self.digitLimit { coefficient = coefficient * 10 + Int128(code - 0x30) }
      lastNonZero = code == 0x30 ? lastNonZero + 1 : 0
    }
    while i < limit, isDigit(i) {
      take(codes[i])
      i += 1
    }
    let lead = i - start
    if lead <= 2, codes[start] != 0x30, let end = lakhEnd(at: i) {  // 1,20,000 and 12,34,567, as India groups them
      while i < end {
        if codes[i] != 0x2C { take(codes[i]) }
        i += 1
      }
    } else if lead <= 3, codes[start] != 0x30 || lead > 1, let separator = grouping(at: i) {
      while isGroup(at: i, separator) {
        for k in i + 1...i + 3 { take(codes[k]) }
        i += 4
      }
    }
    if i + 1 < limit, codes[i] == 0x2E, isDigit(i + 1) {
      i += 1
      lastNonZero = 0
      while i < limit, isDigit(i) {
        take(codes[i])
        places += 1
        i += 1
      }
    }
    guard digits <= Self.digitLimit, var value = ExactDecimal(coefficient: coefficient, exponent: -places) else {
      return NumeralReading(
        range: start..<i, low: .zero, high: .zero, script: .arabic, refusal: "identifier")
    }
    var printed = -places
    var step = -places + (places == 0 ? min(lastNonZero, max(digits - 1, 0)) : 0)
    var rounded = places > 0
    let gap = i + 1 < limit && codes[i] == 0x20 ? 1 : 0  // 3½, 1 ½
    if places == 0, i + gap < limit, let part = Self.vulgar[codes[i + gap]], let sum = value.adding(part) {
      value = sum
      i += gap + 1
      printed = -2
      step = -2
    } else if places == 0, lead <= 3, let (end, part) = fractionPart(at: i), let sum = value.adding(part) {
      value = sum
      i = end
      printed = part.exponent
      step = part.exponent
    } else if let (end, power) = exponent(at: i), let shifted = value.shifted(by: power) {
      value = shifted
      printed += power
      step += power
      i = end
      rounded = true
    }
    var reading = NumeralReading(
      range: start..<i, low: value, high: value, step: step, printed: printed, isRounded: rounded, script: .arabic)
    if lead > 1, codes[start] == 0x30 { reading.refusal = "identifier" }
    return reading
  }

  /// `.85`: the places of a decimal whose zero is not written. `start` is the first digit.
  func readPlaces(at start: Int) -> NumeralReading? {
    guard start > 0, codes[start - 1] == 0x2E, isDigit(start), start == 1 || Self.beforePoint.contains(codes[start - 2])
    else { return nil }
    var i = start
    var coefficient: Int128 = 0
    while i < limit, isDigit(i), i - start < Self.digitLimit {
      coefficient = coefficient * 10 + Int128(codes[i] - 0x30)
      i += 1
    }
    let places = i - start
    if i < limit, isWordCode(codes[i]) && codes[i] != code("x") || codes[i] == 0x2E && isDigit(i + 1) { return nil }
    guard let value = ExactDecimal(coefficient: coefficient, exponent: -places) else { return nil }
    return NumeralReading(
      range: start - 1..<i, low: value, high: value, step: -places, printed: -places, isRounded: true, script: .arabic)
  }

  /// The fraction behind a whole number and a space, as in `1 1/2`.
  private func fractionPart(at i: Int) -> (end: Int, value: ExactDecimal)? {
    guard i + 3 < limit, codes[i] == 0x20, isDigit(i + 1), codes[i + 2] == 0x2F, isDigit(i + 3) else { return nil }
    var end = i + 3
    while isDigit(end), end < i + 6 { end += 1 }
    if end < limit, isWordCode(codes[end]) || codes[end] == 0x2F { return nil }
    guard let a = integer(i + 1..<i + 2), let b = integer(i + 3..<end), a < b, Self.denominators.contains(b),
      let value = ExactDecimal(a).dividedExactly(by: ExactDecimal(b))
    else { return nil }
    return (end, value)
  }

  /// Halves to sixteenths: what recipes and measures write.
  private static let denominators: Set<Int> = [2, 4, 5, 8, 16]
  private static let beforePoint = CodeSet(" (,;=<>~±=:[$")

  /// `a/b` as a fraction: both short, and not part of a longer chain such as a date or a path.
  func readFraction(at start: Int) -> NumeralReading? {
    var i = start
    while i < limit, isDigit(i), i - start < 4 { i += 1 }
    guard i > start, i + 1 < limit, codes[i] == 0x2F, isDigit(i + 1) else { return nil }
    let slash = i
    i += 1
    while i < limit, isDigit(i), i - slash < 6 { i += 1 }
    let fraction = i
    if i + 1 < limit, codes[i] == code("t"), codes[i + 1] == code("h") { i += 2 }  // 1/10th
    if i < limit, codes[i] == 0x2F || codes[i] == 0x2E && i + 1 < limit && isDigit(i + 1) || isWordCode(codes[i]) {
      return nil
    }
    if start > 0, codes[start - 1] == 0x2F || isWordCode(codes[start - 1]) { return nil }
    guard let a = integer(start..<slash), let b = integer(slash + 1..<fraction), b > a, b <= 1000,
      let quotient = Quotient.nearest(ExactDecimal(a), ExactDecimal(b))
    else { return nil }
    return NumeralReading(
      range: start..<i, low: quotient, high: quotient, step: quotient.exponent, printed: quotient.exponent,
      script: .arabic, form: .ratio)
  }

  private func integer(_ range: Range<Int>) -> Int? {
    range.isEmpty ? nil : range.reduce(0) { $0 * 10 + Int(codes[$1] - 0x30) }
  }

  private func isDigit(_ i: Int) -> Bool { i >= 0 && i < limit && codes[i] >= 0x30 && codes[i] <= 0x39 }

  private func isGroup(at i: Int, _ separator: UInt16) -> Bool {
    i + 3 < limit && codes[i] == separator && isDigit(i + 1) && isDigit(i + 2) && isDigit(i + 3) && !isDigit(i + 4)
  }

  /// Where groups of two digits and a last one of three end that start at `i`.
  private func lakhEnd(at start: Int) -> Int? {
    var i = start
    while i + 2 < limit, codes[i] == 0x2C, isDigit(i + 1), isDigit(i + 2), !isDigit(i + 3), i - start < 15 { i += 3 }
    guard i > start, isGroup(at: i, 0x2C), !(i + 5 < limit && codes[i + 4] == 0x2C && isDigit(i + 5)) else {
      return nil
    }
    return i + 4
  }

  /// The grouping separator that the digits at `i` use, if any. A dot groups only when it does so twice.
  private func grouping(at i: Int) -> UInt16? {
    guard i < limit else { return nil }
    switch codes[i] {
    case 0x2C where isGroup(at: i, 0x2C), 0x20 where isGroup(at: i, 0x20): return codes[i]
    case 0x27 where isGroup(at: i, 0x27), 0x5F where isGroup(at: i, 0x5F): return codes[i]  // 1'000, 1_000
    case 0x2E where isGroup(at: i, 0x2E) && isGroup(at: i + 4, 0x2E): return 0x2E
    default: return nil
    }
  }

  /// `e11`, `×10^4`, `x10^-3`, `*10⁴` at `i`: where it ends and the power.
  private func exponent(at i: Int) -> (end: Int, power: Int)? {
    var k = i
    guard k < limit else { return nil }
    if codes[k] == code("e") {
      k += 1
      return signedInteger(at: k).flatMap { $0.end < limit && isWordCode(codes[$0.end]) ? nil : ($0.end, $0.value) }
    }
    while k < limit, codes[k] == 0x20 { k += 1 }
    guard k < limit, let past = timesEnd(at: k) else { return nil }
    k = past
    while k < limit, codes[k] == 0x20 { k += 1 }
    guard k + 2 < limit, codes[k] == code("1"), codes[k + 1] == code("0") else { return nil }
    k += 2
    if codes[k] == code("^") { return bracedInteger(at: k + 1) }
    // 1×10-4: a raised exponent that lost its height on the way into plain text.
    if codes[k] == code("-"), codes[past - 1] == 0xD7, let (end, power) = signedInteger(at: k), power > -100 {
      return end < limit && isWordCode(codes[end]) ? nil : (end, power)
    }
    return superscript(at: k)
  }

  /// A multiplication sign: ×, x, *, \times, \cdot.
  private func timesEnd(at k: Int) -> Int? {
    if codes[k] == 0xD7 || codes[k] == code("x") || codes[k] == code("*") || codes[k] == code("·") { return k + 1 }
    for word in Self.timesSigns where stands(word, in: codes, at: k) {
      return k + word.count
    }
    return nil
  }

  /// An exponent, in braces or not: `-4`, `{-4}`.
  func bracedInteger(at start: Int) -> (end: Int, power: Int)? {
    let isBraced = start < limit && codes[start] == code("{")
    guard let (end, value) = signedInteger(at: isBraced ? start + 1 : start) else { return nil }
    if !isBraced { return (end, value) }
    return end < limit && codes[end] == code("}") ? (end + 1, value) : nil
  }

  private func signedInteger(at start: Int) -> (end: Int, value: Int)? {
    var i = start
    var negative = false
    if i < limit, codes[i] == code("-") || codes[i] == code("+") {
      negative = codes[i] == code("-")
      i += 1
    }
    let first = i
    var value = 0
    while isDigit(i), i - first < 3 {
      value = value * 10 + Int(codes[i] - 0x30)
      i += 1
    }
    return i == first || isDigit(i) ? nil : (i, negative ? -value : value)
  }

  /// `⁻⁴`: where it ends and its value.
  func superscript(at start: Int) -> (end: Int, power: Int)? {
    var i = start
    var negative = false
    if i < limit, codes[i] == 0x207B {
      negative = true
      i += 1
    }
    let first = i
    var value = 0
    while i < limit, i - first < 3, let digit = Self.superscripts.firstIndex(of: codes[i]) {
      value = value * 10 + digit
      i += 1
    }
    return i == first ? nil : (i, negative ? -value : value)
  }

  private static let timesSigns = ["\\times", "\\cdot"].map { Array($0.utf16) }
  private static let superscripts: [UInt16] = [
    0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079,
  ]

  /// ½ ¼ ¾ and the other vulgar fractions that are finite decimals.
  static let vulgar: [UInt16: ExactDecimal] = [
    0xBC: "0.25", 0xBD: "0.5", 0xBE: "0.75", 0x2155: "0.2", 0x2156: "0.4", 0x2157: "0.6", 0x2158: "0.8",
    0x215B: "0.125", 0x215C: "0.375", 0x215D: "0.625", 0x215E: "0.875",
  ].compactMapValues { ExactDecimal($0) }
}

/// Quotients that have no finite decimal form.
enum Quotient {
  /// `a / b`, exact when it ends within 38 digits, else cut to 18 places: 1/3 is 0.333333333333333333.
  static func nearest(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal? {
    if let exact = a.dividedExactly(by: b) { return exact }
    guard !b.isZero, let scaled = a.shifted(by: 18), scaled.exponent >= 0, b.exponent >= 0,
      let n = Int128(exactly: scaled), let d = Int128(exactly: b)
    else { return nil }
    return ExactDecimal(coefficient: n / d, exponent: -18)
  }
}

extension Int128 {
  /// The whole number that `decimal` is, if it is one that fits.
  init?(exactly decimal: ExactDecimal) {
    guard decimal.exponent >= 0, decimal.exponent <= 38 else { return nil }
    var v = decimal.coefficient
    for _ in 0..<decimal.exponent {
      let (next, overflow) = v.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      v = next
    }
    self = v
  }
}

extension Int {
  /// The whole number that `decimal` is, if it is one that fits.
  init?(exactly decimal: ExactDecimal) {
    guard let wide = Int128(exactly: decimal), let value = Int(exactly: wide) else { return nil }
    self = value
  }
}
