public import RuleDSL

/// Writes an audit as Markdown, for a comment on a change or a page of a wiki.
public struct AuditMarkdown: Sendable {
  private let report: AuditReport
  private let wording: AuditWording
  private let verdicts: Set<Verdict>
  private let level: Severity

  /// Evidence beyond so many rows is only counted.
  private static let rows = 8

  /// Makes a writer.
  /// - Parameters:
  ///   - report: The report.
  ///   - verdicts: Which results are written.
  ///   - level: The least level of results that are written.
  public init(_ report: AuditReport, verdicts: Set<Verdict>, atLeast level: Severity) {
    self.report = report
    self.verdicts = verdicts
    self.level = level
    wording = AuditWording(report)
  }

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] {
    var text = "# Audit\n\n\(summary)\n"
    for verdict in [Verdict.fail, .unsure, .pass] where verdicts.contains(verdict) {
      for result in report.results where result.verdict == verdict && result.level >= level {
        text += "\n" + section(result)
      }
    }
    return Array(text.utf8)
  }

  private var summary: String {
    let summary = report.summary
    var text = "**\(summary.pass) pass, \(summary.fail) fail, \(summary.unsure) unsure"
    if summary.accepted > 0 { text += ", \(summary.accepted) accepted" }
    if !summary.withoutData.isEmpty { text += "; \(summary.withoutData.count) without data" }
    return text + ".**"
  }

  private func section(_ result: CheckResult) -> String {
    let word = result.verdict == .fail ? result.level.rawValue : result.verdict.rawValue
    var text = "## \(word): \(Self.escaped(wording.message(result)))\n\n"
    if !result.evidence.isEmpty {
      text += "| says | where | interval | fact |\n| --- | --- | --- | --- |\n"
      for evidence in result.evidence.prefix(Self.rows) { text += row(evidence) }
      let more = result.evidence.count - Self.rows
      if more > 0 { text += "\nand \(more) more\n" }
      text += "\n"
    } else if let place = result.place {
      text += "\(Self.code("\(place.path):\(place.line)"))\n\n"
    }
    let sentences = [wording.reason(result)].compactMap(\.self) + result.hints.map(wording.hint)
    if !sentences.isEmpty { text += sentences.map(Self.escaped).joined(separator: " ") + "\n\n" }
    if let acceptance = result.acceptance { text += "Accepted: \(Self.escaped(acceptance.because))\n\n" }
    return text + "\(Self.code(result.check.id)) \(Self.code(result.id))\n"
  }

  private func row(_ evidence: CheckResult.Evidence) -> String {
    let audited = report.claims[evidence.claim]
    let provenance = audited.claim.provenance
    let unit = evidence.unit.isEmpty || evidence.unit == "1" ? "" : " " + evidence.unit
    let cells = [
      Self.escaped(provenance.quote), Self.code("\(audited.source):\(provenance.line):\(provenance.column)"),
      Self.code("\(evidence.interval)\(unit)"), Self.code(String(audited.id.prefix(14))),
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// Text that Markdown and HTML take for nothing but text, on one line.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayWidth.shown(text).unicodeScalars {
      if "\\`*_{}[]<>()#+!|~&".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Text as code, whatever back quotes and bars stand in it.
  static func code(_ text: String) -> String {
    let text = DisplayWidth.shown(text).replacing("|", with: "\\|")
    guard text.contains("`") else { return "`\(text)`" }
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(text) \(fence)"
  }
}
