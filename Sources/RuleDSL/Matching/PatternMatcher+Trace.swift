extension PatternMatcher {
  /// What the nodes of a sequence took, as far as they were met.
  struct Trace {
    /// For each node that was met the characters that it took.
    var spans: [Range<Int>]
    /// Where the first node that was not met could have stood.
    var places: [Int]
  }

  /// Follows a sequence node by node, for explanations.
  ///
  /// The matcher keeps places only, so the way to the best end is found by going back: which place of those before a node
  /// leads over it to the place behind it.
  mutating func trace(_ sequence: Range<Int>, from starts: [Int], _ direction: Direction) -> Trace {
    let nodes = code.nodes(sequence)
    var reached = [starts]
    var states = start(starts)
    var best = states.first.map { stack[$0] }
    for node in nodes {
      states = advance(node, states, direction)
      if states.isEmpty { break }
      best = states.map { stack[$0] }.max { ($0.weight, -$0.skipped) < ($1.weight, -$1.skipped) }
      reached.append(states.map { stack[$0].place })
    }
    guard var target = best?.place else { return Trace(spans: [], places: starts) }
    let places = reached[reached.count - 1]
    var spans: [Range<Int>] = []
    for k in stride(from: reached.count - 2, through: 0, by: -1) {
      let from = reached[k].sorted { abs($0 - target) < abs($1 - target) }
      let source = from.first { place in
        advance(nodes[k], start([place]), direction).contains { stack[$0].place == target }
      }
      let other = source ?? target
      spans.append(min(other, target)..<max(other, target))
      target = other
    }
    return Trace(spans: spans.reversed(), places: places)
  }
}
