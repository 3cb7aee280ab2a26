import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Hold every claim of a draft against the ledger.",
    discussion: """
      Each claim is supported, contradicted, unsure or unknown, with the facts that say so. Nothing is recorded; a \
      draft that the ledger already holds is not its own evidence. Exits with 1 when a claim is contradicted.
      """)

  @Argument(help: ArgumentHelp("What to check: files, folders, or - for standard input.", valueName: "draft"))
  var drafts: [String]

  @Option(help: ArgumentHelp("The ledger to check against; else that of --ledger.", valueName: "file"))
  var against: String?

  @Option(help: "text, json or sarif.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let ledger = try Ledger.open(at: against ?? global.ledgerPath, creating: false)
    let extractor = ClaimExtractor(rules: RuleCompiler.compile(loaded.packs))
    let scanner = DocumentScanner(extractor: extractor, engine: programVersion)
    let found = DocumentFinder().find(drafts)
    var unreadable = found.problems.count
    for problem in found.problems { console.problem("\(DisplayWidth.shown(problem.path)) \(problem.reason)") }
    var draft: [AuditedClaim] = []
    var hashes: Set<String> = []
    for input in DocumentSupply(found.documents, options: ReadingOptions(), name: ledger.documentName(ofFile:)) {
      do {
        let scanned = try scanner.scan(input)
        for problem in scanned.problems { console.warn("\(DisplayWidth.shown(input.name)): \(problem)") }
        hashes.insert(scanned.sha256)
        draft += AuditedClaim.claims(of: scanned)
      } catch {
        console.problem("\(DisplayWidth.shown(input.name)) \(error.reason)")
        unreadable += 1
      }
    }
    let facts = try ledger.facts().filter { !hashes.contains($0.sourceSHA256) }.map { AuditedClaim($0) }
    try ledger.close()
    let report = DraftChecker(packs: loaded.packs).check(
      draft, against: facts, material: AuditMaterial(tables: AuditMaterial.tables(of: loaded.packs)))
    try write(report, console)
    if unreadable > 0 { throw ExitStatus.unreadable }
    if report.count(.contradicted) > 0 { throw ExitStatus.findings }
  }

  private func write(_ report: DraftReport, _ console: Console) throws {
    switch format {
    case .json: try console.output.write(bytes: DraftJSON(report).bytes)
    case .sarif: try console.output.write(bytes: DraftSARIF(report, version: programVersion).bytes)
    case .text:
      let renderer = DraftRenderer(report, style: console.outputStyle)
      for answer in report.answers {
        try console.output.write(renderer.lines(answer).joined(separator: "\n") + "\n")
      }
      try console.output.write(renderer.summary + "\n")
    }
    try console.output.flush()
  }
}
