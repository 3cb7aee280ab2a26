import ArgumentParser
import Foundation
import LedgerCore

/// The options that every command takes, after its name.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The ledger file; else $LEDGER_FILE, else ledger.sqlite.", valueName: "file"))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      "Rules to add to the shipped packs: a pack, a folder of packs or a single file; may be repeated.",
      valueName: "path"))
  var rules: [String] = []

  @Flag(help: "Load no shipped pack but core.")
  var noPacks = false

  @Option(help: "Colors: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Say nothing beside the data.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more beside the data.")
  var verbose = false

  @Flag(help: "Never ask anything.")
  var noInput = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose contradict each other") }
  }

  /// Where the command talks.
  var console: Console {
    let environment = ProcessInfo.processInfo.environment
    return Console(
      outputStyle: Style(color, descriptor: STDOUT_FILENO, environment: environment),
      errorStyle: Style(color, descriptor: STDERR_FILENO, environment: environment),
      verbosity: quiet ? .quiet : verbose ? .verbose : .normal)
  }

  /// The path of the ledger.
  var ledgerPath: String {
    if let ledger { return ledger }
    let named = ProcessInfo.processInfo.environment["LEDGER_FILE", default: ""]
    return named.isEmpty ? "ledger.sqlite" : named
  }
}

extension GlobalOptions {
  /// The project's file: `ledger.yaml` beside the ledger, else in the current folder.
  var projectPath: String {
    let folder = ledgerPath.lastIndex(of: "/").map { String(ledgerPath[...$0]) } ?? ""
    let beside = folder + ProjectFile.name
    if !folder.isEmpty, case .missing = FileKind(beside) { return ProjectFile.name }
    return beside
  }

  /// The project's lock.
  var lockPath: String { String(projectPath.dropLast(ProjectFile.name.count)) + PackLock.name }
}

/// When text is colored.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
