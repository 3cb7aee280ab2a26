import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules docs`
struct RulesDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Describe packs in Markdown, a page each: metrics, patterns, examples, sources.")

  @Argument(help: "Names of the packs; else all that are loaded.")
  var names: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder to write NAME.md into; else standard output.", valueName: "folder"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let packs = try global.usableRules(console, isLocked: false).packs
    let known = packs.map(\.manifest.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw CommandFailure(.usage, "there is no pack \(unknown); loaded are \(known.joined(separator: ", "))")
    }
    let wanted = packs.filter { names.isEmpty || names.contains($0.manifest.name) }
    guard let output, output != "-" else {
      for pack in wanted { try console.output.write(PackPage(pack).text + (wanted.count > 1 ? "\n" : "")) }
      try console.output.flush()
      return
    }
    try NewFile.makeFolder(output)
    for pack in wanted {
      let path = "\(output)/\(pack.manifest.name).md"
      let file = try NewFile(replacing: path)
      try file.write(Array(PackPage(pack).text.utf8))
      try file.commit()
      console.note("wrote \(path)")
    }
  }
}
