/// A rule as written: what to look for around a number, and what the number then means.
public struct RuleDeclaration: Sendable {
  /// `id`, or the one that was made from the metric; unique in its pack.
  public var id: Located<String>
  /// The pack that holds it.
  public var pack: String
  /// `metric` (one entry with slot `nil`) or `metrics` (slot name → metric).
  public var metrics: [(slot: Located<String>?, metric: Located<String>)]
  /// `match`: alternatives of which one must match; empty when `regex` is used.
  public var patterns: [Pattern] = []
  /// `regex`: in place of `match`.
  public var regex: RegexPattern?
  /// `unit`.
  public var unit: Located<String>?
  /// `value`: a constant, for wordings without a numeral.
  public var value: Located<ExactDecimal>?
  /// `subject`.
  public var subject: BindingDeclaration?
  /// `with`: role name → binding.
  public var roles: [(role: Located<String>, binding: BindingDeclaration)] = []
  /// `near`: all must hold.
  public var near: [NearCondition] = []
  /// `not_near`: none may hold.
  public var notNear: [NearCondition] = []
  /// `in`: kinds of block that it is limited to; empty means any.
  public var inBlocks: [BlockKind] = []
  /// `not_in`: kinds of block that it does not read.
  public var notInBlocks: [BlockKind] = []
  /// `over`: ids of rules that this one beats where both match equally.
  public var over: [Located<String>] = []
  /// `claim`: whether what it finds counts as a claim (default) or only as a quantity.
  public var isClaim = true
  /// `about`.
  public var about: String?
  /// `source`: where the definition comes from.
  public var source: String?
  /// `tags`.
  public var tags: [String] = []
  /// `status`: `stable` (default), `experimental` or `deprecated`.
  public var status = "stable"
  /// `replaced_by`.
  public var replacedBy: Located<String>?
  /// `finds`: sentences in which it must match.
  public var finds: [Example] = []
  /// `ignores`: sentences in which it must make nothing.
  public var ignores: [Example] = []
  /// `misses`: known failures.
  public var misses: [Example] = []
  /// The rule as canonical JSON of what was written, examples left out: what is hashed and stored.
  public var canonical = ""
  /// The whole entry.
  public var site: RuleSite

  /// Makes a rule with nothing but its name and metrics.
  public init(
    id: Located<String>, pack: String, metrics: [(slot: Located<String>?, metric: Located<String>)], site: RuleSite
  ) {
    self.id = id
    self.pack = pack
    self.metrics = metrics
    self.site = site
  }
}

/// How a subject or a role is bound.
public struct BindingDeclaration: Sendable {
  /// What is bound.
  public var target: Target
  /// `look`: where, in order; empty means the standard order.
  public var look: [Place] = []
  /// `else`: what happens when nothing is found.
  public var fallback: Fallback = .keep
  /// Where it was written.
  public var site: RuleSite

  /// Makes a binding.
  public init(target: Target, site: RuleSite) {
    self.target = target
    self.site = site
  }

  /// What is bound.
  public enum Target: Sendable, Hashable {
    /// The nearest entity of a type, or the entity of a named slot.
    case entity(type: String)
    /// A fixed name.
    case name(String)
  }

  /// Where to look for an entity.
  public enum Place: String, Sendable, CaseIterable {
    case slot, sentence, heading, previous, document
  }

  /// What an unbound subject does.
  public enum Fallback: Sendable, Hashable {
    /// The claim is kept with an empty subject.
    case keep
    /// There is no claim.
    case drop
    /// The claim gets this name.
    case name(String)
  }
}

/// `near:` and `not_near:`: one of the words stands close enough.
public struct NearCondition: Sendable {
  /// Any of these; `<model>` in angle brackets means any entity of that type.
  public var any: [Located<String>]
  /// `within`: at most so many words away (two Han characters count as one); `nil` means the same sentence.
  public var within: Int?

  /// Makes a condition.
  public init(any: [Located<String>], within: Int? = nil) {
    self.any = any
    self.within = within
  }
}

/// What part of a document a piece of text is. The raw values are those of `in:` and `not_in:`.
public enum BlockKind: String, Sendable, Hashable, CaseIterable {
  case paragraph, heading, list, table, code, quote, title
}

/// An example of a rule: `sentence => expectation; expectation`.
public struct Example: Sendable {
  /// The sentence.
  public var sentence: Located<String>
  /// The text after ` => `, `?` included; `nil` when nothing is asserted beyond a match.
  public var expectation: Located<String>?

  /// Makes an example.
  public init(sentence: Located<String>, expectation: Located<String>? = nil) {
    self.sentence = sentence
    self.expectation = expectation
  }
}
