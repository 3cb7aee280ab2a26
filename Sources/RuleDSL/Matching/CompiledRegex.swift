/// A rule's `regex:` ready to match, with what its groups bind.
final class CompiledRegex: Sendable {
  /// The rule, by its index in the compiled rules.
  let rule: Int
  /// The expression.
  let program: RegexProgram
  /// What each group binds, by its number.
  let bindings: [Binding]

  /// What a group binds.
  enum Binding: Sendable, Hashable {
    /// A number.
    case number(NumberSlot)
    /// An entity of a type, or by a role's or the subject's name.
    case entity(type: String)
    /// The name of a unit.
    case unit
  }

  /// Ties the groups of a rule's expression to what they are named for.
  init(_ regex: RegexPattern, of declaration: RuleDeclaration, rule: Int, kinds: Set<String>) {
    self.rule = rule
    program = RegexProgram(regex)
    let slots = Set(declaration.metrics.compactMap { $0.slot?.value })
    bindings = regex.groups.map { group in
      switch group.name {
      case _ where slots.contains(group.name): .number(NumberSlot(name: group.name, test: .number))
      case "number", "value": .number(NumberSlot(name: nil, test: .number))
      case "percent": .number(NumberSlot(name: nil, test: .percent))
      case "multiplier": .number(NumberSlot(name: nil, test: .multiplier))
      case "unit": .unit
      default:
        kinds.contains(group.name)
          ? .number(NumberSlot(name: nil, test: .kind(group.name))) : .entity(type: group.name)
      }
    }
  }
}

extension RuleMatcher {
  /// Every place where a rule's `regex:` holds and its groups hold what they are named for.
  mutating func regexMatches() -> [RuleMatch] {
    var found: [RuleMatch] = []
    for (number, regex) in rules.regexes.enumerated() where isOpen(regex.rule) {
      if candidates.isEmpty, rules.rules[regex.rule].declaration.value == nil { continue }
      var search = RegexSearch(regex.program, sentence.text.codes)
      var start = 0
      while let match = search.match(from: start, groups: regex.bindings.count) {
        if let bound = bind(match, regex, number) { found.append(bound) }
        start = max(match.range.upperBound, match.range.lowerBound + 1)
      }
      if search.isExhausted { exhausted.append(regex.rule) }
    }
    return found
  }

  private func bind(_ match: RegexSearch.Match, _ regex: CompiledRegex, _ number: Int) -> RuleMatch? {
    let rule = rules.rules[regex.rule]
    var numbers: [(candidate: Int, metric: String)] = []
    var mentions: [(mention: Int, slot: String?)] = []
    for (binding, range) in zip(regex.bindings, match.groups) {
      // A group on a way that was not taken asks for nothing.
      guard let range else { continue }
      switch binding {
      case .number(let slot):
        guard let index = candidate(in: range, slot) else { return nil }
        numbers.append((index, metric(of: slot.name, rule.declaration)))
      case .entity(let type):
        guard
          let index = sentence.mentions.firstIndex(where: {
            $0.range.overlaps(range) && rules.entities.type(of: $0) == type
          })
        else { return nil }
        mentions.append((index, nil))
      case .unit:
        guard let name = matcher.measures.unitName(at: range.lowerBound), name.range.upperBound <= range.upperBound
        else {
          return nil
        }
      }
    }
    let isWording = rule.declaration.value != nil && numbers.isEmpty && !match.range.isEmpty
    guard isWording || !numbers.isEmpty, Set(numbers.map(\.candidate)).count == numbers.count else { return nil }
    let place = isWording ? match.range : candidates[numbers[0].candidate].quote
    guard isNearby(rule, place) else { return nil }
    if !isWording, rule.declaration.metrics.count == 1,
      UnitResolver(rules.units).unit(of: candidates[numbers[0].candidate], for: rule.unit) == nil
    {
      return nil
    }
    return RuleMatch(
      rule: regex.rule, pattern: rules.index.patterns.count + number, numbers: numbers,
      wording: isWording ? match.range : nil, weight: match.weight, skipped: 0, mentions: mentions, noun: nil)
  }

  /// The number that stands in a group: the first whose numeral it touches.
  private func candidate(in range: Range<Int>, _ slot: NumberSlot) -> Int? {
    candidates.indices.first { index in
      let candidate = candidates[index]
      return candidate.setAside == nil && candidate.core.overlaps(range) && slot.takes(candidate, rules.units)
        && candidate.weak != "article"
    }
  }
}
