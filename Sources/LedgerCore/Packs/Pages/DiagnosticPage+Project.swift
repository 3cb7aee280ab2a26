/// Codes of a project.
extension DiagnosticPage {
  private static let ours = (path: "ours/pack.yaml", text: "pack: ours\nversion: 1.0.0\n")

  static let projectPages: [DiagnosticPage] = [
    DiagnosticPage(
      "E601",
      "`packs` names a pack that is not there. A path is read from the folder of `ledger.yaml`; a name is that of a shipped pack or of one in `packs/`.",
      wrong: Sample("packs: [./our]\n", path: "ledger.yaml", beside: [ours]),
      right: Sample("packs: [./ours]\n", path: "ledger.yaml", beside: [ours])),
    DiagnosticPage(
      "E602",
      "The pack was written for a newer program, by what its `engine` says. Install that, or an older version of the pack.",
      wrong: Sample(
        "packs: [./ours]\n", path: "ledger.yaml",
        beside: [("ours/pack.yaml", "pack: ours\nversion: 1.0.0\nengine: 900.0.0\n")]),
      right: Sample(
        "packs: [./ours]\n", path: "ledger.yaml",
        beside: [("ours/pack.yaml", "pack: ours\nversion: 1.0.0\nengine: 0.1.0\n")])),
    DiagnosticPage(
      "E603",
      "A pack is not what it was when `ledger rules lock` was run, so it may read the same text otherwise. `ledger rules diff` shows what changes; `ledger rules lock` accepts it. Without a `ledger.lock` nothing is compared.",
      wrong: Sample(
        "packs: [./ours]\n", path: "ledger.yaml",
        beside: [
          ours,
          ("ledger.lock", "packs:\n  ours: {version: 0.9.0, hash: p_0, from: ./ours}\n"),
        ]),
      right: Sample("packs: [./ours]\n", path: "ledger.yaml", beside: [ours])),
    DiagnosticPage(
      "E604", "A day is written `2026-12-31` and has to exist.",
      wrong: Sample(
        "accept:\n  - {finding: a_12, because: a misprint, until: 2026-02-30}\n", path: "ledger.yaml"),
      right: Sample(
        "accept:\n  - {finding: a_12, because: a misprint, until: 2026-02-28}\n", path: "ledger.yaml")),
  ]
}
