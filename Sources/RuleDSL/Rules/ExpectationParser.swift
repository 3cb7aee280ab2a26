/// Reads what stands after ` => ` in an example.
struct ExpectationParser: Sendable {
  /// Reads the numeral at the start of a text: its interval, and what stands behind it.
  typealias NumeralReader = @Sendable (String) -> (interval: Interval, rest: String)?

  private let names: ExampleNames
  private let readNumeral: NumeralReader

  /// Makes a parser that knows the units and entities of the loaded packs.
  init(names: ExampleNames, readNumeral: @escaping NumeralReader = PlainNumeral.read) {
    self.names = names
    self.readNumeral = readNumeral
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
    var low: ExactDecimal?
    var high: ExactDecimal?
    var unit: String
    var isRange = true
    if let dots = text.firstRange(of: "..") {
      let left = text[..<dots.lowerBound].trimmingSpaces()
      let right = text[dots.upperBound...].trimmingSpaces()
      if !left.isEmpty { low = try number(left, mayHaveUnit: false).value.low }
      if let numeral = right.isEmpty ? nil : readNumeral(right) {
        high = numeral.interval.high
        unit = numeral.rest.trimmingSpaces()
      } else {
        unit = right
      }
      guard low != nil || high != nil else { throw Mistake(message: "`\(text)` is no range") }
    } else {
      let numeral = try number(text, mayHaveUnit: true)
      low = numeral.value.low
      high = numeral.value.high
      unit = numeral.rest
      isRange = low != high
    }
    var factor = ExactDecimal.one
    if !unit.isEmpty {
      if unit.hasPrefix("%") { throw Mistake(message: "`\(text)` is no number") }
      guard let (id, scale) = names.unit(unit) else { throw Mistake(message: "there is no unit `\(unit)`") }
      result.unit = id
      factor = scale
    }
    guard let scaledLow = Self.scaled(low, factor), let scaledHigh = Self.scaled(high, factor) else {
      throw Mistake(message: "`\(text)` is out of range")
    }
    result.value = isRange ? .between(scaledLow, scaledHigh) : scaledLow.map(ExampleExpectation.Value.exactly)
  }

  private func number(_ text: String, mayHaveUnit: Bool) throws(Mistake) -> (value: Interval, rest: String) {
    guard let numeral = readNumeral(text), mayHaveUnit || numeral.rest.trimmingSpaces().isEmpty else {
      throw Mistake(message: "`\(text)` is no number")
    }
    return (numeral.interval, numeral.rest.trimmingSpaces())
  }

  /// `nil` when the product can't be held; an end that is missing stays missing.
  private static func scaled(_ value: ExactDecimal?, _ factor: ExactDecimal) -> ExactDecimal?? {
    guard let value else { return .some(nil) }
    return value.multiplied(by: factor).map { .some($0) }
  }

  private static func last(_ separator: String, in text: Substring) -> Range<Substring.Index>? {
    text.ranges(of: separator).last
  }
}

/// Plain and scientific decimals, with a percent sign.
enum PlainNumeral {
  /// Reads the numeral at the start of a text.
  @Sendable static func read(_ text: String) -> (interval: Interval, rest: String)? {
    let word = text.prefix { $0.isASCII && !$0.isWhitespace }
    var end = word.endIndex
    while end > word.startIndex {
      if let value = RuleFileReader.decimal(String(word[..<end])) {
        let rest = text[end...]
        // The start of a numeral that is out of range is no numeral.
        guard rest.first?.isNumber != true, rest.first != "." || rest.hasPrefix("..") else { return nil }
        return (Interval(exactly: value), String(rest))
      }
      end = word.index(before: end)
    }
    return nil
  }
}
