/// `checks:`.
extension RuleFileReader {
  static let checkKeys = [
    "id", "check", "same", "table", "each", "needs", "per", "level", "tolerance", "rounding", "say", "about", "passes",
    "fails", "unsure",
  ]
  /// The keys that say what is checked; a check has one of them, and `needs` beside `each`.
  static let testKeys = ["check", "same", "table", "each"]
  static let checkExamples: [(key: String, verdict: Verdict)] = [
    ("passes", .pass), ("fails", .fail), ("unsure", .unsure),
  ]

  /// `checks:`: a list of checks.
  mutating func checks(_ node: YAMLNode) -> [CheckDeclaration] {
    guard case .sequence(let items, _) = node.content else {
      wrongType(node, .list, "`checks` is a list")
      return []
    }
    return items.compactMap { check($0) }
  }

  /// One check; an edit of one has no id, and need not say what is checked.
  mutating func check(_ node: YAMLNode, isEdit: Bool = false) -> CheckDeclaration? {
    guard let fields = fields(node, of: "a check", known: Self.checkKeys, required: isEdit ? [] : ["id"]) else {
      return nil
    }
    let id = fields["id"].flatMap { name($0, "an id", .identifier) }
    let hasTest = (Self.testKeys + ["needs"]).contains { fields[$0] != nil }
    let test = hasTest || !isEdit ? test(fields) : nil
    var check = CheckDeclaration(
      id: id ?? Located("", at: site(head(node.range))), pack: pack,
      test: test ?? .same(Located("", at: site(node.range))),
      site: site(node.range))
    if let node = fields["per"] {
      let scopes = scopes(node, test)
      check.per = scopes.first ?? .subject
      check.wider = Array(scopes.dropFirst())
      check.roleSites = list(node).compactMap { item in
        guard let text = item.scalar?.text, scopes.contains(.role(text)), NameSyntax.word.accepts(text) else {
          return nil
        }
        return Located(text, at: site(item.range))
      }
    }
    check.level = fields["level"].flatMap { choice($0, "`level`") } ?? .error
    check.tolerance = fields["tolerance"].flatMap { decimal($0, "`tolerance`")?.value }
    check.rounding = fields["rounding"].flatMap { choice($0, "`rounding`") } ?? .printed
    if let text = fields["say"].flatMap({ text($0, "`say`") }) {
      reportPlaceholders(of: text, sides: test.map(\.hasSides) ?? true)
      check.say = text.text
    }
    check.about = string(fields["about"], "`about`")?.value
    for (key, verdict) in Self.checkExamples {
      guard let node = fields[key] else { continue }
      check.examples += list(node).compactMap { prose($0, "an example").map { (verdict, $0.located) } }
    }
    check.canonical = CanonicalJSON.text(of: node, omitting: Self.checkExamples.map(\.key))
    // A check without an id or a test was reported, and nothing can be made of it.
    return isEdit || id != nil && test != nil ? check : nil
  }

  /// `<subject>`, `<left>` and `<right>` are filled in; what is nearly one of them was meant to be.
  private mutating func reportPlaceholders(of text: LocatedText, sides: Bool) {
    let bytes = Array(text.text.utf8)
    let known = ["subject", "left", "right"]
    for name in known {
      guard let braced = bytes.firstRange(of: Array("{\(name)}".utf8)) else { continue }
      report(
        .notInSet, "`say` has nothing for `{\(name)}`", text.site(braced).range, hint: "write <\(name)>")
    }
    var at = 0
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = open + 1
      guard let close = bytes[at...].firstIndex(of: UInt8(ascii: ">")), close > at else { continue }
      let name = String(decoding: bytes[at..<close], as: UTF8.self)
      // `a < b and c > d` is prose.
      guard NameSyntax.identifier.accepts(name) else { continue }
      let site = text.site(open..<close + 1)
      if !known.contains(name) {
        report(
          .notInSet, "`say` has nothing for `<\(name)>`", site.range,
          hint: Suggestion.hint(for: name, among: known) ?? "<subject>, <left> and <right> are filled in")
      } else if name != "subject", !sides {
        report(
          .notInSet, "a check without two sides has nothing for `<\(name)>`", site.range,
          hint: "<subject> is filled in")
      }
      at = close + 1
    }
  }

  private mutating func test(_ fields: Fields) -> CheckDeclaration.Test? {
    let kinds = Self.testKeys.compactMap { key in fields.keyRange(key).map { (key, $0) } }
    guard let (kind, first) = kinds.first else {
      report(.missingKey, "a check needs one of the keys `check`, `same`, `table` and `each`", head(fields.range))
      return nil
    }
    for (other, range) in kinds.dropFirst() {
      report(
        .exclusiveKeys, "`\(kind)` and `\(other)` exclude each other", range,
        related: [.init(label: "the other one", site: site(first))])
    }
    switch kind {
    case "check":
      guard let text = fields["check"].flatMap({ prose($0, "`check`") }) else { return nil }
      let (test, found) = CheckExpressionParser.parse(text)
      for diagnostic in found { add(diagnostic) }
      return test
    case "same":
      return fields["same"].flatMap { name($0, "a metric", .metric) }.map { .same($0) }
    case "table":
      guard let path = string(fields["table"], "`table`") else { return nil }
      let parts = path.value.split(separator: "/", omittingEmptySubsequences: false)
      guard !path.value.hasPrefix("/"), !path.value.contains("\\"), !parts.contains("..") else {
        report(
          .malformedName, "a table lies in the folder of its pack", path.site.range,
          hint: "copy it there and name it, such as reference/models.csv")
        return nil
      }
      return .table(path)
    default:
      guard let needs = fields["needs"] else {
        report(.missingKey, "`each` needs the key `needs`", first)
        return nil
      }
      guard let each = fields["each"].flatMap({ name($0, "a metric", .metric) }),
        let needed = name(needs, "a metric", .metric)
      else { return nil }
      return .presence(each: each, needs: needed)
    }
  }

  /// One scope, or a list of them from the narrowest to the widest.
  private mutating func scopes(_ node: YAMLNode, _ test: CheckDeclaration.Test?) -> [CheckDeclaration.Scope] {
    guard case .sequence(let items, _) = node.content else { return text(node, "`per`").map { [scope($0)] } ?? [] }
    if let test, !test.hasExpressions, items.count > 1 {
      report(.exclusiveKeys, "only a comparison (`check`) can have several scopes", node.range, hint: "give one")
    }
    var scopes: [CheckDeclaration.Scope] = []
    for item in items {
      guard let text = text(item, "a scope") else { continue }
      let scope = scope(text)
      if let last = scopes.last, scope.width <= last.width {
        report(
          .notInSet, "`\(text.text)` is no wider than the scope before it", text.site(0..<text.text.utf8.count).range,
          hint: "sentence, document, a role or subject, corpus is the order")
      }
      scopes.append(scope)
    }
    return scopes
  }

  private mutating func scope(_ text: LocatedText) -> CheckDeclaration.Scope {
    switch text.text {
    case "subject": return .subject
    case "sentence": return .sentence
    case "document": return .document
    case "corpus": return .corpus
    default:
      if !NameSyntax.word.accepts(text.text) {
        notInSet(text, "`per`", ["subject", "sentence", "document", "corpus", "a role"])
      }
      return .role(text.text)
    }
  }
}
