import RuleDSL

/// A claim's unit measures what its metric's unit measures.
///
/// Example: a metric declared in days and a claim of it in watts. A count where a ratio is declared, or the other way
/// round, is only unsure: "as much as 500,000 computers" is a way to state a ratio.
enum UnitKindCheck {
  private static let reference = CheckReference(pack: "", id: "unit-kind")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "units measure what their metric is declared to measure",
    definition: """
      The unit of a claim must be of the kind of its metric's unit. A count where a ratio is declared, or the other way \
      round, is only unsure: "as much as 500,000 computers" is a way to state a ratio.
      """,
    example: "A metric declared in days, and a claim of it in watts.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    var found: [CheckResult] = []
    var lookedAt = 0
    var frames = UnitFrames(input.rules.units)
    for metric in input.metrics {
      guard let declared = input.rules.metrics[metric]?.unit?.value else { continue }
      for index in input.byMetric[metric] ?? [] {
        let unit = input.claim(index).quantity.unit
        if unit.isEmpty { continue }
        lookedAt += 1
        if unit == declared { continue }
        let frame = frames.frame([unit, declared])
        let (a, b) = (frame.expansion(of: unit).powers, frame.expansion(of: declared).powers)
        let isMeasured = frame.dimensions(a) != frame.dimensions(b)
        let isOneRatio = UnitTable.isRatio(unit) != UnitTable.isRatio(declared)
        guard isMeasured || isOneRatio else { continue }
        found.append(
          CheckResult(
            reference, level, isMeasured ? .fail : .unsure, .wrongKind(unit, declared),
            subject: input.claim(index).subject, metric: metric,
            evidence: [
              CheckResult.Evidence(
                claim: index, interval: input.interval(index, .printed).sharp, unit: unit, repeats: false)
            ],
            message: CheckMessage([
              .quote(0), .text(" is in "), .name(unit), .text(", but "), .metric, .text(" is measured in "),
              .name(declared),
            ])))
      }
    }
    return BuiltInCheck.results(reference, level, lookedAt: lookedAt, found)
  }
}
