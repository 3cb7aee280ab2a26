import RuleDSL

/// Writes the answers for a draft as a SARIF 2.1.0 log: a failure for each contradiction, what is open as open. Claims
/// that are supported need no attention and are left out.
public struct DraftSARIF: Sendable {
  private let report: DraftReport
  private let version: String

  /// Makes a writer.
  /// - Parameters:
  ///   - report: The answers.
  ///   - version: The version of the program.
  public init(_ report: DraftReport, version: String) {
    self.report = report
    self.version = version
  }

  private static let standings: [(standing: DraftAnswer.Standing, about: String)] = [
    (.contradicted, "what the draft claims contradicts the ledger or itself"),
    (.unsure, "the ledger speaks of what the draft claims, and leaves it open"),
    (.unknown, "the ledger has nothing on what the draft claims"),
  ]

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] {
    let rules = Self.standings.map { standing, about in
      SARIFLog.Rule(
        id: "draft-" + standing.rawValue, level: standing == .contradicted ? .error : .note, about: about,
        definition: about, help: about, tags: ["draft"])
    }
    let wording = AuditWording(claims: report.claims)
    let results = Self.standings.enumerated().flatMap { index, rule in
      report.answers.filter { $0.standing == rule.standing }.map { result($0, rule: index, wording) }
    }
    return SARIFLog(version: version, command: "check", rules: rules, results: results).bytes
  }

  private func result(_ answer: DraftAnswer, rule: Int, _ wording: AuditWording) -> SARIFLog.Result {
    let audited = report.claims[answer.claim]
    let kind: SARIFLog.Kind =
      switch answer.standing {
      case .contradicted: .fail
      case .unsure: .open
      case .unknown: .review
      case .supported: .pass
      }
    let head = "\(audited.claim.subject) \(audited.claim.metric): “\(audited.claim.provenance.quote)”"
    var properties = [("standing", answer.standing.rawValue), ("metric", audited.claim.metric)]
    if let reason = answer.reason { properties.append(("reason", reason.code)) }
    var id = ContentID("a")
    id.add(answer.standing.rawValue)
    id.add(audited.source)
    id.add(audited.claim.provenance.quote)
    id.add(ContentID.content(of: audited.claim))
    return SARIFLog.Result(
      rule: rule, kind: kind, level: .error,
      message: [head + " is \(answer.standing.rawValue).", wording.explanation(answer)].compactMap(\.self)
        .joined(separator: " ").trimmingSpaces(),
      locations: [SARIFLog.Location(audited, message: answer.standing.rawValue)],
      related: answer.evidence.map { evidence in
        let unit = evidence.unit.isEmpty || evidence.unit == "1" ? "" : " " + evidence.unit
        return SARIFLog.Location(report.claims[evidence.claim], message: "\(evidence.interval)\(unit)")
      }, fingerprint: id.text, properties: properties)
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String { String(drop { $0 == " " }) }
}
