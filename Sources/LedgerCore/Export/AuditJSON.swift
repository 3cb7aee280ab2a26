import RuleDSL

/// Writes an audit as one JSON object with a line for each result.
///
/// ```
/// {"schema":1,"summary":{"pass":71,"fail":1,…},"results":[
/// {"id":"a_…","check":"parameters-agree","pack":"ai-scale","level":"error","verdict":"fail","reason":"disjoint",…}
/// ]}
/// ```
///
/// `schema` counts the changes of meaning; keys are only ever added.
public struct AuditJSON: Sendable {
  private let report: AuditReport
  private let wording: AuditWording

  /// Makes a writer for a report.
  public init(_ report: AuditReport) {
    self.report = report.identified()
    wording = AuditWording(report)
  }

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] {
    var json = JSONText()
    json.object { audit in
      audit.add("schema", 1)
      audit.add("summary") { $0.object(writeSummary) }
      audit.add("results") { $0.lines(of: report.results) { write($0, to: &$1) } }
    }
    return json.bytes + [0x0A]
  }

  private func writeSummary(_ summary: inout JSONObject) {
    summary.add("pass", report.summary.pass)
    summary.add("fail", report.summary.fail)
    summary.add("unsure", report.summary.unsure)
    summary.add("notes", report.summary.notes)
    summary.add("without_data", report.summary.withoutData) { json, check in
      json.string(check.pack.isEmpty ? check.id : check.pack + "/" + check.id)
    }
    summary.add("single_source", report.summary.singleSource)
    summary.add("several_sources", report.summary.severalSources)
    summary.add("accepted", report.summary.accepted)
  }

  private func write(_ result: CheckResult, to object: inout JSONObject) {
    object.add("id", result.id)
    object.add("check", result.check.id)
    object.add("pack", result.check.pack)
    object.add("level", result.level.rawValue)
    object.add("verdict", result.verdict.rawValue)
    object.add("reason", result.reason?.code)
    object.add("subject", result.subject)
    object.add("metric", result.metric)
    object.add("message", wording.message(result))
    object.add("explanation", wording.reason(result))
    object.add("hints", result.hints) { json, hint in json.string(wording.hint(hint)) }
    object.add("evidence", result.evidence) { json, evidence in
      json.object { write(evidence, to: &$0) }
    }
    object.add("independent_sources", SourceCount(report.claims).independent(result.evidence.map(\.claim)))
    object.add("accepted") { json in
      guard let acceptance = result.acceptance else { return json.raw("null") }
      json.object { entry in
        entry.add("because", acceptance.because)
        entry.add("until", acceptance.until)
      }
    }
    object.add("place") { json in
      guard let place = result.place else { return json.raw("null") }
      json.object { object in
        object.add("path", place.path)
        object.add("line", place.line)
      }
    }
  }

  private func write(_ evidence: CheckResult.Evidence, to object: inout JSONObject) {
    let audited = report.claims[evidence.claim]
    let provenance = audited.claim.provenance
    object.add("fact_id", audited.id)
    object.add("source", audited.source)
    object.add("line", provenance.line)
    object.add("column", provenance.column)
    object.add("byte_start", audited.fileBytes.lowerBound)
    object.add("byte_end", audited.fileBytes.upperBound)
    object.add("quote", provenance.quote)
    object.add("low") { $0.raw(evidence.interval.low?.description ?? "null") }
    object.add("high") { $0.raw(evidence.interval.high?.description ?? "null") }
    object.add("low_open", evidence.interval.lowOpen)
    object.add("high_open", evidence.interval.highOpen)
    object.add("unit", evidence.unit)
    object.add("repeats", evidence.repeats)
  }
}
