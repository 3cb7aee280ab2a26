/// `numbers:`.
extension RuleFileReader {
  static let numberKeys = [
    "scales", "words", "before", "after", "hypothetical", "negated", "fillers", "classifiers", "set_aside", "approx",
  ]

  /// `numbers:`: the words of the number grammar.
  mutating func numbers(_ node: YAMLNode) -> NumberVocabulary {
    var result = NumberVocabulary()
    guard let fields = fields(node, of: "`numbers`", known: Self.numberKeys) else { return result }
    if let node = fields["scales"] {
      result.scales = valuedNames(node, "`scales`") { reader, node -> ExactDecimal?? in
        if node.scalar?.text == "ask" { return .some(nil) }
        return reader.decimal(node, "a scale").map { .some($0.value) }
      }
    }
    if let node = fields["words"] {
      result.words = valuedNames(node, "`words`") { reader, node in reader.interval(node, "a numeral word") }
    }
    if let node = fields["before"] { result.before = qualifiers(node, "`before`") }
    if let node = fields["after"] { result.after = qualifiers(node, "`after`") }
    if let node = fields["hypothetical"] { result.hypothetical = names(node, "a word of `hypothetical`") }
    if let node = fields["negated"] { result.negated = names(node, "a word of `negated`") }
    if let node = fields["fillers"] { result.fillers = names(node, "a word of `fillers`") }
    if let node = fields["classifiers"] { result.classifiers = names(node, "a word of `classifiers`") }
    if let node = fields["set_aside"] {
      for entry in mapping(node, "`set_aside` is a mapping from reasons to words") ?? [] {
        guard let reason = name(keyOf: entry, "a reason", .identifier) else { continue }
        result.setAside += names(entry.value, "a word of `set_aside`").map { (reason.value, $0) }
      }
    }
    if let node = fields["approx"] { result.approx = decimal(node, "`approx`") }
    return result
  }

  private mutating func qualifiers(_ node: YAMLNode, _ what: String) -> [(qualifier: Qualifier, name: GuardedName)] {
    var result: [(qualifier: Qualifier, name: GuardedName)] = []
    for entry in mapping(node, "\(what) is a mapping from qualifiers to words") ?? [] {
      guard let qualifier = Qualifier(rawValue: entry.key) else {
        let allowed = Qualifier.allCases.map(\.rawValue)
        report(
          .notInSet, "`\(entry.key)` is no qualifier", entry.keyRange,
          hint: Suggestion.hint(for: entry.key, among: allowed) ?? "one of: \(allowed.joined(separator: ", "))")
        continue
      }
      result += names(entry.value, "a word of \(what)").map { (qualifier, $0) }
    }
    return result
  }
}

extension NumberVocabulary {
  /// Adds what another file declares.
  mutating func unite(_ other: NumberVocabulary) {
    scales += other.scales
    words += other.words
    before += other.before
    after += other.after
    hypothetical += other.hypothetical
    negated += other.negated
    fillers += other.fillers
    classifiers += other.classifiers
    setAside += other.setAside
    approx = other.approx ?? approx
  }
}
