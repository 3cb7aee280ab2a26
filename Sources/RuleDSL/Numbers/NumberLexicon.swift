/// The number vocabulary of all loaded packs, compiled for look-up at a numeral.
///
/// Words that stand before a number are kept reversed, so that both directions walk away from the numeral.
struct NumberLexicon: Sendable {
  /// Vague Chinese numerals (几, 数, 好几) and 半.
  var hanWords = CodeTrie<Interval>()
  /// English words for numbers beyond the grammar: several, dozen.
  var englishWords = CodeTrie<Interval>()
  /// Scale words and letters outside the Han grammar: K, B, million, 兆.
  var scales = CodeTrie<ScaleName>()
  /// Qualifiers before a number, reversed.
  var before = CodeTrie<Qualifier>()
  /// Qualifiers after a number or its unit.
  var after = CodeTrie<Qualifier>()
  /// Words that may stand between a qualifier and its number, reversed.
  var fillersBackward = CodeTrie<Bool>()
  /// Words directly before a number that deny it, reversed.
  var negated = CodeTrie<Bool>()
  /// Chinese measure words.
  var classifiers = CodeTrie<Bool>()
  /// Unit names.
  var units = CodeTrie<UnitName>()
  /// Names of money that may stand before a number, reversed.
  var currencies = CodeTrie<UnitName>()
  /// `set_aside` words with `<number>` after text: the reversed text and what must follow the number.
  var setAsideBefore = CodeTrie<SetAsideForm>()
  /// `set_aside` words with `<number>` first.
  var setAsideAfter = CodeTrie<String>()
  /// How far "about" and "nearly" stretch.
  var approx = ExactDecimal.zero

  /// A scale word.
  struct ScaleName: Sendable {
    /// `nil` is `ask`: the numeral is refused.
    var value: ExactDecimal?
    /// The text with its case, where case matters.
    var cased: [UInt16]?
    var condition: Int?
    var isLatin: Bool
    var length: Int
  }

  /// A unit's name.
  struct UnitName: Sendable {
    var unit: Int
    var factor: ExactDecimal?
    /// The text with its case, where another case is another name.
    var cased: [UInt16]?
    /// The text with its case: of two names that differ in case only (Gb/s, GB/s) the one that is spelled so counts.
    var spelling: [UInt16]
    var condition: Int?
    var endsLatin: Bool
  }

  /// What a set-aside form wants around a number.
  struct SetAsideForm: Sendable {
    var reason: String
    var suffix: [UInt16]
  }

  /// Whether the name's text stands at `range` in its own case.
  static func matchesCase(_ cased: [UInt16]?, _ text: FoldedText, _ start: Int) -> Bool {
    guard let cased else { return true }
    guard start + cased.count <= text.cased.count else { return false }
    for (k, c) in cased.enumerated() where text.cased[start + k] != c { return false }
    return true
  }
}

/// What the readers of numbers read by: the vocabulary and the units of a run.
///
/// A class, so that the readers of a sentence share it: as structures of many tables each of them would be copied with
/// each reader.
final class NumberGrammar: Sendable {
  /// The words.
  let lexicon: NumberLexicon
  /// The units.
  let units: UnitTable

  init(lexicon: NumberLexicon, units: UnitTable) {
    self.lexicon = lexicon
    self.units = units
  }
}

/// A unit as the engine knows it: the index in this table is what candidates and rules hold.
struct UnitTable: Sendable {
  /// One unit.
  struct Unit: Sendable {
    var id: String
    /// What it measures; `count` for things.
    var kind: String
    /// The part before `/` of a rate, for a rule that names `line/d` where the text says lines.
    var numerator: String
    /// The unit that claims get, and what their value is multiplied by: USD/token with 1e-6 for USD/million_token.
    var settled: (id: String, factor: ExactDecimal?)
  }

  private(set) var units: [Unit] = []
  private var indices: [String: Int] = [:]

  /// The built-in units: a ratio, a multiplier.
  init() {
    _ = add(id: "1", kind: "ratio")
    _ = add(id: "x", kind: "multiplier")
  }

  static let ratio = 0
  static let multiplier = 1

  /// The index of a unit, made if need be.
  mutating func add(id: String, kind: String?) -> Int {
    if let known = indices[id] {
      if let kind { units[known].kind = kind }
      return known
    }
    let numerator = id.split(separator: "/", maxSplits: 1).first.map(String.init) ?? id
    let settled = CompoundUnit(id).settled
    units.append(Unit(id: id, kind: kind ?? "count", numerator: numerator, settled: settled))
    indices[id] = units.count - 1
    return units.count - 1
  }

  /// The index of a known unit.
  func index(of id: String) -> Int? { indices[id] }
}
