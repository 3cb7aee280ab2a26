/// Codes of keys and values.
extension DiagnosticPage {
  private static func rule(_ lines: String) -> String { "rules:\n  - metric: other.shifts\n" + lines }
  private static let rest = "    match: <number> shifts\n    finds: They worked 12 shifts.\n"

  static let valuePages: [DiagnosticPage] = [
    DiagnosticPage(
      "E201", "The key is none of those that may stand here. Keys of your own begin with `x-`.",
      rule(rest + "    units: h\n"), rule(rest + "    x-seen: page 12\n")),
    DiagnosticPage(
      "E202", "Something that every such entry needs is missing.",
      "rules:\n  - match: <number> shifts\n    finds: They worked 12 shifts.\n", rule(rest)),
    DiagnosticPage(
      "E203",
      "The key asks for another shape: a text, a list or a mapping. `{number}` is a mapping in YAML, and so is a text with a colon and a blank in it.",
      rule("    match: {number} shifts\n    finds: They worked 12 shifts.\n")
        .replacing("{number} shifts", with: "{number: shifts}"), rule(rest)),
    DiagnosticPage(
      "E204", "The key asks for a number, a range such as `0..1`, or a version such as `1.2.0`.",
      "metrics:\n  other.share: {bounds: 0 to 1}\n", "metrics:\n  other.share: {bounds: 0..1}\n"),
    DiagnosticPage(
      "E205", "The key takes only certain words; the hint lists them.",
      rule(rest + "    in: tables\n"), rule(rest + "    in: table\n")),
    DiagnosticPage(
      "E206", "Two keys say the same thing in different ways. Keep one.",
      "checks:\n  - {id: one-number, same: other.shifts, table: shifts.csv}\n",
      "checks:\n  - {id: one-number, same: other.shifts}\n"),
    DiagnosticPage(
      "E207", "A value that has to say something is empty.",
      rule("    match: ''\n    finds: They worked 12 shifts.\n"), rule(rest)),
    DiagnosticPage(
      "E208",
      "A name has a character that names don't have: a metric is letters, digits and `_` in parts joined by dots.",
      "metrics:\n  other.night shifts: {about: worked}\n", "metrics:\n  other.night_shifts: {about: worked}\n"),
    DiagnosticPage(
      "E209", "An example is a sentence, and behind ` => ` what is found in it; under `ignores` nothing is.",
      rule(rest + "    ignores: They shifted 12 gears. => 12\n"), rule(rest + "    ignores: They shifted 12 gears.\n")),
  ]
}
