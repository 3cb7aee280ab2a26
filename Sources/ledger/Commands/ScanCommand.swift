import ArgumentParser
import Foundation
import LedgerCore
import RuleDSL

/// `ledger scan`
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Read documents and record what they claim.",
    discussion: """
      Takes files, folders, globs and `-` for standard input. Of folders it reads plain text, Markdown, subtitles \
      and JSON Lines, hidden files and those that a .ledgerignore names left out. Each record of a JSON file is a \
      document of its own. Makes the ledger where there is none. Documents that cannot be read are said one by one, \
      the rest is done, and the exit status is 3.
      """)

  @Argument(help: ArgumentHelp("What to read; the current folder when nothing is named.", valueName: "path"))
  var paths: [String] = ["."]

  @Flag(help: "Print the claims and write nothing.")
  var dryRun = false

  @OptionGroup var reading: ReadingChoices

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let rules = RuleCompiler.compile(loaded.packs)
    // They are needed to the end: to take a hundred thousand pieces apart just before the process goes is idle work.
    _ = Unmanaged.passRetained(rules)
    let extractor = ClaimExtractor(rules: rules)
    try refuseFailing(loaded, extractor, console)
    let scanner = DocumentScanner(extractor: extractor, engine: programVersion)
    let found = DocumentFinder(takesJSON: reading.textField != nil).find(paths)
    for path in found.skipped { console.detail("skipped \(DisplayWidth.shown(path))") }
    var tally = ScanTally()
    for problem in found.problems { tally.refuse(problem.path, problem.reason, console) }
    let fired =
      dryRun
      ? try print(found.documents, scanner, console, &tally) : try record(found.documents, scanner, console, &tally)
    if console.verbosity == .verbose { UnusedRules(loaded.packs, fired: fired).lines.forEach(console.detail) }
    console.note(tally.summary)
    if tally.refused > 0 { throw ExitStatus.unreadable }
  }

  /// A named pack that does not do what its own examples say is not to be trusted with documents. The shipped ones were
  /// tested when the program was built.
  private func refuseFailing(_ loaded: LoadedRules, _ extractor: ClaimExtractor, _ console: Console) throws {
    let named = loaded.packs.filter { !loaded.shippedNames.contains($0.manifest.name) }
    if named.isEmpty { return }
    let failures = named.flatMap(ExampleRunner(extractor).run)
      .filter { outcome in
        // An example that waits for its expectation says nothing against the rule.
        if case .pendingAccept = outcome.result { false } else { outcome.isFailure }
      }
    guard !failures.isEmpty else { return }
    let renderer = ExampleRenderer(files: loaded.files, style: console.errorStyle)
    for failure in failures.prefix(5) { Console.complain(renderer.lines(failure).joined(separator: "\n")) }
    throw CommandFailure(
      .usage, "\(counted(failures.count, "example")) of the named rules failed; `ledger rules test` shows them")
  }

  /// The claims as a table, a document at a time; returns the rules that made one.
  private func print(
    _ documents: [DocumentFinder.Document], _ scanner: DocumentScanner, _ console: Console, _ tally: inout ScanTally
  ) throws -> Set<RuleReference> {
    var claims: [(source: String, claim: Claim)] = []
    var fired: Set<RuleReference> = []
    for input in DocumentSupply(documents, options: reading.options, name: { $0 }) {
      // A table is set in columns, so it has to be cut somewhere when it grows beyond what memory should hold.
      if claims.count >= 20_000 {
        try console.write(ClaimTable.table(claims))
        fired.formUnion(claims.map(\.claim.rule))
        claims = []
      }
      do {
        let scanned = try scanner.scan(input)
        let extraction = scanned.extraction ?? Extraction(claims: [], numerals: [])
        for problem in scanned.problems { console.warn("\(DisplayWidth.shown(input.name)): \(problem)") }
        claims += extraction.claims.map { (input.name, $0) }
        tally.add(extraction)
      } catch {
        tally.refuse(input.name, error.reason, console)
      }
    }
    try console.write(ClaimTable.table(claims))
    return fired.union(claims.map(\.claim.rule))
  }

  /// Records the claims; returns the rules that made one, where that is asked for.
  private func record(
    _ documents: [DocumentFinder.Document], _ scanner: DocumentScanner, _ console: Console, _ tally: inout ScanTally
  ) throws -> Set<RuleReference> {
    let ledger = try Ledger.open(at: global.ledgerPath, creating: true)
    let inputs = DocumentSupply(documents, options: reading.options, name: ledger.documentName(ofFile:))
    let ingestor = Ingestor(ledger: ledger, scanner: scanner, width: ProcessInfo.processInfo.activeProcessorCount)
    Interruption.arm()
    var sources: Set<String> = []
    try ingestor.ingest(inputs, isStopped: { Interruption.isRequested }) {
      tally.add($0, console)
      if console.verbosity == .verbose { sources.insert($0.source) }
    }
    var fired: Set<RuleReference> = []
    if console.verbosity == .verbose {
      try ledger.forEachFact(FactFilter()) { fact in
        if sources.contains(fact.source) { fired.insert(fact.claim.rule) }
        return true
      }
    }
    try ledger.close()
    if Interruption.isRequested { throw ExitStatus.interrupted }
    return fired
  }
}
