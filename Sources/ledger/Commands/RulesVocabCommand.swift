import ArgumentParser
import LedgerCore
import RuleDSL

/// `ledger rules vocab`
struct RulesVocabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocab", abstract: "Look up what a rule may use.",
    discussion: "Without a list's name all four are searched; without words everything is shown.")

  @Argument(help: ArgumentHelp("units, metrics, entities or kinds, then words to look for.", valueName: "list or word"))
  var words: [String] = []

  @OptionGroup var global: GlobalOptions

  /// One of the lists.
  private enum Topic: String, CaseIterable {
    case units, metrics, entities, kinds
  }

  func run() throws {
    let console = global.console
    let packs = try global.usableRules(console, isLocked: false).packs
    let topic = words.first.flatMap(Topic.init(rawValue:))
    let wanted = (topic == nil ? words[...] : words.dropFirst()).map { $0.lowercased() }
    for shown in topic.map({ [$0] }) ?? Topic.allCases {
      var table = Table(columns: columns(shown))
      for row in rows(shown, packs) {
        let text = row.joined(separator: " ").lowercased()
        if wanted.allSatisfy(text.contains) { table.append(row) }
      }
      if !table.isEmpty, topic == nil { try console.output.write(console.outputStyle.bold(shown.rawValue) + "\n") }
      try console.write(table)
      if !table.isEmpty, topic == nil { try console.output.write("\n") }
    }
    try console.output.flush()
  }

  private func columns(_ topic: Topic) -> [(title: String, alignment: Table.Alignment, limit: Int)] {
    switch topic {
    case .units: [("UNIT", .left, 24), ("KIND", .left, 16), ("EQUALS", .left, 24), ("NAMES", .left, 70)]
    case .metrics: [("METRIC", .left, 36), ("UNIT", .left, 14), ("BOUNDS", .left, 24), ("ABOUT", .left, 70)]
    case .entities: [("TYPE", .left, 16), ("NAME", .left, 40), ("ALIASES", .left, 80)]
    case .kinds: [("KIND", .left, 24), ("UNITS", .left, 100)]
    }
  }

  private func rows(_ topic: Topic, _ packs: [RulePack]) -> [[String]] {
    switch topic {
    case .units: units(packs).map { [$0.id, $0.kind, $0.equals, $0.names.joined(separator: ", ")] }
    case .metrics:
      packs.flatMap(\.metrics).map {
        [$0.name.value, $0.unit?.value ?? "", $0.bounds?.description ?? "", $0.about ?? ""]
      }
    case .entities:
      packs.flatMap(\.entities).map {
        [$0.type, $0.name.value, $0.aliases.map(\.text).joined(separator: ", ")]
      }
    case .kinds:
      Dictionary(grouping: units(packs), by: \.kind).sorted { $0.key < $1.key }.map { kind, units in
        [kind.isEmpty ? "(counts things)" : kind, units.map(\.id).joined(separator: ", ")]
      }
    }
  }

  /// The units of all packs, each once, with the names that any of them adds.
  private func units(_ packs: [RulePack]) -> [(id: String, kind: String, equals: String, names: [String])] {
    var order: [String] = []
    var found: [String: (kind: String, equals: String, names: [String])] = [:]
    for unit in packs.flatMap(\.units) {
      let id = unit.id.value
      if found[id] == nil { order.append(id) }
      var entry = found[id] ?? ("", "", [])
      entry.kind = unit.kind ?? entry.kind
      entry.equals = unit.equals.map(Self.text) ?? entry.equals
      entry.names += unit.names.map(Self.text)
      found[id] = entry
    }
    return order.compactMap { id in found[id].map { (id, $0.kind, $0.equals, $0.names) } }
  }

  private static func text(_ name: GuardedName) -> String {
    let factor = name.factor.map { " (×\(QuantityText.grouped($0)))" } ?? ""
    let guarded = name.onlyNear.isEmpty ? "" : " (near \(name.onlyNear.joined(separator: " ")))"
    return name.text + factor + guarded
  }

  private static func text(_ equivalence: UnitDeclaration.Equivalence) -> String {
    let range =
      equivalence.low == equivalence.high
      ? QuantityText.grouped(equivalence.low)
      : "\(QuantityText.grouped(equivalence.low))..\(QuantityText.grouped(equivalence.high))"
    return "\(range) \(equivalence.unit)"
  }
}
