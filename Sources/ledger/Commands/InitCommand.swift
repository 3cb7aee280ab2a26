import ArgumentParser
import LedgerCore

/// `ledger init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make an empty ledger.",
    discussion: "`ledger scan` makes one too, where there is none.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let path = global.ledgerPath
    let existed = if case .missing = FileKind(path) { false } else { true }
    try Ledger.open(at: path, creating: true).close()
    global.console.note(existed ? "\(path) is a ledger already" : "made \(path)")
  }
}
