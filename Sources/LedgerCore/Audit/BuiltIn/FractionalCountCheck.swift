import RuleDSL

/// Things are counted in whole numbers.
///
/// Example: "1.5 GPUs". An average may well be a fraction, so this proves nothing and is unsure, never a failure.
/// Figures with a scale word are whole again when it is multiplied out (1.5万), compound units are rates.
enum FractionalCountCheck {
  private static let reference = CheckReference(pack: "", id: "fractional-count")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "counts of things are whole numbers",
    definition: """
      A count of things with a fraction is unsure: an average may well be one. Figures with a scale word are whole again \
      when it is multiplied out (1.5万), compound units are rates.
      """,
    example: "\"1.5 GPUs\".", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    var found: [CheckResult] = []
    var lookedAt = 0
    for index in input.claimed {
      let quantity = input.claim(index).quantity
      let unit = quantity.unit
      guard quantity.unitKind == "count", !UnitTable.isRatio(unit), input.rules.units.kind(of: unit) == nil,
        input.rules.units.atoms(of: unit).count == 1, let value = quantity.value
      else { continue }
      lookedAt += 1
      if value.isInteger { continue }
      found.append(
        CheckResult(
          reference, level, .unsure, .fraction, subject: input.claim(index).subject,
          metric: input.claim(index).metric,
          evidence: [
            CheckResult.Evidence(
              claim: index, interval: input.interval(index, .printed).sharp, unit: unit, repeats: false)
          ],
          message: CheckMessage([.quote(0), .text(" counts "), .name(unit), .text(", but is no whole number")])))
    }
    return BuiltInCheck.results(reference, level, lookedAt: lookedAt, found)
  }
}
