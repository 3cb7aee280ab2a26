import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules explain-code`
struct RulesExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code", abstract: "Explain a code of `ledger rules lint`, with a wrong and a right example.",
    discussion: "Without a code all are listed; --all prints every page.")

  @Argument(help: "The code, such as E104.")
  var code: String?

  @Flag(help: "Print every page.")
  var all = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    if let code {
      guard let page = DiagnosticPage.all.first(where: { $0.code.rawValue == code.uppercased() }) else {
        throw CommandFailure(.usage, "there is no code \(code)\n  try: ledger rules explain-code")
      }
      try console.output.write(page.text)
    } else if all {
      try console.output.write(DiagnosticPage.all.map(\.text).joined(separator: "\n"))
    } else {
      var table = Table(columns: [("CODE", .left, 8), ("MEANING", .left, 80)])
      for page in DiagnosticPage.all { table.append([page.code.rawValue, page.title]) }
      try console.write(table)
    }
    try console.output.flush()
  }
}
