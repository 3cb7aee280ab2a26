import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Hold the facts against each other and against the checks of the packs.",
    discussion: """
      Prints what fails; everything else is counted. Exits with 1 when a check of the --fail-on level or above fails.
      """)

  @Flag(help: "Print what the figures leave open too.")
  var unsure = false

  @Flag(help: "Print what the figures leave open, what holds and the notes too.")
  var all = false

  @Option(help: ArgumentHelp("Report only this check; may be repeated.", valueName: "id"))
  var check: [String] = []

  @Option(help: "The least level of a failure that matters for the exit status: note, warning, error or never.")
  var failOn: FailureLevel = .error

  @Option(help: "text, json, sarif or markdown.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, markdown
  }

  enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
    case note, warning, error, never
  }

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let known = Set(BuiltInChecks.all.map(\.id) + loaded.packs.flatMap { $0.checks.map(\.id.value) })
    if let unknown = check.first(where: { !known.contains($0) }) {
      throw CommandFailure(
        .usage, "there is no check \(unknown); the checks are \(known.sorted().joined(separator: ", "))")
    }
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    var report = try AuditReport(of: ledger, packs: loaded.packs)
    try ledger.close()
    report = report.accepting(loaded.project?.acceptances ?? [], today: RecordingTime.now().day)
    if !check.isEmpty { report = report.limited(to: Set(check)) }
    switch format {
    case .json:
      try console.output.write(bytes: AuditJSON(report).bytes)
      try console.output.flush()
    case .sarif:
      let log = AuditSARIF(
        report, packs: loaded.packs, version: programVersion, verdicts: shownVerdicts, atLeast: leastLevel)
      try console.output.write(bytes: log.bytes)
      try console.output.flush()
    case .markdown:
      try console.output.write(bytes: AuditMarkdown(report, verdicts: shownVerdicts, atLeast: leastLevel).bytes)
      try console.output.flush()
    case .text: try printText(report, console)
    }
    if let level = Severity(rawValue: failOn.rawValue), !report.failures(atOrAbove: level).isEmpty {
      throw ExitStatus.findings
    }
  }

  private func printText(_ report: AuditReport, _ console: Console) throws {
    let renderer = AuditRenderer(report, style: console.outputStyle)
    // What can't be comes first, then what the figures leave open, then what holds.
    for verdict in [Verdict.fail, .unsure, .pass] {
      for result in report.results where result.verdict == verdict && isShown(result) {
        try console.output.write(renderer.lines(result).joined(separator: "\n") + "\n\n")
      }
    }
    try console.output.write(renderer.summary + "\n")
    try console.output.flush()
    if report.summary.unsure > 0, !unsure, !all { console.note("--unsure shows what the figures leave open") }
  }

  /// What `--unsure` and `--all` ask for.
  private var shownVerdicts: Set<Verdict> { all ? [.fail, .unsure, .pass] : unsure ? [.fail, .unsure] : [.fail] }
  private var leastLevel: Severity { all ? .note : .warning }

  private func isShown(_ result: CheckResult) -> Bool {
    if all { return true }
    if result.acceptance != nil { return false }
    return result.level > .note && (result.verdict == .fail || unsure && result.verdict == .unsure)
  }
}
