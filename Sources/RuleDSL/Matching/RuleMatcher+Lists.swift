extension RuleMatcher {
  /// Hands a match on to the bare numbers that stand in one list with its number: of `64, 256 and 1024 experts` all
  /// three count experts, though the noun stands only once.
  ///
  /// A bare number is one without a unit of its own that no rule took, or that a rule took without learning its unit.
  func spread(_ kept: [RuleMatch]) -> [RuleMatch] {
    guard candidates.count > 1, !kept.isEmpty else { return kept }
    var matches = kept
    var holder: [Int?] = Array(repeating: nil, count: candidates.count)
    for (k, match) in matches.enumerated() where match.numbers.count == 1 { holder[match.numbers[0].candidate] = k }
    let taken = Set(matches.flatMap { $0.numbers.map(\.candidate) })
    func pass(_ match: Int, to number: Int, from giver: Int) {
      guard isBare(number, holder[number].map { matches[$0] }), taken.contains(number) == (holder[number] != nil),
        let heir = heir(of: matches[match], number, giver)
      else { return }
      if let held = holder[number] {
        matches[held] = heir
      } else {
        holder[number] = matches.count
        matches.append(heir)
      }
    }
    for i in candidates.indices.dropLast().reversed() {
      if let match = holder[i + 1], isList(i, i + 1) { pass(match, to: i, from: i + 1) }
    }
    for i in candidates.indices.dropFirst() {
      if let match = holder[i - 1], isList(i - 1, i), endsList(i) { pass(match, to: i, from: i - 1) }
    }
    for i in candidates.indices.dropFirst() {
      guard let held = holder[i], let giver = candidates[..<i].indices.last(where: { holder[$0] != nil }) else {
        continue
      }
      if let heir = parallel(matches[held], i, matches[holder[giver] ?? held], giver) { matches[held] = heir }
    }
    return matches
  }

  /// The match that a bare number takes over from the number before it in the sentence: of `38M parameters, and the large
  /// one 770M` both count parameters. Only a number of like size without a noun of its own does, so that what is left out
  /// can be nothing but what was said before.
  private func parallel(_ match: RuleMatch, _ number: Int, _ model: RuleMatch, _ giver: Int) -> RuleMatch? {
    let own = candidates[number]
    let before = candidates[giver]
    guard own.form == .count, before.form == .count, own.setAside == nil, rules.rules[match.rule].unit == nil,
      match.noun == nil, match.numbers.count == 1, match.wording == nil,
      own.core.lowerBound - before.core.upperBound <= Self.parallelReach, isAlike(own, before),
      rules.rules[model.rule].declaration.isClaim
    else { return nil }
    let rule = rules.rules[model.rule]
    if let unit = own.unit {
      // 12元/百万token and then 0.8元: the price is one of the same.
      guard let wanted = rule.unit, rules.units.units[wanted].numerator == "*", unit.unit == before.unit?.unit,
        unit.factor == before.unit?.factor
      else { return nil }
    } else {
      guard let unit = rule.unit ?? model.noun ?? before.unit?.unit,
        rules.units.units[unit].numerator != "*", CountedNoun(of: own, matcher.measures) == nil,
        !own.hasClassifier || before.hasClassifier,
        UnitResolver(rules.units).unit(of: own, for: unit) != nil
      else { return nil }
    }
    var heir = model
    heir.numbers = [(candidate: number, metric: model.numbers[0].metric)]
    heir.mentions = []  // the name may be another one
    if own.unit == nil, rule.unit == nil {
      heir.noun = model.noun ?? before.unit?.unit
    }
    if own.unit == nil { heir.factor = before.unit?.factor ?? model.factor }
    return heir
  }

  /// Whether two numbers are of like size, within one power of ten.
  private func isAlike(_ a: NumberCandidate, _ b: NumberCandidate) -> Bool {
    guard let x = a.value ?? a.interval.low, let y = b.value ?? b.interval.low else { return false }
    return abs(x.leadingPower - y.leadingPower) <= 1
  }

  /// How many characters apart two parallel numbers stand at most.
  private static let parallelReach = 60

  /// Whether a number waits for a unit.
  private func isBare(_ number: Int, _ match: RuleMatch?) -> Bool {
    let candidate = candidates[number]
    guard candidate.setAside == nil, candidate.weak != "article", candidate.form == .count, candidate.unit == nil else {
      return false
    }
    guard let match else { return true }
    return match.noun == nil && rules.rules[match.rule].unit == nil
  }

  /// The match of `giver` for another number, if the giver knows its unit and both are numbers of one order.
  private func heir(of match: RuleMatch, _ number: Int, _ giver: Int) -> RuleMatch? {
    let rule = rules.rules[match.rule]
    let own = candidates[giver]
    guard own.form == .count, let unit = rule.unit ?? match.noun ?? own.unit?.unit, own.unit?.factor == nil,
      let a = candidates[number].value, let b = own.value, abs(a.leadingPower - b.leadingPower) <= 3,
      UnitResolver(rules.units).unit(of: candidates[number], for: unit) != nil
    else { return nil }
    var heir = match
    heir.numbers = [(candidate: number, metric: match.numbers[0].metric)]
    if rule.unit == nil { heir.noun = unit }
    return heir
  }

  /// Whether nothing but a comma, a slash or an *and* stands between two numbers.
  private func isList(_ first: Int, _ second: Int) -> Bool {
    let from = candidates[first].quote.upperBound
    let to = candidates[second].quote.lowerBound
    guard from < to, to - from <= 6 else { return false }
    let between = sentence.text.codes[from..<to].filter { $0 != 0x20 }
    return Self.links.contains { between.elementsEqual($0) }
  }

  /// Whether no noun of its own follows a number that stands behind the one with the unit.
  private func endsList(_ number: Int) -> Bool {
    let rest = sentence.text.codes[candidates[number].quote.upperBound...].drop { $0 == 0x20 }
    guard let next = rest.first, CodeClass.of(next) != .clause, !Self.openers.contains(next) else { return true }
    return Self.links.contains { rest.starts(with: $0) }
  }

  private static let openers = FoldedText.fold("、/()")
  private static let links = ["、", ",", "/", "和", "与", "及", "或", "and", "or", ",and", ",or"].map(FoldedText.fold)
}
