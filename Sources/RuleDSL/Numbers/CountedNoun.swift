/// The noun that a bare number counts, as a unit: `4.1 million utterances` are utterances, `15,000 spare leaf switches`
/// switches, `37个参评模型` models.
///
/// It is asked for only where neither the number, nor its rule, nor the text of a pattern says what is counted, so it never
/// stands against a pack. English nouns need no vocabulary: the first plural behind the number, in the singular. Chinese
/// ones are those that the packs know, behind the measure word or, where nothing follows that, before the number.
struct CountedNoun: Sendable, Equatable {
  /// The unit: a declared one, or the noun in the singular.
  var id: String
  /// Its kind: `count` for things that the packs know, `noun` for others.
  var kind: String
  /// Where the noun ends if it stands directly behind the number.
  var directEnd: Int?

  /// The kind of a noun that no pack declares as a unit.
  static let nounKind = "noun"

  /// The noun that a number counts in its sentence.
  init?(of candidate: NumberCandidate, _ measures: MeasureReader) {
    guard candidate.form == .count, candidate.unit == nil else { return nil }
    let reader = NounReader(measures)
    let end = max(candidate.quote.upperBound, candidate.core.upperBound)
    guard
      let found = reader.english(after: end) ?? reader.han(after: end, candidate)
        ?? reader.topic(before: candidate.quote.lowerBound, candidate)
    else { return nil }
    self = found
  }

  /// The noun that a header names, for the bare figures under it: *Utterances*, *Warm-up steps*, 专家数.
  init?(header: SentenceReading, _ grammar: NumberGrammar) {
    guard let found = NounReader(MeasureReader(header, grammar)).label() else { return nil }
    self = found
  }

  init(id: String, kind: String, directEnd: Int?) {
    self.id = id
    self.kind = kind
    self.directEnd = directEnd
  }
}

/// Looks for a counted noun in a sentence.
private struct NounReader {
  let measures: MeasureReader
  private var codes: [UInt16] { measures.codes }

  init(_ measures: MeasureReader) { self.measures = measures }

  // MARK: English

  /// The first plural among the words behind a number: adjectives may stand before it, no other words.
  func english(after end: Int) -> CountedNoun? {
    var start = end
    for place in 0..<Self.mostWords {
      guard start < codes.count, codes[start] == 0x20, let word = word(at: start + 1) else { return nil }
      let text = String(decoding: codes[word], as: UTF16.self)
      if EnglishPlural.closing.contains(text) { return nil }
      if let unit = known(at: word.lowerBound), unit.end == word.upperBound {
        return CountedNoun(id: unit.id, kind: unit.kind, directEnd: place == 0 ? unit.end : nil)
      }
      if let singular = EnglishPlural.singular(of: text) {
        return CountedNoun(id: singular, kind: CountedNoun.nounKind, directEnd: place == 0 ? word.upperBound : nil)
      }
      start = word.upperBound
    }
    return nil
  }

  /// A word of letters; `leaf-spine` is one.
  private func word(at start: Int) -> Range<Int>? {
    var end = start
    while end < codes.count,
      CodeClass.of(codes[end]) == .latin
        || end > start && codes[end] == code("-") && end + 1 < codes.count
          && CodeClass.of(codes[end + 1]) == .latin
    {
      end += 1
    }
    return end > start + 1 && (end == codes.count || CodeClass.of(codes[end]) != .digit) ? start..<end : nil
  }

  // MARK: Chinese

  /// The nearest noun that the packs know behind a measure word; of two in a row the last, which the others describe.
  func han(after end: Int, _ candidate: NumberCandidate) -> CountedNoun? {
    guard candidate.hasClassifier else { return nil }
    var i = end
    while i < codes.count, i - end < Self.reach, CodeClass.of(codes[i]) == .han || CodeClass.of(codes[i]) == .latin {
      if Self.stops.contains(codes[i]) { return nil }
      guard var found = thing(at: i) else {
        i += 1
        continue
      }
      while let next = thing(at: found.end) { found = next }
      return CountedNoun(id: found.id, kind: found.kind, directEnd: nil)
    }
    return nil
  }

  /// The noun before a number in the same clause, where the measure word ends the phrase: 标准机架36.8万架.
  func topic(before start: Int, _ candidate: NumberCandidate) -> CountedNoun? {
    guard candidate.hasClassifier else { return nil }
    var i = start - 1
    while i >= 0, start - i <= Self.reach, CodeClass.of(codes[i]) == .han || codes[i] == 0x20 {
      if let found = thing(at: i), found.end <= start {
        return CountedNoun(id: found.id, kind: found.kind, directEnd: nil)
      }
      i -= 1
    }
    return nil
  }

  /// A counted thing of two characters or more whose name begins here; 个模型 is found as 模型.
  private func thing(at i: Int) -> (id: String, kind: String, end: Int)? {
    guard i < codes.count, CodeClass.of(codes[i]) == .han else { return nil }
    let units = measures.grammar.units
    for match in [measures.unitName(at: i), measures.pieceUnit(at: i)] {
      guard let match, match.factor == nil, match.range.count > 1 else { continue }
      let unit = units.units[match.unit]
      if unit.kind == "count" { return (unit.id, unit.kind, match.range.upperBound) }
    }
    return nil
  }

  // MARK: Headers

  /// A header that is a noun: one to three words of which the last is a plural, or a Chinese noun with 数.
  func label() -> CountedNoun? {
    var text = codes[...]
    while let last = text.last, [0x20, code(":"), code("数"), code("量"), code("总")].contains(last) { text.removeLast() }
    guard text.count > 1, text.count <= Self.longestHeader else { return nil }
    if text.allSatisfy({ CodeClass.of($0) == .han }) {
      return text.count < codes.count ? thing(at: text.startIndex, until: text.endIndex) : nil
    }
    guard text.allSatisfy({ CodeClass.of($0) == .latin || $0 == 0x20 || $0 == code("-") }) else { return nil }
    let words = text.split(separator: 0x20)
    guard words.count <= 3, let last = words.last else { return nil }
    let word = String(decoding: last, as: UTF16.self)
    guard let singular = EnglishPlural.singular(of: word), !EnglishPlural.headings.contains(word) else { return nil }
    let unit = known(at: last.startIndex)
    return unit?.end == last.endIndex
      ? unit.map { CountedNoun(id: $0.id, kind: $0.kind, directEnd: nil) }
      : CountedNoun(id: singular, kind: CountedNoun.nounKind, directEnd: nil)
  }

  private func thing(at start: Int, until end: Int) -> CountedNoun? {
    guard let found = thing(at: start), found.end == end else { return nil }
    return CountedNoun(id: found.id, kind: found.kind, directEnd: nil)
  }

  private func known(at i: Int) -> (id: String, kind: String, end: Int)? {
    guard let match = measures.unitName(at: i), match.factor == nil else { return nil }
    let unit = measures.grammar.units.units[match.unit]
    return (unit.id, unit.kind, match.range.upperBound)
  }

  /// A number is followed by at most this many words, its noun included.
  private static let mostWords = 3
  /// How many characters a Chinese noun may stand away.
  private static let reach = 8
  private static let longestHeader = 28
  /// Characters that end a noun phrase.
  private static let stops = CodeSet("的是在有被把从向对将和与及或以了已都也共占中里内上下用为到比就才能可要让给按于")
}
