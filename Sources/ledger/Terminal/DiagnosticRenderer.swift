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
        + style.bold(DisplayWidth.shown(diagnostic.message))
    ]
    lines += frame(diagnostic.site)
    for related in diagnostic.related {
      lines.append("  " + DisplayWidth.shown(related.label) + ":")
      lines += frame(related.site)
    }
    if let hint = diagnostic.hint { lines.append("  " + style.cyan("hint:") + " " + DisplayWidth.shown(hint)) }
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
    guard let file = files[site.path] else { return ["  " + DisplayWidth.shown(site.path)] }
    return SourceFrame(file: file, range: site.range).lines(style).map { "  " + $0 }
  }
}

extension SourceFrame {
  /// The place of a range in a rule file.
  init(file: SourceFile, range: ByteRange<RuleBytes>) {
    let excerpt = SourceExcerpt(range, in: file)
    self.init(
      path: file.path, line: excerpt.line, column: excerpt.column, before: excerpt.before, marked: excerpt.marked,
      after: excerpt.after)
  }
}
