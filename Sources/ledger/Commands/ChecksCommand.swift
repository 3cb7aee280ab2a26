import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger checks`
struct ChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks", abstract: "List the checks of an audit, or show the pages of some.")

  @Argument(help: ArgumentHelp("The checks to show in full: their ids, or pack/id.", valueName: "id"))
  var ids: [String] = []

  @Option(help: "text or markdown.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let all = CheckPage.all(of: loaded.packs)
    let pages = try ids.isEmpty ? all : ids.flatMap { try named($0, in: all) }
    switch format {
    case .markdown:
      try console.output.write(bytes: CheckPages(pages).bytes)
      try console.output.flush()
    case .text where ids.isEmpty:
      var table = Table(columns: [("CHECK", .left, 40), ("LEVEL", .left, 8), ("WHAT HOLDS WHEN IT PASSES", .left, 90)])
      for page in pages { table.append([page.name, page.level.rawValue, page.about]) }
      try console.write(table)
    case .text:
      for page in pages {
        let lines = [console.outputStyle.bold(page.name) + "  " + page.level.rawValue, "  " + page.about]
        let body = [page.definition] + page.examples
        let text = lines + body.map { "  " + DisplayWidth.shown($0) }
        try console.output.write(text.joined(separator: "\n") + "\n")
      }
      try console.output.flush()
    }
  }

  private func named(_ id: String, in pages: [CheckPage]) throws -> [CheckPage] {
    let found = pages.filter { $0.name == id || $0.reference.id == id }
    guard found.isEmpty else { return found }
    throw CommandFailure(.usage, "there is no check \(DisplayWidth.shown(id)); `ledger checks` lists them")
  }
}
