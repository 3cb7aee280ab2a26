import Testing

@testable import RuleDSL

struct ProjectParserTests {
  private func parse(_ text: String) -> (project: ProjectDeclaration, diagnostics: [Diagnostic]) {
    ProjectParser.project(SourceFile(path: "ledger.yaml", bytes: Array(text.utf8)))
  }

  @Test func aProjectIsReadWhole() throws {
    let (project, diagnostics) = parse(
      """
      packs: [ai-scale 0.1, ./ours, packs/theirs >= 1.2 < 2]
      change:
        ai-scale/cards: {unit: card, not_near: [ACME], tags: }
        b: drop
      accept:
        - {finding: a_1, because: the second is a misprint, until: 2026-12-31}
      x-note: ours
      """)
    #expect(diagnostics.isEmpty)
    #expect(project.packs.map(\.place.value) == ["ai-scale", "./ours", "packs/theirs"])
    #expect(project.packs.map(\.isPath) == [false, true, true])
    #expect(project.packs.map { $0.constraint == nil } == [false, true, false])
    #expect(project.changes.map(\.rule.value) == ["ai-scale/cards", "b"])
    #expect(project.accepted.first?.until == "2026-12-31")
  }

  /// What is written, and the codes of what is said of it.
  static let mistakes: [(text: String, codes: [String])] = [
    ("pack: [a]", ["E201"]), ("- a", ["E203"]), ("packs: [core latest]", ["E204"]), ("packs: [{a: b}]", ["E203"]),
    ("accept: [{finding: a_1}]", ["E202"]), ("accept: [{because: x}]", ["E202"]),
    ("accept: [{finding: a_1, because: x, until: 2026-02-30}]", ["E604"]),
    ("accept: [{finding: a_1, because: x, until: tomorrow}]", ["E604"]),
    ("accept: [{finding: 'a 1', because: x}]", ["E208"]), ("accept: [{finding: a_1, because: ''}]", ["E207"]),
    ("accept: [{finding: a_1, because: x}, {finding: a_1, because: y}]", ["E406"]),
    ("change: {a: {mtch: x}}", ["E201"]), ("change: {a: {unti: }}", ["E201"]), ("change: {a: [x]}", ["E203"]),
    ("change: {a: {id: b}}", ["E205"]), ("change: {a: {levle: note}}", ["E201"]),
    ("change: {a: {level: bad}}", ["E205"]), ("change: {a: {level: note, match: x}}", ["E206"]),
    ("change: {a: {match: }}", ["E207"]), ("change: {a: {same: }}", ["E207"]), ("change: {a: {needs: b.c}}", ["E202"]),
    ("change: {a: {about: }}", []), ("change: {a: {check: a <}}", ["E501"]), ("change: {a: {about: [x]}}", ["E203"]),
    ("change: {a: {match: '(x'}}", ["E301"]),
    ("change: {a: {subject: {look: [heading]}}}", ["E202"]), ("change: [a]", ["E203"]), ("packs: [\u{1}]", ["E102"]),
    ("packs: 'a", ["E104"]),
  ]

  @Test(arguments: mistakes)
  func everyMistakeIsSaid(_ text: String, _ codes: [String]) {
    #expect(parse(text).diagnostics.map(\.code.rawValue) == codes)
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false), ("2026-13-01", false),
    ("2026-00-10", false), ("2026-06-31", false), ("2026-6-3", false), ("20260603", false), ("0000-01-01", false),
  ])
  func daysAreThoseOfTheCalendar(_ text: String, _ exists: Bool) { #expect(CalendarDay.accepts(text) == exists) }
}

struct RuleChangeTests {
  static let rule = """
    - id: cards
      metric: other.cards
      match: '<number> cards'
      unit: x
      value: 2
      subject: ours
      with: {base: theirs}
      near: [a]
      not_near: [b]
      in: table
      not_in: list
      over: other
      claim: false
      about: a
      source: b
      tags: [c]
      status: deprecated
      replaced_by: other
      finds: 3 cards
      ignores: no cards
      misses: 4 cards
    """

  private func packs() -> [RulePack] {
    let text = "rules:\n" + Self.rule.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n"
    return [RuleFixtures.parse(text).pack]
  }

  private func apply(_ change: String, to packs: inout [RulePack]) -> [Diagnostic] {
    let project = ProjectParser.project(SourceFile(path: "ledger.yaml", bytes: Array("change:\n  \(change)\n".utf8)))
    #expect(project.diagnostics.isEmpty, "\(project.diagnostics)")
    return RulePack.apply(project.project.changes, to: &packs)
  }

  /// Every key of a rule can be changed, and taken away where a rule may do without it.
  @Test(arguments: RuleFileReader.ruleKeys.filter { $0 != "id" })
  func everyKeyCanBeChanged(_ key: String) {
    let values = [
      "metrics": "{a: other.b}", "regex": "'(?<n>x)'", "value": "3", "with": "{base: ours}", "in": "quote",
      "not_in": "code", "claim": "true", "status": "experimental", "match": "'<number> 张'",
    ]
    var changed = packs()
    let before = changed[0].rules[0]
    let project = ProjectParser.project(
      SourceFile(path: "p", bytes: Array("change: {cards: {\(key): \(values[key] ?? "new.name")}}".utf8)))
    #expect(RulePack.apply(project.project.changes, to: &changed).isEmpty)
    #expect("\(changed[0].rules[0])" != "\(before)")
    if !["finds", "ignores", "misses"].contains(key) {
      #expect(changed[0].rules[0].canonical.contains("\"\(key)\":"))
      #expect(changed[0].rules[0].canonical != before.canonical)
    }
    #expect(changed[0].edits.count == 1)
  }

  static let check = """
    - id: fewer
      check: other.a <= other.b
      per: [sentence, corpus]
      level: warning
      tolerance: 1%
      rounding: none
      say: <left> and <right>
      about: x
      passes: one
      fails: two
      unsure: three
    """

  /// A pack with the rule, a check, and a second check that has the rule's id when it is asked for.
  private func checked(with more: String = "") -> [RulePack] {
    func indented(_ text: String) -> String {
      text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n"
    }
    return [RuleFixtures.parse("rules:\n\(indented(Self.rule))checks:\n\(indented(Self.check))\(more)").pack]
  }

  /// Every key of a check can be changed; the keys that say what is checked replace each other.
  @Test(arguments: RuleFileReader.checkKeys.filter { $0 != "id" && $0 != "needs" })
  func everyKeyOfACheckCanBeChanged(_ key: String) {
    let values = [
      "check": "other.a = other.b", "table": "a.csv, per: ", "each": "other.a, needs: other.b, per: , say: ",
      "same": "other.a, per: ", "per": "corpus", "level": "note", "tolerance": "2%", "rounding": "cut",
    ]
    var changed = checked()
    let before = changed[0].checks[0]
    #expect(apply("fewer: {\(key): \(values[key] ?? "new")}", to: &changed).isEmpty)
    let after = changed[0].checks[0]
    #expect("\(after)" != "\(before)")
    if !["passes", "fails", "unsure"].contains(key) {
      #expect(after.canonical.contains("\"\(key)\":") && after.canonical != before.canonical)
    }
    let tests = ["check", "same", "table", "each"].filter { after.canonical.contains("\"\($0)\":") }
    #expect(tests.count == 1, "\(after.canonical)")
    #expect(changed[0].edits.count == 1)
  }

  @Test func aCheckLosesWhatIsTakenAway() {
    var changed = checked()
    #expect(apply("test/fewer: {tolerance: , level: , per: , fails: }", to: &changed).isEmpty)
    let check = changed[0].checks[0]
    #expect(check.tolerance == nil && check.level == .error && check.per == .subject && check.wider.isEmpty)
    #expect(check.examples.map(\.verdict) == [.pass, .unsure])
    #expect(apply("fewer: drop", to: &changed).isEmpty && changed[0].checks.isEmpty)
    #expect(changed[0].edits.count == 2 && changed[0].rules.count == 1)
  }

  /// An edit, and the code and a part of what is said of it once the packs are known.
  static let contradictions: [(change: String, code: String, text: String)] = [
    ("fewer: {match: x}", "E201", "`match` is a key of a rule, and `fewer` is a check"),
    ("cards: {level: note}", "E201", "`level` is a key of a check, and `cards` is a rule"),
    ("fewer: {same: other.a}", "E206", "only a comparison"),
    ("fewer: {each: other.a, needs: other.b, per: }", "E205", "nothing for `<left>`"),
    ("fewest: {level: note}", "E405", "there is no rule and no check `fewest`"),
  ]

  @Test(arguments: contradictions)
  func whatAnEditBreaksIsSaid(_ change: String, _ code: String, _ text: String) {
    var changed = checked()
    let found = apply(change, to: &changed)
    #expect(found.map(\.code.rawValue) == [code] && found.first?.message.contains(text) == true, "\(found)")
  }

  /// A rule and a check with one id are told apart by the keys, where these belong to one of the two.
  @Test func keysTellARuleFromACheckOfTheSameName() {
    var changed = checked(with: "  - {id: cards, same: other.a}\n")
    #expect(apply("cards: {level: note}", to: &changed).isEmpty && changed[0].checks[1].level == .note)
    #expect(apply("cards: {unit: y}", to: &changed).isEmpty && changed[0].rules[0].unit?.value == "y")
    #expect(apply("cards: {about: z}", to: &changed).first?.message == "a rule and a check have the id `cards`")
    #expect(apply("cards: drop", to: &changed).first?.hint == "give one of the two another id in its pack")
  }

  @Test func anEmptyValueTakesAKeyAway() {
    var changed = packs()
    #expect(apply("cards: {near: , unit: }", to: &changed).isEmpty)
    #expect(changed[0].rules[0].near.isEmpty && changed[0].rules[0].unit == nil)
    #expect(!changed[0].rules[0].canonical.contains("\"near\""))
    #expect(changed[0].rules[0].canonical.contains(#""not_near":["b"]"#))
  }

  @Test func aRuleCanBeDropped() {
    var changed = packs()
    #expect(apply("test/cards: drop", to: &changed).isEmpty)
    #expect(changed[0].rules.isEmpty && changed[0].edits == ["drop cards"])
  }

  @Test func aRuleThatIsNotThereIsSaid() {
    var changed = packs() + packs()
    changed[1].manifest.name = "second"
    #expect(apply("card: drop", to: &changed).first?.hint == "did you mean `cards`?")
    #expect(apply("cards: drop", to: &changed).first?.hint == "write `test/cards` or `second/cards`")
    #expect(changed.allSatisfy { $0.rules.count == 1 })
  }
}
