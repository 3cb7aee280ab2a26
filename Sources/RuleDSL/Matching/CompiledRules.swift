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
  /// What rules want in a sentence, its labels included.
  let contexts: WordGroups

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
  /// Groups of words of which the sentence must hold one each, and such of which it may hold none.
  private let wanted: [Int32]
  private let unwanted: [Int32]

  init(declaration: RuleDeclaration, unit: Int?, near: [ContextTest], notNear: [ContextTest], over: Set<Int>) {
    self.declaration = declaration
    self.unit = unit
    self.near = near
    self.notNear = notNear
    self.over = over
    wanted = near.compactMap(\.group)
    unwanted = notNear.compactMap(\.group)
  }

  /// Whether the rule reads this kind of block. Code is read only by rules that ask for it.
  func admits(_ block: BlockKind) -> Bool {
    let blocks = declaration.inBlocks
    if !blocks.isEmpty { return blocks.contains(block) }
    return block != .code && !declaration.notInBlocks.contains(block)
  }

  /// Whether the conditions on a sentence as a whole hold.
  func isOpen(in block: BlockKind, _ met: GroupSet) -> Bool {
    for group in wanted where !met.contains(group) { return false }
    for group in unwanted where met.contains(group) { return false }
    return admits(block)
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
