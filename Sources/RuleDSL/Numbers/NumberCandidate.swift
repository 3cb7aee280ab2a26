/// A number found in a sentence, with all that stands glued to it: what rules are matched around.
struct NumberCandidate: Sendable {
  /// The numeral or numerals of a range, scales and ratio signs included.
  var core: Range<Int>
  /// What a claim quotes: qualifier, number, scale, classifier, unit.
  var quote: Range<Int>
  /// Places where the number may begin for a pattern, innermost first: the core, with its qualifier, with its currency.
  var starts: [Int]
  /// Places where the number may end for a pattern, innermost first: the core, after 多, after the classifier, the unit.
  var ends: [Int]
  /// A count, a share or a multiplier.
  var form: NumeralReading.Form
  /// The stated number, scale multiplied out; `nil` when only an interval is stated.
  var value: ExactDecimal?
  /// What the wording says.
  var interval: Interval
  /// How the wording limits it.
  var qualifier: Qualifier
  /// The power of ten of the last printed digit.
  var printed: Int
  /// Whether printed precision limits the number whatever its unit.
  var isRounded: Bool
  /// The unit that stands at it.
  var unit: UnitMatch?
  /// Whether a measure word without a noun stands after it.
  var hasClassifier = false
  /// Why it is no number, when the scanner alone can tell.
  var setAside: String?
  /// Whether it is an ordinal of which the numeral was read: a rank, for rules that ask for one.
  var isRank: Bool { setAside == "ordinal" && value != nil }
  /// Why it is no number unless a rule says otherwise: a bare small count, an article.
  var weak: String?
  /// Denied: 没有30%.
  var isNegated = false
  /// Whether it is all that a labelled cell of a table holds.
  var fillsCell = false
  /// In a what-if.
  var isHypothetical = false

  /// A unit at a number.
  struct UnitMatch: Sendable {
    /// The index in the unit table.
    var unit: Int
    /// How many of the unit one of the written name is.
    var factor: ExactDecimal?
    /// The name's text.
    var range: Range<Int>
  }
}
