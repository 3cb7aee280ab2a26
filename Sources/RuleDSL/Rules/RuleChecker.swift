/// Checks packs together: whether what a rule names exists, and whether declarations agree.
///
/// ``RuleParser`` has said what is wrong with each file alone. Only packs that neither finds an error in are compiled.
public enum RuleChecker {
  /// Everything that is wrong, by file and place.
  public static func check(_ packs: [RulePack]) -> [Diagnostic] {
    var survey = DeclarationSurvey(packs)
    survey.checkDeclarations()
    survey.checkRules()
    survey.checkChecks()
    return Diagnostic.sorted(survey.diagnostics, files: packs.flatMap(\.files))
  }

  /// What the parser and the checker say together, by file and place.
  ///
  /// Where a whole file could not be read, names that it may declare are not called unknown: its own error is the one
  /// to mend.
  public static func check(_ packs: [RulePack], after parsed: [Diagnostic]) -> [Diagnostic] {
    let isIncomplete = parsed.contains { DiagnosticCode.endingFile.contains($0.code) }
    let found = check(packs).filter { !isIncomplete || !DiagnosticCode.unknownName.contains($0.code) }
    return Diagnostic.sorted(parsed + found, files: packs.flatMap(\.files))
  }
}

/// The work of ``RuleChecker``: one look at each declaration, with all names at hand.
struct DeclarationSurvey {
  let packs: [RulePack]
  let names: DeclaredNames
  private(set) var diagnostics: [Diagnostic] = []
  /// Looking for what was meant costs a walk over all names; a hostile pack of mistakes gets no more than this.
  private var suggestionsLeft = 200
  /// How many diagnostics each file has.
  private var counts: [String: Int] = [:]

  init(_ packs: [RulePack]) {
    self.packs = packs
    names = DeclaredNames(packs)
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at site: RuleSite, hint: String? = nil,
    related: Diagnostic.Related? = nil
  ) {
    let count = counts[site.path, default: 0]
    counts[site.path] = count + 1
    guard count < RuleFileReader.diagnosticLimit else {
      if count == RuleFileReader.diagnosticLimit { diagnostics.append(.tooMany(at: site)) }
      return
    }
    diagnostics.append(
      Diagnostic(
        code: code, severity: code.severity, message: message, site: site, hint: hint,
        related: related.map { [$0] } ?? []))
  }

  /// `did you mean …?`
  mutating func meant(_ word: String, _ candidates: some Sequence<String>) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return Suggestion.hint(for: word, among: candidates)
  }

  mutating func requireUnit(_ unit: Located<String>) {
    guard !names.hasUnit(unit.value) else { return }
    let hint: String? =
      if let id = unitNamed(unit.value) {
        "`\(unit.value)` is a name of the unit `\(id)`"
      } else {
        meant(unit.value, names.units) ?? "declare it under `units`"
      }
    report(.unknownUnit, "there is no unit `\(unit.value)`", at: unit.site, hint: hint)
  }

  /// The unit that a word of prose names.
  private mutating func unitNamed(_ name: String) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return packs.lazy.flatMap(\.units).first { $0.names.contains { $0.text == name } }?.id.value
  }

  mutating func requireMetric(_ metric: Located<String>) {
    guard !names.hasMetric(metric.value) else { return }
    report(
      .unknownMetric, "there is no metric `\(metric.value)`", at: metric.site,
      hint: meant(metric.value, names.metrics.keys) ?? whole(metric.value)
        ?? "declare it under `metrics`, or name it `other.…`")
  }

  /// `users` for `usage.users`, where one metric ends so.
  private func whole(_ name: String) -> String? {
    guard !name.contains(".") else { return nil }
    let found = names.metrics.keys.filter { $0.hasSuffix("." + name) }
    return found.count == 1 ? "did you mean `\(found[0])`?" : nil
  }

  mutating func requireEntityType(_ type: String, at site: RuleSite, slots: [PatternSlot] = []) {
    if names.entityTypes.contains(type) || slots.contains(where: { $0.name == type }) { return }
    report(
      .unknownEntityType, "there is no entity type `\(type)`", at: site,
      hint: meant(type, names.entityTypes) ?? "declare it under `entities` or `shapes`")
  }

  mutating func requireRule(_ id: Located<String>) {
    if names.ruleIDs.contains(id.value) { return }
    // `pack/id` names the rule of one pack.
    if let pack = packs.first(where: { id.value.hasPrefix($0.manifest.name + "/") }) {
      let name = id.value.dropFirst(pack.manifest.name.count + 1)
      if pack.rules.contains(where: { $0.id.value == name }) { return }
    }
    report(
      .unknownRule, "there is no rule `\(id.value)`", at: id.site,
      hint: meant(id.value, names.ruleIDs))
  }
}
