import RuleDSL

/// Metrics, units and subjects of claims are names that a loaded pack declares.
enum UndeclaredNameCheck {
  private static let reference = CheckReference(pack: "", id: "undeclared-name")

  static let check = BuiltInCheck(
    id: reference.id, level: .note, about: "metrics, units and subjects are declared by a pack",
    definition: """
      A metric or a unit that no loaded pack declares has no bounds, no kind and no conversion, so that most checks \
      can't see it: usually the rules that scanned are not those that audit (`--rules`). A subject that was recognized by \
      its form alone has no other names: another spelling of it is another subject. Metrics under `other.` need no \
      declaration.
      """,
    example: "A ledger scanned with `--rules shifts.yaml` and audited without it.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    var metrics: [String: [Int]] = [:]
    var units: [String: [Int]] = [:]
    var subjects: [String: [Int]] = [:]
    for index in input.claimed {
      let claim = input.claim(index)
      if input.rules.metrics[claim.metric] == nil, !claim.metric.hasPrefix("other.") {
        metrics[claim.metric, default: []].append(index)
      }
      let unit = claim.quantity.unit
      if !claim.quantity.hasOpenUnit, !UnitTable.isRatio(unit), !input.rules.isDeclared(unit: unit) {
        units[unit, default: []].append(index)
      }
      if !claim.subject.isEmpty, !input.rules.subjects.contains(claim.subject) {
        subjects[claim.subject, default: []].append(index)
      }
    }
    let found =
      results("metric", metrics, input) + results("unit", units, input) + results("subject", subjects, input)
    return BuiltInCheck.results(reference, .note, lookedAt: input.claimed.count, found)
  }

  private static func results(
    _ sort: String, _ names: [String: [Int]], _ input: AuditInput
  ) -> [CheckResult] {
    names.sorted { $0.key < $1.key }.map { name, claims in
      CheckResult(
        reference, .note, .unsure, .undeclared("the \(sort) \(name)"), subject: name,
        evidence: claims.map {
          CheckResult.Evidence(
            claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
        },
        message: CheckMessage([.text("the \(sort) "), .name(name), .text(" is not declared")]))
    }
  }
}
