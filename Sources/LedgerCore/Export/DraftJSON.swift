import RuleDSL

/// Writes the answers for a draft as one JSON object with a line for each claim.
public struct DraftJSON: Sendable {
  private let report: DraftReport
  private let wording: AuditWording

  /// Makes a writer for a report.
  public init(_ report: DraftReport) {
    self.report = report
    wording = AuditWording(claims: report.claims)
  }

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] {
    var json = JSONText()
    json.object { check in
      check.add("schema", 1)
      check.add("summary") { json in
        json.object { summary in
          for standing in DraftAnswer.Standing.allCases { summary.add(standing.rawValue, report.count(standing)) }
        }
      }
      check.add("claims") { $0.lines(of: report.answers) { write($0, to: &$1) } }
    }
    return json.bytes + [0x0A]
  }

  private func write(_ answer: DraftAnswer, to object: inout JSONObject) {
    let audited = report.claims[answer.claim]
    object.add("standing", answer.standing.rawValue)
    object.add("reason", answer.reason?.code)
    object.add("explanation", wording.explanation(answer))
    object.add("subject", audited.claim.subject)
    object.add("metric", audited.claim.metric)
    write(audited, to: &object)
    object.add("check", answer.result?.check.id)
    object.add("finding", answer.result?.id)
    object.add("evidence", answer.evidence) { json, evidence in
      json.object { row in
        let fact = report.claims[evidence.claim]
        row.add("fact_id", fact.id)
        row.add("verdict", evidence.verdict.rawValue)
        write(fact, to: &row)
        row.add("low") { $0.raw(evidence.interval.low?.description ?? "null") }
        row.add("high") { $0.raw(evidence.interval.high?.description ?? "null") }
        row.add("low_open", evidence.interval.lowOpen)
        row.add("high_open", evidence.interval.highOpen)
        row.add("unit", evidence.unit)
      }
    }
  }

  private func write(_ audited: AuditedClaim, to object: inout JSONObject) {
    let provenance = audited.claim.provenance
    object.add("source", audited.source)
    object.add("line", provenance.line)
    object.add("column", provenance.column)
    object.add("byte_start", audited.fileBytes.lowerBound)
    object.add("byte_end", audited.fileBytes.upperBound)
    object.add("quote", provenance.quote)
  }
}
