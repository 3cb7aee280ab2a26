import LedgerCore
import RuleDSL

/// Draws what an audit found, with the evidence that decided.
///
///     error[parameters-agree] GLM-130B model.parameters: 130B and 160B cannot both hold
///       talks/a.txt:12:5
///       12 | 我们做了130B的模型
///          |         ^^^^ f_7c1e2a  [129500000000, 130500000000] parameter
///       talks/b.txt:40:1  f_02b9d4  [159500000000, 160500000000] parameter
///       The intervals do not meet. Either may be wrong.
///       try: ledger show f_7c1e2a --why
///       or: ledger accept a_5892bf --because '…'
struct AuditRenderer {
  private let report: AuditReport
  private let wording: AuditWording
  private let abbreviations: FactAbbreviations
  private let findings: FactAbbreviations
  private let style: Style

  /// How many pieces of evidence are drawn with their line; further ones get one line each.
  private static let frames = 2
  /// How many pieces of evidence are named at all.
  private static let named = 8

  init(_ report: AuditReport, style: Style) {
    self.report = report
    self.style = style
    wording = AuditWording(report)
    abbreviations = FactAbbreviations(report.claims.map(\.id))
    findings = FactAbbreviations(report.results.lazy.map(\.id).filter { !$0.isEmpty })
  }

  /// One result.
  func lines(_ result: CheckResult) -> [String] {
    let head = Self.word(result)
    let mark: String =
      switch result.verdict {
      case .pass: style.green(head)
      case .fail: DiagnosticRenderer.colored(head, result.level, style)
      case .unsure, .noData: style.yellow(head)
      }
    var lines = [
      style.bold("\(mark)[\(DisplayWidth.shown(result.check.id))]") + " " + DisplayWidth.shown(wording.message(result))
    ]
    var framed = 0
    for evidence in result.evidence.prefix(Self.named) {
      let isFramed = framed < Self.frames && !evidence.repeats
      framed += isFramed ? 1 : 0
      lines += proof(evidence, framed: isFramed).map { "  " + $0 }
    }
    let more = result.evidence.count - Self.named
    if more > 0 { lines.append("  and \(more) more") }
    if let place = result.place, result.evidence.isEmpty {
      lines.append("  " + style.cyan("\(DisplayWidth.shown(place.path)):\(place.line)"))
    }
    if let reason = wording.reason(result) { lines.append("  " + DisplayWidth.shown(reason)) }
    lines += result.hints.map { "  " + DisplayWidth.shown(wording.hint($0)) }
    if let acceptance = result.acceptance {
      let until = acceptance.until.map { " until \($0)" } ?? ""
      lines.append("  accepted\(until): " + DisplayWidth.shown(acceptance.because))
    } else if let next = next(result) {
      lines.append("  try: " + next)
      if result.verdict == .fail {
        lines.append("  or: ledger accept \(findings.short(result.id)) --because '…'")
      }
    }
    return lines
  }

  /// What to do about it.
  private func next(_ result: CheckResult) -> String? {
    if let first = result.evidence.first {
      return result.verdict == .fail
        ? "ledger show \(abbreviations.short(report.claims[first.claim].id)) --why" : nil
    }
    switch result.reason {
    case .sourceChanged: return "ledger scan " + ShellWord.quoted(result.subject)
    case .openNumerals: return "ledger coverage --open"
    default: return nil
    }
  }

  /// `71 pass, 1 fail, 6 unsure; 2 checks had no data.`
  var summary: String {
    let summary = report.summary
    var text = "\(summary.pass) pass, \(summary.fail) fail, \(summary.unsure) unsure"
    if summary.accepted > 0 { text += ", \(summary.accepted) accepted" }
    if summary.notes > 0 { text += ", \(counted(summary.notes, "note"))" }
    if !summary.withoutData.isEmpty { text += "; \(counted(summary.withoutData.count, "check")) had no data" }
    return text + "."
  }

  private func proof(_ evidence: CheckResult.Evidence, framed: Bool) -> [String] {
    let audited = report.claims[evidence.claim]
    let unit = evidence.unit.isEmpty || evidence.unit == "1" ? "" : " " + evidence.unit
    let label = "\(abbreviations.short(audited.id))  \(evidence.interval)\(unit)"
    let provenance = audited.claim.provenance
    guard framed else {
      let place = style.cyan("\(DisplayWidth.shown(audited.source)):\(provenance.line):\(provenance.column)")
      return [place + "  " + DisplayWidth.shown(label + (evidence.repeats ? ", says the same" : ""))]
    }
    return SourceFrame(path: audited.source, provenance: provenance, label: label).lines(style)
  }

  private static func word(_ result: CheckResult) -> String {
    switch result.verdict {
    case .fail: result.level.rawValue
    case .pass: "pass"
    case .unsure: "unsure"
    case .noData: "no data"
    }
  }
}

/// A word of a command line.
enum ShellWord {
  /// The word in quotes, where a shell would take it for something else.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "._-/".unicodeScalars.contains(scalar)
    }
    let shown = DisplayWidth.shown(word)
    return isPlain && !word.isEmpty && !word.hasPrefix("-") ? shown : "'" + shown.replacing("'", with: "'\\''") + "'"
  }
}
