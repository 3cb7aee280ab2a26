import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules lock`
struct RulesLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Write down the hash of every pack that this project loads.",
    discussion: """
      Writes ledger.lock beside ledger.yaml. From then on a pack that is not as it was locked is an error, until this \
      command is run again. Nothing is written when a pack of the project has an error or fails its own examples.
      """)

  @Flag(help: "Write nothing; exit with 1 when a pack is not as it was locked.")
  var check = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    guard global.rules.isEmpty, !global.noPacks else {
      throw CommandFailure(
        .usage,
        "a lock is about the packs of ledger.yaml: leave out --rules and --no-packs, or add a pack with "
          + "`ledger rules add FOLDER`")
    }
    let loaded = try global.usableRules(console, isLocked: false)
    let stale = loaded.diagnostics.filter { $0.code == .notAsLocked }
    if check {
      if loaded.lock == nil { throw CommandFailure(.usage, "there is no \(global.lockPath); try: ledger rules lock") }
      console.report(stale.map { ($0, Severity.error) }, of: loaded)
      if !stale.isEmpty { throw ExitStatus.findings }
      console.note("\(counted(loaded.packs.count, "pack")) as locked")
      return
    }
    try console.refuseFailing(loaded)
    for diagnostic in stale { console.note(diagnostic.message) }
    let lock = PackLock(path: global.lockPath, of: loaded)
    try lock.write()
    console.note("\(counted(lock.declaration.packs.count, "pack")) locked in \(lock.path)")
  }
}
