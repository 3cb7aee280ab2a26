import RuleDSL

/// What is said to be approximate has no more digits than an estimate can have.
enum ExcessDigitsCheck {
  private static let reference = CheckReference(pack: "", id: "excess-digits")
  private static let digitLimit = 4

  static let check = BuiltInCheck(
    id: reference.id, level: .note, about: "approximate figures have at most \(digitLimit) significant digits",
    definition: """
      "About" and "nearly" say that the last digits don't count. A figure that prints more than \(digitLimit) significant \
      digits all the same is either exact or was computed from something rougher. It says nothing against the figure, \
      so it is a note.
      """,
    example: "\"About 1,234,567 users\" has seven significant digits; \"about 1.2 million users\" has two.",
    results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    var found: [CheckResult] = []
    var lookedAt = 0
    for index in input.claimed {
      let quantity = input.claim(index).quantity
      guard quantity.qualifier == .approx || quantity.qualifier == .nearly, let value = quantity.value else { continue }
      lookedAt += 1
      let digits = String(value.coefficient.magnitude).utf8.count
      if digits <= digitLimit { continue }
      found.append(
        CheckResult(
          reference, .note, .unsure, .excessDigits(digits), subject: input.claim(index).subject,
          metric: input.claim(index).metric,
          evidence: [
            CheckResult.Evidence(
              claim: index, interval: input.interval(index, .printed).sharp, unit: input.unit(index), repeats: false)
          ],
          message: CheckMessage([.quote(0), .text(" is said to be approximate, to \(digits) digits")])))
    }
    return BuiltInCheck.results(reference, .note, lookedAt: lookedAt, found)
  }
}
