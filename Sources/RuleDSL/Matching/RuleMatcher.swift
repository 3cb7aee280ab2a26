/// Applies all rules to the numbers of one sentence and settles which rule gets which number.
struct RuleMatcher {
  let rules: CompiledRules
  let sentence: SentenceReading
  let candidates: [NumberCandidate]
  var matcher: PatternMatcher
  /// The rules whose expressions used up their steps, so that matches may be missing.
  var exhausted: [Int] = []
  /// What rules want in a sentence and this one has.
  private let contexts: GroupSet
  private let block: UInt32

  init(
    _ rules: CompiledRules, _ sentence: SentenceReading, _ candidates: [NumberCandidate], labels: [SentenceReading] = []
  ) {
    // Header and row label of a table cell are context of its numbers like the cell itself.
    self.rules = rules
    self.sentence = sentence
    self.candidates = candidates
    matcher = PatternMatcher(sentence, candidates, rules)
    var met = rules.contexts.met(in: sentence, rules.entities)
    for label in labels { rules.contexts.insert(label, rules.entities, into: &met) }
    contexts = met
    block = RuleConditions.bit(sentence.block)
  }

  /// The matches that stand, in the order of their numbers: one number gives one claim.
  mutating func settled() -> [RuleMatch] {
    var taken: Set<Int> = []
    var kept: [RuleMatch] = []
    for match in all().sorted(by: beats) {
      let numbers = Set(match.numbers.map(\.candidate))
      guard taken.isDisjoint(with: numbers), !kept.contains(where: { overlaps($0, match) }) else { continue }
      taken.formUnion(numbers)
      kept.append(match)
    }
    return spread(kept).sorted { place($0) < place($1) }
  }

  /// Every match of every rule.
  mutating func all() -> [RuleMatch] {
    var matches: [RuleMatch] = []
    let met = rules.index.gates.met(in: sentence, rules.entities)
    let loose = rules.index.loosePatterns(in: sentence, met).filter { isOpen(Int(rules.index.heads[$0].rule)) }
    var patterns: [Int] = []
    for number in candidates.indices where candidates[number].setAside == nil || candidates[number].isRank {
      patterns.removeAll(keepingCapacity: true)
      rules.index.gather(at: candidates[number], in: sentence.text.codes, met, into: &patterns)
      // A weak number counts only where text of a pattern stands right at it.
      if candidates[number].weak == nil || candidates[number].fillsCell { patterns += loose }
      var best: [RuleMatch] = []  // one a rule; seldom more than a handful
      for pattern in patterns {
        guard let match = match(pattern, number) else { continue }
        guard let known = best.firstIndex(where: { $0.rule == match.rule }) else {
          best.append(match)
          continue
        }
        let rank = (match.weight, -match.skipped, -match.pattern)
        if rank > (best[known].weight, -best[known].skipped, -best[known].pattern) { best[known] = match }
      }
      matches += best.sorted { $0.rule < $1.rule }
    }
    return matches + wordings() + regexMatches()
  }

  // MARK: One pattern

  /// The match of a pattern whose first number is `candidate`.
  mutating func match(_ number: Int, _ candidate: Int) -> RuleMatch? {
    let head = rules.index.heads[number]
    guard isOpen(Int(head.rule)), let test = head.test,
      test.takes(candidates[candidate].form, candidates[candidate].unit?.unit, rules.units),
      isStrong(candidate, touching: head.touchesNumber)
    else { return nil }
    let sequence = rules.index.sequences[number]
    guard candidates[candidate].setAside == nil || isRank(rules.rules[Int(head.rule)]),
      let right = matcher.match(sequence.right, from: candidates[candidate].ends, .forward),
      let left = matcher.match(sequence.left, from: candidates[candidate].starts, .backward)
    else { return nil }
    let pattern = rules.index.patterns[number]
    let rule = rules.rules[pattern.rule]
    let first = candidates[candidate]
    guard let slot = pattern.slot, isNearby(rule, first.quote) else { return nil }
    if rule.declaration.metrics.count == 1, !UnitResolver(rules.units).takes(first, as: rule.unit) {
      return nil
    }
    let weight = Int(left.weight + right.weight)
    var numbers = [(candidate, metric(of: slot.name, rule.declaration))]
    var mentions: [(mention: Int, slot: String?)] = []
    for capture in matcher.captures(of: left) + matcher.captures(of: right) {
      switch capture {
      case .mention(let index, let name): mentions.append((index, name))
      case .number(let index, let name): numbers.append((index, metric(of: name, rule.declaration)))
      }
    }
    guard numbers.count == 1 || Set(numbers.map(\.0)).count == numbers.count else { return nil }
    return RuleMatch(
      rule: pattern.rule, pattern: number, numbers: numbers.map { (candidate: $0.0, metric: $0.1) }, wording: nil,
      weight: weight, skipped: Int(left.skipped + right.skipped), mentions: mentions,
      noun: rule.unit == nil ? noun(of: first, endingAt: right.place) : nil)
  }

  /// The unit that a pattern's text spells behind a number without one: 9 new products.
  private func noun(of candidate: NumberCandidate, endingAt end: Int) -> Int? {
    guard candidate.unit == nil, candidate.form == .count, end > candidate.core.upperBound else { return nil }
    let codes = sentence.text.codes
    for i in candidate.core.upperBound..<end where !(isWordCode(codes[i]) && isWordCode(codes[i - 1])) {
      if let name = matcher.measures.unitName(at: i), name.range.upperBound == end, name.factor == nil {
        return name.unit
      }
    }
    return nil
  }

  /// Whether a number is enough of one for a pattern: an article never is (a wording with `value: 1` says what it means),
  /// a bare small count only where the pattern has text right at it or a table's header says what it counts.
  func isStrong(_ candidate: Int, touching touchesNumber: Bool) -> Bool {
    switch candidates[candidate].weak {
    case nil: true
    case "article": false
    default: touchesNumber || candidates[candidate].fillsCell
    }
  }

  /// Whether the rule's number is a place in an order: the unit `rank`.
  private func isRank(_ rule: CompiledRule) -> Bool { rule.unit.map { rules.units.units[$0].kind == "rank" } ?? false }

  func metric(of slot: String?, _ rule: RuleDeclaration) -> String {
    let named = rule.metrics.first { $0.slot?.value == slot } ?? rule.metrics.first
    return named?.metric.value ?? ""
  }

  /// Whether the rule's conditions on the sentence as a whole hold.
  func isOpen(_ number: Int) -> Bool { rules.conditions.hold(number, block, contexts) }

  /// Whether the rule's conditions on the words near a number hold.
  func isNearby(_ rule: CompiledRule, _ range: Range<Int>) -> Bool {
    rule.near.allSatisfy { $0.halfWords == nil || isMet($0, range) }
      && !rule.notNear.contains { $0.halfWords != nil && isMet($0, range) }
  }

  func isMet(_ test: ContextTest, _ range: Range<Int>) -> Bool {
    if let group = test.group { return contexts.contains(group) }
    let reach = test.halfWords ?? .max
    let words = sentence.words
    if isNear(range, reach, words.count, { words[$0].range }, { test.holds(word: words[$0].id) }) { return true }
    if test.types.isEmpty { return false }
    let names = sentence.mentions
    return isNear(range, reach, names.count, { names[$0].range }) {
      test.types.contains(rules.entities.type(of: names[$0]))
    }
  }

  /// Whether one of `count` items in order of their starts that is wanted stands within reach of a range. Looks only at
  /// those around it: a long sentence of numbers would be gone through at each of them.
  private func isNear(
    _ range: Range<Int>, _ reach: Int, _ count: Int, _ place: (Int) -> Range<Int>, _ isWanted: (Int) -> Bool
  ) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if place(middle).lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var gap = HalfWordGap(codes: sentence.text.codes, from: range.upperBound, reach: reach)
    for k in low..<count {
      guard gap.stretches(to: max(place(k).lowerBound, range.upperBound)) else { break }
      if isWanted(k) { return true }
    }
    // A long word may reach over those that begin after it.
    var back = HalfWordGap(codes: sentence.text.codes, from: range.lowerBound, reach: reach + Self.longestWord)
    for k in (0..<low).reversed() {
      guard back.stretches(to: place(k).lowerBound) else { break }
      guard isWanted(k) else { continue }
      var own = HalfWordGap(codes: sentence.text.codes, from: range.lowerBound, reach: reach)
      if own.stretches(to: min(place(k).upperBound, range.lowerBound)) { return true }
    }
    return false
  }

  /// Half words that no context word or name is longer than.
  private static let longestWord = 64

  // MARK: Wordings

  /// Matches of patterns without a number slot: 翻倍 where a rule says that it is 2.
  private mutating func wordings() -> [RuleMatch] {
    let codes = sentence.text.codes
    var found: [RuleMatch] = []
    for start in codes.indices {
      for number in rules.index.wordings(beginningWith: codes[start]) {
        guard start == 0 || !(isWordCode(codes[start - 1]) && isWordCode(codes[start])),
          isOpen(rules.index.patterns[number].rule),
          let end = matcher.match(rules.index.sequences[number].right, from: [start], .forward), end.place > start
        else { continue }
        let pattern = rules.index.patterns[number]
        let rule = rules.rules[pattern.rule]
        guard isNearby(rule, start..<end.place) else { continue }
        let mentions = matcher.captures(of: end).compactMap { capture -> (mention: Int, slot: String?)? in
          if case .mention(let index, let name) = capture { (index, name) } else { nil }
        }
        found.append(
          RuleMatch(
            rule: pattern.rule, pattern: number, numbers: [], wording: start..<end.place, weight: Int(end.weight),
            skipped: Int(end.skipped), mentions: mentions))
      }
    }
    return found
  }

  // MARK: Settling

  /// The most literal text wins, then the rule that names the other in `over`, then the shorter gaps, then the first.
  private func beats(_ a: RuleMatch, _ b: RuleMatch) -> Bool {
    if a.weight != b.weight { return a.weight > b.weight }
    if rules.rules[a.rule].over.contains(b.rule) { return true }
    if rules.rules[b.rule].over.contains(a.rule) { return false }
    if a.skipped != b.skipped { return a.skipped < b.skipped }
    return (a.rule, a.pattern, place(a)) < (b.rule, b.pattern, place(b))
  }

  /// Why a match gave way to one that beats it.
  func defeat(of loser: RuleMatch, by winner: RuleMatch) -> Explanation.Defeat {
    if loser.weight != winner.weight { return .text }
    if rules.rules[winner.rule].over.contains(loser.rule) { return .over }
    return loser.skipped != winner.skipped ? .gaps : .order
  }

  private func place(_ match: RuleMatch) -> Int {
    match.wording?.lowerBound ?? match.numbers.first.map { candidates[$0.candidate].core.lowerBound } ?? 0
  }

  private func overlaps(_ a: RuleMatch, _ b: RuleMatch) -> Bool {
    guard a.wording != nil || b.wording != nil else { return false }
    return ranges(a).contains { x in ranges(b).contains { $0.overlaps(x) } }
  }

  private func ranges(_ match: RuleMatch) -> [Range<Int>] {
    match.wording.map { [$0] } ?? match.numbers.map { candidates[$0.candidate].core }
  }
}
