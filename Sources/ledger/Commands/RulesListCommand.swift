import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules list`
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the packs and the rules that are loaded.",
    discussion: """
      Says of each pack where it came from and what it adds, then lists the rules. With words only the rules that have \
      them are listed.
      """)

  @Argument(help: "Words that a rule must have in its pack, id, metric or patterns.")
  var query: [String] = []

  @Flag(help: "List the packs only.")
  var packs = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console, isLocked: false)
    if query.isEmpty {
      try console.write(packTable(loaded))
      if packs { return }
      try console.output.write("\n")
    }
    try console.write(ruleTable(loaded))
  }

  private func packTable(_ loaded: LoadedRules) -> Table {
    var table = Table(columns: [
      ("PACK", .left, 24), ("VERSION", .left, 12), ("FROM", .left, 48), ("RULES", .right, 6), ("CHECKS", .right, 6),
      ("METRICS", .right, 7), ("UNITS", .right, 6), ("NAMES", .right, 6), ("EDITS", .right, 6),
    ])
    for pack in loaded.packs {
      let name = pack.manifest.name
      table.append(
        [name, pack.manifest.version, loaded.origins[name].map(Self.text) ?? ""]
          + [
            pack.rules.count, pack.checks.count, pack.metrics.count, pack.units.count, pack.entities.count,
            pack.edits.count,
          ].map { $0 == 0 ? "" : String($0) })
    }
    return table
  }

  private static func text(_ origin: PackOrigin) -> String {
    let place =
      switch origin.kind {
      case .shipped: "shipped"
      case .project: "\(ProjectFile.name): \(origin.path)"
      case .named: origin.path
      }
    let replaced =
      switch origin.replaced {
      case .shipped?: ", replaces the shipped one"
      case .project?: ", replaces the one of \(ProjectFile.name)"
      case .named?: ", replaces an earlier one"
      case nil: ""
      }
    return place + replaced
  }

  private func ruleTable(_ loaded: LoadedRules) -> Table {
    var table = Table(columns: [
      ("PACK", .left, 20), ("RULE", .left, 40), ("METRIC", .left, 40), ("PATTERN", .left, 60),
    ])
    for rule in loaded.packs.flatMap(\.rules) {
      let pattern = rule.patterns.first?.source.value ?? rule.regex.map { "regex: " + $0.source.value } ?? ""
      let more = rule.patterns.count > 1 ? " (+\(rule.patterns.count - 1))" : ""
      let cells = [
        rule.pack, rule.id.value, rule.metrics.map(\.metric.value).joined(separator: " "), pattern + more,
      ]
      let text = cells.joined(separator: " ").lowercased()
      if query.allSatisfy({ text.contains($0.lowercased()) }) { table.append(cells) }
    }
    return table
  }
}
