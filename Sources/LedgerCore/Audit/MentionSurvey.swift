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

  /// The indices of values that are only said in sentences or rows of tables which list values that exclude each other:
  /// from millions to billions to trillions, or that are such a spread themselves. Nobody contradicts himself inside a
  /// sentence; it is about several things, or about none, and so are the columns of a table.
  func listed(in values: [DistinctValue], by comparison: ValueComparison) -> Set<Int> {
    var byPlace: [ScopeKey: Set<Int>] = [:]
    for (place, value) in values.enumerated() {
      for index in value.claims { byPlace[listPlace(index), default: []].insert(place) }
    }
    var lists: Set<ScopeKey> = []
    for (key, places) in byPlace where places.count > 1 {
      let members = places.sorted().map { values[$0] }
      let isList = comparison.pairs(members).contains { comparison.areExclusive(members[$0], members[$1]) }
      if isList { lists.insert(key) }
    }
    return Set(
      values.indices.filter { place in
        isSpread(values[place]) || values[place].claims.allSatisfy { lists.contains(listPlace($0)) }
      })
  }

  /// The sentence of a claim; of a cell, which is a sentence of its own, the row.
  private func listPlace(_ index: Int) -> ScopeKey {
    var key = input.key(index, .sentence)
    let provenance = input.claims[index].claim.provenance
    let before = provenance.prefix.utf8.reversed().prefix { $0 != 0x0A }
    // Lines count from 1, so no sentence has the number of a row.
    if before.contains(UInt8(ascii: "|")) { key.sentence = -provenance.line }
    return key
  }

  /// The reason not to fail two figures of which one is a thousand times beyond what is usual: that one is the slip, and the
  /// check of what is usual says so.
  func excuse(beyondUsual values: [DistinctValue]) -> AuditReason? {
    values.contains { $0.claims.first.map(isBeyondUsual) ?? false } ? .beyondUsual : nil
  }

  private func isBeyondUsual(_ index: Int) -> Bool {
    let claim = input.claims[index].claim
    guard let metric = input.rules.metrics[claim.metric], let usual = metric.usual,
      input.unit(index) == metric.unit?.value ?? ""
    else { return false }
    let value = input.interval(index, .printed).sharp
    if let low = usual.low?.shifted(by: -3), let high = value.high, high < low { return true }
    if let high = usual.high?.shifted(by: 3), let low = value.low, low > high { return true }
    return false
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
}
