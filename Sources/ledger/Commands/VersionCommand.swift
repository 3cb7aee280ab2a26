import ArgumentParser

/// `ledger version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let output = global.console.output
    try output.write("ledger \(programVersion)\n")
    try output.flush()
  }
}

/// The version of the program, and the engine version that packs may require.
let programVersion = "0.1.0"
