import ArgumentParser

/// The list of commands.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Keep the numbers that documents claim, with their sources.",
    discussion: """
      Start with `ledger scan FOLDER`, then `ledger list`, `ledger audit` and `ledger export`.
      """,
    version: "ledger \(programVersion)",
    subcommands: [
      InitCommand.self, ScanCommand.self, ListCommand.self, ShowCommand.self, AuditCommand.self, AcceptCommand.self,
      CheckCommand.self,
      ChecksCommand.self, CoverageCommand.self,
      ExportCommand.self, StatusCommand.self,
      RulesCommand.self,
      VersionCommand.self,
    ])
}
