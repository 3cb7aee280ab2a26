import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger coverage`
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Account for every numeral: claimed, set aside, or open.")

  @Flag(help: "List the numerals that no rule has anything to say about.")
  var open = false

  @Flag(help: "List those that were set aside too, with the reason; reads the documents again.")
  var all = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    defer { try? ledger.close() }
    if all { return try listAll(ledger, console) }
    if open { return try listOpen(ledger, console) }
    try summarize(try ledger.documents(), console)
  }

  private func summarize(_ documents: [DocumentRecord], _ console: Console) throws {
    var table = Table(columns: [
      ("DOCUMENT", .left, 60), ("NUMERALS", .right, 10), ("CLAIMED", .right, 10), ("SET ASIDE", .right, 10),
      ("OPEN", .right, 10),
    ])
    for document in documents { table.append(row(document.name, document.counts)) }
    table.append(row("\(documents.count) in all", documents.reduce(ScanCounts()) { $0 + $1.counts }))
    try console.write(table)
  }

  private func row(_ name: String, _ counts: ScanCounts) -> [String] {
    let all = counts.numeralsClaimed + counts.numeralsSetAside + counts.numeralsOpen
    return [name] + [all, counts.numeralsClaimed, counts.numeralsSetAside, counts.numeralsOpen].map(String.init)
  }

  private func listOpen(_ ledger: Ledger, _ console: Console) throws {
    let numerals = try ledger.openNumerals()
    for open in numerals { try write(open.numeral, of: open.source, console) }
    try console.output.flush()
    console.note(counted(numerals.count, "open numeral"))
  }

  /// Every numeral of the stored documents, read again with the rules at hand.
  private func listAll(_ ledger: Ledger, _ console: Console) throws {
    let loaded = try global.usableRules(console)
    let extractor = ClaimExtractor(rules: RuleCompiler.compile(loaded.packs))
    let scanner = DocumentScanner(extractor: extractor, engine: programVersion)
    for document in try ledger.documents() {
      guard let source = try ledger.source(sha256: document.sourceSHA256) else { continue }
      if document.rulesetHash != scanner.ruleset.hash {
        console.warn("\(DisplayWidth.shown(document.name)) was scanned with other rules than those at hand")
      }
      let scanned = try scanner.scan(
        DocumentInput(name: document.name, options: document.reading.options) { () throws(DocumentUnavailable) in
          source.bytes
        })
      for numeral in scanned.extraction?.numerals ?? [] { try write(numeral, of: document.name, console) }
    }
    try console.output.flush()
  }

  private func write(_ numeral: Numeral, of source: String, _ console: Console) throws {
    let fate =
      switch numeral.fate {
      case .claimed: "claimed"
      case .setAside(let reason): "set aside: \(reason)"
      case .open: "open"
      }
    let place = "\(DisplayWidth.shown(source)):\(numeral.line):\(numeral.column)"
    try console.output.write("\(place): \(DisplayWidth.shown(numeral.text))\(all ? "  " + fate : "")\n")
  }
}
