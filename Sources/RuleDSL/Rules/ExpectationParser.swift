/// Reads what stands after ` => ` in an example.
struct ExpectationParser: Sendable {
  private let names: ExampleNames
  private let numerals: ExampleNumerals

  /// Makes a parser that knows the numerals, units and entities of the loaded packs.
  init(_ rules: CompiledRules) {
    names = ExampleNames(rules.packs)
    numerals = ExampleNumerals(names: names, rules: rules)
  }

  /// Why an expectation can't be read.
  struct Mistake: Error {
    /// One sentence without a full stop.
    var message: String
  }

  /// The expectations of an example, one for each claim.
  func parse(_ text: String) throws(Mistake) -> [ExampleExpectation] {
    var result: [ExampleExpectation] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      result.append(try expectation(part.trimmingSpaces()))
    }
    return result
  }

  private func expectation(_ text: String) throws(Mistake) -> ExampleExpectation {
    guard !text.isEmpty else { throw Mistake(message: "nothing stands between two `;`") }
    var result = ExampleExpectation(text: text)
    var rest = text[...]
    if let at = Self.last(" @ ", in: rest) {
      let name = rest[at.upperBound...].trimmingSpaces()
      result.subject = names.canonicalEntities[name] ?? name
      rest = rest[..<at.lowerBound]
    } else if rest.hasPrefix("@ ") {
      let name = rest.dropFirst(2).trimmingSpaces()
      result.subject = names.canonicalEntities[name] ?? name
      rest = ""
    }
    if let of = Self.last(" of ", in: rest)
      ?? (rest.hasPrefix("of ") ? rest.startIndex..<rest.index(rest.startIndex, offsetBy: 3) : nil)
    {
      let metric = rest[of.upperBound...].trimmingSpaces()
      guard NameSyntax.metric.accepts(metric) else { throw Mistake(message: "`\(metric)` is no metric") }
      result.metric = metric
      rest = rest[..<of.lowerBound]
    }
    if let word = rest.split(separator: " ").first, let qualifier = Qualifier(rawValue: String(word)) {
      result.qualifier = qualifier
      rest = rest[word.endIndex...]
    }
    try readQuantity(rest.trimmingSpaces(), into: &result)
    return result
  }

  private func readQuantity(_ text: String, into result: inout ExampleExpectation) throws(Mistake) {
    guard !text.isEmpty else {
      if result.qualifier == nil, result.metric == nil, result.subject == nil {
        throw Mistake(message: "the expectation asserts nothing")
      }
      return
    }
    if let dots = text.firstRange(of: "..") {
      let left = text[..<dots.lowerBound].trimmingSpaces()
      let right = text[dots.upperBound...].trimmingSpaces()
      let low = left.isEmpty ? nil : numerals.read(left)
      var high = numerals.read(right)
      // `5..` and `5.. d` have no upper end.
      if high == nil, right.isEmpty || names.unit(right) != nil {
        high = .init(interval: Interval(low: nil, high: nil), unit: names.unit(right))
      }
      guard let high, left.isEmpty || low != nil, low != nil || high.interval.high != nil else {
        throw Mistake(message: "`\(text)` is no range")
      }
      let unit = high.unit ?? low?.unit
      result.unit = unit?.id
      // `3..5 PFLOPS` counts both ends in PFLOPS.
      result.value = .between(
        try scaled(low?.interval.low, by: low?.unit ?? unit, text), try scaled(high.interval.high, by: unit, text))
    } else {
      guard let numeral = numerals.read(text) else { throw Mistake(message: numerals.complaint(about: text)) }
      result.unit = numeral.unit?.id
      let low = try scaled(numeral.interval.low, by: numeral.unit, text)
      let high = try scaled(numeral.interval.high, by: numeral.unit, text)
      result.value = low == high ? low.map(ExampleExpectation.Value.exactly) : .between(low, high)
    }
  }

  private func scaled(
    _ value: ExactDecimal?, by unit: ExampleNames.Unit?, _ text: String
  ) throws(Mistake) -> ExactDecimal? {
    guard let value, let unit else { return value }
    guard let product = value.multiplied(by: unit.factor) else { throw Mistake(message: "`\(text)` is out of range") }
    return product
  }

  private static func last(_ separator: String, in text: Substring) -> Range<Substring.Index>? {
    text.ranges(of: separator).last
  }
}
