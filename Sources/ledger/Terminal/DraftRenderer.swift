import LedgerCore
import RuleDSL

/// Draws where the claims of a draft stand.
///
///     contradicted: GLM-130B model.parameters: 160B
///       draft.md:3:12
///       3 | GLM-130B, a model of 160B parameters
///         |                      ^^^^ [159500000000, 160500000000] parameter
///       talks/a.txt:12:5
///       12 | 我们做了130B的模型
///          |         ^^^^ f_7c1e2a  [129500000000, 130500000000] parameter
///       The intervals do not meet. Either may be wrong.
///       try: ledger show f_7c1e2a --why
///     supported: draft.md:5:3  GLM-130B training.duration: 9 months
///       talks/a.txt:20:7  f_02b9d4  [8.5, 9.5] mo
struct DraftRenderer {
  private let report: DraftReport
  private let wording: AuditWording
  private let abbreviations: FactAbbreviations
  private let style: Style

  /// How many pieces of evidence are shown of a claim.
  private static let shown = 3

  init(_ report: DraftReport, style: Style) {
    self.report = report
    self.style = style
    wording = AuditWording(claims: report.claims)
    abbreviations = FactAbbreviations(report.claims.map(\.id))
  }

  /// One answer.
  func lines(_ answer: DraftAnswer) -> [String] {
    let audited = report.claims[answer.claim]
    let claim = audited.claim
    let subject = claim.subject.isEmpty ? "" : claim.subject + " "
    let head = DisplayWidth.shown("\(subject)\(claim.metric): \(claim.provenance.quote)")
    let isFull = answer.standing == .contradicted || answer.standing == .unsure
    var lines: [String] = []
    if isFull {
      lines.append(style.bold(colored(answer.standing)) + ": " + head)
      lines += SourceFrame(path: audited.source, provenance: claim.provenance).lines(style).map { "  " + $0 }
    } else {
      let place = "\(DisplayWidth.shown(audited.source)):\(claim.provenance.line):\(claim.provenance.column)"
      lines.append(style.bold(colored(answer.standing)) + ": " + style.cyan(place) + "  " + head)
    }
    for evidence in answer.evidence.prefix(Self.shown) {
      lines += proof(evidence, framed: isFull).map { "  " + $0 }
    }
    let more = answer.evidence.count - Self.shown
    if more > 0 { lines.append("  and \(more) more") }
    if answer.standing != .supported, let text = wording.explanation(answer) {
      lines.append("  " + DisplayWidth.shown(text))
    }
    if isFull, let first = answer.evidence.first(where: { report.claims[$0.claim].source != audited.source }) {
      lines.append("  try: ledger show \(abbreviations.short(report.claims[first.claim].id)) --why")
    }
    return lines
  }

  /// `9 claims: 6 supported, 1 contradicted, 1 unsure, 1 unknown.`
  var summary: String {
    let order: [DraftAnswer.Standing] = [.supported, .contradicted, .unsure, .unknown]
    let counts = order.map { "\(report.count($0)) \($0.rawValue)" }
    return counted(report.answers.count, "claim") + ": " + counts.joined(separator: ", ") + "."
  }

  private func proof(_ evidence: DraftAnswer.Evidence, framed: Bool) -> [String] {
    let fact = report.claims[evidence.claim]
    let unit = evidence.unit.isEmpty || evidence.unit == "1" ? "" : " " + evidence.unit
    let candidate =
      switch evidence.verdict {
      case .noData: ", of \(fact.claim.subject)"
      case .pass where framed: ", says the same"
      case .pass, .fail, .unsure: ""
      }
    let label = "\(abbreviations.short(fact.id))  \(evidence.interval)\(unit)\(candidate)"
    let provenance = fact.claim.provenance
    if framed, evidence.verdict != .pass {
      return SourceFrame(path: fact.source, provenance: provenance, label: label).lines(style)
    }
    let place = style.cyan("\(DisplayWidth.shown(fact.source)):\(provenance.line):\(provenance.column)")
    return [place + "  " + DisplayWidth.shown(label)]
  }

  private func colored(_ standing: DraftAnswer.Standing) -> String {
    switch standing {
    case .contradicted: style.red(standing.rawValue)
    case .supported: style.green(standing.rawValue)
    case .unsure, .unknown: style.yellow(standing.rawValue)
    }
  }
}
