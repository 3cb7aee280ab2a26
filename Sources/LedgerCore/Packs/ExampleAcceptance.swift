public import RuleDSL

/// Writes what rules find into the examples that end in `=> ?`.
///
/// Each file is read again after each change: what would not say the same as before, and the expectation in place of the
/// question mark, is not written.
public struct ExampleAcceptance: Sendable {
  /// The files that change, as they should be.
  public private(set) var files: [SourceFile] = []
  /// The examples that were filled in.
  public private(set) var accepted: [ExampleOutcome] = []
  /// The examples that can't be, each with the reason.
  public private(set) var refused: [(outcome: ExampleOutcome, reason: String)] = []

  /// Fills in the examples that wait for it.
  public init(_ outcomes: [ExampleOutcome], in files: [SourceFile]) {
    var waiting: [String: [(outcome: ExampleOutcome, text: String, site: RuleSite)]] = [:]
    for outcome in outcomes {
      guard case .pendingAccept(let text) = outcome.result, let site = outcome.example.expectation?.site else {
        continue
      }
      if text.isEmpty {
        refused.append((outcome, "the rule finds nothing in it"))
      } else {
        waiting[site.path, default: []].append((outcome, text, site))
      }
    }
    for file in files {
      guard let list = waiting[file.path] else { continue }
      var edited = file
      let first = accepted.count
      // From the end, so that the places before stay where they are.
      for (outcome, text, site) in list.sorted(by: { $0.site.range.lower > $1.site.range.lower }) {
        if let next = Self.filled(edited, site.range, text, outcome) {
          edited = next
          accepted.insert(outcome, at: first)
        } else {
          refused.append((outcome, "its quotes stand in the way; write `=> \(text)` yourself"))
        }
      }
      if edited != file { self.files.append(edited) }
    }
  }

  private static func filled(
    _ file: SourceFile, _ range: ByteRange<RuleBytes>, _ text: String, _ outcome: ExampleOutcome
  ) -> SourceFile? {
    guard range.upper <= file.bytes.count, file.bytes[range.offsets].elementsEqual("?".utf8) else { return nil }
    let (old, found) = parse(file)
    // The way of quoting is not known here; the one that reads back as the text is the right one.
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    for spelling in [text, text.replacing("'", with: "''"), escaped] {
      let bytes = file.bytes[..<range.lower] + spelling.utf8 + file.bytes[range.upper...]
      let edited = SourceFile(path: file.path, bytes: Array(bytes))
      let (new, complaints) = parse(edited)
      guard complaints.count == found.count, new.count == old.count else { continue }
      let changed = zip(old, new).filter { $0 != $1 }
      if changed.count == 1, changed[0].0.sentence == changed[0].1.sentence, changed[0].1.expectation == text {
        return edited
      }
    }
    return nil
  }

  private struct Written: Hashable {
    var sentence: String
    var expectation: String?
  }

  private static func parse(_ file: SourceFile) -> (examples: [Written], diagnostics: [Diagnostic]) {
    let (pack, diagnostics) = RuleParser.parse(PackSource(name: "", files: [file]))
    let examples = pack.rules.flatMap { $0.finds + $0.ignores + $0.misses }.map { example in
      Written(
        sentence: example.sentence.value,
        expectation: example.expectation?.value.trimmingPrefix { $0 == " " }.description)
    }
    return (examples, diagnostics)
  }

  /// Writes the changed files to their places.
  public func write() throws(FileProblem) {
    for file in files {
      let new = try NewFile(replacing: file.path)
      try new.write(file.bytes)
      try new.commit()
    }
  }
}
