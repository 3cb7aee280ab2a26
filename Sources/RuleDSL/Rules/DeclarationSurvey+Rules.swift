/// Rules: their names, their slots and their examples.
extension DeclarationSurvey {
  mutating func checkRules() {
    for pack in packs {
      var ids: [String: RuleSite] = [:]
      for rule in pack.rules {
        if let first = ids[rule.id.value] {
          report(
            .duplicateID, "two rules of the pack have the id `\(rule.id.value)`", at: rule.id.site,
            hint: "give one of them another id", related: .init(label: "first here", site: first))
        } else {
          ids[rule.id.value] = rule.id.site
        }
        check(rule)
      }
    }
    checkShadows()
  }

  private mutating func check(_ rule: RuleDeclaration) {
    for (_, metric) in rule.metrics { requireMetric(metric) }
    if let unit = rule.unit { requireUnit(unit) }
    for id in rule.over { requireRule(id) }
    if let id = rule.replacedBy { requireRule(id) }
    let surveys = rule.patterns.map { PatternSurvey($0, names: names) }
    let groups = rule.regex.map { Self.slots($0, of: rule) } ?? []
    let slots = surveys.flatMap(\.slots) + groups
    checkBindings(of: rule, slots)
    for condition in rule.near + rule.notNear {
      for word in condition.any {
        if let type = RuleFileReader.bracketed(word.value) { requireEntityType(type, at: word.site) }
      }
    }
    for slot in slots where !names.hasSlot(slot.type) {
      report(
        .unknownSlotType, "there is no slot type `\(slot.type)`", at: slot.site,
        hint: meant(slot.type, names.slotTypes)
          ?? "number, percent, multiplier, unit, a kind of unit or an entity type")
    }
    for (pattern, survey) in zip(rule.patterns, surveys) { check(pattern, survey, of: rule) }
    if let regex = rule.regex { check(regex, groups, of: rule) }
    checkMetricSlots(of: rule, slots)
    let banned = Set(rule.notInBlocks)
    if !rule.inBlocks.isEmpty, rule.inBlocks.allSatisfy(banned.contains) {
      report(.neverMatches, "`in` and `not_in` leave nothing to read", at: rule.id.site)
    }
  }

  private mutating func checkBindings(of rule: RuleDeclaration, _ slots: [PatternSlot]) {
    for binding in [rule.subject].compactMap({ $0 }) + rule.roles.map(\.binding) {
      if case .entity(let type) = binding.target { requireEntityType(type, at: binding.site, slots: slots) }
    }
  }

  private mutating func check(_ pattern: Pattern, _ survey: PatternSurvey, of rule: RuleDeclaration) {
    let site = pattern.source.site
    // An unknown slot type may have been meant for a number: say the first mistake only.
    let hasUnknownSlot = survey.slots.contains { !names.hasSlot($0.type) }
    if survey.numbers.least == 0, rule.value == nil, !hasUnknownSlot {
      report(
        .noNumber, survey.numbers.most == 0 ? "the pattern has no number slot" : "the number slot may be missing",
        at: site, hint: "add <number>, or give the rule a constant `value`")
    }
    if let value = rule.value, survey.numbers.most > 0 {
      report(
        .exclusiveKeys, "the rule has a constant `value`, so its patterns have no number slot", at: site,
        related: .init(label: "the value", site: value.site))
    }
    if rule.metrics.count == 1, rule.metrics[0].slot == nil, survey.numbers.most > 1 {
      report(
        .slotsWithoutMetrics, "the pattern has several number slots, but the rule one metric", at: site,
        hint: "name the slots, and write metrics: {name: metric, …}")
    }
    let isConfined = !rule.inBlocks.isEmpty && !rule.inBlocks.contains(.paragraph)
    if !survey.hasLiteral, !hasUnknownSlot, rule.near.isEmpty, !isConfined {
      report(
        .noLiteral, "the pattern has no text of its own, so it runs on every number", at: site,
        hint: "add a word, or `near`")
    }
    guard let unit = rule.unit, let kind = names.unitKinds[unit.value] else { return }
    for slot in survey.slots where names.kinds.contains(slot.type) && slot.type != kind {
      report(
        .neverMatches, "`<\(slot.type)>` never carries `\(unit.value)`, which is of kind `\(kind)`", at: slot.site,
        related: .init(label: "the unit", site: unit.site))
    }
  }

  private mutating func checkMetricSlots(of rule: RuleDeclaration, _ slots: [PatternSlot]) {
    let named = rule.metrics.compactMap(\.slot)
    // A pattern that could not be read may have had the slots.
    guard !named.isEmpty, rule.regex != nil || !rule.patterns.isEmpty else { return }
    let known = Set(slots.compactMap(\.name))
    for slot in named where !known.contains(slot.value) {
      report(
        .metricWithoutSlot,
        "no \(rule.regex == nil ? "pattern has a slot" : "group is") named `\(slot.value)`", at: slot.site,
        hint: meant(slot.value, known)
          ?? (rule.regex == nil
            ? "write <\(slot.value)=number> in the pattern" : "write (?<\(slot.value)>…) in the expression"))
    }
    let declared = Set(named.map(\.value))
    for slot in slots where names.takesNumber(slot.type) && !declared.contains(slot.name ?? "") {
      report(
        .slotsWithoutMetrics, "`metrics` has nothing for this slot", at: slot.site,
        hint: slot.name == nil ? "name it: <name=\(slot.type)>" : meant(slot.name ?? "", declared))
    }
  }

  /// Two rules with one pattern and the same conditions tie wherever they match.
  private mutating func checkShadows() {
    let rules = packs.flatMap(\.rules)
    var first: [UInt64: (rule: Int, pattern: Int)] = [:]
    for (number, rule) in rules.enumerated() {
      var conditions = ShapeHash()
      Self.feed(rule, to: &conditions)
      for (place, pattern) in rule.patterns.enumerated() {
        var hash = conditions
        pattern.feed(to: &hash)
        guard let known = first[hash.value] else {
          first[hash.value] = (number, place)
          continue
        }
        let other = rules[known.rule]
        if other.over.contains(where: { $0.value == rule.id.value })
          || rule.over.contains(where: { $0.value == other.id.value })
        {
          continue
        }
        report(
          .shadowed, "the rule `\(other.id.value)` has the same pattern and conditions", at: pattern.source.site,
          hint: "drop one, or name the weaker one under `over`",
          related: .init(label: "first here", site: other.patterns[known.pattern].source.site))
      }
    }
  }

  private static func feed(_ rule: RuleDeclaration, to hash: inout ShapeHash) {
    hash.feed(rule.unit?.value ?? "")
    for conditions in [rule.near, rule.notNear] {
      hash.feed(conditions.count)
      for condition in conditions {
        hash.feed(condition.within ?? 0)
        hash.feed(condition.any.count)
        for word in condition.any { hash.feed(word.value) }
      }
    }
    for blocks in [rule.inBlocks, rule.notInBlocks] {
      hash.feed(blocks.count)
      for block in blocks { hash.feed(block.rawValue) }
    }
  }
}
