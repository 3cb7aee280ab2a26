public import RuleDSL

/// Writes an audit as a SARIF 2.1.0 log: a result for each finding, what the project accepts marked as suppressed.
public struct AuditSARIF: Sendable {
  private let report: AuditReport
  private let pages: [CheckPage]
  private let version: String
  private let verdicts: Set<Verdict>
  private let level: Severity

  /// Makes a writer.
  /// - Parameters:
  ///   - report: The report.
  ///   - packs: The packs whose checks ran.
  ///   - version: The version of the program.
  ///   - verdicts: Which results are written.
  ///   - level: The least level of results that are written.
  public init(
    _ report: AuditReport, packs: [RulePack], version: String, verdicts: Set<Verdict>, atLeast level: Severity
  ) {
    self.report = report.identified()
    self.version = version
    self.verdicts = verdicts
    self.level = level
    pages = CheckPage.all(of: packs)
  }

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] {
    let wording = AuditWording(report)
    // A pass that stands for all claims has no place, and code hosts want one.
    let shown = report.results.filter {
      verdicts.contains($0.verdict) && $0.level >= level && (!$0.evidence.isEmpty || $0.place != nil)
    }
    let used = Set(shown.map(\.check))
    let pages = pages.filter { used.contains($0.reference) }
    let places = Dictionary(pages.enumerated().map { ($1.reference, $0) }) { first, _ in first }
    let results = shown.compactMap { result in
      places[result.check].map { self.result(result, rule: $0, wording) }
    }
    // Stable: the order of the report inside a rank.
    let ranked = results.enumerated().sorted { a, b in
      (Self.rank(a.element), a.offset) < (Self.rank(b.element), b.offset)
    }
    return SARIFLog(
      version: version, command: "audit", rules: pages.map(Self.rule), results: ranked.map(\.element)
    ).bytes
  }

  private static func rank(_ result: SARIFLog.Result) -> Int {
    guard result.kind == .fail, result.justification == nil else { return result.kind == .pass ? 5 : 4 }
    switch result.level {
    case .error: return 1
    case .warning: return 2
    case .note: return 3
    }
  }

  static func rule(_ page: CheckPage) -> SARIFLog.Rule {
    SARIFLog.Rule(
      id: page.name, level: page.level, about: page.about, definition: page.definition,
      help: ([page.definition] + page.examples).joined(separator: "\n"),
      tags: [page.reference.pack.isEmpty ? "built-in" : page.reference.pack])
  }

  private func result(_ result: CheckResult, rule: Int, _ wording: AuditWording) -> SARIFLog.Result {
    let sentences =
      [wording.message(result) + ".", wording.reason(result)].compactMap(\.self) + result.hints.map(wording.hint)
    let proof = result.evidence.map { SARIFLog.Location($0, of: report) }
    let place = result.place.map { SARIFLog.Location(source: $0.path, line: $0.line) }
    let kind: SARIFLog.Kind =
      switch result.verdict {
      case .fail: .fail
      case .unsure, .noData: .open
      case .pass: .pass
      }
    var properties = [("verdict", result.verdict.rawValue)]
    if let reason = result.reason { properties.append(("reason", reason.code)) }
    if !result.subject.isEmpty { properties.append(("subject", result.subject)) }
    if !result.metric.isEmpty { properties.append(("metric", result.metric)) }
    return SARIFLog.Result(
      rule: rule, kind: kind, level: result.level, message: sentences.joined(separator: " "),
      locations: (proof.first ?? place).map { [$0] } ?? [], related: Array(proof.dropFirst()),
      fingerprint: result.id, justification: result.acceptance?.because, properties: properties)
  }
}

extension SARIFLog.Location {
  /// A claim with its interval.
  init(_ evidence: CheckResult.Evidence, of report: AuditReport) {
    let unit = evidence.unit.isEmpty || evidence.unit == "1" ? "" : " " + evidence.unit
    self.init(report.claims[evidence.claim], message: "\(evidence.interval)\(unit)")
  }

  /// A claim.
  init(_ audited: AuditedClaim, message: String) {
    let provenance = audited.claim.provenance
    self.init(
      source: audited.source, line: provenance.line, column: provenance.column, quote: provenance.quote,
      bytes: audited.fileBytes, message: "\(audited.id.prefix(14)) \(message)")
  }
}
