import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules test`
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Hold every rule and every check against its examples.",
    discussion: """
      Exits with 1 when an example fails. A known failure (misses) that passes is said and fails nothing. An example \
      that ends in `=> ?` fails until --accept writes what the rule finds in place of the question mark.
      """)

  @Argument(help: "Rules to test instead of all: packs, folders of packs or single files; the other packs load too.")
  var paths: [String] = []

  @Flag(help: "Write what is found into the examples that end in `=> ?`.")
  var accept = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console, and: paths, isLocked: false)
    var names = Set(loaded.packs.map(\.manifest.name))
    if !paths.isEmpty { names = names.filter { loaded.origins[$0]?.kind == .named } }
    let examples = PackExamples(of: loaded, in: names)
    if accept {
      try acceptWaiting(examples, loaded, console)
      return
    }
    let renderer = ExampleRenderer(files: loaded.files, style: console.outputStyle)
    // Made only where something failed: a pack is compiled once more for it.
    lazy var explainer = RuleExplainer(rules: RuleCompiler.compile(loaded.packs))
    for outcome in examples.rules where !outcome.isPassed {
      let lines = renderer.lines(outcome) + (outcome.isMissing ? hints(outcome, explainer) : [])
      try console.output.write(lines.joined(separator: "\n") + "\n")
    }
    for outcome in examples.checks where !outcome.isPassed {
      try console.output.write(renderer.lines(outcome).joined(separator: "\n") + "\n")
    }
    try console.output.flush()
    console.note("\(counted(examples.passed, "example")) passed, \(examples.failed) failed")
    let waiting = examples.rules.count { if case .pendingAccept = $0.result { true } else { false } }
    if waiting > 0 { console.note("`ledger rules test --accept` writes what is found") }
    if examples.failed > 0 { throw ExitStatus.findings }
  }

  private func acceptWaiting(_ examples: PackExamples, _ loaded: LoadedRules, _ console: Console) throws {
    let shipped = loaded.packs.filter { loaded.origins[$0.manifest.name]?.kind == .shipped }.flatMap(\.files)
    let acceptance = ExampleAcceptance(examples.rules, in: loaded.files.filter { !shipped.contains($0) })
    try acceptance.write()
    let renderer = ExampleRenderer(files: loaded.files, style: console.outputStyle)
    for outcome in acceptance.accepted { try console.output.write(renderer.accepted(outcome) + "\n") }
    for (outcome, reason) in acceptance.refused {
      try console.output.write(renderer.lines(outcome, reason: reason).joined(separator: "\n") + "\n")
    }
    try console.output.flush()
    let count = acceptance.accepted.count
    console.note(
      count == 0 && acceptance.refused.isEmpty
        ? "no example ends in `=> ?`"
        : "\(counted(count, "example")) filled in; look at them before you keep them")
    if !acceptance.refused.isEmpty { throw ExitStatus.findings }
  }

  /// Of an example that gave too little: how far the rule came, and a pattern that would match.
  private func hints(_ outcome: ExampleOutcome, _ explainer: RuleExplainer) -> [String] {
    let (trace, proposal) = explainer.furthest(outcome.rule, in: outcome.example.sentence.value)
    return ExplanationRenderer.hints(trace, proposal)
  }
}

extension ExampleOutcome {
  /// Whether the rule made fewer claims than the example says.
  fileprivate var isMissing: Bool { if case .missing = result { true } else { false } }
}
