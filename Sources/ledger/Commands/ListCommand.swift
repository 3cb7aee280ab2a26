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

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    var wanted = filter.filter
    wanted.claimsOnly = claims
    let facts = try ledger.facts(wanted).filter(matchesQuery)
    try ledger.close()
    guard !facts.isEmpty else {
      console.note("nothing found")
      return
    }
    try console.write(ClaimTable.table(facts, abbreviations: FactAbbreviations(facts.map(\.factID))))
    console.note("\(facts.count) of the ledger's facts; in parentheses what is no claim")
  }

  private func matchesQuery(_ fact: FactRecord) -> Bool {
    let fields = [fact.factID, fact.source, fact.claim.metric, fact.claim.subject, fact.claim.provenance.quote]
      .map { $0.lowercased() }
    return query.allSatisfy { word in fields.contains { $0.contains(word.lowercased()) } }
  }
}
