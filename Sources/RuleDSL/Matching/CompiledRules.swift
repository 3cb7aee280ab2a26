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
  let anchors: AnchorSet

  /// The number of rules.
  public var ruleCount: Int { rules.count }
}

/// A rule with its names tied to the tables.
struct CompiledRule: Sendable {
  /// The rule as written.
  var declaration: RuleDeclaration
  /// The unit that its numbers must carry or get: the rule's own, else the metric's.
  var unit: Int?
  /// `near`: each must hold.
  var near: [ContextTest]
  /// `not_near`: none may hold.
  var notNear: [ContextTest]
  /// Indices of rules that this one beats.
  var over: Set<Int>
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
