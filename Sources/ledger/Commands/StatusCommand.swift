import ArgumentParser
import LedgerCore

/// `ledger status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the documents of the ledger and what was found in them.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    let documents = try ledger.documents()
    try ledger.close()
    guard !documents.isEmpty else {
      console.note("the ledger holds no documents yet; `ledger scan PATH` fills it")
      return
    }
    var table = Table(columns: [
      ("DOCUMENT", .left, 60), ("CLAIMS", .right, 10), ("OTHER", .right, 10), ("OPEN", .right, 10),
      ("SET ASIDE", .right, 10), ("SCANS", .right, 8), ("RECORDED", .left, 24),
    ])
    var total = ScanCounts()
    for document in documents {
      total = total + document.counts
      table.append(cells(document.name, document.counts, String(document.version), document.recordedAt))
    }
    table.append(cells("\(documents.count) in all", total, "", ""))
    try console.write(table)
  }

  private func cells(_ name: String, _ counts: ScanCounts, _ scans: String, _ recorded: String) -> [String] {
    [
      name, String(counts.claims), String(counts.quantities), String(counts.numeralsOpen),
      String(counts.numeralsSetAside), scans, recorded,
    ]
  }
}
