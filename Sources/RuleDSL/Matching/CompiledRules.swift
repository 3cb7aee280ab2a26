/// The packs of a run, tied together and ready to match.
public struct CompiledRules: Sendable {
  /// The packs that it was compiled from, in loading order.
  public let packs: [RulePack]
  let scanner: NumberScanner
  let lexicon: SentenceLexicon
  let entities: EntityTable
  let units: UnitTable
  let rules: [CompiledRule]
  let index: PatternIndex
  let regexes: [CompiledRegex]
  let anchors: AnchorSet

  /// The number of rules.
  public var ruleCount: Int { rules.count }
}

/// A rule with its names tied to the tables. A class, so that handing it around costs one count.
final class CompiledRule: Sendable {
  /// The rule as written.
  let declaration: RuleDeclaration
  /// The unit that its numbers must carry or get: the rule's own, else the metric's.
  let unit: Int?
  /// `near`: each must hold.
  let near: [ContextTest]
  /// `not_near`: none may hold.
  let notNear: [ContextTest]
  /// Indices of rules that this one beats.
  let over: Set<Int>

  init(declaration: RuleDeclaration, unit: Int?, near: [ContextTest], notNear: [ContextTest], over: Set<Int>) {
    self.declaration = declaration
    self.unit = unit
    self.near = near
    self.notNear = notNear
    self.over = over
  }
}

/// A condition on the words around a number.
struct ContextTest: Sendable {
  /// Context words, any of which will do.
  var words: [Int]
  /// Entity types, any mention of which will do.
  var types: [String]
  /// At most so many half words away; `nil` for the whole sentence.
  var halfWords: Int?
}
