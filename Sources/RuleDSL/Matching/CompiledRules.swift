/// The packs of a run, tied together and ready to match. A class, so that all that reads by it shares its tables.
public final class CompiledRules: Sendable {
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
  /// What rules want in a sentence, its labels included.
  let contexts: WordGroups
  /// What rules ask of a sentence as a whole.
  let conditions: RuleConditions

  init(
    packs: [RulePack], scanner: NumberScanner, lexicon: SentenceLexicon, entities: EntityTable, units: UnitTable,
    rules: [CompiledRule], index: PatternIndex, regexes: [CompiledRegex], anchors: AnchorSet, contexts: WordGroups
  ) {
    self.packs = packs
    self.scanner = scanner
    self.lexicon = lexicon
    self.entities = entities
    self.units = units
    self.rules = rules
    self.index = index
    self.regexes = regexes
    self.anchors = anchors
    self.contexts = contexts
    conditions = RuleConditions(rules)
  }

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

  /// Whether the rule reads this kind of block. Code is read only by rules that ask for it.
  func admits(_ block: BlockKind) -> Bool {
    let blocks = declaration.inBlocks
    if !blocks.isEmpty { return blocks.contains(block) }
    return block != .code && !declaration.notInBlocks.contains(block)
  }
}

/// A condition on the words around a number.
struct ContextTest: Sendable {
  /// Context words in order, any of which will do.
  var words: [Int]
  /// Entity types, any mention of which will do.
  var types: [String]
  /// At most so many half words away; `nil` for the whole sentence.
  var halfWords: Int?
  /// For the whole sentence, the group of ``CompiledRules/contexts`` that is met where the test holds.
  var group: Int32?

  /// Whether a context word will do.
  func holds(word: Int) -> Bool {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word
  }
}
