/// Reads `ledger.yaml` and `ledger.lock` into declarations, all mistakes at once.
public enum ProjectParser {
  /// What a project file says, and everything that is wrong with it.
  public static func project(_ file: SourceFile) -> (project: ProjectDeclaration, diagnostics: [Diagnostic]) {
    let (node, found) = YAMLParser.parse(file)
    var reader = RuleFileReader(file: file, pack: "", diagnostics: found)
    let project = node.map { $0.isEmpty ? ProjectDeclaration() : reader.project($0) }
    return (project ?? ProjectDeclaration(), Diagnostic.sorted(reader.diagnostics, files: [file]))
  }

  /// What a lock says, and everything that is wrong with it.
  public static func lock(_ file: SourceFile) -> (lock: LockDeclaration, diagnostics: [Diagnostic]) {
    let (node, found) = YAMLParser.parse(file)
    var reader = RuleFileReader(file: file, pack: "", diagnostics: found)
    let lock = node.map { $0.isEmpty ? LockDeclaration() : reader.lock($0) }
    return (lock ?? LockDeclaration(), Diagnostic.sorted(reader.diagnostics, files: [file]))
  }
}

/// `ledger.yaml` and `ledger.lock`.
extension RuleFileReader {
  static let projectKeys = ["packs", "change", "accept"]
  static let acceptKeys = ["finding", "because", "until", "about"]

  fileprivate mutating func project(_ node: YAMLNode) -> ProjectDeclaration {
    var project = ProjectDeclaration()
    guard let fields = fields(node, of: "a project file", known: Self.projectKeys) else { return project }
    if let node = fields["packs"] { project.packs = list(node).compactMap { packRequest($0) } }
    for entry in fields["change"].flatMap({ mapping($0, "`change` is a mapping from rules to keys") }) ?? [] {
      if let change = change(entry) { project.changes.append(change) }
    }
    guard let node = fields["accept"] else { return project }
    var first: [String: RuleSite] = [:]
    for entry in list(node).compactMap({ accepted($0) }) {
      if let site = first[entry.finding.value] {
        report(
          .duplicateID, "the finding `\(entry.finding.value)` is accepted twice", entry.finding.site.range,
          hint: "drop one of the two", related: [.init(label: "first here", site: site)])
      } else {
        first[entry.finding.value] = entry.finding.site
        project.accepted.append(entry)
      }
    }
    return project
  }

  private mutating func packRequest(_ node: YAMLNode) -> PackRequest? {
    guard let text = text(node, "a pack") else { return nil }
    let (name, constraint) = VersionConstraint.split(text.text)
    let request = PackRequest(
      place: Located(name, at: text.site(0..<name.utf8.count)),
      constraint: constraint.flatMap { VersionConstraint($0) })
    // `core >=1.x` names no folder with a blank in it.
    if constraint == nil, let blank = name.firstIndex(of: " "), !request.isPath {
      let start = name[..<blank].utf8.count + 1
      report(
        .notANumber, "`\(name[name.index(after: blank)...])` is no version",
        text.site(start..<name.utf8.count).range, hint: VersionConstraint.hint)
      return nil
    }
    return request
  }

  private mutating func change(_ entry: YAMLEntry) -> RuleChange? {
    let rule = Located(entry.key, at: site(entry.keyRange))
    if entry.value.scalar?.text == "drop" { return RuleChange(rule: rule, edit: .drop) }
    let what = "an edit is `drop` or a mapping from keys of a rule or a check to values"
    guard let all = mapping(entry.value, what) else { return nil }
    let known = Self.ruleKeys + Self.checkKeys.filter { !Self.ruleKeys.contains($0) }
    var entries: [YAMLEntry] = []
    for entry in all {
      if entry.key == "id" {
        report(.notInSet, "a project can't change an id", entry.keyRange, hint: "copy the rule or check instead")
      } else if known.contains(entry.key) {
        entries.append(entry)
      } else {
        report(
          .unknownKey, "neither a rule nor a check has a key `\(entry.key)`", entry.keyRange,
          hint: Suggestion.hint(for: entry.key, among: known))
      }
    }
    let ofRules = entries.filter { !Self.checkKeys.contains($0.key) }
    let ofChecks = entries.filter { !Self.ruleKeys.contains($0.key) }
    if let a = ofRules.first, let b = ofChecks.first {
      report(
        .exclusiveKeys, "`\(a.key)` is a key of rules and `\(b.key)` one of checks",
        a.keyRange.lower < b.keyRange.lower ? b.keyRange : a.keyRange,
        related: [.init(label: "the other one", site: site((a.keyRange.lower < b.keyRange.lower ? a : b).keyRange))])
      return RuleChange(rule: rule, edit: .set(.init(keys: [])))
    }
    let isReplaced = reportTakenAway(entries)
    var node = entry.value
    let given = entries.filter { !$0.value.isEmpty }
    node.content = .mapping(given)
    var values = RuleChange.Values(keys: entries.map { Located($0.key, at: site($0.keyRange)) })
    if ofChecks.isEmpty { values.rule = partial(node) { $0.rule(node) } }
    if let needs = entries.first(where: { $0.key == "needs" }), !given.contains(where: { $0.key == "each" }) {
      report(.missingKey, "`needs` goes with `each`, and `each` is not there", needs.keyRange, hint: "write both")
    } else if ofRules.isEmpty, isReplaced {
      values.check = partial(node) { $0.check(node, isEdit: true) }
    }
    return RuleChange(rule: rule, edit: .set(values))
  }

  /// What every rule or check needs can be replaced, but not taken away. Returns whether nothing is.
  private mutating func reportTakenAway(_ entries: [YAMLEntry]) -> Bool {
    var isReplaced = true
    for needed in [["metric", "metrics"], ["match", "regex"], Self.testKeys] {
      let meant = entries.filter { needed.contains($0.key) }
      guard let first = meant.first, meant.allSatisfy(\.value.isEmpty) else { continue }
      report(
        .emptyValue, "`\(first.key)` can be replaced, but not taken away", first.keyRange,
        hint: "write `drop` in place of the braces to leave the whole of it out")
      isReplaced = false
    }
    return isReplaced
  }

  /// Reads a rule or a check of which only some keys are given; nothing when a value can't be read.
  private mutating func partial<Value>(_ node: YAMLNode, _ read: (inout RuleFileReader) -> Value?) -> Value? {
    var reader = RuleFileReader(file: file, pack: pack)
    let values = read(&reader)
    let whole = head(node.range)
    let found = reader.diagnostics.filter {
      $0.code != .noExample && ($0.code != .missingKey || $0.site.range != whole)
    }
    // An edit with keys that both can have is read twice, and its mistakes are the same.
    for diagnostic in found where !diagnostics.contains(diagnostic) { add(diagnostic) }
    return found.contains { $0.severity == .error } ? nil : values
  }

  private mutating func accepted(_ node: YAMLNode) -> AcceptedFinding? {
    guard
      let fields = fields(node, of: "an accepted finding", known: Self.acceptKeys, required: ["finding", "because"])
    else { return nil }
    let finding = fields["finding"].flatMap { name($0, "the id of a finding", .word) }
    let because = string(fields["because"], "`because`")
    var until: String?
    if let node = fields["until"], let text = text(node, "`until`") {
      if CalendarDay.accepts(text.text) {
        until = text.text
      } else {
        report(.notADate, "`\(text.text)` is no day", text.site.range, hint: "such as 2026-12-31")
      }
    }
    guard let finding, let because else { return nil }
    return AcceptedFinding(
      finding: finding, because: because.value, until: until, about: string(fields["about"], "`about`")?.value,
      site: site(node.range))
  }

  fileprivate mutating func lock(_ node: YAMLNode) -> LockDeclaration {
    var lock = LockDeclaration()
    guard let fields = fields(node, of: "a lock", known: ["packs"], required: ["packs"]), let packs = fields["packs"]
    else { return lock }
    for entry in mapping(packs, "`packs` is a mapping from packs to their hashes") ?? [] {
      guard
        let fields = self.fields(
          entry.value, of: "a locked pack", known: ["version", "hash", "from"], required: ["hash"]),
        let hash = string(fields["hash"], "`hash`")
      else { continue }
      lock.packs.append(
        .init(
          name: Located(entry.key, at: site(entry.keyRange)),
          version: string(fields["version"], "`version`")?.value ?? "", hash: hash,
          from: string(fields["from"], "`from`")?.value ?? ""))
    }
    return lock
  }
}

extension VersionConstraint {
  /// What a constraint looks like, for messages.
  static let hint = "such as 1.2 (1.2 and what is compatible with it), = 1.2.0 or >= 1.2 < 1.5"
}

/// A day of the calendar, written `2026-12-31`.
enum CalendarDay {
  /// Whether a text is a day that exists.
  static func accepts(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0, (1...12).contains(month)
    else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
