/// Walks a compiled pattern through a sentence, forward or backward from a number.
///
/// It keeps the set of places that the pattern can have reached, one state a place, so the cost is the number of nodes
/// times the length of the sentence, whatever the pattern: there is no backtracking to blow up. The sets lie on one
/// stack that is used again for every pattern, so that a step allocates nothing.
struct PatternMatcher {
  private let sentence: SentenceReading
  private let candidates: [NumberCandidate]
  private let rules: CompiledRules
  private let codes: [UInt16]
  let code: PatternCode
  private(set) var stack: [State] = []
  private var log: [(capture: Capture, previous: Int32)] = []
  /// Finds the names of units.
  let measures: MeasureReader

  init(_ sentence: SentenceReading, _ candidates: [NumberCandidate], _ rules: CompiledRules) {
    self.sentence = sentence
    self.candidates = candidates
    self.rules = rules
    measures = MeasureReader(sentence, rules.scanner.grammar)
    codes = sentence.text.codes
    code = rules.index.code
  }

  /// How far a pattern has come, and what it has met.
  ///
  /// Plain data: what slots took is a chain in the matcher's log, so that copying a state counts no references.
  struct State: Sendable {
    /// Between the characters `place - 1` and `place`.
    var place: Int
    /// The literal text matched: two for a Han character, one for others.
    var weight: Int32 = 0
    /// Half words skipped by gaps.
    var skipped: Int32 = 0
    /// The last entry of the chain of entities and numbers that slots took; -1 when none did.
    var captures: Int32 = -1
    /// Whether a slot ends here, so that letters may follow digits.
    var isSlotEdge = true
  }

  /// What a slot took.
  enum Capture: Sendable {
    case mention(Int, slot: String?)
    case number(Int, slot: String?)
  }

  /// The direction of reading.
  enum Direction { case forward, backward }

  /// The best end of a sequence from any of `starts`: the most literal text, then the shortest gaps; `nil` when none
  /// ends.
  mutating func match(_ sequence: Range<Int>, from starts: [Int], _ direction: Direction) -> State? {
    if sequence.isEmpty { return starts.first.map { State(place: $0) } }
    let ends = advance(sequence, start(starts), direction)
    guard var best = ends.first.map({ stack[$0] }) else { return nil }
    for k in ends.dropFirst() {
      let state = stack[k]
      if (best.weight, -best.skipped, -best.place) < (state.weight, -state.skipped, -state.place) { best = state }
    }
    return best
  }

  /// What the slots on the way to a state took.
  func captures(of state: State) -> [Capture] {
    var found: [Capture] = []
    var entry = Int(state.captures)
    while entry >= 0 {
      found.append(log[entry].capture)
      entry = Int(log[entry].previous)
    }
    return found.reversed()
  }

  /// How many nodes of a sequence were got through, and where: for explanations.
  mutating func progress(_ sequence: Range<Int>, from starts: [Int], _ direction: Direction) -> (
    nodes: Int, places: [Int]
  ) {
    var states = start(starts)
    let nodes = code.nodes(sequence)
    for (k, node) in nodes.enumerated() {
      let next = advance(node, states, direction)
      if next.isEmpty { return (k, states.map { stack[$0].place }) }
      states = next
    }
    return (nodes.count, states.map { stack[$0].place })
  }

  // MARK: Steps

  mutating func start(_ places: [Int]) -> Range<Int> {
    stack.removeAll(keepingCapacity: true)
    for place in places { stack.append(State(place: place)) }
    return 0..<stack.count
  }

  /// Takes the states at `states` of the stack through a sequence; returns where on the stack the outcome lies.
  mutating func advance(_ sequence: Range<Int>, _ states: Range<Int>, _ direction: Direction) -> Range<Int> {
    var states = states
    var k = sequence.lowerBound
    while k < sequence.upperBound {
      let base = stack.count
      let step = code.steps[k]
      switch step.kind {
      case .text: for i in states { literal(step, stack[i], direction) }
      case .space: for i in states { stack.append(skipSpace(stack[i], direction)) }
      case .edge: for i in states where isEdge(stack[i]) { stack.append(stack[i]) }
      case .gap: for i in states { gap(k, stack[i], direction) }
      case .entity: for i in states { entity(code.entities[Int(step.first)], stack[i], direction) }
      case .unit: for i in states { unit(stack[i], direction) }
      case .number: for i in states { number(code.slots[Int(step.first)], stack[i], direction) }
      case .choice:
        for i in states where mayBegin(step, stack[i].place, direction) { stack.append(stack[i]) }
        choose(k, step, base, direction)
      case .branch: preconditionFailure("a branch stands in a choice")
      }
      merge(from: base)
      states = base..<stack.count
      if states.isEmpty { break }
      k = Int(step.end)
    }
    return states
  }

  /// Replaces the states from `base` on by what the branches of a choice make of them.
  private mutating func choose(_ at: Int, _ step: PatternCode.Step, _ base: Int, _ direction: Direction) {
    let states = base..<stack.count
    if states.isEmpty { return }
    let first = stack.count
    if step.isOptional { for i in states { stack.append(stack[i]) } }
    var branch = at + 1
    while branch < Int(step.end) {
      let end = Int(code.steps[branch].end)
      let mark = stack.count
      let met = advance(branch + 1..<end, states, direction)
      if met.lowerBound < mark {  // an empty branch
        for i in met { stack.append(stack[i]) }
      } else {
        for (k, i) in met.enumerated() { stack[mark + k] = stack[i] }
        stack.removeLast(stack.count - mark - met.count)
      }
      branch = end
    }
    stack.removeSubrange(base..<first)
  }

  /// Whether the rest of a sequence may begin at a place: what stands there, behind spaces, tells.
  @inline(__always)
  private func mayBegin(_ step: PatternCode.Step, _ place: Int, _ direction: Direction) -> Bool {
    if step.initials == 0 { return true }
    switch direction {
    case .forward:
      var i = place
      while i < codes.count, codes[i] == 0x20 { i += 1 }
      return i < codes.count && step.mayBegin(with: codes[i])
    case .backward:
      var i = place
      while i > 0, codes[i - 1] == 0x20 { i -= 1 }
      return i > 0 && step.mayBegin(with: codes[i - 1])
    }
  }

  /// One state a place: the heaviest, then the one with the shortest gaps.
  private mutating func merge(from base: Int) {
    guard stack.count > base + 1 else { return }
    var rises = true
    var falls = true
    for k in base + 1..<stack.count {
      rises = rises && stack[k - 1].place < stack[k].place
      falls = falls && stack[k - 1].place > stack[k].place
    }
    if rises || falls { return }
    let sorted = stack[base...].sorted { ($0.place, -$0.weight, $0.skipped) < ($1.place, -$1.weight, $1.skipped) }
    stack.removeLast(stack.count - base)
    for state in sorted where stack.count == base || stack[stack.count - 1].place != state.place { stack.append(state) }
  }

  private mutating func literal(_ step: PatternCode.Step, _ state: State, _ direction: Direction) {
    let count = Int(step.count)
    var next = state
    switch direction {
    case .forward:
      var from = state.place
      if state.isSlotEdge, from < codes.count, codes[from] == 0x20 { from += 1 }
      guard stands(step, at: from) else { return }
      next.place = from + count
    case .backward:
      var to = state.place
      if state.isSlotEdge, to > 0, codes[to - 1] == 0x20 { to -= 1 }
      guard stands(step, at: to - count) else { return }
      next.place = to - count
    }
    next.isSlotEdge = false
    next.weight += step.weight
    stack.append(next)
  }

  @inline(__always)
  private func stands(_ step: PatternCode.Step, at start: Int) -> Bool {
    let first = Int(step.first)
    let count = Int(step.count)
    guard start >= 0, start + count <= codes.count else { return false }
    for k in 0..<count where codes[start + k] != code.texts[first + k] { return false }
    return true
  }

  private func skipSpace(_ state: State, _ direction: Direction) -> State {
    var next = state
    switch direction {
    case .forward: while next.place < codes.count, codes[next.place] == 0x20 { next.place += 1 }
    case .backward: while next.place > 0, codes[next.place - 1] == 0x20 { next.place -= 1 }
    }
    return next
  }

  private func isEdge(_ state: State) -> Bool {
    if state.isSlotEdge || state.place == 0 || state.place == codes.count { return true }
    return !(isWordCode(codes[state.place - 1]) && isWordCode(codes[state.place]))
  }

  /// Adds every place within reach at which what follows the gap may begin.
  private mutating func gap(_ at: Int, _ state: State, _ direction: Direction) {
    let step = code.steps[at]
    let halfWords = Int(step.first)
    var next = state
    next.isSlotEdge = false
    if mayBegin(step, state.place, direction) { stack.append(state) }
    var spent = 0
    while spent <= halfWords {
      let at = direction == .forward ? next.place : next.place - 1
      guard at >= 0, at < codes.count else { break }
      let passed = direction == .forward ? at - 1 : at + 1
      spent += HalfWordGap.cost(of: codes[at], after: next.place == state.place ? nil : codes[passed])
      if spent > halfWords { break }
      next.place += direction == .forward ? 1 : -1
      next.skipped = state.skipped + Int32(spent)
      if mayBegin(step, next.place, direction) { stack.append(next) }
    }
  }

  // MARK: Slots

  private mutating func capture(_ capture: Capture, _ state: State) {
    log.append((capture, state.captures))
    var state = state
    state.captures = Int32(log.count - 1)
    stack.append(state)
  }

  private mutating func entity(_ slot: PatternCode.EntitySlot, _ state: State, _ direction: Direction) {
    let spaced = skipSpace(state, direction).place
    for (index, mention) in sentence.mentions.enumerated() {
      let near = direction == .forward ? mention.range.lowerBound : mention.range.upperBound
      guard near == state.place || near == spaced, rules.entities.type(of: mention) == slot.type else { continue }
      var next = state
      next.place = direction == .forward ? mention.range.upperBound : mention.range.lowerBound
      next.isSlotEdge = true
      next.weight += 1
      capture(.mention(index, slot: slot.name), next)
    }
  }

  private mutating func unit(_ state: State, _ direction: Direction) {
    guard direction == .forward, let name = measures.unitName(at: skipSpace(state, direction).place) else { return }
    var next = state
    next.place = name.range.upperBound
    next.isSlotEdge = true
    stack.append(next)
  }

  private mutating func number(_ slot: NumberSlot, _ state: State, _ direction: Direction) {
    let place = skipSpace(state, direction).place
    // Numbers stand in order and apart: only those around the place can begin or end there.
    for index in numbers(around: place)
    where candidates[index].setAside == nil
      && slot.takes(candidates[index].form, candidates[index].unit?.unit, rules.units)
    {
      let near = direction == .forward ? candidates[index].starts : candidates[index].ends
      guard near.contains(place) || near.contains(state.place) else { continue }
      for far in direction == .forward ? candidates[index].ends : candidates[index].starts {
        var next = state
        next.place = far
        next.isSlotEdge = true
        capture(.number(index, slot: slot.name), next)
      }
    }
  }

  /// The numbers whose quote reaches to a place, and their neighbours.
  private func numbers(around place: Int) -> Range<Int> {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].quote.upperBound < place { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)..<min(candidates.count, low + 2)
  }
}
