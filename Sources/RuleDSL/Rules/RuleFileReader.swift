/// Reads values of one rule file by what their keys ask for, and keeps a diagnostic for each that doesn't fit.
///
/// Every reading function returns `nil` for a value that it reported, so the caller goes on with the rest: one pass
/// over a file finds all of its mistakes. The parts of a rule file are extensions in files of their own.
struct RuleFileReader {
  /// The file.
  let file: SourceFile
  /// The pack that holds it.
  let pack: String
  /// What was found so far.
  private(set) var diagnostics: [Diagnostic]

  init(file: SourceFile, pack: String, diagnostics: [Diagnostic] = []) {
    self.file = file
    self.pack = pack
    self.diagnostics = diagnostics
  }

  /// The values of a mapping by key.
  struct Fields {
    /// The mapping.
    let range: ByteRange<RuleBytes>
    // A handful: going through them costs less than a table.
    private let values: [YAMLEntry]
    private let meant: Set<String>

    fileprivate init(range: ByteRange<RuleBytes>, values: [YAMLEntry], meant: Set<String>) {
      self.range = range
      self.values = values
      self.meant = meant
    }

    private func entry(_ key: String) -> YAMLEntry? { values.first { $0.key.isSame(as: key) } }

    /// Whether a key stands there, or was probably meant by one that is unknown.
    func mayHave(_ key: String) -> Bool { entry(key) != nil || meant.contains(key) }

    /// The value of a key.
    subscript(key: String) -> YAMLNode? { entry(key)?.value }
    /// Where the key stands.
    func keyRange(_ key: String) -> ByteRange<RuleBytes>? { entry(key)?.keyRange }
  }

  /// Reads a mapping with a closed set of keys; reports the keys that are not `known` and those that are missing.
  mutating func fields(
    _ node: YAMLNode, of owner: String, known: [String], required: [String] = []
  ) -> Fields? {
    guard let entries = node.entries else {
      wrongType(node, .mapping, "\(owner) is a mapping")
      return nil
    }
    var values: [YAMLEntry] = []
    values.reserveCapacity(min(entries.count, known.count))
    var meant: Set<String> = []
    for entry in entries {
      if known.contains(where: { $0.isSame(as: entry.key) }) {
        values.append(entry)
      } else {
        guard !isFull, !entry.isPrivate else { continue }
        let near = Suggestion.nearest(to: entry.key, among: known) ?? Self.synonym(of: entry.key, among: known)
        if let near { meant.insert(near) }
        report(
          .unknownKey, "\(owner) has no key `\(entry.key)`", entry.keyRange,
          hint: near.map { "did you mean `\($0)`?" } ?? keyHint(entry, in: node, known))
      }
    }
    let fields = Fields(range: node.range, values: values, meant: meant)
    for key in required where !fields.mayHave(key) {
      report(.missingKey, "\(owner) needs the key `\(key)`", head(node.range))
    }
    return fields
  }

  /// What people write who have not read the names of the keys.
  private static let synonyms = [
    "pattern": "match", "patterns": "match", "matches": "match", "regexp": "regex", "example": "finds",
    "examples": "finds", "test": "finds", "tests": "finds", "expect": "finds", "name": "id", "description": "about",
    "comment": "about", "note": "about", "entity": "subject", "of": "subject", "roles": "with", "context": "near",
    "requires": "near", "without": "not_near", "exclude": "not_near", "constant": "value", "priority": "over",
    "overrides": "over", "negative": "ignores", "ignore": "ignores", "aliases": "names", "alias": "names",
    "type": "kind", "dimension": "kind", "range": "bounds", "severity": "level", "message": "say", "scope": "per",
    "reference": "table", "dependencies": "uses", "depends": "uses", "reason": "because", "expires": "until",
  ]

  private static func synonym(of key: String, among known: [String]) -> String? {
    synonyms[key.lowercased()].flatMap { known.contains($0) ? $0 : nil }
  }

  private func keyHint(_ entry: YAMLEntry, in node: YAMLNode, _ known: [String]) -> String {
    // `{about: tokens, all of them}` is two keys.
    if entry.value.isEmpty, file.bytes[node.range.offsets].first == UInt8(ascii: "{") {
      return "a comma inside braces ends a value: put a text that contains one in single quotes"
    }
    return "keys: \(known.joined(separator: ", "))"
  }

  /// Reads a mapping with keys of its own; private keys (`x-…`) are left out.
  mutating func mapping(_ node: YAMLNode, _ expected: String) -> [YAMLEntry]? {
    guard let entries = node.entries else {
      wrongType(node, .mapping, expected)
      return nil
    }
    return entries.contains(where: \.isPrivate) ? entries.filter { !$0.isPrivate } : entries
  }

  /// Reads a list; a single value counts as a list of one, nothing as an empty list.
  mutating func list(_ node: YAMLNode) -> [YAMLNode] {
    guard case .sequence(let items, let isFlow) = node.content else { return node.isEmpty ? [] : [node] }
    if isFlow {
      for item in items {
        guard let scalar = item.scalar, scalar.style == .plain, scalar.text.unicodeScalars.contains("，") else {
          continue
        }
        report(
          .fullWidthComma, "a full-width comma does not separate the items of a list", item.range,
          hint: "write `,` between items, or quote the text")
      }
    }
    return items
  }

  /// Reads a text that may be anything but empty.
  mutating func text(_ node: YAMLNode, _ what: String) -> LocatedText? {
    guard let scalar = node.scalar else {
      wrongType(node, .text, "\(what) is a text")
      return nil
    }
    let text = LocatedText(scalar, range: node.range, in: file)
    guard scalar.text.utf8.contains(where: { $0 > 0x20 }) else {
      report(.emptyValue, "\(what) is empty", node.range)
      return nil
    }
    return text
  }

  /// Reads a text that people write: a pattern or an example, where ` #` is no comment.
  mutating func prose(_ node: YAMLNode, _ what: String) -> LocatedText? {
    guard let text = text(node, what) else { return nil }
    if node.scalar?.style == .plain {
      let rest = file.bytes[node.range.upper...].prefix { $0 == 0x20 || $0 == 0x09 }
      if !rest.isEmpty, rest.endIndex < file.bytes.count, file.bytes[rest.endIndex] == UInt8(ascii: "#") {
        report(
          .cutByComment, "\(what) ends here: ` #` begins a comment", ByteRange(rest.endIndex, rest.endIndex + 1),
          hint: "put the whole text in single quotes")
        // What is left of the text would only be found wanting.
        return nil
      }
    }
    return text
  }

  /// Reads a list of texts.
  mutating func texts(_ node: YAMLNode, _ what: String) -> [Located<String>] {
    list(node).compactMap { text($0, what)?.located }
  }

  /// Reads a text into a declaration.
  mutating func string(_ node: YAMLNode?, _ what: String) -> Located<String>? {
    guard let node else { return nil }
    return text(node, what)?.located
  }

  /// The most diagnostics of one file; what comes after helps nobody and costs memory.
  static let diagnosticLimit = 1000

  /// Whether no more diagnostics are kept.
  var isFull: Bool { diagnostics.count > Self.diagnosticLimit }

  /// Keeps a diagnostic about a part of the file.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ range: ByteRange<RuleBytes>, hint: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    add(
      Diagnostic(
        code: code, severity: code.severity, message: message, site: site(range), hint: hint, related: related))
  }

  /// Keeps a diagnostic.
  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    diagnostics.append(diagnostic)
    if isFull { diagnostics[Self.diagnosticLimit] = .tooMany(at: diagnostic.site) }
  }

  /// What a key asks for.
  enum Shape { case text, list, mapping }

  /// Keeps a diagnostic about a value whose shape is wrong, with the reason where YAML made it so.
  mutating func wrongType(_ node: YAMLNode, _ shape: Shape, _ expected: String) {
    var hint: String?
    let found: String
    switch node.content {
    case .scalar: found = node.isEmpty ? "nothing stands here" : "this is a text"
    case .sequence(_, let isFlow):
      found = "this is a list"
      if isFlow, shape == .text { hint = "a text that begins with [ needs single quotes" }
    case .mapping(let entries):
      found = "this is a mapping"
      if shape == .list {
        hint = "begin each item with `- `"
      } else if file.bytes[node.range.offsets].first == UInt8(ascii: "{") {
        hint = "in YAML, braces are a mapping: write <number>, not {number}"
      } else if entries.count == 1 {
        hint = "the colon and the space made it one: put the whole text in single quotes"
      }
    }
    report(.wrongType, "\(expected), but \(found)", head(node.range), hint: hint)
  }

  /// A place in this file.
  func site(_ range: ByteRange<RuleBytes>) -> RuleSite { RuleSite(path: file.path, range: range) }

  /// The first line of a range: what a caret can point to.
  func head(_ range: ByteRange<RuleBytes>) -> ByteRange<RuleBytes> {
    let line = file.bytes[range.offsets].prefix { $0 != 0x0A && $0 != 0x0D }
    return ByteRange(range.lower, line.endIndex)
  }
}

extension String {
  /// Whether two texts are the same; most differ in length, which is cheap to see.
  fileprivate func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}

extension YAMLEntry {
  /// Whether the key is a user's own, which nothing reads.
  var isPrivate: Bool { key.utf8.starts(with: "x-".utf8) }
}

extension Diagnostic {
  /// What stands for the mistakes of a file that are left out.
  static func tooMany(at site: RuleSite) -> Diagnostic {
    Diagnostic(
      code: .tooManyMistakes, severity: .error,
      message: "more than \(RuleFileReader.diagnosticLimit) mistakes: the rest is left out", site: site)
  }
}
