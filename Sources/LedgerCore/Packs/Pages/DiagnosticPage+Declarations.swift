/// Codes of declarations taken together, of checks, and warnings.
extension DiagnosticPage {
  private static let known = (path: "reference/shifts.csv", text: "subject,metric,value\nBakery,other.shifts,12\n")
  private static let shifts = "    match: <number> shifts\n    finds: They worked 12 shifts.\n"

  static let declarationPages: [DiagnosticPage] = [
    DiagnosticPage(
      "E401",
      "A slot is `<number>`, `<percent>`, `<multiplier>`, `<unit>`, a kind of unit (`ledger rules vocab kinds`) or an entity type (`ledger rules vocab entities`).",
      "rules:\n  - metric: other.shifts\n    match: <numbr> shifts\n    finds: They worked 12 shifts.\n",
      "rules:\n  - metric: other.shifts\n" + shifts),
    DiagnosticPage(
      "E402",
      "No pack declares the unit. `ledger rules vocab units WORD` looks one up; a new one is declared under `units`.",
      "rules:\n  - metric: other.shifts\n    unit: shift\n" + shifts,
      "units:\n  shift: [shifts]\nrules:\n  - metric: other.shifts\n    unit: shift\n" + shifts),
    DiagnosticPage(
      "E403", "No pack declares the metric. Declare it in the file that needs it, or begin its name with `other.`.",
      "rules:\n  - metric: work.shifts\n" + shifts,
      "metrics:\n  work.shifts: {about: shifts that somebody worked}\nrules:\n  - metric: work.shifts\n" + shifts),
    DiagnosticPage(
      "E404", "No pack has an entity or a shape of the type.",
      "rules:\n  - metric: other.shifts\n    subject: <team>\n" + shifts,
      "entities:\n  team: [Team Blue]\nrules:\n  - metric: other.shifts\n    subject: <team>\n" + shifts),
    DiagnosticPage(
      "E405",
      "`over`, `replaced_by` and a project's `change` name rules by their ids, `change` checks too; `ledger rules list` and `ledger checks` show them.",
      "rules:\n  - metric: other.shifts\n    over: wroked\n" + shifts,
      "rules:\n  - id: worked\n    metric: other.worked\n    match: worked <number> times\n    finds: It worked 3 times.\n"
        + "  - metric: other.shifts\n    over: worked\n" + shifts),
    DiagnosticPage(
      "E406", "Two entries have one id. An id is what lists, reports and edits call a rule by.",
      "rules:\n  - id: work\n    metric: other.shifts\n" + shifts
        + "  - id: work\n    metric: other.hours\n    match: worked <number> hours\n    finds: They worked 3 hours.\n",
      "rules:\n  - id: shifts\n    metric: other.shifts\n" + shifts
        + "  - id: hours\n    metric: other.hours\n    match: worked <number> hours\n    finds: They worked 3 hours.\n"),
    DiagnosticPage(
      "E407", "What several files say of one unit, metric, entity or number word is united, so it may not differ.",
      "metrics:\n  other.share: {bounds: 0..1}\n",
      "metrics:\n  other.share: {bounds: 0..100%}\n"
    ).beside("metrics:\n  other.share: {bounds: 0..2}\n", "metrics:\n  other.share: {bounds: 0..1}\n"),
    DiagnosticPage(
      "E408", "A pattern with several numbers needs to say what each measures: name the slots, and write `metrics`.",
      "rules:\n  - metric: other.shifts\n    match: <number> day and <number> night shifts\n"
        + "    finds: They worked 12 day and 4 night shifts.\n",
      "rules:\n  - metrics: {day: other.day_shifts, night: other.night_shifts}\n"
        + "    match: <day=number> day and <night=number> night shifts\n"
        + "    finds: They worked 12 day and 4 night shifts.\n"),
    DiagnosticPage(
      "E409", "A pattern without a number slot finds no number. A wording without a numeral gets a constant `value`.",
      "rules:\n  - metric: other.growth\n    match: grew by half again\n    finds: It grew by half again.\n",
      "rules:\n  - metric: other.growth\n    match: grew by half again\n    value: 0.5\n    unit: '1'\n"
        + "    finds: It grew by half again.\n"),
    DiagnosticPage(
      "E410", "`metrics` names a slot that no pattern has.",
      "rules:\n  - metrics: {night: other.shifts, day: other.turns}\n    match: <night=number> night shifts\n"
        + "    finds: They worked 4 night shifts.\n",
      "rules:\n  - metrics: {night: other.shifts}\n    match: <night=number> night shifts\n"
        + "    finds: They worked 4 night shifts.\n"),
    DiagnosticPage(
      "E411",
      "`uses` names a pack that is not loaded: give its folder with `--rules`, or add it with `ledger rules add`.",
      wrong: Sample("pack: ours\nversion: 1.0.0\nuses: [croe]\n", path: "pack.yaml"),
      right: Sample("pack: ours\nversion: 1.0.0\nuses: [core]\n", path: "pack.yaml")),
    DiagnosticPage(
      "E412", "Nothing can match: the slot never carries the unit, or `in` and `not_in` leave nothing to read.",
      "rules:\n  - metric: other.wait\n    match: waited <duration>\n    unit: W\n    finds: They waited 3 days.\n",
      "rules:\n  - metric: other.wait\n    match: waited <duration>\n    unit: d\n    finds: They waited 3 days.\n"),
    DiagnosticPage(
      "E413",
      "A pack has another version than is asked for. `1.2` means 1.2 and what is compatible with it, `= 1.2.0` just that, `>= 1.2 < 1.5` a range.",
      wrong: Sample("pack: ours\nversion: 1.0.0\nuses: [core 900]\n", path: "pack.yaml"),
      right: Sample("pack: ours\nversion: 1.0.0\nuses: [core < 900]\n", path: "pack.yaml")),
    DiagnosticPage(
      "E414", "A pack uses itself, or two packs use each other: no order is left in which they could load.",
      wrong: Sample("pack: ours\nversion: 1.0.0\nuses: [ours]\n", path: "pack.yaml"),
      right: Sample("pack: ours\nversion: 1.0.0\nuses: [core]\n", path: "pack.yaml")),
    DiagnosticPage(
      "E501",
      "The expression of a check is two sides of metrics, numbers and `+ - * /`, joined by one of `<`, `<=`, `=`, `>=` and `>`.",
      "checks:\n  - id: nights\n    check: other.night_shifts other.shifts\n",
      "checks:\n  - id: nights\n    check: other.night_shifts <= other.shifts\n"),
    DiagnosticPage(
      "E502", "The two sides measure different things, so no comparison can hold.",
      "metrics:\n  other.wait: {unit: d}\nchecks:\n  - id: short\n    check: other.wait <= 12 W\n",
      "metrics:\n  other.wait: {unit: d}\nchecks:\n  - id: short\n    check: other.wait <= 12 d\n"),
    DiagnosticPage(
      "E503",
      "The table of a check is a CSV file in the folder of its pack, named by its path in there. Without it the check would never say anything.",
      wrong: Sample("checks:\n  - id: known\n    table: reference/shfits.csv\n", beside: [known]),
      right: Sample("checks:\n  - id: known\n    table: reference/shifts.csv\n", beside: [known])),
    DiagnosticPage(
      "W201",
      "A rule without an example is a rule that nobody tests. `=> ?` is filled in by `ledger rules test --accept`.",
      "rules:\n  - metric: other.shifts\n    match: <number> shifts\n",
      "rules:\n  - metric: other.shifts\n" + shifts),
    DiagnosticPage(
      "W202", "The pattern has no text, so it runs on every number of every document. Add a word, or `near`.",
      "rules:\n  - metric: other.shifts\n    match: <number>\n    finds: They worked 12 shifts.\n",
      "rules:\n  - metric: other.shifts\n    match: <number>\n    near: [shifts]\n    finds: They worked 12 shifts.\n"),
    DiagnosticPage(
      "W203",
      "Two rules have the same pattern and the same conditions: they tie wherever they match. Drop one, or let one name the other under `over`.",
      "rules:\n  - id: a\n    metric: other.shifts\n" + shifts + "  - id: b\n    metric: other.turns\n" + shifts,
      "rules:\n  - id: a\n    metric: other.shifts\n" + shifts + "  - id: b\n    metric: other.turns\n    over: a\n"
        + shifts),
    DiagnosticPage(
      "W204", "A full-width comma separates nothing: the list has one item. Write `,` or quote the text.",
      "rules:\n  - metric: other.shifts\n    near: [夜班，白班]\n" + shifts,
      "rules:\n  - metric: other.shifts\n    near: [夜班, 白班, worked]\n" + shifts),
    DiagnosticPage(
      "W205", "One word names two units or two entities; the first one wins. Guard one of them with `only_near`.",
      "units:\n  night_shift: [shifts]\n  gear_shift: [shifts]\n",
      "units:\n  night_shift: [shifts]\n  gear_shift: [{shifts: {only_near: [gear]}}]\n"),
    DiagnosticPage(
      "W206",
      "Only ` => `, with a space on both sides, ends the sentence of an example. Behind anything else nothing is tested.",
      "rules:\n  - metric: other.shifts\n    match: <number> shifts\n    finds: They worked 12 shifts. -> 12\n",
      "rules:\n  - metric: other.shifts\n    match: <number> shifts\n    finds: They worked 12 shifts. => 12\n"),
  ]

  /// The page with another file beside the wrong and the right one.
  private func beside(_ wrong: String, _ right: String) -> DiagnosticPage {
    var page = self
    page.wrong.files.insert(("metrics.yaml", Array(wrong.utf8)), at: 0)
    page.right.files.insert(("metrics.yaml", Array(right.utf8)), at: 0)
    return page
  }
}
