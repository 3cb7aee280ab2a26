import Foundation
import Testing

/// The help of every command, against the files in `Help/`. With `RECORD_SNAPSHOTS=1` the files are written instead.
@Suite struct HelpTests {
  static let commands = [
    "", "init", "scan", "list", "show", "audit", "accept", "check", "checks", "coverage", "export", "status", "rules",
    "rules lint", "rules test",
    "rules explain", "rules vocab", "rules list", "rules new",
    "rules add", "rules lock", "rules diff", "rules docs", "rules schema", "rules explain-code", "version",
  ]

  @Test(arguments: commands)
  func help(of command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let outcome = try Scratch().ledger.run(words + ["--help"], environment: ["COLUMNS": "80"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    let name = (["ledger"] + words).joined(separator: "-") + ".txt"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Help/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(outcome.output.utf8).write(to: file)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == recorded, "the help of `ledger \(command)` is not that of Help/\(name)")
  }
}
