extension RulePack {
  /// What an edit can name.
  private enum Place: Hashable {
    case rule(pack: Int, index: Int)
    case check(pack: Int, index: Int)

    var pack: Int {
      switch self {
      case .rule(let pack, _), .check(let pack, _): pack
      }
    }

    /// What it is called in messages.
    var noun: String {
      switch self {
      case .rule: "rule"
      case .check: "check"
      }
    }
  }

  /// Applies a project's edits to the rules and checks of the packs; what names none is reported.
  public static func apply(_ changes: [RuleChange], to packs: inout [RulePack]) -> [Diagnostic] {
    guard !changes.isEmpty else { return [] }
    var places: [String: [Place]] = [:]
    for (p, pack) in packs.enumerated() {
      func add(_ id: String, _ place: Place) {
        places["\(pack.manifest.name)/\(id)", default: []].append(place)
        places[id, default: []].append(place)
      }
      for (i, rule) in pack.rules.enumerated() { add(rule.id.value, .rule(pack: p, index: i)) }
      for (i, check) in pack.checks.enumerated() { add(check.id.value, .check(pack: p, index: i)) }
    }
    var diagnostics: [Diagnostic] = []
    var dropped: Set<Place> = []
    for change in changes {
      let found = candidates(places[change.rule.value] ?? [], for: change.edit)
      guard found.count == 1, let place = found.first else {
        diagnostics.append(unclear(change, found, places, packs))
        continue
      }
      switch change.edit {
      case .drop:
        dropped.insert(place)
        packs[place.pack].edits.append("drop \(id(of: place, packs))")
      case .set(let values): diagnostics += set(values, at: place, change, in: &packs)
      }
    }
    for p in packs.indices where dropped.contains(where: { $0.pack == p }) {
      packs[p].rules = packs[p].rules.enumerated()
        .filter { !dropped.contains(.rule(pack: p, index: $0.offset)) }.map(\.element)
      packs[p].checks = packs[p].checks.enumerated()
        .filter { !dropped.contains(.check(pack: p, index: $0.offset)) }.map(\.element)
    }
    return diagnostics
  }

  /// Of a rule and a check with one id the one is meant that can have the keys.
  private static func candidates(_ found: [Place], for edit: RuleChange.Edit) -> [Place] {
    guard found.count > 1, case .set(let values) = edit else { return found }
    let fitting = found.filter { $0.noun == "rule" ? values.rule != nil : values.check != nil }
    return fitting.isEmpty ? found : fitting
  }

  private static func set(
    _ values: RuleChange.Values, at place: Place, _ change: RuleChange, in packs: inout [RulePack]
  ) -> [Diagnostic] {
    let keys = values.keys.map(\.value)
    switch place {
    case .rule(let p, let index):
      guard let rule = values.rule else { break }
      packs[p].rules[index].set(keys, from: rule)
      packs[p].edits.append("set \(packs[p].rules[index].id.value) \(packs[p].rules[index].canonical)")
      return []
    case .check(let p, let index):
      guard let check = values.check else { break }
      packs[p].checks[index].set(keys, from: check)
      packs[p].edits.append("set \(packs[p].checks[index].id.value) \(packs[p].checks[index].canonical)")
      return packs[p].checks[index].contradictions(at: change.rule.site)
    }
    let known = place.noun == "rule" ? RuleFileReader.ruleKeys : RuleFileReader.checkKeys
    let other = place.noun == "rule" ? "check" : "rule"
    return values.keys.filter { !known.contains($0.value) }.map { key in
      Diagnostic(
        code: .unknownKey, severity: .error,
        message: "`\(key.value)` is a key of a \(other), and `\(change.rule.value)` is a \(place.noun)", site: key.site,
        hint: "a \(place.noun) has the keys \(known.filter { $0 != "id" }.joined(separator: ", "))")
    }
  }

  /// What is said of an edit that names nothing, or several things.
  private static func unclear(
    _ change: RuleChange, _ found: [Place], _ places: [String: [Place]], _ packs: [RulePack]
  ) -> Diagnostic {
    let id = change.rule.value
    let message: String
    let hint: String
    if found.isEmpty {
      message = "there is no rule and no check `\(id)`"
      hint =
        Suggestion.hint(for: id, among: places.keys.sorted())
        ?? "`ledger rules list` shows the ids of rules, `ledger checks` those of checks; only those of packs can be changed"
    } else if Set(found.map(\.pack)).count == 1 {
      message = "a rule and a check have the id `\(id)`"
      hint = "give one of the two another id in its pack"
    } else {
      let nouns = Set(found.map(\.noun))
      message = "several packs have a \(nouns.count == 1 ? found[0].noun : "rule or check") `\(id)`"
      hint = "write " + found.map { "`\(packs[$0.pack].manifest.name)/\(id)`" }.joined(separator: " or ")
    }
    return Diagnostic(code: .unknownRule, severity: .error, message: message, site: change.rule.site, hint: hint)
  }

  private static func id(of place: Place, _ packs: [RulePack]) -> String {
    switch place {
    case .rule(let pack, let index): packs[pack].rules[index].id.value
    case .check(let pack, let index): packs[pack].checks[index].id.value
    }
  }
}
