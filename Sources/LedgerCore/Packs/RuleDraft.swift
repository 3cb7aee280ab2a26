import Foundation
public import RuleDSL

/// Makes a rule out of example sentences: guesses patterns, and keeps those with which the rule passes its own examples.
public struct RuleDraft: Sendable {
  /// What the rule is to be called.
  public var id: String
  /// What its number measures.
  public var metric: String
  /// What the metric means; declares it, if nobody has.
  public var about: String?
  /// The unit of its number; `nil` takes the one that stands there.
  public var unit: String?
  /// What the figure is about: `<model>` or a fixed name.
  public var subject: String?
  /// Patterns that the user gives; guessed when there are none.
  public var patterns: [String] = []
  /// The sentences in which it must find a number.
  public var sentences: [Sentence]
  /// Sentences in which it must find nothing.
  public var ignores: [String] = []

  /// A sentence with what is to be found in it.
  public struct Sentence: Sendable {
    /// The sentence.
    public var text: String
    /// Which of its numbers is meant, as ``RuleDraft/numbers(in:_:)`` lists them; `nil` when the pattern decides.
    public var number: Int?
    /// What is expected, in the notation of examples; `nil` accepts what is found.
    public var expectation: String?
    /// Makes a sentence.
    public init(_ text: String, number: Int? = nil, expectation: String? = nil) {
      self.text = text
      self.number = number
      self.expectation = expectation
    }
  }

  /// A rule that passes its examples.
  public struct Rule: Sendable {
    /// The rule file.
    public var text: String
    /// What it finds in the sentences, in the notation of examples.
    public var found: [String]
  }

  /// Why there is no rule.
  public struct Failure: Error, Sendable {
    /// Sentences without a full stop.
    public var reasons: [String]
    /// What is wrong with the file that would have been written.
    public var diagnostics: [Diagnostic] = []
    /// Rules that take the number already.
    public var takers: [RuleReference] = []
    /// Where the patterns of the draft stopped.
    public var near: [Explanation.PatternTrace] = []
    /// That file.
    public var file: SourceFile?
  }

  /// Makes a draft.
  public init(id: String, metric: String, sentences: [Sentence]) {
    self.id = id
    self.metric = metric
    self.sentences = sentences
  }

  /// The numbers of a sentence that a rule may take, with their places; those that were set aside are left out.
  public static func numbers(
    in sentence: String, _ loaded: LoadedRules
  ) -> [(number: ScannedNumber, range: Range<String.Index>)] {
    numbers(in: sentence, RuleCompiler.compile(loaded.packs))
  }

  /// Which of the numbers of a sentence a user means who names it by its text, or by words that stand around it.
  public static func index(
    of text: String, in sentence: String, _ numbers: [(number: ScannedNumber, range: Range<String.Index>)]
  ) -> Int? {
    if let index = numbers.firstIndex(where: { $0.number.quote == text || $0.number.text == text }) { return index }
    guard let place = sentence.range(of: text) else { return nil }
    return numbers.firstIndex { $0.range.overlaps(place) }
  }

  private static func numbers(
    in sentence: String, _ compiled: CompiledRules
  ) -> [(number: ScannedNumber, range: Range<String.Index>)] {
    var from = sentence.startIndex
    var found: [(number: ScannedNumber, range: Range<String.Index>)] = []
    for number in compiled.numbers(in: sentence) {
      guard let range = sentence[from...].range(of: number.quote) else { continue }
      if number.setAside == nil { found.append((number, range)) }
      from = range.upperBound
    }
    return found
  }

  /// The rule, tried out beside the loaded packs.
  public func rule(beside loaded: LoadedRules) throws(Failure) -> Rule {
    let compiled = RuleCompiler.compile(loaded.packs)
    var chosen = patterns
    var last: Failure?
    for (index, sentence) in sentences.enumerated() {
      // A pattern that an earlier sentence gave may do for this one.
      if !chosen.isEmpty, (try? attempt(chosen, upTo: index, loaded)) != nil { continue }
      guard patterns.isEmpty else { break }
      let guesses = try guesses(sentence, compiled)
      var isFound = false
      for guess in guesses where !isFound {
        do {
          _ = try attempt(chosen + [guess], upTo: index, loaded)
          chosen.append(guess)
          isFound = true
        } catch { last = last ?? error }
      }
      guard isFound else {
        throw last ?? Failure(reasons: ["no words stand around the number that a pattern could hold on to"])
      }
    }
    return try attempt(chosen, upTo: sentences.count - 1, loaded)
  }

  private func guesses(_ sentence: Sentence, _ compiled: CompiledRules) throws(Failure) -> [String] {
    let numbers = Self.numbers(in: sentence.text, compiled)
    guard !numbers.isEmpty else {
      let asides = compiled.numbers(in: sentence.text).map { "\($0.text) was set aside: \($0.setAside ?? "")" }
      throw Failure(reasons: ["there is no number in “\(sentence.text)” that a rule could take"] + asides)
    }
    let wanted = sentence.number ?? 0
    guard numbers.indices.contains(wanted) else { throw Failure(reasons: ["there is no number \(wanted + 1)"]) }
    return PatternGuess(sentence.text, numbers[wanted].range, numbers[wanted].number).patterns
  }

  /// The rule with some patterns, if it finds in the first sentences what it should.
  private func attempt(_ patterns: [String], upTo last: Int, _ loaded: LoadedRules) throws(Failure) -> Rule {
    let tried = sentences[...last]
    let asked = try outcomes(text(patterns, tried.map { $0.expectation ?? "?" }), loaded)
    var expectations: [String] = []
    for (sentence, outcome) in zip(tried, asked) {
      switch outcome.result {
      case .pendingAccept(let found) where !found.isEmpty:
        guard sentence.number == nil || isMeant(found, sentence, loaded) else {
          throw Failure(reasons: ["another number is found in “\(sentence.text)”: \(found)"])
        }
        expectations.append(found)
      case .passed: expectations.append(sentence.expectation ?? "")
      default: throw failure(outcome, sentence, loaded)
      }
    }
    let text = text(patterns, expectations)
    for outcome in try outcomes(text, loaded) where !outcome.isPassed {
      throw failure(outcome, Sentence(outcome.example.sentence.value), loaded)
    }
    return Rule(text: text, found: expectations)
  }

  /// Whether what was found is the number that was picked.
  private func isMeant(_ found: String, _ sentence: Sentence, _ loaded: LoadedRules) -> Bool {
    let numbers = Self.numbers(in: sentence.text, loaded)
    guard let index = sentence.number, numbers.indices.contains(index) else { return true }
    let quantity = numbers[index].number.quantity
    guard let value = quantity.value ?? quantity.interval.low else { return true }
    let spellings = [value.description, value.shifted(by: 2).map { "\($0)%" } ?? ""]
    return found.split(separator: " ").contains { word in
      spellings.contains { word == $0 || word.hasPrefix($0 + "..") }
    }
  }

  private func outcomes(_ text: String, _ loaded: LoadedRules) throws(Failure) -> [ExampleOutcome] {
    let file = SourceFile(path: id + ".yaml", bytes: Array(text.utf8))
    let (pack, found) = RuleParser.parse(PackSource(name: Self.packName, files: [file]))
    let diagnostics = RuleChecker.check(loaded.packs + [pack], after: found).filter {
      $0.site.path == file.path && $0.severity == .error
    }
    guard diagnostics.isEmpty else { throw Failure(reasons: [], diagnostics: diagnostics, file: file) }
    return ExampleRunner(ClaimExtractor(rules: RuleCompiler.compile(loaded.packs + [pack]))).run(pack)
  }

  /// A name that no pack can have, so that nothing is taken for the draft's.
  private static let packName = "(draft)"

  private func failure(_ outcome: ExampleOutcome, _ sentence: Sentence, _ loaded: LoadedRules) -> Failure {
    let reasons = reasons(outcome, sentence)
    guard reasons.isEmpty else { return Failure(reasons: reasons) }
    let claims = RuleExplainer(rules: RuleCompiler.compile(loaded.packs)).explain(sentence.text)
      .flatMap(\.numbers).compactMap(\.claim)
    let (pack, _) = RuleParser.parse(
      PackSource(name: Self.packName, files: [SourceFile(path: id, bytes: Array(text(patterns, []).utf8))]))
    let near = RuleExplainer(rules: RuleCompiler.compile(loaded.packs + [pack])).explain(sentence.text, rule: id)
      .flatMap(\.numbers).flatMap(\.near).filter { $0.rule.pack == Self.packName }
    return Failure(
      reasons: ["the rule finds nothing in “\(sentence.text)”"]
        + claims.map { "\($0.rule.pack)/\($0.rule.id) finds \(ExampleNotation.text($0)) there" },
      takers: claims.map(\.rule), near: patterns.isEmpty ? [] : near)
  }

  private func reasons(_ outcome: ExampleOutcome, _ sentence: Sentence) -> [String] {
    if outcome.key == .ignores { return ["it finds something in “\(sentence.text)”, which it should ignore"] }
    switch outcome.result {
    case .noisy(let claims):
      return claims.map { "in “\(sentence.text)” it also finds \(ExampleNotation.text($0))" }
    case .wrong(let mismatches):
      return mismatches.flatMap { mismatch in
        mismatch.differences.map { "\($0.field) is \($0.got.isEmpty ? "empty" : $0.got), not \($0.expected)" }
      }
    case .malformed(let reason): return ["the expectation cannot be read: \(reason)"]
    default: return []
    }
  }

  private func text(_ patterns: [String], _ expectations: [String]) -> String {
    var lines: [String] = []
    func add(_ key: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      if values.count == 1 {
        lines.append("    \(key): \(Self.quoted(values[0]))")
      } else {
        lines.append("    \(key):")
        lines += values.map { "      - \(Self.quoted($0))" }
      }
    }
    if let about {
      lines.append("metrics:")
      lines.append("  \(metric): {about: \(Self.quoted(about))}")
    }
    lines.append("rules:")
    lines.append("  - id: \(id)")
    lines.append("    metric: \(metric)")
    add("match", patterns)
    if let unit { add("unit", [unit]) }
    if let subject { add("subject", [subject]) }
    add("finds", zip(sentences, expectations).map { "\($0.text) => \($1)" })
    add("ignores", ignores)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String { YAMLText.scalar(text) }
}
