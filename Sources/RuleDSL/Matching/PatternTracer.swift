/// Finds out how far patterns came at a number, and which of them are worth telling.
struct PatternTracer {
  private let rules: CompiledRules
  private var matcher: RuleMatcher
  private let rule: String?

  init(_ rules: CompiledRules, _ matcher: RuleMatcher, rule: String?) {
    self.rules = rules
    self.matcher = matcher
    self.rule = rule
  }

  /// The rule with an index, by name.
  func reference(_ rule: Int) -> RuleReference {
    let declaration = rules.rules[rule].declaration
    return RuleReference(pack: declaration.pack, id: declaration.id.value)
  }

  private func isWanted(_ number: Int) -> Bool {
    guard let rule else { return true }
    let reference = reference(number)
    return reference.id == rule || "\(reference.pack)/\(reference.id)" == rule
  }

  /// The patterns that hold at a number, those that came near, and how many rules more met something.
  mutating func traces(_ number: Int, winner: RuleMatch?, held: Set<Int>) -> (
    held: [Explanation.PatternTrace], near: [Explanation.PatternTrace], more: Int
  ) {
    var holding: [(index: Int, trace: Explanation.PatternTrace)] = []
    var misses: [(index: Int, met: Int, isFar: Bool)] = []
    for (index, pattern) in rules.index.patterns.enumerated() where pattern.slot != nil && isWanted(pattern.rule) {
      if let found = matcher.shortfall(index, number) {
        // A pattern of a rule that holds by another pattern has nothing to tell, unless it was asked for.
        if rule == nil, held.contains(pattern.rule) || found.met == 0 { continue }
        misses.append((index, found.met, found.missing.isFar))
      } else if rule != nil || winner?.pattern == index {
        holding.append((index, trace(index, number, missing: nil)))
      }
    }
    misses.sort { ($0.met, $1.isFar ? 1 : 0, $1.index) > ($1.met, $0.isFar ? 1 : 0, $0.index) }
    // Of the forms of one pattern, and without a rule of the patterns of one rule, the one that came furthest.
    var told: Set<[Int]> = []
    let best = misses.filter { miss in
      let pattern = rules.index.patterns[miss.index]
      return told.insert(rule == nil ? [pattern.rule] : [pattern.rule, pattern.source]).inserted
    }.filter { miss in
      let pattern = rules.index.patterns[miss.index]
      return !holding.contains { other in
        rules.index.patterns[other.index].rule == pattern.rule
          && rules.index.patterns[other.index].source == pattern.source
      }
    }
    let kept = rule == nil ? best.prefix(RuleExplainer.nearLimit) : best[...]
    let near = kept.map { trace($0.index, number, missing: matcher.shortfall($0.index, number)?.missing) }
    return (holding.map(\.trace), near + regexes(number, held), best.count - kept.count)
  }

  private mutating func trace(
    _ index: Int, _ number: Int, missing: Explanation.Missing?
  ) -> Explanation.PatternTrace {
    let pattern = rules.index.patterns[index]
    let elements = matcher.elements(index, number)
    let declaration = rules.rules[pattern.rule].declaration
    let met = elements.count { if case .met = $0.outcome { true } else { false } }
    return .init(
      rule: reference(pattern.rule), pattern: declaration.patterns[pattern.source].source.value, elements: elements,
      missing: missing, met: met)
  }

  /// A match of which no claim came because nothing says what it is about.
  mutating func unbound(_ match: RuleMatch, _ number: Int) -> Explanation.PatternTrace {
    let declaration = rules.rules[match.rule].declaration
    let bindings = [declaration.subject].compactMap { $0 } + declaration.roles.map(\.binding)
    let type = bindings.compactMap { binding -> String? in
      if binding.fallback == .drop, case .entity(let type) = binding.target { type } else { nil }
    }.first
    let missing = Explanation.Missing.unbound(type ?? "subject")
    if match.pattern < rules.index.patterns.count { return trace(match.pattern, number, missing: missing) }
    return .init(
      rule: reference(match.rule), pattern: declaration.regex?.source.value ?? "", elements: [], missing: missing,
      met: 0)
  }

  /// How far the regular expressions of a rule that was asked for came.
  private func regexes(_ number: Int, _ held: Set<Int>) -> [Explanation.PatternTrace] {
    guard rule != nil else { return [] }
    return rules.regexes.compactMap { regex in
      guard isWanted(regex.rule), !held.contains(regex.rule) else { return nil }
      return .init(
        rule: reference(regex.rule), pattern: rules.rules[regex.rule].declaration.regex?.source.value ?? "",
        elements: [], missing: matcher.shortfall(regex), met: 0)
    }
  }

  /// Patterns without a number slot of a rule that was asked for, at the place where each came furthest.
  mutating func wordings() -> [Explanation.PatternTrace] {
    guard rule != nil else { return [] }
    return rules.index.patterns.indices.compactMap { index in
      let pattern = rules.index.patterns[index]
      guard pattern.slot == nil, isWanted(pattern.rule), let found = matcher.wordingTrace(index) else { return nil }
      let source = rules.rules[pattern.rule].declaration.patterns[pattern.source].source.value
      return .init(
        rule: reference(pattern.rule), pattern: source, elements: found.elements, missing: found.missing,
        met: found.elements.count { if case .met = $0.outcome { true } else { false } })
    }
  }
}

extension Explanation.Missing {
  /// Whether the number itself is not what the pattern is about.
  fileprivate var isFar: Bool {
    switch self {
    case .slot, .unit, .block: true
    default: false
    }
  }
}
