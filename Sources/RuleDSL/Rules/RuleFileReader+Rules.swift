/// `rules:`.
extension RuleFileReader {
  static let ruleKeys = [
    "metric", "metrics", "match", "regex", "id", "unit", "value", "subject", "with", "near", "not_near", "in", "not_in",
    "over", "claim", "about", "source", "tags", "status", "replaced_by", "finds", "ignores", "misses",
  ]
  private static let ruleExamples = ["finds", "ignores", "misses"]
  private static let statuses = ["stable", "experimental", "deprecated"]

  /// `rules:`: a list of rules.
  mutating func rules(_ node: YAMLNode) -> [RuleDeclaration] {
    guard case .sequence(let items, _) = node.content else {
      wrongType(node, .list, "`rules` is a list")
      return []
    }
    return items.compactMap { rule($0) }
  }

  /// One rule; its id is empty when none was written.
  mutating func rule(_ node: YAMLNode) -> RuleDeclaration? {
    guard let fields = fields(node, of: "a rule", known: Self.ruleKeys) else { return nil }
    let nowhere = site(head(node.range))
    let id = fields["id"].flatMap { name($0, "an id", .identifier) } ?? Located("", at: nowhere)
    var rule = RuleDeclaration(id: id, pack: pack, metrics: ruleMetrics(fields), site: site(node.range))
    readPatterns(fields, into: &rule)
    rule.unit = string(fields["unit"], "`unit`")
    rule.value = fields["value"].flatMap { decimal($0, "`value`") }
    rule.subject = fields["subject"].flatMap { binding($0, "`subject`") }
    for entry in fields["with"].flatMap({ mapping($0, "`with` is a mapping from roles to entities") }) ?? [] {
      guard let role = name(keyOf: entry, "a role", .word), let binding = binding(entry.value, "a role") else {
        continue
      }
      rule.roles.append((role, binding))
    }
    rule.near = fields["near"].map { conditions($0, "`near`") } ?? []
    rule.notNear = fields["not_near"].map { conditions($0, "`not_near`") } ?? []
    rule.inBlocks = fields["in"].map { blocks($0, "`in`") } ?? []
    rule.notInBlocks = fields["not_in"].map { blocks($0, "`not_in`") } ?? []
    rule.over = fields["over"].map { texts($0, "a rule of `over`") } ?? []
    rule.isClaim = fields["claim"].flatMap { flag($0, "`claim`") } ?? true
    rule.about = string(fields["about"], "`about`")?.value
    rule.source = string(fields["source"], "`source`")?.value
    rule.tags = fields["tags"].map { texts($0, "a tag").map(\.value) } ?? []
    if let node = fields["status"], let status = text(node, "`status`") {
      if Self.statuses.contains(status.text) {
        rule.status = status.text
      } else {
        notInSet(status, "`status`", Self.statuses)
      }
    }
    rule.replacedBy = string(fields["replaced_by"], "`replaced_by`")
    rule.finds = fields["finds"].map { examples($0, "an example", splits: true) } ?? []
    rule.ignores = fields["ignores"].map { examples($0, "an example", splits: false) } ?? []
    rule.misses = fields["misses"].map { examples($0, "an example", splits: true) } ?? []
    if !fields.mayHave("finds"), rule.status != "deprecated" {
      report(
        .noExample, "the rule has no example", id.site.range,
        hint: "add `finds: sentence => 12 unit`; it is run with every test")
    }
    rule.canonical = CanonicalJSON.text(of: node, omitting: Self.ruleExamples)
    return rule
  }

  private mutating func ruleMetrics(_ fields: Fields) -> [(slot: Located<String>?, metric: Located<String>)] {
    reportBoth(fields, "metric", "metrics")
    if let node = fields["metrics"] {
      var result: [(slot: Located<String>?, metric: Located<String>)] = []
      if node.scalar != nil, !node.isEmpty {
        report(
          .wrongType, "`metrics` is a mapping from slots to metrics, but this is a text", node.range,
          hint: "one metric for all that the rule finds stands under `metric`")
        return result
      }
      for entry in mapping(node, "`metrics` is a mapping from slots to metrics") ?? [] {
        guard let slot = name(keyOf: entry, "a slot", .identifier), let metric = name(entry.value, "a metric", .metric)
        else { continue }
        result.append((slot, metric))
      }
      return result
    }
    if let node = fields["metric"] { return name(node, "a metric", .metric).map { [(nil, $0)] } ?? [] }
    if !fields.mayHave("metric"), !fields.mayHave("metrics") {
      report(.missingKey, "a rule needs the key `metric` (or `metrics`)", head(fields.range))
    }
    return []
  }

  private mutating func readPatterns(_ fields: Fields, into rule: inout RuleDeclaration) {
    reportBoth(fields, "match", "regex")
    if let node = fields["match"] {
      let items = list(node)
      if items.isEmpty { report(.emptyValue, "`match` is empty", fields.keyRange("match") ?? node.range) }
      rule.patterns = items.compactMap { pattern($0, "a pattern") }
    }
    if let text = fields["regex"].flatMap({ prose($0, "`regex`") }) {
      let (regex, found) = RegexParser.parse(text)
      for diagnostic in found { add(diagnostic) }
      rule.regex = regex
    }
    if !fields.mayHave("match"), !fields.mayHave("regex") {
      report(.missingKey, "a rule needs the key `match` (or `regex`)", head(fields.range))
    }
  }

  private mutating func reportBoth(_ fields: Fields, _ first: String, _ second: String) {
    guard let a = fields.keyRange(first), let b = fields.keyRange(second) else { return }
    report(
      .exclusiveKeys, "`\(first)` and `\(second)` exclude each other", a.lower < b.lower ? b : a,
      related: [.init(label: "the other one", site: site(a.lower < b.lower ? a : b))])
  }

  /// `<model>`, a fixed name, or `{entity: model, look: […], else: keep}`.
  private mutating func binding(_ node: YAMLNode, _ what: String) -> BindingDeclaration? {
    guard node.entries != nil else {
      guard let text = text(node, what) else { return nil }
      return BindingDeclaration(target: target(text), site: text.site)
    }
    guard let fields = fields(node, of: what, known: ["entity", "look", "else"], required: ["entity"]),
      let entity = fields["entity"].flatMap({ text($0, "`entity`") })
    else { return nil }
    let type = if case .entity(let type) = target(entity) { type } else { entity.text }
    var binding = BindingDeclaration(target: .entity(type: type), site: entity.site)
    if let node = fields["look"] { binding.look = list(node).compactMap { choice($0, "a place of `look`") } }
    if let text = fields["else"].flatMap({ text($0, "`else`") }) {
      binding.fallback =
        switch text.text {
        case "keep": .keep
        case "drop": .drop
        default: .name(text.text)
        }
    }
    return binding
  }

  private func target(_ text: LocatedText) -> BindingDeclaration.Target {
    if let type = Self.bracketed(text.text) { .entity(type: type) } else { .name(text.text) }
  }

  /// The type in `<model>`.
  static func bracketed(_ text: String) -> String? {
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.utf8.count > 2 else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// `[卡, GPU]`, `{any: […], within: 5 words}`, or a list of the latter.
  private mutating func conditions(_ node: YAMLNode, _ what: String) -> [NearCondition] {
    var words: [Located<String>] = []
    var result: [NearCondition] = []
    let word = "a word of \(what)"
    for item in list(node) {
      guard item.entries != nil else {
        if let text = text(item, word), isShort(text.text, word, text.site.range) { words.append(text.located) }
        continue
      }
      guard let fields = fields(item, of: what, known: ["any", "within"], required: ["any"]), let any = fields["any"]
      else { continue }
      result.append(
        NearCondition(
          any: texts(any, "a word of `any`").filter { isShort($0.value, word, $0.site.range) },
          within: fields["within"].flatMap { within($0) }))
    }
    if !words.isEmpty { result.insert(NearCondition(any: words), at: 0) }
    return result
  }

  private mutating func within(_ node: YAMLNode) -> Int? {
    guard let text = text(node, "`within`") else { return nil }
    let parts = text.text.split(separator: " ")
    guard let first = parts.first, let words = Int(first), (1...1000).contains(words),
      parts.count == 1 || parts.count == 2 && (parts[1] == "words" || parts[1] == "word")
    else {
      report(
        .notANumber, "`within` is a number of words, not `\(text.text)`", node.range, hint: "such as `5 words`")
      return nil
    }
    return words
  }

  private mutating func blocks(_ node: YAMLNode, _ what: String) -> [BlockKind] {
    list(node).compactMap { choice($0, what) }
  }

  private mutating func examples(_ node: YAMLNode, _ what: String, splits: Bool) -> [Example] {
    list(node).compactMap { item -> Example? in
      guard let text = prose(item, what) else { return nil }
      let (sentence, expectation) = Self.split(text)
      guard let expectation else {
        if splits { reportStrayArrow(text) }
        return Example(sentence: text.located)
      }
      guard splits else {
        report(
          .malformedExample, "an example of `ignores` expects nothing after ` => `", expectation.site.range,
          hint: "give it under `finds`, or drop what follows the sentence")
        return nil
      }
      guard !sentence.text.trimmingSpaces().isEmpty, !expectation.text.trimmingSpaces().isEmpty else {
        report(
          .malformedExample, "an example is `sentence => expectation`", text.site.range,
          hint: "such as: We used 4,096 cards. => 4096 accelerator")
        return nil
      }
      return Example(sentence: sentence.located, expectation: expectation.located)
    }
  }

  /// Reports an arrow before what looks like an expectation, but is part of the sentence as it is written.
  private mutating func reportStrayArrow(_ text: LocatedText) {
    let bytes = Array(text.text.utf8)
    for arrow in ["==>", "=>", "->", "→", "⇒"] {
      let mark = Array(arrow.utf8)
      guard let start = bytes.indices.last(where: { bytes[$0...].starts(with: mark) }) else { continue }
      let rest = String(decoding: bytes[(start + mark.count)...], as: UTF8.self).trimmingSpaces()
      // `from 3 -> 4 racks, and then some.` goes on as a sentence does.
      guard !rest.contains(", "), !rest.hasSuffix("."), !rest.hasSuffix("。") else { continue }
      let first = rest.split(separator: " ").first.map(String.init) ?? ""
      guard rest == "?" || Qualifier(rawValue: first) != nil || first.utf8.first.map({ 0x30...0x39 ~= $0 }) == true
      else { continue }
      report(
        .strayArrow, "`\(arrow)` is part of the sentence here, and what follows is not tested",
        text.site(start..<start + mark.count).range, hint: "write ` => `, with a space on both sides")
      return
    }
  }

  /// Splits an example at its last ` => `.
  private static func split(_ text: LocatedText) -> (sentence: LocatedText, expectation: LocatedText?) {
    let arrow = " => ".utf8
    var at = text.text.utf8.endIndex
    let utf8 = text.text.utf8
    let count = utf8.count
    // ` =>` at the end is an expectation that is missing.
    if utf8.suffix(3).elementsEqual(arrow.prefix(3)) {
      return (text.part(0..<count - 3), text.part(count..<count))
    }
    while let mark = utf8[..<at].lastIndex(of: UInt8(ascii: "=")) {
      if mark > utf8.startIndex {
        let start = utf8.index(before: mark)
        if utf8[start...].starts(with: arrow) {
          let offset = utf8.distance(from: utf8.startIndex, to: start)
          return (text.part(0..<offset), text.part(offset + 4..<count))
        }
      }
      at = mark
    }
    return (text, nil)
  }
}
