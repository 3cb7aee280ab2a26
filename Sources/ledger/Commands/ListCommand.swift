import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what the ledger holds.",
    discussion:
      "A query is one or more words; a fact is listed when each stands in its id, source, metric, subject or quote.")

  @Argument(help: "Words that a fact must have.")
  var query: [String] = []

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Leave out quantities that are no claims.")
  var claims = false

  @Option(help: "text, csv or jsonl; csv and jsonl have the columns of an export, without an audit.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, jsonl
  }

  func run() throws {
    let console = global.console
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    var wanted = filter.filter
    wanted.claimsOnly = claims
    let facts = try ledger.facts(wanted).filter(matchesQuery)
    try ledger.close()
    if let exporter = ExportFormat(rawValue: format.rawValue)?.makeExporter() {
      try write(facts, exporter, console)
    } else {
      try console.write(ClaimTable.table(facts, abbreviations: FactAbbreviations(facts.map(\.factID))))
    }
    console.note(
      facts.isEmpty
        ? "nothing found" : counted(facts.count, "fact") + (format == .text ? "; in parentheses what is no claim" : ""))
  }

  private func write(_ facts: [FactRecord], _ exporter: any FactExporter, _ console: Console) throws {
    var exporter = exporter
    var bytes: [UInt8] = []
    exporter.begin(&bytes)
    for fact in facts { exporter.write(ExportRow(record: fact), to: &bytes) }
    exporter.end(&bytes)
    try console.output.write(bytes: bytes)
    try console.output.flush()
  }

  private func matchesQuery(_ fact: FactRecord) -> Bool {
    let fields = [fact.factID, fact.source, fact.claim.metric, fact.claim.subject, fact.claim.provenance.quote]
      .map { $0.lowercased() }
    return query.allSatisfy { word in fields.contains { $0.contains(word.lowercased()) } }
  }
}
