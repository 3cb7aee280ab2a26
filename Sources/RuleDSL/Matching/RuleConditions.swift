/// What each rule asks of a sentence as a whole, laid out flat: it is asked for every pattern that a number suggests.
struct RuleConditions: Sendable {
  /// The conditions of one rule.
  private struct Head: Sendable {
    /// A bit for each kind of block that the rule reads.
    var blocks: UInt32
    /// Groups of which each must be met.
    var wanted: Range<Int>
    /// Groups of which none may be met.
    var unwanted: Range<Int>
  }

  private var heads: [Head] = []
  private var groups: [Int32] = []

  init(_ rules: [CompiledRule]) {
    for rule in rules {
      var blocks: UInt32 = 0
      for (bit, block) in BlockKind.allCases.enumerated() where rule.admits(block) { blocks |= 1 << UInt32(bit) }
      let first = groups.count
      groups += rule.near.compactMap(\.group)
      let second = groups.count
      groups += rule.notNear.compactMap(\.group)
      heads.append(Head(blocks: blocks, wanted: first..<second, unwanted: second..<groups.count))
    }
  }

  /// The bit of a kind of block.
  static func bit(_ block: BlockKind) -> UInt32 {
    BlockKind.allCases.firstIndex(of: block).map { 1 << UInt32($0) } ?? 0
  }

  /// Whether the conditions of a rule hold in a sentence that meets the groups.
  @inline(__always)
  func hold(_ rule: Int, _ block: UInt32, _ met: GroupSet) -> Bool {
    let head = heads[rule]
    guard head.blocks & block != 0 else { return false }
    for k in head.wanted where !met.contains(groups[k]) { return false }
    for k in head.unwanted where met.contains(groups[k]) { return false }
    return true
  }
}
