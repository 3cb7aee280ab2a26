/// A pattern that would match at a number: what stands right around it, in the notation of `match:`.
///
///     Heron has 120 crates.  →  <yard> has <number> crates
struct PatternProposal {
  private let sentence: SentenceReading
  private let entities: EntityTable

  /// How many words on either side it takes; of Han text so many characters.
  private static let reach = (words: 2, han: 4)

  init(_ sentence: SentenceReading, _ entities: EntityTable) {
    self.sentence = sentence
    self.entities = entities
  }

  /// The pattern for a number.
  func pattern(around candidate: NumberCandidate) -> String {
    let slot =
      switch candidate.form {
      case .ratio: "<percent>"
      case .multiplier: "<multiplier>"
      case .count: "<number>"
      }
    let before = words(from: candidate.quote.lowerBound, forward: false)
    let after = words(from: candidate.core.upperBound, forward: true)
    return (before.reversed() + [slot] + after).joined(separator: " ")
  }

  /// The words next to a place, the nearest first, up to the next punctuation.
  private func words(from place: Int, forward: Bool) -> [String] {
    var found: [String] = []
    var at = place
    while found.count < Self.reach.words {
      while let code = self.code(at, forward), code == 0x20 { at += forward ? 1 : -1 }
      if let mention = sentence.mentions.first(where: { (forward ? $0.range.lowerBound : $0.range.upperBound) == at }) {
        found.append("<\(entities.type(of: mention))>")
        at = forward ? mention.range.upperBound : mention.range.lowerBound
        continue
      }
      guard let code = self.code(at, forward) else { break }
      let isHan = CodeClass.of(code) == .han
      guard isHan || isWordCode(code) else { break }
      let start = at
      while let next = self.code(at, forward), isHan ? CodeClass.of(next) == .han : isWordCode(next),
        !isHan || abs(at - start) < Self.reach.han
      {
        at += forward ? 1 : -1
      }
      found.append(String(decoding: sentence.text.cased[min(start, at)..<max(start, at)], as: UTF16.self))
      if isHan { break }
    }
    return found
  }

  private func code(_ at: Int, _ forward: Bool) -> UInt16? {
    let codes = sentence.text.codes
    let index = forward ? at : at - 1
    return codes.indices.contains(index) ? codes[index] : nil
  }
}

extension RuleExplainer {
  /// Of the patterns of a rule the one that comes furthest in a text without holding, and a pattern that would hold.
  public func furthest(_ rule: RuleReference, in text: String) -> (trace: Explanation.PatternTrace?, proposal: String?)
  {
    let explanations = explain(text, rule: "\(rule.pack)/\(rule.id)")
    let traces = explanations.flatMap { $0.numbers.flatMap(\.near) + $0.wordingTraces }.filter { $0.missing != nil }
    // Of equals the first.
    var best = traces.first
    for trace in traces where trace.met > best?.met ?? 0 { best = trace }
    let visible = VisibleText(paragraph: text)
    let document = DocumentSentences(visible, rules)
    for index in document.sentences.indices {
      let sentence = document.reading(index)
      guard let candidate = rules.scanner.scan(sentence).first(where: { $0.setAside == nil }) else { continue }
      return (best, PatternProposal(sentence, rules.entities).pattern(around: candidate))
    }
    return (best, nil)
  }
}
