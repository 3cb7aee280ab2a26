/// Adds an item to a list of a project file and leaves everything else as its author wrote it: comments, order, quotes
/// and layout.
///
/// The new text is read again before it is handed out; where it would not say just what it said before and the new
/// item, there is none, and the user is told which lines to add.
public struct ProjectEdit: Sendable {
  /// The key of the list: `accept` or `packs`.
  public var key: String
  /// The item: one text, or keys with texts.
  public var item: Item

  /// What is added.
  public enum Item: Sendable, Hashable {
    case text(String)
    case fields([Field])
  }

  /// A key of an item with its text.
  public struct Field: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The text, as YAML will give it back.
    public var text: String
    /// Makes a field.
    public init(_ key: String, _ text: String) {
      self.key = key
      self.text = text
    }
  }

  /// Makes an edit.
  public init(adding item: Item, to key: String) {
    self.key = key
    self.item = item
  }

  /// The file with the item, or `nil` when it can't be put there without a doubt.
  public func applied(to file: SourceFile) -> SourceFile? {
    let (node, found) = YAMLParser.parse(file)
    guard found.isEmpty, let edit = place(in: file, node) else { return nil }
    let bytes = Array(file.bytes[..<edit.range.lowerBound] + edit.text.utf8 + file.bytes[edit.range.upperBound...])
    let result = SourceFile(path: file.path, bytes: bytes)
    return holds(result, before: node) ? result : nil
  }

  /// The lines that say the item in a file that has nothing else.
  public var lines: String { "\(key):\n" + block(indent: "  ", lineEnd: "\n") }

  private func place(in file: SourceFile, _ node: YAMLNode?) -> (range: Range<Int>, text: String)? {
    let bytes = file.bytes
    let lineEnd = bytes.firstRange(of: [0x0D, 0x0A]) != nil ? "\r\n" : "\n"
    func lineAfter(_ offset: Int) -> (at: Int, isOpen: Bool) {
      if offset > 0, bytes[offset - 1] == 0x0A { return (offset, false) }
      guard let newline = bytes[offset...].firstIndex(of: 0x0A) else { return (bytes.count, true) }
      return (newline + 1, false)
    }
    func inserted(after offset: Int, _ text: String) -> (range: Range<Int>, text: String) {
      let line = lineAfter(offset)
      return (line.at..<line.at, (line.isOpen && line.at > 0 ? lineEnd : "") + text)
    }
    guard let node, !node.isEmpty else {
      return inserted(after: bytes.count, "\(key):\(lineEnd)" + block(indent: "  ", lineEnd: lineEnd))
    }
    guard let entries = node.entries else { return nil }
    guard let entry = entries.first(where: { $0.key == key }) else {
      return inserted(after: bytes.count, "\(key):\(lineEnd)" + block(indent: "  ", lineEnd: lineEnd))
    }
    if entry.value.isEmpty {
      return inserted(after: entry.keyRange.upper, block(indent: "  ", lineEnd: lineEnd))
    }
    guard case .sequence(let items, let isFlow) = entry.value.content else { return nil }
    if isFlow {
      if let last = items.last { return (last.range.upper..<last.range.upper, ", " + flow) }
      let line = lineAfter(entry.value.range.upper)
      let comment = String(decoding: bytes[entry.value.range.upper..<line.at], as: UTF8.self).trimmingSpaces()
      let colon = bytes[entry.keyRange.upper...].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 }
      guard let colon, colon <= entry.value.range.lower else { return nil }
      let head = (comment.isEmpty ? "" : " " + comment) + lineEnd
      return (colon..<line.at, head + block(indent: "  ", lineEnd: lineEnd))
    }
    guard let first = items.first, let last = items.last else { return nil }
    var dash = first.range.lower
    while dash > 0, bytes[dash - 1] != 0x0A, bytes[dash] != UInt8(ascii: "-") { dash -= 1 }
    let start = bytes[..<dash].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return inserted(
      after: last.range.upper,
      block(indent: String(repeating: " ", count: dash - start), lineEnd: lineEnd))
  }

  private func block(indent: String, lineEnd: String) -> String {
    switch item {
    case .text(let text): "\(indent)- \(YAMLText.scalar(text))\(lineEnd)"
    case .fields(let fields):
      fields.enumerated().map { index, field in
        "\(indent)\(index == 0 ? "- " : "  ")\(field.key): \(YAMLText.scalar(field.text))\(lineEnd)"
      }.joined()
    }
  }

  private var flow: String {
    switch item {
    case .text(let text): YAMLText.scalar(text)
    case .fields(let fields):
      "{" + fields.map { "\($0.key): \(YAMLText.scalar($0.text))" }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a file says what it said before and the item at the end of its list, nothing else.
  private func holds(_ file: SourceFile, before: YAMLNode?) -> Bool {
    let (node, found) = YAMLParser.parse(file)
    guard found.isEmpty, let after = node?.entries else { return false }
    let old = before?.entries ?? []
    let rest = { (entries: [YAMLEntry]) in
      entries.filter { $0.key != key }.map { $0.key + "\u{0}" + CanonicalJSON.text(of: $0.value, whole: true) }
    }
    guard rest(old) == rest(after), let value = after.first(where: { $0.key == key })?.value,
      case .sequence(let items, _) = value.content
    else { return false }
    var expected: [String] = []
    if let value = old.first(where: { $0.key == key })?.value, case .sequence(let items, _) = value.content {
      expected = items.map { CanonicalJSON.text(of: $0, whole: true) }
    }
    let range = ByteRange<RuleBytes>(0, 0)
    func scalar(_ text: String) -> YAMLNode {
      YAMLNode(content: .scalar(YAMLScalar(text: text, style: .plain)), range: range)
    }
    let added: YAMLNode.Content =
      switch item {
      case .text(let text): scalar(text).content
      case .fields(let fields):
        .mapping(fields.map { YAMLEntry(key: $0.key, keyRange: range, value: scalar($0.text)) })
      }
    expected.append(CanonicalJSON.text(of: YAMLNode(content: added, range: range), whole: true))
    return items.map { CanonicalJSON.text(of: $0, whole: true) } == expected
  }
}

/// Texts as YAML writes them.
public enum YAMLText {
  /// A text as a scalar of one line: plain where nothing in it could mean anything else, in single quotes otherwise.
  public static func scalar(_ text: String) -> String {
    isPlain(text) ? text : "'" + text.replacing("'", with: "''") + "'"
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first.properties.numericType != nil,
      let last = text.unicodeScalars.last, last != " "
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_./-+ ".unicodeScalars.contains(scalar)
    }
  }
}
