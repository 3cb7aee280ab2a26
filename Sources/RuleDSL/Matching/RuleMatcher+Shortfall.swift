extension RuleMatcher {
  /// What a pattern missed at a number, and how many of its parts were met; `nil` when it holds.
  mutating func shortfall(_ number: Int, _ candidate: Int) -> (missing: Explanation.Missing, met: Int)? {
    let pattern = rules.index.patterns[number]
    let rule = rules.rules[pattern.rule]
    let first = candidates[candidate]
    guard let slot = pattern.slot else { return nil }
    let sequence = rules.index.sequences[number]
    let right = matcher.progress(sequence.right, from: first.ends, .forward)
    let left = matcher.progress(sequence.left, from: first.starts, .backward)
    let isRightMet = right.nodes == pattern.right.count
    let isLeftMet = left.nodes == pattern.left.count
    let met = Self.parts(pattern.right.prefix(right.nodes)) + Self.parts(pattern.left.prefix(left.nodes))
    if !isRightMet {
      return (missing(pattern.right, right.nodes, right.places, first.core.upperBound, before: false), met)
    }
    if !isLeftMet {
      return (missing(pattern.left, left.nodes, left.places, first.core.lowerBound, before: true), met)
    }
    if !slot.takes(first, rules.units) { return (.slot(expected: Self.name(slot)), met) }
    if rule.declaration.metrics.count == 1, UnitResolver(rules.units).unit(of: first, for: rule.unit) == nil {
      let found = first.form == .ratio ? "a share" : first.form == .multiplier ? "a multiplier" : nil
      let stated = first.unit.map { rules.units.units[$0.unit].id }
      return (
        .unit(
          expected: rule.unit.map { rules.units.units[$0].id } ?? "",
          found: found ?? stated ?? "a measure word"), met
      )
    }
    if !rule.admits(sentence.block) { return (.block(sentence.block), met) }
    if let weak = first.weak, !isStrong(candidate, touching: pattern.touchesNumber) { return (.weak(weak), met) }
    let conditions = rule.declaration
    for (test, condition) in zip(rule.near, conditions.near) where !isMet(test, first.quote) {
      return (.near(condition.any.map(\.value), within: condition.within), met)
    }
    for (test, condition) in zip(rule.notNear, conditions.notNear) where isMet(test, first.quote) {
      return (.notNear(condition.any.map(\.value), within: condition.within), met)
    }
    return nil
  }

  /// The nodes that a reader of the pattern would count.
  private static func parts(_ nodes: ArraySlice<PatternNode>) -> Int {
    nodes.count {
      switch $0 {
      case .edge, .space, .gap: false
      case .choice(_, let optional): !optional
      default: true
      }
    }
  }

  /// What a sequence missed at its node `k`: the node itself, or the end of the word that the node before it met.
  private func missing(
    _ nodes: [PatternNode], _ k: Int, _ places: [Int], _ anchor: Int, before: Bool
  ) -> Explanation.Missing {
    let place = (before ? places.min() : places.max()) ?? anchor
    if k > 0, case .edge = nodes[k] {
      return .wholeWord(Self.name(nodes[k - 1], before: before), seen: word(around: place))
    }
    let wanted = Self.wanted(nodes, k)
    let passed = nodes[..<k].last { if case .edge = $0 { false } else if case .space = $0 { false } else { true } }
    var words = 0
    for node in [passed].compactMap({ $0 }) + nodes[k..<wanted] {
      if case .gap(let halfWords) = node { words += halfWords / 2 }
    }
    // After a gap the text right at it tells more than that at its far end.
    let start = words == 0 ? place : (before ? places.max() : places.min()) ?? anchor
    return .part(
      expected: Self.name(nodes[wanted], before: before),
      seen: seen(start, before: before, reach: words == 0 ? 12 : 24), before: before, within: words == 0 ? nil : words)
  }

  /// The node that a sequence stops for at node `k`: a gap or what may be missing fails for what must follow it.
  private static func wanted(_ nodes: [PatternNode], _ k: Int) -> Int {
    nodes[k...].firstIndex {
      switch $0 {
      case .edge, .space, .gap, .choice(_, optional: true): false
      default: true
      }
    } ?? k
  }

  private func seen(_ place: Int, before: Bool, reach: Int) -> String {
    let codes = sentence.text.cased
    let text =
      before
      ? codes[max(0, place - reach)..<max(0, min(place, codes.count))]
      : codes[min(place, codes.count)..<min(codes.count, place + reach)]
    return String(decoding: text, as: UTF16.self)
  }

  /// The Latin word that runs on over a place.
  private func word(around place: Int) -> String {
    let codes = sentence.text.codes
    var low = min(place, codes.count)
    var high = low
    while low > 0, isWordCode(codes[low - 1]) { low -= 1 }
    while high < codes.count, isWordCode(codes[high]) { high += 1 }
    return text(low..<high)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: sentence.text.cased[range], as: UTF16.self)
  }

  // MARK: Element by element

  /// The elements of a pattern at a number, in reading order, with what each took.
  mutating func elements(_ number: Int, _ candidate: Int) -> [Explanation.Element] {
    let pattern = rules.index.patterns[number]
    let sequence = rules.index.sequences[number]
    let first = candidates[candidate]
    let right = matcher.trace(sequence.right, from: first.ends, .forward)
    let left = matcher.trace(sequence.left, from: first.starts, .backward)
    var elements = Array(elements(pattern.left, left, before: true).reversed())
    if let slot = pattern.slot {
      let isTaken = slot.takes(first, rules.units)
      elements.append(.init(text: Self.name(slot), outcome: isTaken ? .met(text(first.quote)) : .missed))
    }
    return elements + self.elements(pattern.right, right, before: false)
  }

  private func elements(
    _ nodes: [PatternNode], _ trace: PatternMatcher.Trace, before: Bool
  ) -> [Explanation.Element] {
    var found: [Explanation.Element] = []
    let reached = trace.spans.count
    let wanted = reached < nodes.count ? Self.wanted(nodes, reached) : nodes.count
    for (k, node) in nodes.enumerated() {
      switch node {
      case .edge:
        // A word that runs on is missed as a whole.
        if k == reached, !found.isEmpty { found[found.count - 1].outcome = .missed }
        continue
      case .space: continue
      default: break
      }
      let isMissed = found.contains { $0.outcome == .missed }
      let outcome: Explanation.Element.Outcome =
        k < reached
        ? .met(text(trace.spans[k]).trimmingSpaces())
        : isMissed || k > wanted ? .unreached : k == wanted ? .missed : .met("")
      found.append(.init(text: Self.name(node, before: before), outcome: outcome))
    }
    return found
  }

  /// A pattern without a number slot where it came furthest; `nil` when nothing of it is there.
  mutating func wordingTrace(_ number: Int) -> (elements: [Explanation.Element], missing: Explanation.Missing?)? {
    let pattern = rules.index.patterns[number]
    let sequence = rules.index.sequences[number].right
    var best: (start: Int, nodes: Int)?
    for start in sentence.text.codes.indices {
      let nodes = matcher.progress(sequence, from: [start], .forward).nodes
      if nodes > best?.nodes ?? -1 { best = (start, nodes) }
    }
    guard let best else { return nil }
    let trace = matcher.trace(sequence, from: [best.start], .forward)
    let elements = elements(pattern.right, trace, before: false)
    if best.nodes < pattern.right.count {
      return (elements, missing(pattern.right, best.nodes, trace.places, best.start, before: false))
    }
    let end = trace.spans.last?.upperBound ?? best.start
    return (elements, condition(rules.rules[pattern.rule], best.start..<max(best.start, end)))
  }

  /// The condition of a rule that does not hold at a place.
  private func condition(_ rule: CompiledRule, _ range: Range<Int>) -> Explanation.Missing? {
    if !rule.admits(sentence.block) { return .block(sentence.block) }
    for (test, condition) in zip(rule.near, rule.declaration.near) where !isMet(test, range) {
      return .near(condition.any.map(\.value), within: condition.within)
    }
    for (test, condition) in zip(rule.notNear, rule.declaration.notNear) where isMet(test, range) {
      return .notNear(condition.any.map(\.value), within: condition.within)
    }
    return nil
  }

  /// What a regular expression missed; `nil` when it holds somewhere.
  func shortfall(_ regex: CompiledRegex) -> Explanation.Missing? {
    if let missing = condition(rules.rules[regex.rule], 0..<0) { return missing }
    var search = RegexSearch(regex.program, sentence.text.codes, isWhole: true)
    guard search.match(from: 0, groups: regex.bindings.count) == nil else { return .elsewhere }
    guard let furthest = search.furthest else { return .regex(expected: "", seen: "") }
    var first = furthest.step
    var last = furthest.step
    // A text is wanted as a whole, with what of it was met.
    while first > 0, case .code = regex.program.steps[first], case .code = regex.program.steps[first - 1],
      regex.program.origins[first - 1].upperBound == regex.program.origins[first].lowerBound
    {
      first -= 1
    }
    while case .code = regex.program.steps[last], last + 1 < regex.program.steps.count,
      case .code = regex.program.steps[last + 1],
      regex.program.origins[last + 1].lowerBound == regex.program.origins[last].upperBound
    {
      last += 1
    }
    let source = Array((rules.rules[regex.rule].declaration.regex?.source.value ?? "").utf8)
    let origin = regex.program.origins[first].lowerBound..<regex.program.origins[last].upperBound
    let expected = String(decoding: source[origin.clamped(to: source.indices)], as: UTF8.self)
    return .regex(
      expected: expected.trimmingSpaces(),
      seen: seen(furthest.place - (furthest.step - first), before: false, reach: 12).trimmingSpaces())
  }

  // MARK: Names

  private static func name(_ slot: NumberSlot) -> String {
    let type =
      switch slot.test {
      case .number: "number"
      case .percent: "percent"
      case .multiplier: "multiplier"
      case .kind(let kind): kind
      }
    return slot.name.map { "<\($0)=\(type)>" } ?? "<\(type)>"
  }

  /// A node as a reader of the pattern knows it; what is read backward is turned round.
  private static func name(_ node: PatternNode, before: Bool) -> String {
    switch node {
    case .text(let text): String(decoding: text, as: UTF16.self)
    case .space: " "
    case .edge: "the end of a word"
    case .gap: "..."
    case .entity(let type, let name): name.map { "<\($0)=\(type)>" } ?? "<\(type)>"
    case .unit: "<unit>"
    case .number(let slot): name(slot)
    case .choice(let branches, let optional):
      "(" + branches.map { branch(before ? $0.reversed() : $0, before: before) }.joined(separator: "|") + ")"
        + (optional ? "?" : "")
    }
  }

  private static func branch(_ nodes: [PatternNode], before: Bool) -> String {
    nodes.map { node in if case .edge = node { "" } else { name(node, before: before) } }.joined()
  }
}
