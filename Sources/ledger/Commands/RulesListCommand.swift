import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules list`
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules that are loaded.")

  @Argument(help: "Words that a rule must have in its pack, id, metric or patterns.")
  var query: [String] = []

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    var table = Table(columns: [
      ("PACK", .left, 20), ("RULE", .left, 40), ("METRIC", .left, 40), ("PATTERN", .left, 60),
    ])
    for rule in loaded.packs.flatMap(\.rules) {
      let pattern = rule.patterns.first?.source.value ?? rule.regex.map { "regex: " + $0.value } ?? ""
      let more = rule.patterns.count > 1 ? " (+\(rule.patterns.count - 1))" : ""
      let cells = [
        rule.pack, rule.id.value, rule.metrics.map(\.metric.value).joined(separator: " "), pattern + more,
      ]
      let text = cells.joined(separator: " ").lowercased()
      if query.allSatisfy({ text.contains($0.lowercased()) }) { table.append(cells) }
    }
    try console.write(table)
  }
}
