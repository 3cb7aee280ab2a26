extension CheckDeclaration {
  /// Gives the keys of an edit the values that the edit has for them.
  mutating func set(_ keys: [String], from values: CheckDeclaration) {
    for key in keys { set(key, from: values) }
    let examples = RuleFileReader.checkExamples.map(\.key)
    var replaced = keys.filter { !examples.contains($0) }
    // A check has one test: the new one takes the place of the other.
    let testKeys = RuleFileReader.testKeys + ["needs"]
    if keys.contains(where: testKeys.contains) { replaced += testKeys }
    canonical = CanonicalJSON.replacing(replaced, of: canonical, with: values.canonical)
  }

  private mutating func set(_ key: String, from values: CheckDeclaration) {
    switch key {
    case "check", "same", "table", "each", "needs": test = values.test
    case "per":
      per = values.per
      wider = values.wider
      roleSites = values.roleSites
    case "level": level = values.level
    case "tolerance": tolerance = values.tolerance
    case "rounding": rounding = values.rounding
    case "say": say = values.say
    case "about": about = values.about
    case "passes", "fails", "unsure":
      guard let verdict = RuleFileReader.checkExamples.first(where: { $0.key == key })?.verdict else { return }
      examples.removeAll { $0.verdict == verdict }
      examples += values.examples.filter { $0.verdict == verdict }
    // Keys that a check does not have were reported when the edit was read.
    default: break
    }
  }

  /// What the keys of an edited check say against each other, which no reader of one of them could see.
  func contradictions(at site: RuleSite) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !wider.isEmpty, !test.hasExpressions {
      found.append(
        Diagnostic(
          code: .exclusiveKeys, severity: .error,
          message: "only a comparison (`check`) can have several scopes, and `\(id.value)` has \(wider.count + 1)",
          site: site, hint: "give `per` one scope in the same edit"))
    }
    if !test.hasSides, let say, let side = ["<left>", "<right>"].first(where: { say.contains($0) }) {
      found.append(
        Diagnostic(
          code: .notInSet, severity: .error,
          message: "a check without two sides has nothing for `\(side)`, which `say` of `\(id.value)` has",
          site: site, hint: "give `say` another text in the same edit"))
    }
    return found
  }
}
