/// A quantity that a document states, with what it means and where it stands.
public struct Claim: Sendable, Hashable {
  /// Where it stands.
  public var provenance: Provenance
  /// The number, its interval and its unit.
  public var quantity: Quantity
  /// The metric: `model.parameters`.
  public var metric: String
  /// The thing that the number is about; empty when the text gives none.
  public var subject: String
  /// How the subject was bound: `slot`, `sentence`, `heading`, `previous`, `document`, `fixed`, or empty.
  public var subjectBinding: String
  /// Further entities, by role, sorted by role.
  public var roles: [Role]
  /// When the figure held: `2023`, `2023-03`, `2023-06-05`, `2023-Q1`, `2023-H1`, `2019/2023`; `nil` when unknown.
  public var asOf: String?
  /// How that is known: `sentence`, `label`, `previous`, `heading`, `document`, or empty.
  public var asOfBinding: String
  /// When it is said in a recording: `00:01:23.456`; `nil` when the text doesn't tell.
  public var timeCode: String?
  /// Who says it, in a transcript that tells; else `nil`.
  public var speaker: String?
  /// Whether it is a claim, or only some other quantity (a recipe, a hypothetical).
  public var isClaim: Bool
  /// What a reader should know: `hypothetical`, `negated`, …; empty most of the time.
  public var note: String
  /// The rule that found it.
  public var rule: RuleReference

  /// Another entity of a claim: the cluster on which a model was trained.
  public struct Role: Sendable, Hashable {
    /// The role's name.
    public var name: String
    /// The entity's canonical name.
    public var entity: String
    /// Makes a role.
    public init(name: String, entity: String) {
      self.name = name
      self.entity = entity
    }
  }

  /// Makes a claim.
  public init(
    provenance: Provenance, quantity: Quantity, metric: String, subject: String, subjectBinding: String,
    roles: [Role], asOf: String?, asOfBinding: String = "", timeCode: String? = nil, speaker: String? = nil,
    isClaim: Bool, note: String, rule: RuleReference
  ) {
    self.provenance = provenance
    self.quantity = quantity
    self.metric = metric
    self.subject = subject
    self.subjectBinding = subjectBinding
    self.roles = roles
    self.asOf = asOf
    self.asOfBinding = asOfBinding
    self.timeCode = timeCode
    self.speaker = speaker
    self.isClaim = isClaim
    self.note = note
    self.rule = rule
  }
}

/// The rule that made a claim.
public struct RuleReference: Sendable, Hashable {
  /// The pack's name.
  public var pack: String
  /// The rule's id.
  public var id: String
  /// Makes a reference.
  public init(pack: String, id: String) {
    self.pack = pack
    self.id = id
  }
}

/// A normalized number: what the wording says, exactly.
public struct Quantity: Sendable, Hashable {
  /// The stated number, scale and decimal unit prefix multiplied out; `nil` when only an interval is stated.
  public var value: ExactDecimal?
  /// What the wording implies; equal to the value when exact.
  public var interval: Interval
  /// How the wording limits the number.
  public var qualifier: Qualifier
  /// Half a unit of the last printed digit, zero for counted whole numbers.
  public var absoluteError: ExactDecimal
  /// The canonical unit; `1` for a pure ratio, `x` for a multiplier; empty when none stands there or is implied.
  public var unit: String
  /// What the unit measures; `count` for things, `noun` where the unit is a noun of the text that no pack declares.
  public var unitKind: String

  /// Whether it has no unit that a pack declares: none at all, or a noun of the text, which counts but measures nothing.
  public var hasOpenUnit: Bool { unit.isEmpty || unit == "unknown" || unitKind == CountedNoun.nounKind }

  /// Makes a quantity.
  public init(
    value: ExactDecimal?, interval: Interval, qualifier: Qualifier, absoluteError: ExactDecimal, unit: String,
    unitKind: String
  ) {
    self.value = value
    self.interval = interval
    self.qualifier = qualifier
    self.absoluteError = absoluteError
    self.unit = unit
    self.unitKind = unitKind
  }
}

/// Where a piece of text stands in the bytes that the user has.
public struct Provenance: Sendable, Hashable {
  /// The bytes of the quote in the original file.
  public var span: ByteRange<OriginalBytes>
  /// The code points of the quote in the decoded text, from 0.
  public var codePoints: Range<Int>
  /// The line, from 1.
  public var line: Int
  /// The column in code points, from 1.
  public var column: Int
  /// The text at the span.
  public var quote: String
  /// The numeral alone, with its scale: what the value is derived from.
  public var lexeme: String
  /// The sentence around the quote, white space folded, at most 500 code points.
  public var sentence: String
  /// Up to 64 code points before the quote.
  public var prefix: String
  /// Up to 64 code points after the quote.
  public var suffix: String

  /// Makes a provenance.
  public init(
    span: ByteRange<OriginalBytes>, codePoints: Range<Int>, line: Int, column: Int, quote: String, lexeme: String,
    sentence: String, prefix: String, suffix: String
  ) {
    self.span = span
    self.codePoints = codePoints
    self.line = line
    self.column = column
    self.quote = quote
    self.lexeme = lexeme
    self.sentence = sentence
    self.prefix = prefix
    self.suffix = suffix
  }
}

/// A numeral of a document and what became of it: every one is accounted for.
public struct Numeral: Sendable, Hashable {
  /// The bytes in the original file.
  public var span: ByteRange<OriginalBytes>
  /// The line, from 1.
  public var line: Int
  /// The column in code points, from 1.
  public var column: Int
  /// The text at the span.
  public var text: String
  /// What became of it.
  public var fate: Fate

  /// What became of a numeral.
  public enum Fate: Sendable, Hashable {
    /// A rule made a claim of it.
    case claimed
    /// It is not a number that a claim could rest on, for this reason: `identifier`, `date`, `ordinal`, …
    case setAside(String)
    /// No rule has anything to say.
    case open
  }

  /// Makes a numeral.
  public init(span: ByteRange<OriginalBytes>, line: Int, column: Int, text: String, fate: Fate) {
    self.span = span
    self.line = line
    self.column = column
    self.text = text
    self.fate = fate
  }
}
