import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules explain`
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show which rule matched what in a text, and where the others stopped.",
    discussion: """
      With a rule's id before the text (or --rule), every pattern of that rule is shown element by element: what each \
      took, and the first that was not there.
      """)

  @Argument(help: ArgumentHelp("The text, perhaps after a rule's id; - for standard input.", valueName: "text"))
  var words: [String]

  @Option(help: ArgumentHelp("Report how far every pattern of this rule came.", valueName: "id"))
  var rule: String?

  @OptionGroup var global: GlobalOptions

  /// A sentence or a page: every pattern is tried on every number.
  private static let sizeLimit = 64 << 10

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console, isLocked: false)
    func isRule(_ name: String) -> Bool {
      loaded.packs.contains { pack in
        pack.rules.contains { $0.id.value == name || "\(pack.manifest.name)/\($0.id.value)" == name }
      }
    }
    var words = words
    var rule = rule
    if rule == nil, words.count > 1, isRule(words[0]) { rule = words.removeFirst() }
    let text = try readText(words)
    if let rule, !isRule(rule) {
      throw CommandFailure(.usage, "there is no rule \(rule); `ledger rules list` shows the ids")
    }
    let explanations = RuleExplainer(rules: RuleCompiler.compile(loaded.packs)).explain(text, rule: rule)
    let renderer = ExplanationRenderer(style: console.outputStyle)
    for explanation in explanations {
      for line in renderer.lines(explanation) { try console.output.write(line + "\n") }
    }
    try console.output.flush()
    if explanations.allSatisfy({ $0.numbers.isEmpty && $0.wordings.isEmpty && $0.wordingTraces.isEmpty }) {
      console.note("there is no number in it")
    }
  }

  private func readText(_ words: [String]) throws -> String {
    let bytes =
      words == ["-"]
      ? try BoundedFile.readStandardInput(limit: Self.sizeLimit) : Array(words.joined(separator: " ").utf8)
    guard bytes.count <= Self.sizeLimit else {
      throw CommandFailure(.usage, "the text is larger than \(Self.sizeLimit) bytes; explain a part of it")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
