import RuleDSL

/// `table:`: what is claimed agrees with reference facts.
struct TableCheck {
  let declaration: CheckDeclaration
  let path: String

  func results(_ input: AuditInput) -> [CheckResult] {
    let check = CheckReference(pack: declaration.pack, id: declaration.id.value)
    let given = input.material.tables[.init(pack: declaration.pack, path: path)]
    guard let text = given ?? input.rules.table(path, pack: declaration.pack) else {
      return [noData(check, .noTable(path), "the table was not given")]
    }
    var table = ReferenceTable(text)
    // A misspelled name would never meet a claim, and nobody would know.
    for row in table.rows {
      if input.rules.metrics[row.metric] == nil, !row.metric.hasPrefix("other."), !input.rules.metrics.isEmpty {
        table.report(row.line, "there is no metric `\(row.metric)`")
      }
      if !UnitTable.isRatio(row.unit), !input.rules.isDeclared(unit: row.unit) {
        table.report(row.line, "there is no unit `\(row.unit)`")
      }
    }
    var results = table.problems.map { noData(check, .badTable(line: $0.line, $0.message), "\($0.message)") }
    let comparison = ValueComparison(
      input: input, check: check, level: declaration.level, tolerance: declaration.tolerance)
    var bySubject: [String: [String: [Int]]] = [:]
    for metric in Set(table.rows.map(\.metric)) {
      bySubject[metric] = Dictionary(grouping: input.byMetric[metric] ?? []) { input.claim($0).subject }
    }
    for row in table.rows {
      guard let claims = bySubject[row.metric]?[row.subject] else { continue }
      let unit = row.unit.isEmpty ? input.rules.metrics[row.metric]?.unit?.value ?? "" : row.unit
      let reference = DistinctValue(
        claims: [], interval: ClaimInterval(exactly: row.interval), unit: unit, asOf: nil, roles: [])
      for value in DistinctValue.collect(claims, input, rounding: declaration.rounding) {
        guard let judged = comparison.judge(value, reference) else { continue }
        let judgement = judged.excused(by: MentionSurvey(input).excuse(value, of: row.metric))
        let link =
          switch judgement.verdict {
          case .pass: " agrees with "
          case .fail: " contradicts "
          case .unsure, .noData: " may or may not agree with "
          }
        let message =
          declaration.say.map { CheckMessage(template: $0) }
          ?? CheckMessage([
            .subject, .text(" "), .metric, .text(": "), .left, .text(link), .right,
            .text(row.source.isEmpty ? " of the reference" : " of \(row.source)"),
          ])
        results.append(
          CheckResult(
            check, declaration.level, judgement.verdict, judgement.reason, subject: row.subject, metric: row.metric,
            evidence: value.evidence(repeats: true),
            sides: CheckResult.Sides(
              left: .init(
                expression: row.metric, interval: value.interval.sharp.rounded(toDigits: 12), unit: value.unit,
                claim: value.claims[0]),
              relation: .equal,
              right: .init(expression: path, interval: row.interval.rounded(toDigits: 12), unit: unit, claim: nil)),
            message: message, hints: judgement.verdict == .fail ? hints(value, row, unit) : []))
      }
    }
    return results
  }

  private func hints(_ value: DistinctValue, _ row: ReferenceTable.Row, _ unit: String) -> [AuditHint] {
    guard value.unit == unit, let power = ScaleSlip.power(between: value.interval.sharp, row.interval) else {
      return []
    }
    return [.scaleSlip(power: power)]
  }

  private func noData(_ check: CheckReference, _ reason: AuditReason, _ message: String) -> CheckResult {
    CheckResult(check, declaration.level, .noData, reason, message: CheckMessage([.text(message)]))
  }
}
