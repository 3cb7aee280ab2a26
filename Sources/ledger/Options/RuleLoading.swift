import LedgerCore
import RuleDSL

extension GlobalOptions {
  /// Loads the rules that the options and the project ask for, whatever is wrong with them.
  /// - Parameters:
  ///   - paths: Packs that the command names beside `--rules`.
  ///   - isLocked: Whether packs must be as `ledger.lock` says; where rules are being written it is only a warning.
  ///   - trustsShipped: Whether the program's own packs go unchecked where they are all there is.
  /// - Returns: The rules.
  /// - Throws: Why the project's file can't be read.
  func loadRules(
    and paths: [String] = [], isLocked: Bool = true, trustsShipped: Bool = false
  ) throws -> LoadedRules {
    var loader = PackLoader(engine: programVersion)
    loader.trustsShipped = trustsShipped
    var loaded = loader.load(
      rules + paths, project: try ProjectFile.read(projectPath), lock: try PackLock.read(lockPath),
      onlyCore: noPacks)
    if !isLocked {
      for i in loaded.diagnostics.indices where loaded.diagnostics[i].site.path == lockPath {
        loaded.diagnostics[i].severity = .warning
      }
    }
    return loaded
  }

  /// Loads the rules for use: with an error in them everything wrong is said and the command ends.
  func usableRules(_ console: Console, and paths: [String] = [], isLocked: Bool = true) throws -> LoadedRules {
    let loaded = try loadRules(and: paths, isLocked: isLocked, trustsShipped: true)
    guard loaded.isBroken else { return loaded }
    console.report(loaded, atLeast: .error)
    throw ExitStatus.usage
  }
}

extension Console {
  /// Ends the command when a pack that is not shipped fails one of its own examples.
  func refuseFailing(_ loaded: LoadedRules) throws {
    let own = loaded.packs.map(\.manifest.name).filter { loaded.origins[$0]?.kind != .shipped }
    if !own.isEmpty { try refuse(PackExamples(of: loaded, in: Set(own)), loaded) }
  }

  /// Ends the command when an example failed.
  func refuse(_ examples: PackExamples, _ loaded: LoadedRules) throws {
    guard examples.failed > 0 else { return }
    let renderer = ExampleRenderer(files: loaded.files, style: errorStyle)
    for outcome in examples.rules.filter(\.isFailure).prefix(5) {
      Self.complain(renderer.lines(outcome).joined(separator: "\n"))
    }
    for outcome in examples.checks.filter({ !$0.isPassed }).prefix(5) {
      Self.complain(renderer.lines(outcome).joined(separator: "\n"))
    }
    throw CommandFailure(.usage, "\(counted(examples.failed, "example")) failed; nothing was written")
  }

  /// Says on standard error some of what is wrong with rules, with weights of the caller's.
  func report(_ diagnostics: [(Diagnostic, Severity)], of loaded: LoadedRules) {
    let renderer = DiagnosticRenderer(files: loaded.files, style: errorStyle)
    for (diagnostic, severity) in diagnostics {
      var shown = diagnostic
      shown.severity = severity
      Self.complain(renderer.lines(shown).joined(separator: "\n"))
    }
  }

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
