import RuleDSL

/// Claims lie inside the `bounds` of their metric (what is possible) and inside its `usual` range.
///
/// A claim fails when none of the numbers that it allows is possible, and is unsure when the stated number itself is
/// outside but its printed precision reaches back in. Example: with `bounds: 0..1`, a utilization of 130% fails; 100%
/// passes though its precision reaches to 100.5%.
enum BoundsCheck {
  static let possible = BuiltInCheck(
    id: "bounds", level: .error, about: "claims lie inside the bounds of their metric",
    definition: """
      `bounds` of a metric say what is possible. A claim fails when none of the numbers that it allows is, and is unsure \
      when the stated number is outside but its printed precision reaches back in, or when it is a round number.
      """,
    example: "A utilization of 130% fails bounds of 0..1; 100% passes though its precision reaches to 100.5%.",
    results: { input in results(input, { $0.bounds }, "bounds", .error, "outside what is possible") })

  static let usual = BuiltInCheck(
    id: "usual", level: .warning, about: "claims lie inside the usual range of their metric",
    definition: """
      `usual` of a metric says what is common; outside of it a figure is more often a slip than a record. The verdicts \
      are those of `bounds`.
      """,
    example: "A model of 130 parameters, where millions to trillions are usual.",
    results: { input in results(input, { $0.usual }, "usual", .warning, "outside what is usual") })

  private static func results(
    _ input: AuditInput, _ range: (MetricDeclaration) -> Interval?, _ id: String, _ level: Severity, _ text: String
  ) -> [CheckResult] {
    let check = CheckReference(pack: "", id: id)
    var found: [CheckResult] = []
    var lookedAt = 0
    var frames = UnitFrames(input.rules.units)
    for metric in input.metrics {
      guard let declaration = input.rules.metrics[metric], let range = range(declaration), !range.isEmpty else {
        continue
      }
      for index in input.byMetric[metric] ?? [] {
        let own = input.unit(index)
        let unit = declaration.unit?.value ?? own
        let frame = frames.frame([own, unit])
        let claimed = Magnitude(input.interval(index, .printed), unit: own, in: frame)
        let allowed = Magnitude(ClaimInterval(exactly: range), unit: unit, in: frame)
        // Another kind of unit is what the check of kinds is for.
        guard claimed.isComparable(to: allowed, frame) || UnitTable.isRatio(own) else { continue }
        lookedAt += 1
        let judgement = judge(claimed, allowed, input.claim(index), own == unit ? range : nil)
        if judgement.verdict == .pass { continue }
        found.append(
          CheckResult(
            check, level, judgement.verdict, judgement.reason ?? .outside(range),
            subject: input.claim(index).subject, metric: metric,
            evidence: [
              CheckResult.Evidence(
                claim: index, interval: input.interval(index, .printed).sharp, unit: own, repeats: false)
            ],
            message: CheckMessage([.subject, .text(" "), .metric, .text(": "), .quote(0), .text(" is "), .text(text)])))
      }
    }
    return BuiltInCheck.results(check, level, lookedAt: lookedAt, found)
  }

  private static func judge(
    _ claimed: Magnitude, _ allowed: Magnitude, _ claim: Claim, _ range: Interval?
  ) -> Judgement {
    if claimed.sharp.outer.isDisjoint(from: allowed.sharp.outer) {
      let isCertain = claimed.soft.outer.isDisjoint(from: allowed.soft.outer)
      return isCertain ? Judgement(verdict: .fail, reason: nil) : .unsure(.roundNumber)
    }
    // Where the units agree, the stated number can be looked at by itself.
    if let range, claim.quantity.qualifier == .exact, let value = claim.quantity.value, !range.contains(value) {
      return .unsure(.partlyMeeting)
    }
    return .pass
  }
}
