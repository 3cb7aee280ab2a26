/// Finds what stands before a number: a qualifier glued to it, one a few fillers away, a denial.
struct QualifierReader {
  private let sentence: SentenceReading
  private let grammar: NumberGrammar
  private var codes: [UInt16] { sentence.text.codes }

  /// How far a hedge may stand from its number, in characters of one clause.
  static let hedgeReach = 8

  init(_ sentence: SentenceReading, _ grammar: NumberGrammar) {
    self.sentence = sentence
    self.grammar = grammar
  }

  /// A qualifier before a number.
  struct Found {
    var qualifier: Qualifier
    var range: Range<Int>
    /// Whether nothing but a space stands between it and the number.
    var isGlued: Bool
  }

  /// The qualifier before `start`, no further back than `floor`.
  func before(_ start: Int, floor: Int) -> Found? {
    if let glued = word(endingAt: start, floor: floor) {
      // 超过了大概百分之七十: a bound a word further away says more than a hedge.
      guard glued.qualifier == .approx, let bound = pastFillers(glued.range.lowerBound, floor),
        bound.qualifier != .approx
      else { return glued }
      return Found(qualifier: bound.qualifier, range: glued.range, isGlued: true)
    }
    return pastFillers(start, floor) ?? hedge(before: start, floor: floor)
  }

  /// A qualifier behind which only fillers stand before `start`.
  private func pastFillers(_ start: Int, _ floor: Int) -> Found? {
    var i = start
    var steps = 0
    while steps < 4, let next = filler(endingAt: i, floor: floor) {
      i = next
      steps += 1
      if let found = word(endingAt: i, floor: floor) {
        return Found(qualifier: found.qualifier, range: found.range, isGlued: false)
      }
    }
    return nil
  }

  /// Whether the number is denied: 没有30%, "not 30%".
  func isNegated(_ start: Int, floor: Int) -> Bool {
    var found = false
    for end in ends(start, floor) {
      grammar.lexicon.negated.forEachWordBackward(in: codes, before: end, limit: max(floor, end - 12)) { from, _ in
        if isEdge(from) { found = true }
      }
    }
    return found
  }

  private func word(endingAt start: Int, floor: Int) -> Found? {
    var best: Found?
    for end in ends(start, floor) {
      grammar.lexicon.before.forEachWordBackward(in: codes, before: end, limit: max(floor, end - 24)) {
        from, qualifier in
        // The head of an arrow compares nothing: 27GB -> 15GB.
        if codes[from] == code(">"), from > 0, codes[from - 1] == code("-") || codes[from - 1] == code("=") { return }
        guard isEdge(from), isWordCode(codes[end - 1]) ? end < start || !isWordCode(codes[start]) : true else { return }
        if from < best?.range.lowerBound ?? start {
          best = Found(qualifier: qualifier, range: from..<end, isGlued: true)
        }
      }
      if best != nil { break }
    }
    return best
  }

  /// 大概 and its kind hedge from a little further away: 大概训练了8、9个月, 差不多用了两百张卡.
  private func hedge(before start: Int, floor: Int) -> Found? {
    var i = start - 1
    var reach = 0
    while i > floor, reach < Self.hedgeReach {
      let kind = CodeClass.of(codes[i])
      if kind == .clause || kind == .digit { return nil }
      if let found = word(endingAt: i, floor: floor) {
        guard found.qualifier == .approx else { return nil }
        return Found(qualifier: .approx, range: found.range, isGlued: false)
      }
      if kind != .latin || !isWordCode(codes[i - 1]) { reach += 1 }
      i -= 1
    }
    return nil
  }

  private func filler(endingAt end: Int, floor: Int) -> Int? {
    if end > floor, codes[end - 1] == 0x20 { return end - 1 }
    var best: Int?
    grammar.lexicon.fillersBackward.forEachWordBackward(in: codes, before: end, limit: max(floor, end - 12)) {
      from, _ in
      if isEdge(from) { best = min(best ?? end, from) }
    }
    return best
  }

  /// The places where a word before `start` may end: there, or a space before.
  private func ends(_ start: Int, _ floor: Int) -> ReversedCollection<ClosedRange<Int>> {
    ((start > floor && codes[start - 1] == 0x20 ? start - 1 : start)...start).reversed()
  }

  private func isEdge(_ from: Int) -> Bool {
    !isWordCode(codes[from]) || from == 0 || !isWordCode(codes[from - 1])
  }
}
