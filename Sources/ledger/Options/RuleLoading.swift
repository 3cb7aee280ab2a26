import LedgerCore
import RuleDSL

extension GlobalOptions {
  /// Loads the rules that the options ask for, whatever is wrong with them.
  func loadRules() -> LoadedRules {
    PackLoader().load(rules, onlyCore: noPacks)
  }

  /// Loads the rules for use: with an error in them everything wrong is said and the command ends.
  func usableRules(_ console: Console) throws -> LoadedRules {
    let loaded = loadRules()
    guard loaded.isBroken else { return loaded }
    console.report(loaded, atLeast: .error)
    throw ExitStatus.usage
  }
}

extension Console {
  /// Says on standard error what is wrong with rules.
  func report(_ loaded: LoadedRules, atLeast severity: Severity) {
    for problem in loaded.problems { self.problem("\(DisplayWidth.shown(problem.path)) \(problem.reason)") }
    let renderer = DiagnosticRenderer(files: loaded.files, style: errorStyle)
    let shown = loaded.diagnostics.filter { $0.severity >= severity }
    for diagnostic in shown { Self.complain(renderer.lines(diagnostic).joined(separator: "\n")) }
    let summary = DiagnosticRenderer.summary(shown)
    if !summary.isEmpty { note(summary) }
  }
}
