import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules new`
struct RulesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a rule from an example sentence.",
    discussion: """
      Finds the number in the sentence, guesses a pattern from the words around it, and writes ID.yaml with the \
      sentence as the rule's test. Nothing is written that does not pass its own test, and no file is overwritten. On \
      a terminal it asks for what is not given.

        ledger rules new shifts --example 'The team worked 12 night shifts.'
      """)

  @Argument(help: "The id of the rule, and the name of its file.")
  var id: String

  @Option(help: ArgumentHelp("A sentence in which the rule finds its number; may be repeated.", valueName: "sentence"))
  var example: [String] = []

  @Option(help: ArgumentHelp("A sentence in which it finds nothing; may be repeated.", valueName: "sentence"))
  var ignore: [String] = []

  @Option(help: "What the number measures; else other.ID.")
  var metric: String?

  @Option(help: ArgumentHelp("What the metric means; declares one that no pack has.", valueName: "definition"))
  var about: String?

  @Option(help: ArgumentHelp("Which number of the first sentence, where it has several.", valueName: "text"))
  var number: String?

  @Option(help: ArgumentHelp("A pattern to use in place of a guess; may be repeated.", valueName: "pattern"))
  var match: [String] = []

  @Option(help: "The unit of the number; else the one that stands there.")
  var unit: String?

  @Option(help: ArgumentHelp("What the figure is about: an entity type in brackets, or a name.", valueName: "subject"))
  var subject: String?

  @Option(
    help: ArgumentHelp("What is expected of the first sentence, as after => in an example.", valueName: "expectation"))
  var expect: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; else ID.yaml.", valueName: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  private var asks: Bool { !global.noInput && Question.isPossible }

  func run() throws {
    let console = global.console
    let path = output ?? id + ".yaml"
    guard id.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }), id.first?.isLetter == true else {
      throw CommandFailure(
        .usage, "`\(id)` can't be an id: letters, digits, and . _ - between them, such as night-shifts")
    }
    guard case .missing = FileKind(path) else {
      throw CommandFailure(.usage, "there is a \(path) already; name another file with --output, or another id")
    }
    let loaded = try global.usableRules(console, isLocked: false)
    var draft = RuleDraft(
      id: id, metric: metric ?? "other.\(id.map { "-. ".contains($0) ? "_" : $0 }.map(String.init).joined())",
      sentences: [])
    draft.about = about
    draft.unit = unit
    draft.subject = subject
    draft.patterns = match
    draft.ignores = ignore
    draft.sentences = try sentences(loaded)
    if metric == nil, asks, let answer = Question.ask("What does the number measure", otherwise: draft.metric) {
      draft.metric = answer
    }
    let rule: RuleDraft.Rule
    do throws(RuleDraft.Failure) {
      rule = try draft.rule(beside: loaded)
    } catch {
      throw explained(error, console)
    }
    let file = try NewFile(replacing: path)
    try file.write(Array(rule.text.utf8))
    try file.commit()
    try console.output.write(rule.text)
    try console.output.flush()
    console.note("wrote \(path); it passes its own test")
    console.note("  try it: ledger scan --dry-run --rules \(path) FILE")
    console.note("  and the rest: ledger rules test --rules \(path)")
  }

  /// The sentences, and which number of the first is meant.
  private func sentences(_ loaded: LoadedRules) throws -> [RuleDraft.Sentence] {
    var texts = example
    if texts.isEmpty, asks, let answer = Question.ask("A sentence in which the rule finds its number") {
      texts = [answer]
    }
    guard let first = texts.first else {
      throw CommandFailure(
        .usage,
        "a rule is made from an example\n"
          + "  try: ledger rules new \(id) --example 'The team worked 12 night shifts.'")
    }
    if let broken = (texts + ignore).first(where: { $0.contains { $0.isNewline } || $0.contains(" => ") }) {
      throw CommandFailure(.usage, "an example is one line without ` => `: \(broken); --expect says what is expected")
    }
    var sentences = texts.map { RuleDraft.Sentence($0) }
    sentences[0].expectation = expect
    let numbers = RuleDraft.numbers(in: first, loaded)
    let list = numbers.map { "`\($0.number.quote)`" }.joined(separator: ", ")
    if let number {
      guard let index = RuleDraft.index(of: number, in: first, numbers) else {
        throw CommandFailure(
          .usage,
          numbers.isEmpty
            ? "there is no number in the sentence that a rule could take"
            : "there is no number `\(number)` in the sentence; its numbers are \(list)")
      }
      sentences[0].number = index
    } else if numbers.count > 1, match.isEmpty {
      guard asks, let answer = Question.ask("Which number: \(list)", otherwise: numbers[0].number.quote),
        let index = RuleDraft.index(of: answer, in: first, numbers)
      else {
        throw CommandFailure(
          .usage, "the sentence has several numbers: \(list)\n  say which: --number '\(numbers[0].number.quote)'")
      }
      sentences[0].number = index
    } else if match.isEmpty {
      sentences[0].number = 0
    }
    return sentences
  }

  /// How to declare what a diagnostic misses.
  private func declaring(_ code: String) -> String? {
    switch code {
    case "E403": return "the metric: --about 'what it means'"
    case "E404":
      let type = (subject ?? "").filter { !"<>".contains($0) }
      return "the type: a file `names.yaml` with `entities: {\(type): [A Name, Another]}`, and --rules names.yaml"
    case "E402":
      return "the unit: a file `units.yaml` with `units: {\(unit ?? ""): [its, names]}`, and --rules units.yaml"
    default: return nil
    }
  }

  private func explained(_ failure: RuleDraft.Failure, _ console: Console) -> CommandFailure {
    if let file = failure.file {
      let renderer = DiagnosticRenderer(files: [file], style: console.errorStyle)
      for diagnostic in failure.diagnostics {
        Console.complain(renderer.lines(diagnostic).joined(separator: "\n"))
      }
      let codes = Set(failure.diagnostics.map(\.code.rawValue))
      let advice = ["E403", "E404", "E402"].first(where: codes.contains).flatMap(declaring)
      return CommandFailure(.usage, "nothing was written" + (advice.map { "\n  to declare " + $0 } ?? ""))
    }
    let near = failure.near.prefix(3).compactMap { trace in
      trace.missing.map { "\(trace.pattern) stopped: \(ExplanationRenderer.reason($0))" }
    }
    let advice =
      if let taker = failure.takers.first {
        "`ledger rules list \(taker.id)`, that may be what you need; to win, name more of the words: --match '…'"
      } else if !match.isEmpty {
        "see how far other rules come: ledger rules explain '\(example.first ?? "the sentence")'"
      } else if failure.reasons.contains(where: { $0.contains("set aside") || $0.contains("no number") }) {
        "a sentence with a number in it that somebody counted or measured; for a wording without one (doubled, 翻倍) write "
          + "a rule yourself, with `match` and a constant `value`"
      } else {
        "give the pattern yourself, with more of the words around the number: --match 'worked <number> night shifts'"
      }
    return CommandFailure(
      .usage,
      (["no rule came of it, nothing was written"] + (failure.reasons + near).map(DisplayWidth.shown)).joined(
        separator: "\n  ")
        + "\n  try: " + advice)
  }
}
