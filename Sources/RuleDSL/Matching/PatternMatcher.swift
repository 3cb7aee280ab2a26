/// Walks a compiled pattern through a sentence, forward or backward from a number.
///
/// It keeps the set of places that the pattern can have reached, one state a place, so the cost is the number of nodes
/// times the length of the sentence, whatever the pattern: there is no backtracking to blow up.
///
/// A class, because its many tables would otherwise be retained anew at every step.
final class PatternMatcher {
  let sentence: SentenceReading
  let candidates: [NumberCandidate]
  let rules: CompiledRules
  let measures: MeasureReader
  private let codes: [UInt16]
  private var log: [(capture: Capture, previous: Int)] = []

  init(_ sentence: SentenceReading, _ candidates: [NumberCandidate], _ rules: CompiledRules) {
    self.sentence = sentence
    self.candidates = candidates
    self.rules = rules
    measures = MeasureReader(sentence, rules.scanner.lexicon, rules.units)
    codes = sentence.text.codes
  }

  /// How far a pattern has come, and what it has met.
  ///
  /// Plain data: what slots took is a chain in the matcher's log, so that copying a state counts no references.
  struct State: Sendable {
    /// Between the characters `place - 1` and `place`.
    var place: Int
    /// The literal text matched: two for a Han character, one for others.
    var weight = 0
    /// Half words skipped by gaps.
    var skipped = 0
    /// Whether a slot ends here, so that letters may follow digits.
    var isSlotEdge = true
    /// The last entry of the chain of entities and numbers that slots took; -1 when none did.
    var captures = -1
  }

  /// What a slot took.
  enum Capture: Sendable {
    case mention(Int)
    case number(Int, slot: String?)
  }

  /// The direction of reading.
  enum Direction { case forward, backward }

  /// The best end of `nodes` from any of `starts`: the most literal text, then the shortest gaps; `nil` when none ends.
  func match(_ nodes: [PatternNode], from starts: [Int], _ direction: Direction) -> State? {
    if nodes.isEmpty { return starts.first.map { State(place: $0) } }
    let states = advance(nodes, starts.map { State(place: $0) }, direction)
    if states.count == 1 { return states[0] }
    return states.max { ($0.weight, -$0.skipped) < ($1.weight, -$1.skipped) }
  }

  /// What the slots on the way to a state took.
  func captures(of state: State) -> [Capture] {
    var found: [Capture] = []
    var entry = state.captures
    while entry >= 0 {
      found.append(log[entry].capture)
      entry = log[entry].previous
    }
    return found.reversed()
  }

  private func capture(_ capture: Capture, _ state: inout State) {
    log.append((capture, state.captures))
    state.captures = log.count - 1
  }

  /// How many nodes a pattern got through, and where: for explanations.
  func progress(_ nodes: [PatternNode], from starts: [Int], _ direction: Direction) -> (nodes: Int, places: [Int]) {
    var states = starts.map { State(place: $0) }
    for (k, node) in nodes.enumerated() {
      let next = step(node, states, direction)
      if next.isEmpty { return (k, states.map(\.place)) }
      states = next
    }
    return (nodes.count, states.map(\.place))
  }

  private func advance(_ nodes: [PatternNode], _ starts: [State], _ direction: Direction) -> [State] {
    var states = starts
    for node in nodes {
      states = step(node, states, direction)
      if states.isEmpty { break }
    }
    return states
  }

  private func step(_ node: PatternNode, _ states: [State], _ direction: Direction) -> [State] {
    switch node {
    case .text(let text):
      var next: [State] = []
      for state in states { if let met = literal(text, state, direction) { next.append(met) } }
      return merge(next)
    case .space: return merge(states.map { skipSpace($0, direction) })
    case .edge: return states.filter(isEdge)
    case .gap(let halfWords):
      var next: [State] = []
      for state in states { gap(halfWords, state, direction, into: &next) }
      return merge(next)
    case .entity(let type): return merge(states.flatMap { entity(type, $0, direction) })
    case .unit: return merge(states.compactMap { unit($0, direction) })
    case .number(let slot): return merge(states.flatMap { number(slot, $0, direction) })
    case .choice(let branches, let optional):
      return merge((optional ? states : []) + branches.flatMap { advance($0, states, direction) })
    }
  }

  /// One state a place, in order: the heaviest, then the one with the shortest gaps.
  private func merge(_ states: [State]) -> [State] {
    guard states.count > 1 else { return states }
    var isSorted = true
    for k in 1..<states.count where states[k - 1].place >= states[k].place { isSorted = false }
    if isSorted { return states }
    var kept: [State] = []
    kept.reserveCapacity(states.count)
    for state in states.sorted(by: { ($0.place, -$0.weight, $0.skipped) < ($1.place, -$1.weight, $1.skipped) })
    where kept.last?.place != state.place { kept.append(state) }
    return kept
  }

  private func literal(_ text: [UInt16], _ state: State, _ direction: Direction) -> State? {
    let start: Int
    switch direction {
    case .forward:
      var from = state.place
      if state.isSlotEdge, from < codes.count, codes[from] == 0x20 { from += 1 }
      guard stands(text, at: from) else { return nil }
      start = from + text.count
    case .backward:
      var to = state.place
      if state.isSlotEdge, to > 0, codes[to - 1] == 0x20 { to -= 1 }
      guard stands(text, at: to - text.count) else { return nil }
      start = to - text.count
    }
    var next = state
    next.place = start
    next.isSlotEdge = false
    next.weight += text.reduce(0) { $0 + (CodeClass.of($1) == .han ? 2 : 1) }
    return next
  }

  @inline(__always)
  private func stands(_ text: [UInt16], at start: Int) -> Bool {
    guard start >= 0, start + text.count <= codes.count else { return false }
    for k in 0..<text.count where codes[start + k] != text[k] { return false }
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

  private func gap(_ halfWords: Int, _ state: State, _ direction: Direction, into found: inout [State]) {
    var next = state
    next.isSlotEdge = false
    found.append(state)
    var spent = 0
    while spent <= halfWords {
      let at = direction == .forward ? next.place : next.place - 1
      guard at >= 0, at < codes.count else { break }
      let kind = CodeClass.of(codes[at])
      let neighbour = direction == .forward ? at - 1 : at + 1
      switch kind {
      case .latin, .digit:
        let runsOn =
          neighbour >= 0 && neighbour < codes.count && isWordCode(codes[neighbour]) && next.place != state.place
        spent += runsOn ? 0 : 2
      case .space: break
      default: spent += 1
      }
      if spent > halfWords { break }
      next.place += direction == .forward ? 1 : -1
      next.skipped = state.skipped + spent
      found.append(next)
    }
  }

  private func entity(_ type: String, _ state: State, _ direction: Direction) -> [State] {
    var found: [State] = []
    for (index, mention) in sentence.mentions.enumerated() where rules.entities.type(of: mention) == type {
      let near = direction == .forward ? mention.range.lowerBound : mention.range.upperBound
      guard near == state.place || near == skipSpace(state, direction).place else { continue }
      var next = state
      next.place = direction == .forward ? mention.range.upperBound : mention.range.lowerBound
      next.isSlotEdge = true
      next.weight += 1
      capture(.mention(index), &next)
      found.append(next)
    }
    return found
  }

  private func unit(_ state: State, _ direction: Direction) -> State? {
    guard direction == .forward, let name = measures.unitName(at: skipSpace(state, direction).place) else { return nil }
    var next = state
    next.place = name.range.upperBound
    next.isSlotEdge = true
    return next
  }

  private func number(_ slot: NumberSlot, _ state: State, _ direction: Direction) -> [State] {
    var found: [State] = []
    let place = skipSpace(state, direction).place
    for (index, candidate) in candidates.enumerated() where candidate.setAside == nil && passes(slot, candidate) {
      let near = direction == .forward ? candidate.starts : candidate.ends
      guard near.contains(place) || near.contains(state.place) else { continue }
      for far in direction == .forward ? candidate.ends : candidate.starts {
        var next = state
        next.place = far
        next.isSlotEdge = true
        capture(.number(index, slot: slot.name), &next)
        found.append(next)
      }
    }
    return found
  }

  /// Whether a number is what a slot takes.
  func passes(_ slot: NumberSlot, _ candidate: NumberCandidate) -> Bool {
    switch slot.test {
    case .number: true
    case .percent: candidate.form == .ratio
    case .multiplier: candidate.form == .multiplier
    case .kind(let kind): candidate.unit.map { rules.units.units[$0.unit].kind == kind } ?? false
    }
  }
}
