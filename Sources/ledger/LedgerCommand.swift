import ArgumentParser

/// The list of commands.
@main
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Keep the numbers that documents claim, with their sources.")
}
