import RuleDSL

/// What is claimed of one subject and metric agrees, wherever no pack has a `same:` check for the metric.
///
/// Example: a report says that a model has 104 layers, another that it has 96. Claims without a subject may
/// be about anything and are left out. Where one document itself gives several values that exclude each other, the
/// metric may well have several (scores on different benchmarks, bits before and after quantization): that is one unsure
/// result; a pack that knows better says `same:`, whose failures are errors. Metrics under `other.` are drawers for what has no
/// metric of its own, and are left out.
enum AgreementCheck {
  private static let reference = CheckReference(pack: "", id: "agreement")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "what is claimed of one subject and metric agrees",
    definition: """
      Every pair of differing values of a subject and a metric is compared, wherever no pack has a `same:` check for the \
      metric. Two statements fail when no number satisfies both, pass when both are bounded and one is a finer statement \
      of the other, and are unsure otherwise. Any number of intervals that have no number in common hold two that \
      have none (Helly's theorem for the line), so comparing pairs finds what is only jointly impossible too. Figures of \
      different times drift, which is unsure. Where one document itself gives several values the metric may well have \
      several: that is one unsure result. Claims without a subject, and metrics under `other.`, are left out.
      """,
    example: "One report says that a model has 104 layers, another that it has 96.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    let covered = input.rules.singleValued
    let comparison = ValueComparison(input: input, check: reference, level: level)
    return input.metrics.filter { !covered.contains($0) && !$0.hasPrefix("other.") }.flatMap { metric in
      let claims = (input.byMetric[metric] ?? []).filter { !input.claim($0).subject.isEmpty }
      return ClaimGroup.collect(claims, input, .subject).flatMap { group in
        let values = DistinctValue.collect(group.claims, input, rounding: .printed)
        if let (a, b) = severalInOneDocument(values, comparison, input) {
          var result = comparison.result(
            .unsure(.severalValues), a, b, group.subject, metric, repeats: (false, false))
          let shown = Set(result.evidence.map(\.claim))
          result.evidence += values.flatMap { $0.evidence(repeats: true) }.filter { !shown.contains($0.claim) }
          return [result]
        }
        return comparison.results(values, subject: group.subject, metric: metric)
      }
    }
  }

  /// Two values of one document that exclude each other at one time, if there are any.
  static func severalInOneDocument(
    _ values: [DistinctValue], _ comparison: ValueComparison, _ input: AuditInput
  ) -> (DistinctValue, DistinctValue)? {
    guard values.count > 1 else { return nil }
    var bySource: [String: [DistinctValue]] = [:]
    for value in values {
      for (source, claims) in Dictionary(grouping: value.claims, by: { input.claims[$0].source }) {
        var mentions = value
        mentions.claims = claims
        bySource[source, default: []].append(mentions)
      }
    }
    for source in bySource.keys.sorted() {
      let own = bySource[source] ?? []
      for (i, j) in comparison.pairs(own) where comparison.areExclusive(own[i], own[j]) { return (own[i], own[j]) }
    }
    return nil
  }
}
