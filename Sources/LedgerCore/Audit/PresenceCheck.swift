import RuleDSL

/// `each:` with `needs:`: where one metric is claimed, the other must be too.
struct PresenceCheck {
  let declaration: CheckDeclaration
  let metric: String
  let needed: String

  func results(_ input: AuditInput) -> [CheckResult] {
    let check = CheckReference(pack: declaration.pack, id: declaration.id.value)
    let present = Set((input.byMetric[needed] ?? []).map { input.key($0, declaration.per) })
    return ClaimGroup.collect(input.byMetric[metric] ?? [], input, declaration.per).map { group in
      let isPresent = present.contains(input.key(group.claims[0], declaration.per))
      let evidence = DistinctValue.collect(group.claims, input, rounding: declaration.rounding)
        .flatMap { $0.evidence(repeats: true) }
      return CheckResult(
        check, declaration.level, isPresent ? .pass : .fail, isPresent ? nil : .missing(metric: needed),
        subject: group.subject, metric: metric, evidence: evidence,
        message: declaration.say.map { CheckMessage(template: $0) }
          ?? CheckMessage([
            .subject, .text(" "), .metric, .text(isPresent ? " comes with " : " needs "), .name(needed),
          ]))
    }
  }
}
