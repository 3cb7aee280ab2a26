/// A pattern of `match:`, parsed but not yet tied to the vocabulary.
public struct Pattern: Sendable, Hashable {
  /// The pattern as written.
  public var source: Located<String>
  /// Its parts, in reading order.
  public var elements: [PatternElement]

  /// Joins a pattern's text and its parts.
  public init(source: Located<String>, elements: [PatternElement]) {
    self.source = source
    self.elements = elements
  }
}

/// One of the five things a pattern is made of.
public enum PatternElement: Sendable, Hashable {
  /// Text that matches itself, escapes resolved; spaces inside mean "optional space".
  case text(String, RuleSite)
  /// `<number>`, `<used=number>`, `<model>`.
  case slot(PatternSlot)
  /// `(a|b)`, or with `optional` `(a|b)?`.
  case alternatives([[PatternElement]], optional: Bool, RuleSite)
  /// `...` or `<gap n>`: at most `words` words, inside one sentence.
  case gap(words: Int, RuleSite)
}

/// A slot of a pattern.
public struct PatternSlot: Sendable, Hashable {
  /// The part before `=` in `<used=number>`.
  public var name: String?
  /// The type: `number`, `percent`, `multiplier`, `unit`, a unit kind, or an entity type.
  public var type: String
  /// Where it was written, brackets included.
  public var site: RuleSite

  /// Makes a slot.
  public init(name: String?, type: String, site: RuleSite) {
    self.name = name
    self.type = type
    self.site = site
  }
}
