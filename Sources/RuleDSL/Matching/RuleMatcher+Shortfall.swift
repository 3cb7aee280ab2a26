extension RuleMatcher {
  /// What a pattern missed at a number, and how many of its parts were met; `nil` when it holds.
  func shortfall(_ number: Int, _ candidate: Int) -> (missing: Explanation.Missing, met: Int)? {
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
      return (part(pattern.right[right.nodes], at: right.places.max() ?? first.core.upperBound, before: false), met)
    }
    if !isLeftMet {
      return (part(pattern.left[left.nodes], at: left.places.min() ?? first.core.lowerBound, before: true), met)
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
    if !admits(rule) { return (.block(sentence.block), met) }
    if let weak = first.weak, !isStrong(first, pattern) { return (.weak(weak), met) }
    let conditions = rule.declaration
    for (test, condition) in zip(rule.near, conditions.near) where !isMet(test, first.quote) {
      return (.near(condition.any.map(\.value)), met)
    }
    for (test, condition) in zip(rule.notNear, conditions.notNear) where isMet(test, first.quote) {
      return (.notNear(condition.any.map(\.value)), met)
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

  private func part(_ node: PatternNode, at place: Int, before: Bool) -> Explanation.Missing {
    let codes = sentence.text.cased
    let reach = 12
    let seen =
      before
      ? codes[max(0, place - reach)..<max(0, min(place, codes.count))]
      : codes[min(place, codes.count)..<min(codes.count, place + reach)]
    return .part(expected: Self.name(node), seen: String(decoding: seen, as: UTF16.self), before: before)
  }

  private static func name(_ slot: NumberSlot) -> String {
    switch slot.test {
    case .number: "<number>"
    case .percent: "<percent>"
    case .multiplier: "<multiplier>"
    case .kind(let kind): "<\(kind)>"
    }
  }

  private static func name(_ node: PatternNode) -> String {
    switch node {
    case .text(let text): String(decoding: text, as: UTF16.self)
    case .space: " "
    case .edge: "the end of a word"
    case .gap: "..."
    case .entity(let type): "<\(type)>"
    case .unit: "<unit>"
    case .number(let slot): name(slot)
    case .choice(let branches, let optional):
      "("
        + branches.map { $0.map { node in if case .edge = node { "" } else { name(node) } }.joined() }.joined(
          separator: "|") + ")" + (optional ? "?" : "")
    }
  }
}
