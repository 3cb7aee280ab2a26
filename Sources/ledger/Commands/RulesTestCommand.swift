import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules test`
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Hold every rule and every check against its examples.",
    discussion: "Exits with 1 when an example fails. A known failure (misses) that passes is said and fails nothing.")

  @Argument(help: "Rules to test instead of all: packs, folders of packs or single files; the other packs load too.")
  var paths: [String] = []

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.loadRules(and: paths, isLocked: false)
    guard !loaded.isBroken else {
      console.report(loaded, atLeast: .error)
      throw ExitStatus.usage
    }
    let extractor = ClaimExtractor(rules: RuleCompiler.compile(loaded.packs))
    let tested = loaded.packs.filter { paths.isEmpty || !loaded.shippedNames.contains($0.manifest.name) }
    let renderer = ExampleRenderer(files: loaded.files, style: console.outputStyle)
    var passed = 0
    var failed = 0
    for outcome in tested.flatMap(ExampleRunner(extractor).run) {
      if outcome.isFailure { failed += 1 } else { passed += 1 }
      if !outcome.isPassed { try console.output.write(renderer.lines(outcome).joined(separator: "\n") + "\n") }
    }
    let material = AuditMaterial(tables: AuditMaterial.tables(of: loaded.packs))
    for outcome in tested.flatMap({ CheckExampleRunner(extractor).run($0, material: material) }) {
      if outcome.isPassed { passed += 1 } else { failed += 1 }
      if !outcome.isPassed { try console.output.write(renderer.lines(outcome).joined(separator: "\n") + "\n") }
    }
    try console.output.flush()
    console.note("\(counted(passed, "example")) passed, \(failed) failed")
    if failed > 0 { throw ExitStatus.findings }
  }
}
