/// `regex:`: what its groups are named for.
extension DeclarationSurvey {
  /// The groups as slots: one named for a slot of `metrics` takes a number, any other what its name says.
  static func slots(_ regex: RegexPattern, of rule: RuleDeclaration) -> [PatternSlot] {
    let named = Set(rule.metrics.compactMap { $0.slot?.value })
    return regex.groups.map { group in
      if named.contains(group.name) { return PatternSlot(name: group.name, type: "number", site: group.site) }
      return PatternSlot(name: nil, type: group.name == "value" ? "number" : group.name, site: group.site)
    }
  }

  mutating func check(_ regex: RegexPattern, _ groups: [PatternSlot], of rule: RuleDeclaration) {
    let site = regex.source.site
    let numbers = groups.count { names.takesNumber($0.type) }
    let hasUnknown = groups.contains { !names.hasSlot($0.type) }
    if let value = rule.value {
      if numbers > 0 {
        report(
          .exclusiveKeys, "the rule has a constant `value`, so its expression has no number group", at: site,
          related: .init(label: "the value", site: value.site))
      } else if RegexProgram(regex).required.isEmpty {
        report(
          .noLiteral, "the expression has no text that every match holds, so it runs on every sentence", at: site,
          hint: "add a word")
      }
    } else if numbers == 0, !hasUnknown {
      report(
        .noNumber, "the expression has no number group", at: site,
        hint: "write (?<number>…) around the number, or give the rule a constant `value`")
    }
    if rule.metrics.count == 1, rule.metrics[0].slot == nil, numbers > 1 {
      report(
        .slotsWithoutMetrics, "the expression has several number groups, but the rule one metric", at: site,
        hint: "name the groups as `metrics` does: metrics: {name: metric, …}")
    }
  }
}
