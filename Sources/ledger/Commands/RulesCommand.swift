import ArgumentParser

/// `ledger rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check, try out and look up rules.",
    subcommands: [
      RulesLintCommand.self, RulesTestCommand.self, RulesExplainCommand.self, RulesVocabCommand.self,
      RulesListCommand.self, RulesNewCommand.self, RulesAddCommand.self, RulesLockCommand.self, RulesDiffCommand.self,
      RulesDocsCommand.self, RulesSchemaCommand.self, RulesExplainCodeCommand.self,
    ])
}
