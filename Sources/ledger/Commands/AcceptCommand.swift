import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger accept`
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept a finding of the audit, with the reason, in ledger.yaml.",
    discussion: """
      Adds an entry to `accept:` of ledger.yaml, beside the ledger or in the current folder, and leaves the rest of the \
      file as it is. The finding is counted apart from then on, until a figure in it changes or the last day passes.
      """)

  @Argument(help: "The finding's id, or as much of its beginning as is its own; `a_` may be left out.")
  var finding: String

  @Option(help: ArgumentHelp("Why the finding is no mistake, or why it may stay.", valueName: "text"))
  var because: String

  @Option(help: ArgumentHelp("The last day on which it is accepted: 2027-06-30.", valueName: "day"))
  var until: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    let report = try AuditReport(of: ledger, packs: loaded.packs)
    try ledger.close()
    let result = try found(in: report)
    if let entry = loaded.project?.acceptances.first(where: { result.id.hasPrefix($0.finding) }) {
      let place = entry.place.map { " at \(DisplayWidth.shown($0.path)):\($0.line)" } ?? ""
      throw CommandFailure(.usage, "the finding \(entry.finding) is accepted already\(place)")
    }
    let day = RecordingTime.now().day
    if let until, until < day { throw CommandFailure(.usage, "\(until) has passed; today is \(day)") }
    let said = AuditWording(report).message(result)
    let file = loaded.project ?? ProjectFile(path: global.projectPath, bytes: [])
    try file.accepting(
      finding: result.id, because: because, until: until, about: "\(result.check.id), accepted \(day): \(said)"
    ).write()
    console.note("accepted in \(DisplayWidth.shown(file.path)): \(DisplayWidth.shown(said))")
  }

  /// The one finding whose id begins so.
  private func found(in report: AuditReport) throws -> CheckResult {
    let wanted = (finding.hasPrefix("a_") ? finding : "a_" + finding).lowercased()
    let open = report.results.filter { $0.verdict == .fail || $0.verdict == .unsure }
    let results = wanted.utf8.count > 2 ? open.filter { $0.id.hasPrefix(wanted) } : []
    guard let first = results.first else {
      throw CommandFailure(
        .usage,
        "no finding has an id that begins with \(DisplayWidth.shown(wanted))\n  try: ledger audit --format json")
    }
    guard Set(results.map(\.id)).count == 1 else {
      throw CommandFailure(
        .usage,
        "several findings begin with \(wanted): \(results.prefix(5).map(\.id).joined(separator: ", "))")
    }
    return first
  }
}
