/// Turns a rule's match into claims: unit and scale multiplied out, subject bound, place in the original bytes found.
struct ClaimNormalizer {
  private let rules: CompiledRules
  private let document: DocumentSentences
  private let locator: TextLocator
  private let binder: SubjectBinder
  private let dates: DateBinder

  init(_ rules: CompiledRules, _ document: DocumentSentences, _ locator: TextLocator, published: String? = nil) {
    self.rules = rules
    self.document = document
    self.locator = locator
    binder = SubjectBinder(document, rules.entities)
    dates = DateBinder(document, rules, published: published)
  }

  /// The claims of a match in sentence `index`.
  func claims(_ match: RuleMatch, _ candidates: [NumberCandidate], sentence index: Int) -> [Claim] {
    let rule = rules.rules[match.rule]
    if let wording = match.wording, let metric = rule.declaration.metrics.first {
      guard let value = rule.declaration.value?.value else { return [] }
      let unit = rule.unit.map { rules.units.units[$0] }
      let qualifier = qualifier(of: wording, in: document.reading(index))
      let quantity = Quantity(
        value: value, interval: Wording.interval(qualifier, value, rules.scanner.grammar.lexicon.approx),
        qualifier: qualifier,
        absoluteError: .zero, unit: unit?.id ?? "unknown", unitKind: unit?.kind ?? "")
      let found = claim(
        rule, match, index, quantity, metric.metric.value, quote: wording, core: wording, note: "", isClaim: true)
      return found.map { [$0] } ?? []
    }
    return match.numbers.compactMap { number, metric in
      let candidate = candidates[number]
      let expected = rule.declaration.metrics.count == 1 ? rule.unit ?? match.noun : metricUnit(metric)
      guard var quantity = quantity(candidate, expected, match.factor) else { return nil }
      var quote = candidate.quote
      if quantity.unit == "unknown", let counted = counted(candidate, sentence: index) {
        quantity.unit = counted.id
        quantity.unitKind = counted.kind
        quote = quote.lowerBound..<max(quote.upperBound, counted.directEnd ?? 0)
      }
      if candidate.unit != nil, let rate = rate(of: quantity, candidate, sentence: index) { quantity = rate }
      let note = [candidate.isNegated ? "negated" : "", candidate.isHypothetical ? "hypothetical" : ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
      return claim(
        rule, match, index, quantity, metric, quote: quote, core: candidate.core, note: note,
        isClaim: note.isEmpty)
    }
  }

  /// What a bare number counts: the noun behind it, or the one that its column or row is headed with.
  private func counted(_ candidate: NumberCandidate, sentence index: Int) -> CountedNoun? {
    let grammar = rules.scanner.grammar
    if let noun = CountedNoun(of: candidate, MeasureReader(document.reading(index), grammar)) { return noun }
    guard candidate.fillsCell, candidate.unit == nil, candidate.form == .count, let cell = document.cell(of: index)
    else { return nil }
    return (cell.columns + cell.rows).lazy.compactMap { CountedNoun(header: $0, grammar) }.first
  }

  /// A price by the piece, energy by the token: the quantity divided by what the text divides it by.
  private func rate(of quantity: Quantity, _ candidate: NumberCandidate, sentence index: Int) -> Quantity? {
    guard !quantity.unit.contains("/"),
      let below = RateDenominator(
        of: candidate, kind: quantity.unitKind, MeasureReader(document.reading(index), rules.scanner.grammar)),
      let share = Quotient.nearest(.one, below.count), let value = quantity.value.scaled(by: share),
      let interval = quantity.interval.scaled(by: share), let error = quantity.absoluteError.multiplied(by: share)
    else { return nil }
    var rate = quantity
    rate.value = value
    rate.interval = interval
    rate.absoluteError = error
    rate.unit = "\(quantity.unit)/\(below.id.contains("*") ? "(\(below.id))" : below.id)"
    return rate
  }

  /// What a wording says of its constant: E级算力 is of the order of an exa, 翻倍以上 is more than double.
  private func qualifier(of wording: Range<Int>, in reading: SentenceReading) -> Qualifier {
    var found = Qualifier.exact
    for start in wording {
      rules.scanner.grammar.lexicon.after.forEachWord(in: reading.text.codes, at: start, limit: wording.upperBound) {
        end, word in
        guard start > wording.lowerBound, end == wording.upperBound || word == .magnitude else { return }
        found = word
      }
    }
    return found
  }

  private func metricUnit(_ metric: String) -> Int? {
    for pack in rules.packs {
      for declared in pack.metrics where declared.name.value == metric {
        if let unit = declared.unit?.value { return rules.units.index(of: unit) }
      }
    }
    return nil
  }

  /// The number in the unit that the rule gives it.
  private func quantity(_ candidate: NumberCandidate, _ expected: Int?, _ borrowed: ExactDecimal?) -> Quantity? {
    guard let unit = UnitResolver(rules.units).unit(of: candidate, for: expected) else { return nil }
    let factor = unit.factor ?? borrowed ?? .one
    guard let value = candidate.value.scaled(by: factor), let interval = candidate.interval.scaled(by: factor) else {
      return nil
    }
    let isMeasured = !["count", "", "ratio", "multiplier"].contains(unit.kind)
    let isPrinted = candidate.isRounded || isMeasured || candidate.form != .count
    var error = ExactDecimal.zero
    if value != nil, isPrinted, candidate.qualifier != .magnitude,
      let half = ExactDecimal(coefficient: 5, exponent: candidate.printed - 1)
    {
      error = half.multiplied(by: factor) ?? .zero
    }
    return Quantity(
      value: value, interval: interval, qualifier: candidate.qualifier, absoluteError: error, unit: unit.id,
      unitKind: unit.kind)
  }

  private func claim(
    _ rule: CompiledRule, _ match: RuleMatch, _ index: Int, _ quantity: Quantity, _ metric: String,
    quote: Range<Int>, core: Range<Int>, note: String, isClaim: Bool
  ) -> Claim? {
    let reading = document.reading(index)
    let slots = match.mentions.map { (mention: reading.mentions[$0.mention], name: $0.slot) }
    var subject = SubjectBinder.Binding(name: "", how: "")
    if let declaration = rule.declaration.subject {
      // A slot that is named for a role is that role's.
      let roles = rule.declaration.roles.map(\.role.value)
      let own = slots.filter { slot in !roles.contains { $0 == slot.name } }
      let others = slots.filter { slot in roles.contains { $0 == slot.name } }.map {
        rules.entities.name(of: $0.mention)
      }
      guard
        let bound = binder.bind(declaration, sentence: index, place: quote, slots: own, besides: others)
      else { return nil }
      subject = bound
    }
    var roles: [Claim.Role] = []
    for (role, declaration) in rule.declaration.roles {
      let named = slots.filter { $0.name == role.value }
      guard
        var bound = binder.bind(
          declaration, sentence: index, place: quote, slots: named.isEmpty ? slots : named)
      else { return nil }
      if case .entity(let type) = declaration.target, bound.name == subject.name, !bound.name.isEmpty, named.isEmpty {
        (subject, bound) = binder.apart(subject, bound, type: type, sentence: index, place: quote)
      }
      if !bound.name.isEmpty { roles.append(Claim.Role(name: role.value, entity: bound.name)) }
    }
    let date = dates.bind(sentence: index, place: quote)
    let mark = document.text.marks.isEmpty ? nil : document.text.mark(at: reading.bytes(quote).lower)
    return Claim(
      provenance: provenance(reading, index, quote: quote, core: core), quantity: quantity, metric: metric,
      subject: subject.name, subjectBinding: subject.how, roles: roles.sorted { $0.name < $1.name },
      asOf: date.flatMap(\.date),
      asOfBinding: date?.how ?? "", timeCode: mark?.timeCode, speaker: mark?.speaker,
      isClaim: isClaim && rule.declaration.isClaim, note: note,
      rule: RuleReference(pack: rule.declaration.pack, id: rule.declaration.id.value))
  }

  private func provenance(_ reading: SentenceReading, _ index: Int, quote: Range<Int>, core: Range<Int>) -> Provenance {
    let place = locator.place(of: reading.bytes(quote))
    return Provenance(
      span: place.span, codePoints: place.codePoints, line: place.line, column: place.column,
      quote: locator.quote(place), lexeme: locator.quote(locator.place(of: reading.bytes(core))),
      sentence: SentenceText.folded(document.text.bytes, document.sentences[index].range),
      prefix: locator.prefix(place), suffix: locator.suffix(place))
  }
}

extension SentenceReading {
  /// The bytes of some characters.
  func bytes(_ range: Range<Int>) -> ByteRange<VisibleBytes> {
    ByteRange(text.starts[range.lowerBound], text.ends[range.upperBound - 1])
  }
}

/// A sentence for people: white space folded, cut at 500 code points.
enum SentenceText {
  static let limit = 500

  /// The text of a stretch of visible bytes.
  static func folded(_ bytes: [UInt8], _ range: ByteRange<VisibleBytes>) -> String {
    var text: [UInt8] = []
    var points = 0
    var spaced = false
    for byte in bytes[range.offsets] {
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        spaced = !text.isEmpty
        continue
      }
      if byte & 0xC0 != 0x80 {
        points += 1
        if points > limit { break }
      }
      if spaced { text.append(0x20) }
      spaced = false
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
