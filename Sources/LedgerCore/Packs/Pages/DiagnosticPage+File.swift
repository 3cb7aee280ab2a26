/// Codes of the file as a whole.
extension DiagnosticPage {
  private static let shifts = """
    rules:
      - metric: other.shifts
        match: <number> shifts
        finds: They worked 12 shifts.

    """

  static let filePages: [DiagnosticPage] = [
    DiagnosticPage(
      "E101", "Rule files are UTF-8. The place is the first byte that is not; save the file as UTF-8 in your editor.",
      wrong: Sample(
        bytes: Array("about: caf".utf8) + [0xE9, 0x0A] + Array(shifts.utf8),
        shown: "about: caf\\xE9        # saved as Latin-1\n" + shifts),
      right: Sample(shifts)),
    DiagnosticPage(
      "E102",
      "Control characters other than the tab and line breaks may not stand in a rule file: nobody can see what they do.",
      wrong: Sample(bytes: Array("x-note: a\u{7}b\n".utf8) + Array(shifts.utf8), shown: "x-note: a\\x07b\n" + shifts),
      right: Sample("x-note: ab\n" + shifts)),
    DiagnosticPage(
      "E103", "A rule file has at most 4 MiB. Split it: all files of a pack's folder are read.",
      wrong: Sample(
        bytes: Array(shifts.utf8) + Array(repeating: UInt8(ascii: "#"), count: 4 << 20),
        shown: shifts + "#####…                # 4 MiB of them\n"),
      right: Sample(shifts)),
    DiagnosticPage(
      "E104",
      "The text is not YAML. Mostly a text holds `: `, or begins with one of `| > * & % @ [ { ! \"`: put it in single quotes.",
      """
      rules:
        - metric: other.users
          match: users: <number>
          finds: 'users: 12 => 12'

      """,
      """
      rules:
        - metric: other.users
          match: 'users: <number>'
          finds: 'users: 12 => 12'

      """),
    DiagnosticPage(
      "E105",
      "Lists and mappings nest at most 64 levels deep. Brackets that are meant as text belong in single quotes.",
      wrong: Sample(
        bytes: Array(("x-note: " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65) + "\n").utf8),
        shown: "x-note: [[[[[[…            # 65 of them\n"),
      right: Sample("x-note: '[[[[[['\n")),
    DiagnosticPage(
      "E106", "YAML tags (`!name`) are no part of the rule language. A text that begins with `!` needs quotes.",
      "x-note: !important read this\n", "x-note: '!important read this'\n"),
    DiagnosticPage(
      "E107", "Merge keys (`<<`) are no part of the rule language: write the keys out.",
      """
      x-common: &common {unit: h}
      metrics:
        other.work:
          <<: *common

      """,
      """
      metrics:
        other.work: {unit: h}

      """),
    DiagnosticPage(
      "E108", "A key stands once in a mapping: which of two values counts is nobody's guess.",
      """
      rules:
        - metric: other.shifts
          match: <number> shifts
          finds: They worked 12 shifts.
          finds: They worked 14 shifts.

      """,
      """
      rules:
        - metric: other.shifts
          match: <number> shifts
          finds:
            - They worked 12 shifts.
            - They worked 14 shifts.

      """),
    DiagnosticPage(
      "E109", "`*name` stands for a value that was named `&name` before it. A text that begins with `*` needs quotes.",
      "x-note: *important\n", "x-note: '*important'\n"),
    DiagnosticPage(
      "E110", "One file holds one YAML document. Put what follows `---` into a file of its own.",
      shifts + "---\nx-note: another document\n", shifts),
    DiagnosticPage(
      "E111", "A key is a text. Braces are a mapping in YAML, so a slot is `<number>` and not `{number}`.",
      """
      units:
        {sheet}: [sheets]

      """,
      """
      units:
        sheet: [sheets]

      """),
    DiagnosticPage(
      "E112", "With its aliases written out a file holds at most 500,000 values. Write fewer aliases, or split it.",
      wrong: Sample(
        bytes: Array(
          (["x-0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
            + (1...6).map { level in
              let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
              return "x-\(level): &a\(level) [\(aliases)]"
            }).joined(separator: "\n").utf8),
        shown: "x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\nx-1: &a1 [*a0, *a0, *a0, …\nx-2: &a2 [*a1, *a1, *a1, …\n…\n"),
      right: Sample("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\nx-1: &a1 [*a0, *a0]\n")),
    DiagnosticPage(
      "E113", "A blank and `#` begin a comment, so the text ends before them. Put the whole text in single quotes.",
      """
      rules:
        - metric: other.rank
          match: <number> in the list
          finds: We are # 3 in the list.

      """,
      """
      rules:
        - metric: other.rank
          match: <number> in the list
          finds: 'We are # 3 in the list.'

      """),
    DiagnosticPage(
      "E114", "Of one file at most 1,000 mistakes are said. Mend the first ones; often they are all the same.",
      wrong: Sample(
        bytes: Array(("rules:\n" + String(repeating: "  - {x: 1}\n", count: 1001)).utf8),
        shown: "rules:\n  - {x: 1}\n  - {x: 1}\n  …                    # 1001 of them\n"),
      right: Sample(shifts)),
  ]
}
