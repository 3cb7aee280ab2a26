/// A numeral as read from text, before qualifiers, units and context: `1.3万亿`, `四千零九十六`, `half a million`.
struct NumeralReading: Sendable {
  /// The code units that it covers, scale included.
  var range: Range<Int>
  /// The stated number, or the lower end of an inherent interval.
  var low: ExactDecimal
  /// The upper end; equal to `low` unless the numeral itself is vague (几十, 四五亿, 六百多亿).
  var high: ExactDecimal
  /// What the numeral itself says: exact, few (几十), range (四五), more_than (六百多亿), approx (十来), magnitude (千亿).
  var inherent: Qualifier = .exact
  /// The power of ten of the last stated digit, scale included: 9000 has 3, 1.5亿 has 7. What 多 adds is less than it.
  var step: Int = 0
  /// The power of ten of the last printed digit, scale included: 4096 has 0, 1.50亿 has 6.
  var printed: Int = 0
  /// Whether printed precision limits it: Arabic digits with a scale, or a decimal point.
  var isRounded = false
  /// How it is written.
  var script: Script
  /// A count, a share or a multiplier.
  var form: Form = .count
  /// A scale word without a digit (千亿, 百): a magnitude unless something at it makes it a number.
  var isBareScale = false
  /// Whether a scale word or letter was read.
  var hasScale = false
  /// What the scale multiplies by; in a range it also counts for a first number without one (3到5亿).
  var scaleFactor = ExactDecimal.one
  /// A run of spelled-out digits (二零二四, 一三零).
  var isDigitString = false
  /// Why it can't be a number, when the form alone shows it.
  var refusal: String?

  /// The script of the digits.
  enum Script: Sendable { case arabic, han, english }
  /// What the number is a number of.
  enum Form: Sendable { case count, ratio, multiplier }

  /// The stated number, `nil` when the numeral is an interval of its own.
  var value: ExactDecimal? { low == high || inherent == .moreThan || inherent == .approx ? low : nil }

  /// The reading with everything multiplied by `factor`, or `nil` when that leaves the range of decimals.
  func scaled(by factor: ExactDecimal) -> NumeralReading? {
    guard let l = low.multiplied(by: factor), let h = high.multiplied(by: factor) else { return nil }
    var copy = self
    copy.low = l
    copy.high = h
    copy.scaleFactor = scaleFactor.multiplied(by: factor) ?? scaleFactor
    copy.step += factor.leadingPower
    copy.printed += factor.leadingPower
    return copy
  }
}
