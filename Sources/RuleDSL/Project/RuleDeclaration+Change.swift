extension RuleDeclaration {
  /// Gives the keys of an edit the values that the edit has for them.
  ///
  /// What the rule then says is hashed like what it said before, so that a ledger tells the edited rule from the pack's.
  mutating func set(_ keys: [String], from values: RuleDeclaration) {
    for key in keys { set(key, from: values) }
    canonical = CanonicalJSON.replacing(
      keys.filter { !["finds", "ignores", "misses"].contains($0) }, of: canonical, with: values.canonical)
  }

  private mutating func set(_ key: String, from values: RuleDeclaration) {
    switch key {
    case "metric", "metrics": metrics = values.metrics
    case "match", "regex":
      patterns = values.patterns
      regex = values.regex
    case "unit": unit = values.unit
    case "value": value = values.value
    case "subject": subject = values.subject
    case "with": roles = values.roles
    case "near": near = values.near
    case "not_near": notNear = values.notNear
    case "in": inBlocks = values.inBlocks
    case "not_in": notInBlocks = values.notInBlocks
    case "over": over = values.over
    case "claim": isClaim = values.isClaim
    case "about": about = values.about
    case "source": source = values.source
    case "tags": tags = values.tags
    case "status": status = values.status
    case "replaced_by": replacedBy = values.replacedBy
    case "finds": finds = values.finds
    case "ignores": ignores = values.ignores
    case "misses": misses = values.misses
    // Keys that a rule does not have were reported when the edit was read.
    default: break
    }
  }
}

extension RulePack {
  /// Applies a project's edits to the rules of the packs; what names no rule is reported.
  public static func apply(_ changes: [RuleChange], to packs: inout [RulePack]) -> [Diagnostic] {
    var places: [String: [(pack: Int, rule: Int)]] = [:]
    for (p, pack) in packs.enumerated() {
      for (r, rule) in pack.rules.enumerated() {
        places["\(pack.manifest.name)/\(rule.id.value)", default: []].append((p, r))
        places[rule.id.value, default: []].append((p, r))
      }
    }
    var diagnostics: [Diagnostic] = []
    var dropped: [Int: Set<Int>] = [:]
    for change in changes {
      let found = places[change.rule.value] ?? []
      guard found.count == 1, let place = found.first else {
        let names = found.map { "`\(packs[$0.pack].manifest.name)/\(change.rule.value)`" }
        diagnostics.append(
          Diagnostic(
            code: .unknownRule, severity: .error,
            message: found.isEmpty
              ? "there is no rule `\(change.rule.value)`" : "several packs have a rule `\(change.rule.value)`",
            site: change.rule.site,
            hint: found.isEmpty
              ? Suggestion.hint(for: change.rule.value, among: places.keys.sorted())
                ?? "`ledger rules list` shows the ids"
              : "write \(names.joined(separator: " or "))"))
        continue
      }
      switch change.edit {
      case .drop:
        dropped[place.pack, default: []].insert(place.rule)
        packs[place.pack].edits.append("drop \(packs[place.pack].rules[place.rule].id.value)")
      case .set(let keys, let values):
        packs[place.pack].rules[place.rule].set(keys, from: values)
        let rule = packs[place.pack].rules[place.rule]
        packs[place.pack].edits.append("set \(rule.id.value) \(rule.canonical)")
      }
    }
    for (pack, rules) in dropped {
      packs[pack].rules = packs[pack].rules.enumerated().filter { !rules.contains($0.offset) }.map(\.element)
    }
    return diagnostics
  }
}
