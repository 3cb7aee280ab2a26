import ArgumentParser
import LedgerCore

/// `ledger rules schema`
struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema, so that an editor completes and checks rules.",
    discussion: """
      Write it to a file and name that in the first line of a rule file, for editors with yaml-language-server:

        ledger rules schema > rules.schema.json
        # yaml-language-server: $schema=rules.schema.json
      """)

  @Argument(help: "rules (a rule file), pack (pack.yaml) or project (ledger.yaml).")
  var file: File = .rules

  @OptionGroup var global: GlobalOptions

  enum File: String, ExpressibleByArgument, CaseIterable {
    case rules, pack, project

    var schema: RuleSchema {
      switch self {
      case .rules: .rules
      case .pack: .pack
      case .project: .project
      }
    }
  }

  func run() throws {
    let output = global.console.output
    try output.write(file.schema.text)
    try output.flush()
  }
}
