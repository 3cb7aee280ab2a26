/// Names with guards and factors, wherever a name may stand.
extension RuleFileReader {
  /// A list of names: `天`, `{PFLOPS: 1e15}`, `{P: {is: 1e15, only_near: [算力]}}`.
  mutating func names(_ node: YAMLNode, _ what: String, allowsFactor: Bool = false) -> [GuardedName] {
    let items = list(node)
    var names: [GuardedName] = []
    names.reserveCapacity(items.count)
    for item in items {
      if let entries = item.entries {
        for entry in entries where !entry.key.hasPrefix("x-") {
          if let name = guarded(entry, what, allowsFactor: allowsFactor) { names.append(name) }
        }
      } else if let text = text(item, what), isShort(text.text, what, text.site.range) {
        names.append(GuardedName(text.text, site: text.site))
      }
    }
    return names
  }

  /// The most bytes of a word of the vocabulary: each place of a text may be held against all of a long one.
  static let nameLimit = 400

  /// Whether a name is short enough; reports one that is not.
  mutating func isShort(_ text: String, _ what: String, _ range: ByteRange<RuleBytes>) -> Bool {
    if text.utf8.count <= Self.nameLimit { return true }
    report(.malformedName, "\(what) has at most \(Self.nameLimit) bytes", head(range))
    return false
  }

  private mutating func guarded(_ entry: YAMLEntry, _ what: String, allowsFactor: Bool) -> GuardedName? {
    guard !entry.key.isEmpty else {
      report(.emptyValue, "\(what) is empty", entry.keyRange)
      return nil
    }
    guard isShort(entry.key, what, entry.keyRange) else { return nil }
    var name = GuardedName(entry.key, site: site(entry.keyRange))
    var value: YAMLNode? = entry.value
    if entry.value.entries != nil {
      let known = allowsFactor ? ["is", "only_near"] : ["only_near"]
      guard let fields = fields(entry.value, of: "a name", known: known) else { return nil }
      if let words = fields["only_near"] { name.onlyNear = texts(words, "a word of `only_near`").map(\.value) }
      value = fields["is"]
    } else if !allowsFactor {
      wrongType(entry.value, .mapping, "what guards a name is {only_near: […]}")
      return nil
    }
    if let value {
      guard let factor = decimal(value, "how many `\(entry.key)` is") else { return nil }
      name.factor = factor.value
    }
    return name
  }

  /// A mapping from names to values: `{万: 1e4}` or `{万: {is: 1e4, only_near: […]}}`.
  mutating func valuedNames<Value>(
    _ node: YAMLNode, _ what: String, read: (inout RuleFileReader, YAMLNode) -> Value?
  ) -> [(name: GuardedName, value: Value)] {
    guard let entries = mapping(node, "\(what) is a mapping from names to values") else { return [] }
    var result: [(name: GuardedName, value: Value)] = []
    for entry in entries where isShort(entry.key, what, entry.keyRange) {
      var name = GuardedName(entry.key, site: site(entry.keyRange))
      var node: YAMLNode? = entry.value
      if entry.value.entries != nil {
        let fields = fields(entry.value, of: "a name", known: ["is", "only_near"], required: ["is"])
        if let words = fields?["only_near"] { name.onlyNear = texts(words, "a word of `only_near`").map(\.value) }
        node = fields?["is"]
      }
      if let node, let value = read(&self, node) { result.append((name, value)) }
    }
    return result
  }
}
