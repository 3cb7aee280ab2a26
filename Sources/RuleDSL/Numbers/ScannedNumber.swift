/// A number of a short text as the scanner reads it, before any rule: what examples, drafts and tests compare with.
public struct ScannedNumber: Sendable, Hashable {
  /// The numeral with its scale: `1.3万亿`.
  public var text: String
  /// All that is glued to it: qualifier, numeral, measure word, unit.
  public var quote: String
  /// Where the quote stands, in bytes of the text's UTF-8.
  public var bytes: Range<Int>
  /// Value, interval, qualifier and the unit that stands at it; the unit is empty when none does.
  public var quantity: Quantity
  /// Why it is no number; `nil` when it is one.
  public var setAside: String?
  /// Why it is a number only where a rule says so.
  public var weak: String?
  /// Whether the wording denies it: 没有30%.
  public var isNegated: Bool
  /// Whether it stands in a what-if.
  public var isHypothetical: Bool
}

extension CompiledRules {
  /// The numbers of a text of one sentence, in order.
  public func numbers(in text: String) -> [ScannedNumber] {
    let visible = VisibleText(paragraph: text)
    let folded = FoldedText(visible.bytes, ByteRange(0, visible.bytes.count))
    let sentence = SentenceReading(folded, block: .paragraph, lexicon: lexicon, entities: entities)
    return scanner.scan(sentence).map { scanned($0, sentence, visible) }
  }

  /// A candidate for people.
  func scanned(_ candidate: NumberCandidate, _ sentence: SentenceReading, _ visible: VisibleText) -> ScannedNumber {
    func slice(_ range: Range<Int>) -> String {
      range.isEmpty ? "" : String(decoding: visible.bytes[sentence.bytes(range).offsets], as: UTF8.self)
    }
    let unit = UnitResolver(units).unit(of: candidate, for: nil)
    let factor = unit?.factor ?? .one
    return ScannedNumber(
      text: slice(candidate.core), quote: slice(candidate.quote),
      bytes: candidate.quote.isEmpty ? 0..<0 : sentence.bytes(candidate.quote).offsets,
      quantity: Quantity(
        value: candidate.value.flatMap { $0.multiplied(by: factor) },
        interval: Interval(
          low: candidate.interval.low.flatMap { $0.multiplied(by: factor) },
          high: candidate.interval.high.flatMap { $0.multiplied(by: factor) },
          lowOpen: candidate.interval.lowOpen, highOpen: candidate.interval.highOpen),
        qualifier: candidate.qualifier, absoluteError: .zero,
        unit: unit.map { $0.id == "unknown" ? "" : $0.id } ?? "", unitKind: unit?.kind ?? ""),
      setAside: candidate.setAside, weak: candidate.weak, isNegated: candidate.isNegated,
      isHypothetical: candidate.isHypothetical)
  }
}
