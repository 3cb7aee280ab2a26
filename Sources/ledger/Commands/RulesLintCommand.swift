import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules lint`
struct RulesLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Say everything that is wrong with rules, each with its place.",
    discussion: "Errors exit with 2; warnings with 0, or with 1 under --strict.")

  @Argument(help: "Rules to check beside those of --rules: packs, folders of packs or single files.")
  var paths: [String] = []

  @Flag(help: "Exit with 1 when there is a warning.")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.loadRules(and: paths, isLocked: false)
    let renderer = DiagnosticRenderer(files: loaded.files, style: console.outputStyle)
    for problem in loaded.problems { console.problem("\(DisplayWidth.shown(problem.path)) \(problem.reason)") }
    for diagnostic in loaded.diagnostics {
      try console.output.write(renderer.lines(diagnostic).joined(separator: "\n") + "\n")
    }
    try console.output.flush()
    let found = DiagnosticRenderer.summary(loaded.diagnostics)
    let rules = loaded.packs.reduce(0) { $0 + $1.rules.count }
    console.note(
      "\(counted(loaded.packs.count, "pack")), \(counted(rules, "rule")): " + (found.isEmpty ? "nothing to say" : found)
    )
    if let first = loaded.diagnostics.first(where: { $0.severity == .error }) {
      console.note("`ledger rules explain-code \(first.code.rawValue)` tells more")
    }
    if loaded.isBroken { throw ExitStatus.usage }
    if strict && loaded.diagnostics.contains(where: { $0.severity == .warning }) { throw ExitStatus.findings }
  }
}
