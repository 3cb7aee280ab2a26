import RuleDSL

/// Weighs how firmly mentions are tied to their subject: what is loosely tied can't prove a contradiction.
struct MentionSurvey {
  private let input: AuditInput

  init(_ input: AuditInput) { self.input = input }

  /// Whether the sentence of a claim doesn't name the subject itself.
  func isCarried(_ index: Int) -> Bool {
    ["previous", "document", "else"].contains(input.claim(index).subjectBinding)
  }

  /// The reason not to fail two values: every pair of their mentions stands in one document, and one of the pair only
  /// carries on a subject from an earlier sentence. A text rather speaks of something else by then than contradicts
  /// itself; across documents, what each of them is about is all there is to go by.
  func excuse(_ a: DistinctValue, _ b: DistinctValue) -> AuditReason? {
    guard let first = a.claims.first ?? b.claims.first else { return nil }
    let source = input.claims[first].source
    var isProof = true
    for value in [a, b] {
      // A value without mentions is a reference.
      var isFirm = value.claims.isEmpty
      for index in value.claims {
        if input.claims[index].source != source { return nil }
        if !isCarried(index) { isFirm = true }
      }
      isProof = isProof && isFirm
    }
    return isProof ? nil : .subjectCarried
  }

  /// The indices of values that are only said in sentences which list values that exclude each other: from millions to
  /// billions to trillions, or that are such a spread themselves. Nobody contradicts himself inside a sentence; it is about several things, or about none.
  func listed(in values: [DistinctValue], by comparison: ValueComparison) -> Set<Int> {
    struct Sentence: Hashable {
      var source: String
      var text: String
    }
    var bySentence: [Sentence: Set<Int>] = [:]
    for (place, value) in values.enumerated() {
      for sentence in sentences(of: value) {
        bySentence[Sentence(source: sentence.0, text: sentence.1), default: []].insert(place)
      }
    }
    var lists: Set<Sentence> = []
    for (sentence, places) in bySentence where places.count > 1 {
      let members = places.sorted().map { values[$0] }
      let isList = comparison.pairs(members).contains { comparison.areExclusive(members[$0], members[$1]) }
      if isList { lists.insert(sentence) }
    }
    return Set(
      values.indices.filter { place in
        isSpread(values[place])
          || sentences(of: values[place]).allSatisfy { lists.contains(Sentence(source: $0.0, text: $0.1)) }
      })
  }

  /// The reason not to fail a value against a reference: a spread, or one that is only said in sentences which give
  /// other values of the metric too.
  func excuse(_ value: DistinctValue, of metric: String) -> AuditReason? {
    if isSpread(value) { return .listed }
    let isListed = value.claims.allSatisfy { index in
      let sentence = input.key(index, .sentence)
      func isOther(_ other: Int) -> Bool {
        input.claim(other).metric == metric && input.claim(other).isClaim
          && input.interval(other, .printed).sharp.isDisjoint(from: value.interval.sharp)
      }
      // The claims are in the order of their places, so those of a sentence stand around each other.
      func isInside(_ other: Int) -> Bool { input.key(other, .sentence) == sentence }
      return input.claims.indices[..<index].reversed().lazy.prefix(while: isInside).contains(where: isOther)
        || input.claims.indices[(index + 1)...].lazy.prefix(while: isInside).contains(where: isOther)
    }
    return isListed ? .listed : nil
  }

  /// Whether a range runs over three powers of ten: "from a hundred million to a hundred billion" is no estimate of one
  /// figure, but spans those of many things.
  private func isSpread(_ value: DistinctValue) -> Bool {
    guard let first = value.claims.first, input.claim(first).quantity.qualifier == .range,
      let low = value.interval.sharp.low, let high = value.interval.sharp.high, low > .zero,
      let limit = low.shifted(by: 3)
    else { return false }
    return high >= limit
  }

  private func sentences(of value: DistinctValue) -> [(String, String)] {
    value.claims.map { (input.claims[$0].source, input.claim($0).provenance.sentence) }
  }
}
