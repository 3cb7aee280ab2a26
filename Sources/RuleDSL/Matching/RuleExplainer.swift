/// Explains what rules did with the numbers of a text. It tries every pattern on every number, index or not, so it is for
/// sentences and not for documents.
public struct RuleExplainer: Sendable {
  private let rules: CompiledRules

  /// Makes an explainer.
  public init(_ rules: CompiledRules) { self.rules = rules }

  /// Explains each number of a text, in order.
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: How many rules that did not match are told for each number, those that came nearest first.
  /// - Returns: One explanation for each number.
  public func explain(_ text: VisibleText, limit: Int = 3) -> [NumberExplanation] {
    let document = DocumentSentences(text, rules)
    let locator = TextLocator(text)
    return document.numbered.flatMap { index in
      let sentence = document.reading(index)
      let candidates = rules.scanner.scan(sentence)
      let trial = RuleTrial(rules, sentence, candidates, text: text)
      let numerals = NumeralCensus(sentence, candidates, trial.settled).numerals(locator)
      let whole = String(decoding: text.bytes[document.sentences[index].range.offsets], as: UTF8.self)
      return numerals.enumerated().map { number, numeral in
        NumberExplanation(numeral: numeral, sentence: whole, attempts: trial.attempts(on: number, limit: limit))
      }
    }
  }
}

/// Every rule tried on the numbers of one sentence.
private struct RuleTrial {
  let settled: [RuleMatch]
  private let rules: CompiledRules
  private let sentence: SentenceReading
  private let candidates: [NumberCandidate]
  private let text: VisibleText
  private let matches: [RuleMatch]
  private let ruleMatcher: RuleMatcher

  init(_ rules: CompiledRules, _ sentence: SentenceReading, _ candidates: [NumberCandidate], text: VisibleText) {
    self.rules = rules
    self.sentence = sentence
    self.candidates = candidates
    self.text = text
    ruleMatcher = RuleMatcher(rules, sentence, candidates)
    settled = ruleMatcher.settled()
    matches = ruleMatcher.all()
  }

  func attempts(on number: Int, limit: Int) -> [RuleAttempt] {
    // What the scanner set aside no rule is tried on.
    guard candidates[number].setAside == nil else { return [] }
    let winner = settled.first { takes($0, number) }
    let matched = matches.filter { takes($0, number) }
    var attempts = winner.map { [attempt($0.pattern, .matched)] } ?? []
    if let winner {
      for other in matched where other.rule != winner.rule {
        attempts.append(attempt(other.pattern, .beaten(by: reference(winner.rule))))
      }
    }
    let done = Set(matched.map(\.rule))
    return attempts + nearMisses(number, except: done, limit: limit)
  }

  /// The rules that came nearest without matching: of each its furthest pattern.
  private func nearMisses(_ number: Int, except done: Set<Int>, limit: Int) -> [RuleAttempt] {
    var best: [Int: (pattern: Int, miss: Miss)] = [:]
    for (index, pattern) in rules.index.patterns.enumerated() where !done.contains(pattern.rule) {
      guard let miss = miss(pattern, number) else { continue }
      if let known = best[pattern.rule], known.miss.score >= miss.score { continue }
      best[pattern.rule] = (index, miss)
    }
    return best.sorted { ($1.value.miss.score, $0.key) < ($0.value.miss.score, $1.key) }
      .prefix(limit).map { attempt($0.value.pattern, $0.value.miss.outcome) }
  }

  /// How a pattern fell short.
  private struct Miss {
    var outcome: RuleAttempt.Outcome
    /// The share of the pattern that was there, text and slots counted.
    var score: Double
  }

  private func miss(_ pattern: CompiledPattern, _ number: Int) -> Miss? {
    let candidate = candidates[number]
    guard let slot = pattern.slot else { return nil }
    let matcher = ruleMatcher.matcher
    let right = matcher.progress(pattern.right, from: candidate.ends, .forward)
    let left = matcher.progress(pattern.left, from: candidate.starts, .backward)
    let all = pattern.right.count(where: Self.counts) + pattern.left.count(where: Self.counts)
    let met =
      pattern.right.prefix(right.nodes).count(where: Self.counts)
      + pattern.left.prefix(left.nodes).count(where: Self.counts)
    // Where nothing but the number itself was there, the rule is about something else.
    guard met > 0 || all == 0 else { return nil }
    let score = all == 0 ? 0 : Double(met) / Double(all)
    if right.nodes < pattern.right.count {
      return Miss(outcome: stop(pattern.right, right, .after), score: score)
    }
    if left.nodes < pattern.left.count { return Miss(outcome: stop(pattern.left, left, .before), score: score) }
    guard let outcome = conditions(pattern, slot, candidate) else { return nil }
    if all == 0, case .form = outcome { return nil }
    return Miss(outcome: outcome, score: score + 1)
  }

  /// What beside the text of a pattern is not met.
  private func conditions(
    _ pattern: CompiledPattern, _ slot: NumberSlot, _ candidate: NumberCandidate
  ) -> RuleAttempt.Outcome? {
    let rule = rules.rules[pattern.rule]
    if !ruleMatcher.matcher.passes(slot, candidate) { return .form(wanted: Self.name(slot)) }
    if !ruleMatcher.admits(rule) { return .block(sentence.block) }
    if UnitResolver(rules.units).unit(of: candidate, for: rule.unit) == nil {
      return .unit(wanted: rule.unit.map { rules.units.units[$0].id } ?? "")
    }
    return ruleMatcher.holdsContext(rule, around: candidate.quote) ? nil : .context
  }

  private func stop(
    _ nodes: [PatternNode], _ progress: (nodes: Int, places: [Int]), _ side: RuleAttempt.Side
  ) -> RuleAttempt.Outcome {
    // An edge that is not there means that the word before it goes on.
    let wanted = nodes[progress.nodes...].lazy.filter(Self.counts).first.map(Self.text) ?? "the end of the word"
    return .text(wanted: wanted, seen: seen(progress.places, side), side: side)
  }

  /// A few characters of the sentence from the furthest place on.
  private func seen(_ places: [Int], _ side: RuleAttempt.Side) -> String {
    let count = sentence.text.codes.count
    let range: Range<Int> =
      switch side {
      case .after: (places.max() ?? count)..<min(count, (places.max() ?? count) + 8)
      case .before: max(0, (places.min() ?? 0) - 8)..<(places.min() ?? 0)
      }
    guard !range.isEmpty else { return "" }
    let bytes = sentence.text.starts[range.lowerBound]..<sentence.text.ends[range.upperBound - 1]
    return String(decoding: text.bytes[bytes], as: UTF8.self)
  }

  private func takes(_ match: RuleMatch, _ number: Int) -> Bool {
    match.numbers.contains { $0.candidate == number }
  }

  private func attempt(_ pattern: Int, _ outcome: RuleAttempt.Outcome) -> RuleAttempt {
    let compiled = rules.index.patterns[pattern]
    let declaration = rules.rules[compiled.rule].declaration
    return RuleAttempt(
      rule: reference(compiled.rule), pattern: declaration.patterns[compiled.source].source, outcome: outcome)
  }

  private func reference(_ rule: Int) -> RuleReference {
    let declaration = rules.rules[rule].declaration
    return RuleReference(pack: declaration.pack, id: declaration.id.value)
  }

  // MARK: Nodes in words

  /// Whether a node is something that a person wrote and can miss.
  private static func counts(_ node: PatternNode) -> Bool {
    switch node {
    case .text, .entity, .unit, .number: true
    case .choice(_, let optional): !optional
    case .space, .edge, .gap: false
    }
  }

  private static func text(_ node: PatternNode) -> String {
    switch node {
    case .text(let codes): String(decoding: codes, as: UTF16.self)
    case .space: " "
    case .edge: ""
    case .gap: " ... "
    case .entity(let type): "<\(type)>"
    case .unit: "<unit>"
    case .number(let slot): "<\(name(slot))>"
    case .choice(let branches, _): branches.map { $0.map(text).joined() }.joined(separator: "|")
    }
  }

  private static func name(_ slot: NumberSlot) -> String {
    switch slot.test {
    case .number: "number"
    case .percent: "percent"
    case .multiplier: "multiplier"
    case .kind(let kind): kind
    }
  }
}
