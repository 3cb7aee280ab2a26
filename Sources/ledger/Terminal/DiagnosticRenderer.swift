import RuleDSL

/// Draws diagnostics of rule files with the line, a caret and the hint.
///
///     error[E201]: unknown key `metrc`
///       my/rules.yaml:3:5
///       3 |   - metrc: model.parameters
///         |     ^^^^^
///       hint: did you mean `metric`?
struct DiagnosticRenderer {
  private let files: [String: SourceFile]
  private let style: Style

  init(files: [SourceFile], style: Style) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    self.style = style
  }

  /// One diagnostic as lines.
  func lines(_ diagnostic: Diagnostic) -> [String] {
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]:"
    var lines = [
      style.bold(Self.colored(head, diagnostic.severity, style)) + " "
        + style.bold(DisplayText.safe(diagnostic.message))
    ]
    lines += frame(diagnostic.site)
    for related in diagnostic.related {
      lines.append("  " + DisplayText.safe(related.label) + ":")
      lines += frame(related.site)
    }
    if let hint = diagnostic.hint { lines.append("  " + style.cyan("hint:") + " " + DisplayText.safe(hint)) }
    return lines
  }

  /// `3 errors, 1 warning`, empty when there is nothing.
  static func summary(_ diagnostics: [Diagnostic]) -> String {
    Severity.allCases.reversed().compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }.joined(separator: ", ")
  }

  /// Colors a word by weight.
  static func colored(_ text: String, _ severity: Severity, _ style: Style) -> String {
    switch severity {
    case .error: style.red(text)
    case .warning: style.yellow(text)
    case .note: style.cyan(text)
    }
  }

  private func frame(_ site: RuleSite) -> [String] {
    guard let file = files[site.path] else { return ["  " + DisplayText.safe(site.path)] }
    return SourceFrame(file: file, range: site.range).lines(style).map { "  " + $0 }
  }
}

extension SourceFrame {
  /// The place of a range in a rule file; of a range over several lines the first is drawn.
  init(file: SourceFile, range: ByteRange<RuleBytes>) {
    let bytes = file.bytes
    let newline = UInt8(ascii: "\n")
    let start = min(range.lower, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
    if lineEnd > start, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    let end = max(start, min(range.upper, lineEnd))
    // A byte order mark belongs to the encoding, not to the first line.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let skipped = lineStart == 0 && bytes.starts(with: mark) && start >= mark.count ? mark.count : 0
    let before = String(decoding: bytes[(lineStart + skipped)..<start], as: UTF8.self)
    self.init(
      path: file.path, line: bytes[..<lineStart].count { $0 == newline } + 1,
      column: before.unicodeScalars.count + 1, before: before,
      marked: String(decoding: bytes[start..<end], as: UTF8.self),
      after: String(decoding: bytes[end..<max(end, lineEnd)], as: UTF8.self))
  }
}
