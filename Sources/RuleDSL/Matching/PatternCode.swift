/// The nodes of all patterns laid out flat, for the matcher to read without counting a reference.
///
/// A sequence is a range of steps. A choice is one step followed by a `branch` step before each branch; both know where
/// they end, so that a sequence is walked by jumping from step to step.
struct PatternCode: Sendable {
  /// One node.
  struct Step: Sendable {
    var kind: Kind
    /// Whether a choice may be passed over.
    var isOptional = false
    /// Text: its first character in ``PatternCode/texts``; entity and number: the index in their tables; gap: half words.
    var first: Int32 = 0
    /// Text: its length.
    var count: Int32 = 0
    /// Text: what it weighs, two for a Han character and one for another.
    var weight: Int32 = 0
    /// The step after this node.
    var end: Int32 = 0
    /// For a choice one bit for each character, by its last six bits, that it or what follows an optional one may begin
    /// with, for a gap those that may follow it; 0 when that is open. Other places need no closer look.
    var initials: UInt64 = 0

    /// Whether the rest may begin with a character.
    @inline(__always)
    func mayBegin(with code: UInt16) -> Bool { initials == 0 || initials & (1 << UInt64(code & 63)) != 0 }
  }

  /// What a step does.
  enum Kind: UInt8, Sendable { case text, space, edge, gap, entity, unit, number, choice, branch }

  /// A slot that takes an entity.
  struct EntitySlot: Sendable, Hashable {
    var type: String
    var name: String?
  }

  private(set) var steps: [Step] = []
  private(set) var texts: [UInt16] = []
  private(set) var entities: [EntitySlot] = []
  private(set) var slots: [NumberSlot] = []

  /// Adds a sequence that is read in a direction; returns its steps.
  mutating func append(_ nodes: [PatternNode], _ direction: PatternMatcher.Direction) -> Range<Int> {
    let start = steps.count
    for (k, node) in nodes.enumerated() {
      let at = steps.count
      append(node, direction)
      switch node {
      case .choice: steps[at].initials = Self.initials(nodes[k...], direction)
      case .gap: steps[at].initials = Self.initials(nodes[(k + 1)...], direction)
      default: break
      }
    }
    return start..<steps.count
  }

  /// The bits of the characters that a sequence can begin with; 0 when that is open.
  private static func initials(_ nodes: ArraySlice<PatternNode>, _ direction: PatternMatcher.Direction) -> UInt64 {
    var bits: UInt64 = 0
    for node in nodes {
      switch node {
      case .edge, .space: continue
      case .text(let text):
        guard let code = direction == .forward ? text.first : text.last else { return 0 }
        return bits | 1 << UInt64(code & 63)
      case .choice(let branches, let optional):
        for branch in branches {
          let inner = initials(branch[...], direction)
          if inner == 0 { return 0 }
          bits |= inner
        }
        if !optional { return bits }
      case .gap, .entity, .unit, .number: return 0
      }
    }
    return 0
  }

  /// The steps of the nodes of a sequence, one each.
  func nodes(_ sequence: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var k = sequence.lowerBound
    while k < sequence.upperBound {
      found.append(k..<Int(steps[k].end))
      k = Int(steps[k].end)
    }
    return found
  }

  private mutating func append(_ node: PatternNode, _ direction: PatternMatcher.Direction) {
    switch node {
    case .text(let text):
      let weight = text.reduce(0) { $0 + (CodeClass.of($1) == .han ? 2 : 1) }
      add(Step(kind: .text, first: Int32(texts.count), count: Int32(text.count), weight: Int32(weight)))
      texts += text
    case .space: add(Step(kind: .space))
    case .edge: add(Step(kind: .edge))
    case .gap(let halfWords): add(Step(kind: .gap, first: Int32(clamping: halfWords)))
    case .entity(let type, let name):
      let slot = EntitySlot(type: type, name: name)
      let index = entities.firstIndex(of: slot) ?? entities.count
      if index == entities.count { entities.append(slot) }
      add(Step(kind: .entity, first: Int32(index)))
    case .unit: add(Step(kind: .unit))
    case .number(let slot):
      slots.append(slot)
      add(Step(kind: .number, first: Int32(slots.count - 1)))
    case .choice(let branches, let optional):
      let choice = add(Step(kind: .choice, isOptional: optional))
      for branch in branches {
        let head = add(Step(kind: .branch))
        _ = append(branch, direction)
        steps[head].end = Int32(steps.count)
      }
      steps[choice].end = Int32(steps.count)
    }
  }

  @discardableResult
  private mutating func add(_ step: Step) -> Int {
    steps.append(step)
    steps[steps.count - 1].end = Int32(steps.count)
    return steps.count - 1
  }
}
