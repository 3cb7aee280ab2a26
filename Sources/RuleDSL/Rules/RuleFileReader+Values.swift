/// Numbers, ranges, choices and names.
extension RuleFileReader {
  /// Reads a decimal; `10%` is 0.1.
  mutating func decimal(_ node: YAMLNode, _ what: String) -> Located<ExactDecimal>? {
    guard let text = text(node, what) else { return nil }
    guard let value = Self.decimal(text.text) else {
      report(.notANumber, "\(what) is a number, not `\(text.text)`", node.range, hint: "such as 12, 0.5, 1e9 or 10%")
      return nil
    }
    return Located(value, at: text.site)
  }

  /// Reads a range such as `0..1`, `8..` or `28..31`; a number alone is the range of itself.
  mutating func interval(_ node: YAMLNode, _ what: String) -> Interval? {
    guard let text = text(node, what) else { return nil }
    guard let interval = Self.interval(text.text) else {
      report(.notANumber, "\(what) is a range, not `\(text.text)`", node.range, hint: "such as 0..1, 8..1000000 or 2..")
      return nil
    }
    return interval
  }

  /// Reads one of the raw values of `Choice`.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode, _ what: String) -> Choice? {
    guard let text = text(node, what) else { return nil }
    if let choice = Choice(rawValue: text.text) { return choice }
    notInSet(text, what, Choice.allCases.map(\.rawValue))
    return nil
  }

  /// Reads `true` or `false`.
  mutating func flag(_ node: YAMLNode, _ what: String) -> Bool? {
    guard let text = text(node, what) else { return nil }
    switch text.text {
    case "true": return true
    case "false": return false
    default:
      notInSet(text, what, ["true", "false"])
      return nil
    }
  }

  /// Reports a text that is none of the values that its key allows.
  mutating func notInSet(_ text: LocatedText, _ what: String, _ allowed: [String]) {
    report(
      .notInSet, "\(what) can't be `\(text.text)`", text.site.range,
      hint: Suggestion.hint(for: text.text, among: allowed) ?? "one of: \(allowed.joined(separator: ", "))")
  }

  /// Reads a name: `model.parameters`, `cards-zh`.
  mutating func name(_ node: YAMLNode, _ what: String, _ syntax: NameSyntax) -> Located<String>? {
    guard let text = text(node, what) else { return nil }
    return name(text.text, at: text.site, what, syntax)
  }

  /// Reads a name that stands as a key.
  mutating func name(keyOf entry: YAMLEntry, _ what: String, _ syntax: NameSyntax) -> Located<String>? {
    name(entry.key, at: site(entry.keyRange), what, syntax)
  }

  private mutating func name(
    _ text: String, at site: RuleSite, _ what: String, _ syntax: NameSyntax
  ) -> Located<String>? {
    if syntax.accepts(text) { return Located(text, at: site) }
    report(.malformedName, "`\(text)` can't be \(what)", site.range, hint: syntax.rule)
    return nil
  }

  /// The number that a text states; `10%` is 0.1.
  static func decimal(_ text: String) -> ExactDecimal? {
    if text.hasSuffix("%") { return ExactDecimal(text.dropLast().trimmingSpaces())?.shifted(by: -2) }
    return ExactDecimal(text)
  }

  /// The range that a text states: `0..1`, `8..`, `..5`, or a number alone.
  static func interval(_ text: String) -> Interval? {
    let utf8 = text.utf8
    guard let dot = utf8.indices.first(where: { utf8[$0...].starts(with: "..".utf8) }) else {
      return decimal(text).map(Interval.init(exactly:))
    }
    let left = text[..<dot].trimmingSpaces()
    let right = text[utf8.index(dot, offsetBy: 2)...].trimmingSpaces()
    let low = decimal(left)
    let high = decimal(right)
    guard low != nil || left.isEmpty, high != nil || right.isEmpty, low != nil || high != nil else { return nil }
    if let low, let high, high < low { return nil }
    return Interval(low: low, high: high)
  }
}

/// What a name may consist of.
enum NameSyntax {
  /// Segments of letters, digits and `_`, joined by dots.
  case metric
  /// Letters, digits, `.`, `_` and `-`.
  case identifier
  /// Letters, digits and `_`.
  case word

  /// Whether a text is such a name.
  func accepts(_ text: String) -> Bool {
    guard text.utf8.count <= 100, let first = text.unicodeScalars.first, first != ".", first != "-", first != "_",
      let last = text.unicodeScalars.last, last != ".", last != "-"
    else { return false }
    if self == .metric, Self.holdsTwoDots(text) { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      case ".": self != .word
      case "-": self == .identifier
      default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      }
    }
  }

  private static func holdsTwoDots(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), byte == previous { return true }
      previous = byte
    }
    return false
  }

  /// The rule in words.
  var rule: String {
    switch self {
    case .metric: "a metric is letters, digits and _ in parts joined by dots, such as model.parameters"
    case .identifier: "letters, digits, and . _ - between them"
    case .word: "letters, digits and _"
    }
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  func trimmingSpaces() -> String {
    var view = Substring(self).unicodeScalars
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(Substring(view))
  }
}
