/// Codes of patterns.
extension DiagnosticPage {
  private static func rule(_ pattern: String, _ example: String = "They worked 12 shifts.") -> String {
    "rules:\n  - metric: other.shifts\n    match: '\(pattern)'\n    finds: '\(example)'\n"
  }

  static let patternPages: [DiagnosticPage] = [
    DiagnosticPage(
      "E301", "A parenthesis has no partner. One that is meant as text is written `\\(`.",
      rule("<number> (night|day shifts"), rule("<number> (night|day) shifts")),
    DiagnosticPage(
      "E302", "A slot is a word in angle brackets: `<number>`, `<model>`, or with a name `<used=number>`.",
      rule("<number shifts"), rule("<number> shifts")),
    DiagnosticPage(
      "E303",
      "A `?` makes the parenthesis before it optional and nothing else. One that is meant as text is written `\\?`.",
      rule("<number> night? shifts"), rule("<number> (night)? shifts")),
    DiagnosticPage(
      "E304", "Nothing stands between two bars. What may be missing is `(…)?`.",
      rule("<number> (night|) shifts"), rule("<number> (night)? shifts")),
    DiagnosticPage(
      "E305", "A pattern has no braces: slots are in angle brackets. A brace that is meant as text is written `\\{`.",
      rule("{number} shifts"), rule("<number> shifts")),
    DiagnosticPage(
      "E306",
      "A pattern has at most 2,000 bytes, 8 levels of parentheses and a limited number of parts. Write several.",
      wrong: Sample(
        bytes: Array(
          rule("<number> " + String(repeating: "(", count: 9) + "shifts" + String(repeating: ")", count: 9)).utf8),
        shown: rule("<number> (((((((((shifts)))))))))")),
      right: Sample(rule("<number> shifts"))),
    DiagnosticPage(
      "E307", "A gap stands between two parts of a pattern: at its ends it would stand for nothing.",
      rule("... <number> shifts"), rule("worked ... <number> shifts")),
    DiagnosticPage(
      "E308",
      "A backslash takes the meaning from the character behind it; at the end there is none. Write `\\\\` for itself.",
      rule("<number> shifts\\"), rule("<number> shifts")),
    DiagnosticPage(
      "E309", "Alternatives stand in parentheses, so that it is clear where they end. A bar as text is written `\\|`.",
      rule("<number> shifts|turns"), rule("<number> (shifts|turns)")),
    DiagnosticPage(
      "E310", "The regular expression can't be read. The caret stands where reading ended.",
      "rules:\n  - metric: other.shifts\n    regex: '(?<number>\\d+ shifts'\n    finds: They worked 12 shifts.\n",
      "rules:\n  - metric: other.shifts\n    regex: '(?<number>\\d+) shifts'\n    finds: They worked 12 shifts.\n"),
    DiagnosticPage(
      "E311",
      "The regular expression asks for something that can't be matched in time proportional to the text, such as looking around or a reference to a group. Say it with `near` and `not_near`.",
      "rules:\n  - metric: other.shifts\n    regex: '(?<number>\\d+) shifts(?! each)'\n    finds: They worked 12 shifts.\n",
      "rules:\n  - metric: other.shifts\n    regex: '(?<number>\\d+) shifts'\n    not_near: [each]\n    finds: They worked 12 shifts.\n"
    ),
  ]
}
