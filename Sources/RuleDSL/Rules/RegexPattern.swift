/// A `regex:` as read: what the rule language's own patterns can't say, in the part of the common notation that can be
/// matched in linear time.
public struct RegexPattern: Sendable {
  /// The expression as written.
  public var source: Located<String>
  /// What it is made of.
  var root: RegexNode
  /// Its named groups, in the order in which they open.
  var groups: [RegexGroup]
}

/// A named group: `(?<number>…)`.
struct RegexGroup: Sendable, Hashable {
  /// The name.
  var name: String
  /// Where the name was written.
  var site: RuleSite
}

/// A part of a regular expression.
indirect enum RegexNode: Sendable {
  /// A character that stands for itself; where it was written is for messages.
  case character(UnicodeScalar, at: Int)
  /// One of some characters; where it was written, up to its end.
  case set(RegexSet, Range<Int>)
  /// `^`, `$`, `\b`, `\B`, and where it was written.
  case assertion(Assertion, Range<Int>)
  /// One after the other.
  case sequence([RegexNode])
  /// `a|b`: the first that leads on wins.
  case alternatives([RegexNode])
  /// `x*`, `x+`, `x?`, `x{2,5}`; without `most` any number of times.
  case repetition(RegexNode, least: Int, most: Int?, isLazy: Bool)
  /// `(?<name>…)`, by its number.
  case group(RegexNode, Int)

  /// What takes no character.
  enum Assertion: Sendable, Hashable { case start, end, wordEdge, noWordEdge }
}

/// Some characters, by what they are or by ranges.
struct RegexSet: Sendable, Hashable {
  /// Ranges of characters.
  var ranges: [ClosedRange<UInt32>] = []
  /// Classes such as `\d`, each perhaps negated.
  var classes: [Class] = []
  /// Whether it is everything else.
  var isNegated = false

  /// A class.
  struct Class: Sendable, Hashable {
    var kind: Kind
    var isNegated = false
  }

  /// The kinds of characters that have a name.
  enum Kind: Sendable, Hashable {
    /// `\d`
    case digit
    /// `\w`: letters of all scripts, digits and `_`.
    case word
    /// `\s`
    case space
    /// `\p{Han}`
    case han
    /// `\p{L}`
    case letter
  }

  /// `.`: any character.
  static let any = RegexSet(isNegated: true)
}
