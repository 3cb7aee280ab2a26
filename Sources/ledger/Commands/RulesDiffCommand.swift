import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules diff`
struct RulesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show which claims are gained, lost and changed when a pack changes.",
    discussion: """
      OLD and NEW are packs: folders, files, or names of shipped or added packs; each is loaded in the place of the \
      other, beside all the rest. Without documents the examples of both are read. Exits with 1 when they differ.
      """)

  @Argument(help: "The pack as it was.")
  var old: String

  @Argument(help: "The pack as it is to be.")
  var new: String

  @Argument(help: "Documents to read: files, folders, globs.")
  var documents: [String] = []

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    let project = try ProjectFile.read(global.projectPath)
    let loader = PackLoader(engine: programVersion)
    let sides = try [old, new].map { try loader.packs(named: $0, of: project) }
    let names = sides.map { Set($0.map { RuleParser.parse($0).pack.manifest.name }) }
    let loaded = zip(sides, names).map { sources, own in
      loader.load(
        sources, beside: global.rules, project: project, without: names[0].union(names[1]).subtracting(own),
        onlyCore: global.noPacks)
    }
    for side in loaded where side.isBroken {
      console.report(side, atLeast: .error)
      throw ExitStatus.usage
    }
    var comparison = PackComparison(loaded[0], loaded[1])
    let inputs = documents.isEmpty ? examples(loaded, names) : try inputs(console)
    for input in inputs { comparison.add(input) }
    try print(comparison, console)
    for problem in comparison.problems { console.problem("\(DisplayWidth.shown(problem.path)): \(problem.reason)") }
    if !comparison.problems.isEmpty { throw ExitStatus.unreadable }
    if !comparison.changes.isEmpty { throw ExitStatus.findings }
  }

  private func inputs(_ console: Console) throws -> [DocumentInput] {
    let found = DocumentFinder().find(documents)
    for problem in found.problems { console.problem("\(DisplayWidth.shown(problem.path)): \(problem.reason)") }
    if !found.problems.isEmpty { throw ExitStatus.usage }
    return found.documents.compactMap { document in
      guard case .file(let path) = document else { return nil }
      return .file(at: path, name: path)
    }
  }

  /// The sentences of both packs, each once.
  private func examples(_ loaded: [LoadedRules], _ names: [Set<String>]) -> [DocumentInput] {
    var seen: Set<String> = []
    var inputs: [DocumentInput] = []
    for (side, own) in zip(loaded, names) {
      for pack in side.packs where own.contains(pack.manifest.name) {
        let files = Dictionary(pack.files.map { ($0.path, $0) }) { first, _ in first }
        let sentences =
          pack.rules.flatMap { ($0.finds + $0.ignores + $0.misses).map(\.sentence) }
          + pack.checks.flatMap { $0.examples.map(\.text) }
        for sentence in sentences where seen.insert(sentence.value).inserted {
          let line = files[sentence.site.path].map { ":\(SourceExcerpt(sentence.site, in: $0).line)" } ?? ""
          let bytes = Array(sentence.value.utf8)
          inputs.append(DocumentInput(name: sentence.site.path + line, kind: .text) { bytes })
        }
      }
    }
    return inputs
  }

  private func print(_ comparison: PackComparison, _ console: Console) throws {
    var table = Table(columns: [
      ("CHANGE", .left, 7), ("WHERE", .left, 40), ("QUOTE", .left, 28), ("WAS", .left, 56), ("IS", .left, 56),
    ])
    for change in comparison.changes {
      guard let place = (change.new ?? change.old)?.provenance else { continue }
      let word = change.old == nil ? "gained" : change.new == nil ? "lost" : "changed"
      let isOneLine = documents.isEmpty
      table.append([
        word, isOneLine ? change.source : "\(change.source):\(place.line)", place.quote,
        change.old.map(Self.text) ?? "", change.new.map(Self.text) ?? "",
      ])
    }
    try console.write(table)
    console.note(
      "\(counted(comparison.documents, documents.isEmpty ? "example" : "document")): \(comparison.gained) gained, "
        + "\(comparison.lost) lost, \(comparison.changed) changed")
    if let part = comparison.part {
      let reason = part == "major" ? "sentences that were read get another value" : "more is found"
      console.note("the next version is a \(part) one: \(reason)")
    }
  }

  private static func text(_ claim: Claim) -> String {
    ExampleNotation.text(claim) + (claim.isClaim ? "" : ", no claim")
  }
}
