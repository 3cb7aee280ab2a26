/// Builds the node of a file from libyaml's events.
struct YAMLComposer {
  let file: SourceFile
  private(set) var offsets: CodePointCursor
  var diagnostics: [Diagnostic] = []
  private(set) var root: YAMLNode?
  /// Whether the file was given up: what follows would be noise.
  private(set) var isRefused = false

  private var open: [Frame] = []
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  private var documents = 0

  /// A list or mapping whose end has not come yet.
  private struct Frame {
    var isMapping: Bool
    var isFlow: Bool
    var start: Int
    var anchor: String?
    var items: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    /// The keys of a mapping that has many; of few, a look at each is quicker.
    var seen: [String: ByteRange<RuleBytes>] = [:]
    var keys: [(text: String, range: ByteRange<RuleBytes>)] = []
    /// The key that waits for its value; `nil` inside when the key was refused and its value goes with it.
    var key: YAMLEntry??
    var end: Int
    var size = 1
    var height = 1

    /// Where a key stands already.
    func place(of key: String) -> ByteRange<RuleBytes>? {
      guard seen.isEmpty else { return seen[key] }
      let count = key.utf8.count
      return keys.first { $0.text.utf8.count == count && $0.text == key }?.range
    }

    mutating func keep(_ key: String, _ range: ByteRange<RuleBytes>) {
      if seen.isEmpty {
        keys.append((key, range))
        if keys.count > 24 { for key in keys { seen[key.text] = key.range } }
      } else {
        seen[key] = range
      }
    }
  }

  /// A node with a name, its size in nodes and its height in levels.
  private struct Anchored {
    var node: YAMLNode
    var size: Int
    var height: Int
  }

  init(file: SourceFile, offsets: CodePointCursor) {
    self.file = file
    self.offsets = offsets
  }

  /// Takes one event; `false` when there is nothing more to read.
  mutating func take(_ event: YAMLEvent) -> Bool {
    let start = offsets.byte(event.start)
    let range = ByteRange<RuleBytes>(start, max(start, offsets.byte(event.end)))
    switch event.kind {
    case .streamStart, .documentEnd: break
    case .streamEnd: return false
    case .documentStart:
      documents += 1
      if documents > 1 {
        report(
          .severalDocuments, "a second document begins here", range, hint: "one file holds one document: split it")
        isRefused = true
        return false
      }
    case .alias(let name): takeAlias(name, range)
    case .scalar(let scalar):
      let start = contentStart(event, range)
      if event.isTagged { reportTag(range.lower, start) }
      // Elsewhere the bytes were inspected.
      if scalar.style == .doubleQuoted, scalar.text.utf8.contains(0) {
        report(.forbiddenCharacter, "the text holds the character U+0000", range)
        isRefused = true
      }
      let node = YAMLNode(content: .scalar(scalar), range: ByteRange(min(start, range.upper), range.upper))
      add(Anchored(node: node, size: 1, height: 0), anchor: event.anchor)
    case .sequenceStart(let isFlow): push(event, range, isMapping: false, isFlow: isFlow)
    case .mappingStart: push(event, range, isMapping: true, isFlow: false)
    case .sequenceEnd, .mappingEnd: pop(range)
    }
    return !isRefused
  }

  private mutating func push(_ event: YAMLEvent, _ range: ByteRange<RuleBytes>, isMapping: Bool, isFlow: Bool) {
    let start = contentStart(event, range)
    if event.isTagged { reportTag(range.lower, start) }
    open.append(
      Frame(isMapping: isMapping, isFlow: isFlow, start: start, anchor: event.anchor, end: max(start, range.upper)))
    if open.count > YAMLInspector.nestingLimit {
      report(.nestedTooDeep, "lists and mappings nest deeper than \(YAMLInspector.nestingLimit) levels", range)
      isRefused = true
    }
  }

  private mutating func pop(_ range: ByteRange<RuleBytes>) {
    guard let frame = open.popLast() else { return }
    // A block's end event stands at the next token, past blank lines and comments; a bracket's at the bracket.
    let end = range.count == 1 ? range.upper : frame.end
    let content: YAMLNode.Content =
      frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items, isFlow: frame.isFlow)
    let node = YAMLNode(content: content, range: ByteRange(frame.start, max(frame.start, end)))
    add(Anchored(node: node, size: frame.size, height: frame.height), anchor: frame.anchor)
  }

  private mutating func takeAlias(_ name: String, _ range: ByteRange<RuleBytes>) {
    guard let target = anchors[name] else {
      report(
        .unknownAlias, "`*\(name)` stands for nothing: no value before it is named `&\(name)`", range,
        hint: "text that begins with * needs quotes: '*\(name)…'")
      isRefused = true
      return
    }
    if open.count + target.height > YAMLInspector.nestingLimit {
      report(.nestedTooDeep, "the alias nests deeper than \(YAMLInspector.nestingLimit) levels", range)
      isRefused = true
      return
    }
    add(target, cost: target.size)
    // The node keeps the place of its anchor, but its parent reaches to the alias.
    if let last = open.indices.last { open[last].end = range.upper }
  }

  /// Puts a node where it belongs. What a list or mapping holds was counted before it.
  private mutating func add(_ child: Anchored, anchor: String? = nil, cost: Int = 1) {
    nodeCount += cost
    guard nodeCount <= YAMLParser.nodeLimit else {
      report(
        .tooManyValues, "the file expands to more than \(YAMLParser.nodeLimit) values", child.node.range,
        hint: "split it, or write out fewer aliases")
      isRefused = true
      return
    }
    if let anchor { anchors[anchor] = child }
    guard let last = open.indices.last else {
      root = child.node
      return
    }
    open[last].size += child.size
    open[last].height = max(open[last].height, child.height + 1)
    open[last].end = max(open[last].end, child.node.range.upper)
    guard open[last].isMapping else {
      open[last].items.append(child.node)
      return
    }
    if let pending = open[last].key {
      open[last].key = nil
      if var entry = pending {
        entry.value = child.node
        open[last].entries.append(entry)
      }
    } else {
      open[last].key = .some(key(child.node, in: last))
    }
  }

  /// The entry that a key opens, still without its value; `nil` when it is refused.
  private mutating func key(_ node: YAMLNode, in frame: Int) -> YAMLEntry? {
    guard let scalar = node.scalar else {
      let isBraces = node.entries != nil && file.bytes[node.range.offsets].first == UInt8(ascii: "{")
      report(
        .keyNotText, "a key must be a text", node.range,
        hint: isBraces ? "in YAML, braces are a mapping: write <number>, not {number}" : "put it in single quotes")
      return nil
    }
    if scalar.text == "<<", scalar.style == .plain {
      report(.mergeKey, "merge keys (`<<`) are not part of the rule language", node.range, hint: "write the keys out")
      return nil
    }
    if let first = open[frame].place(of: scalar.text) {
      report(
        .duplicateKey, "the key `\(scalar.text)` stands twice", node.range,
        hint: "join the two or drop one", related: [.init(label: "first here", site: site(first))])
      return nil
    }
    open[frame].keep(scalar.text, node.range)
    return YAMLEntry(key: scalar.text, keyRange: node.range, value: node)
  }

  /// Where the value itself begins: libyaml's mark stands before a tag or an anchor.
  private func contentStart(_ event: YAMLEvent, _ range: ByteRange<RuleBytes>) -> Int {
    guard event.anchor != nil || event.isTagged else { return range.lower }
    var i = range.lower
    while i < range.upper || i < file.bytes.count && (file.bytes[i] == 0x20 || file.bytes[i] == 0x09) {
      let byte = file.bytes[i]
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
        while i < file.bytes.count, file.bytes[i] > 0x20 { i += 1 }
      } else if byte <= 0x20 {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  private mutating func reportTag(_ lower: Int, _ upper: Int) {
    report(
      .tag, "tags are not part of the rule language", ByteRange(lower, max(lower, upper)),
      hint: "text that begins with ! needs quotes")
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ range: ByteRange<RuleBytes>, hint: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    guard diagnostics.count <= RuleFileReader.diagnosticLimit else { return }
    diagnostics.append(
      Diagnostic(
        code: code, severity: code.severity, message: message, site: site(range), hint: hint, related: related))
  }

  private func site(_ range: ByteRange<RuleBytes>) -> RuleSite { RuleSite(path: file.path, range: range) }
}
