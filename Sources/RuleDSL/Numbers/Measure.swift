/// One numeral with what is written directly at it, before ranges are joined: `接近7个月`, `$4.6 million`, `6多%`.
struct Measure: Sendable {
  /// The numeral with ratio sign or 倍.
  var reading: NumeralReading
  /// From the numeral's start to the end of scale and sign.
  var core: Range<Int>
  /// Ends that a pattern may continue from, innermost first.
  var ends: [Int]
  /// The end of everything glued on.
  var end: Int
  /// The start, a currency sign included.
  var start: Int
  /// 多, 余 or odd after the numeral: more than it, less than the next step.
  var isMore = false
  /// A qualifier glued on behind: 左右, 以上.
  var after: Qualifier?
  /// The unit.
  var unit: NumberCandidate.UnitMatch?
  /// Whether a sign of money stands before it.
  var isPriced: Bool { start < core.lowerBound && unit != nil }
  /// Whether a measure word was read.
  var hasClassifier = false
}
