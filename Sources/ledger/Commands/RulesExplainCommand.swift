import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules explain`
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show which rule matched what in a text, and where the others stopped.")

  @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "text"))
  var words: [String]

  @Option(help: ArgumentHelp("How many rules that did not match are shown for each number.", valueName: "count"))
  var nearest = 3

  @OptionGroup var global: GlobalOptions

  /// A sentence or a page: every pattern is tried on every number.
  private static let sizeLimit = 64 << 10

  func validate() throws {
    if nearest < 0 { throw ValidationError("--nearest must not be negative") }
  }

  func run() throws {
    let console = global.console
    let loaded = try global.usableRules(console)
    let rules = RuleCompiler.compile(loaded.packs)
    let bytes =
      words == ["-"]
      ? try BoundedFile.readStandardInput(limit: Self.sizeLimit) : Array(words.joined(separator: " ").utf8)
    guard bytes.count <= Self.sizeLimit else {
      throw CommandFailure(.usage, "the text is larger than \(Self.sizeLimit) bytes; explain a part of it")
    }
    let text: VisibleText
    switch DocumentReader.read(bytes, name: "text.txt") {
    case .success(let document): text = document.text
    case .failure(let refusal): throw CommandFailure(.unreadable, refusal.message)
    }
    let explanations = RuleExplainer(rules).explain(text, limit: nearest)
    let claims = ClaimExtractor(rules: rules).extract(text).claims
    let renderer = ExplanationRenderer(claims: claims, style: console.outputStyle)
    for explanation in explanations {
      try console.output.write(renderer.lines(explanation).joined(separator: "\n") + "\n")
    }
    try console.output.flush()
    if explanations.isEmpty { console.note("there is no number in it") }
  }
}
