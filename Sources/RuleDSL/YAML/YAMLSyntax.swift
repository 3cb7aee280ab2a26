/// Puts libyaml's complaint into words that help a person who writes rules.
struct YAMLSyntax {
  /// The file.
  let file: SourceFile
  /// The way from libyaml's marks to bytes.
  var offsets: CodePointCursor

  /// The diagnostic for a problem.
  mutating func diagnostic(_ problem: YAMLProblem) -> Diagnostic {
    var at = offsets.byte(problem.offset)
    var related: [Diagnostic.Related] = []
    if let context = problem.context, context.offset != problem.offset {
      let began = offsets.byte(context.offset)
      if problem.message == "found unexpected end of stream" || problem.message == "found unexpected document indicator"
      {
        at = began
      } else if let label = Self.labels[context.message] {
        related.append(.init(label: label, site: site(began)))
      }
    }
    return Diagnostic(
      code: .syntax, severity: .error, message: Self.messages[problem.message] ?? "not YAML: \(problem.message)",
      site: site(at), hint: hint(problem, at), related: related)
  }

  private func hint(_ problem: YAMLProblem, _ at: Int) -> String? {
    if at < file.bytes.count, file.bytes[at] == 0x09 { return "indent with spaces, not with tabs" }
    if problem.context?.message == "while scanning a quoted scalar" { return "close the quote" }
    let value = lineValue(at)
    if let first = value.first, let special = Self.specials.first(where: { $0 == first }) {
      if special == UInt8(ascii: "{"), let close = value.firstIndex(of: UInt8(ascii: "}")) {
        let name = String(decoding: value[..<close].dropFirst(), as: UTF8.self)
        if NameSyntax.identifier.accepts(name) {
          return "in YAML, braces are a mapping: write <\(name)>, not {\(name)}"
        }
      }
      let character = String(UnicodeScalar(special))
      return "a text that begins with \(character) needs quotes: put the whole text in single quotes"
    }
    if problem.message == "mapping values are not allowed in this context" || value.contains(Self.colon) {
      return "a text with a colon and a space needs quotes: put the whole text in single quotes"
    }
    if problem.message.hasPrefix("did not find expected") { return "is the line indented like its neighbours?" }
    return nil
  }

  /// What stands on the line of `at` after the dash and the key.
  private func lineValue(_ at: Int) -> ArraySlice<UInt8> {
    let bytes = file.bytes
    var start = min(at, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    var line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    line = line.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    if let key = line.firstRange(of: Self.colon), line[..<key.lowerBound].allSatisfy(Self.isKeyByte) {
      line = line[key.upperBound...].drop { $0 == 0x20 }
    }
    return line
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_")
  }

  private static let colon: [UInt8] = [UInt8(ascii: ":"), 0x20]
  private static let specials = Array("|>*&%@[!\"'{`".utf8)

  private func site(_ offset: Int) -> RuleSite {
    var upper = min(offset + 1, file.bytes.count)
    while upper < file.bytes.count, file.bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return RuleSite(path: file.path, range: ByteRange(min(offset, upper), upper))
  }

  private static let labels = [
    "while parsing a flow sequence": "the list begins here",
    "while parsing a flow mapping": "the mapping begins here",
    "while parsing a block mapping": "the mapping begins here",
    "while parsing a block collection": "the list begins here",
    "while scanning a simple key": "the key begins here",
  ]

  private static let messages = [
    "found unexpected end of stream": "the text in quotes has no end",
    "found unexpected document indicator": "the text in quotes has no end",
    "mapping values are not allowed in this context": "a second `: ` in one line",
    "could not find expected ':'": "a key without `:`",
    "did not find expected key": "something stands here that belongs to no key",
    "did not find expected '-' indicator": "something stands between the items of the list",
    "did not find expected ',' or ']'": "the list in brackets is not closed",
    "did not find expected ',' or '}'": "the mapping in braces is not closed",
    "did not find expected node content": "a value is missing",
    "did not find expected <document start>": "something stands after the end of the file's mapping",
    "found character that cannot start any token": "no text may begin with this character",
    "did not find expected alphabetic or numeric character": "a name of an alias is missing",
    "found a tab character that violates indentation": "a tab in the indentation",
    "found unknown escape character": "an unknown escape in double quotes",
    "did not find expected comment or line break": "text after | or > must begin on the next line",
    "block sequence entries are not allowed in this context": "a list item where none may stand",
    "mapping keys are not allowed in this context": "a key where none may stand",
    "exceeded max nesting level": "lists and mappings nest too deep",
  ]
}
