import ArgumentParser
import LedgerCore
import RuleDSL

/// Which facts are wanted.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only this metric; with a final `.` or `*` all that begin so.")
  var metric: String?

  @Option(help: "Only claims about this subject.")
  var subject: String?

  @Option(help: "Only this document, or the documents in this folder.")
  var source: String?

  @Option(help: ArgumentHelp("Only this qualifier.", valueName: "qualifier"), transform: Self.qualifier)
  var qualifier: Qualifier?

  @Option(help: "Only this canonical unit.")
  var unit: String?

  @Flag(help: "Also what later scans withdrew.")
  var all = false

  /// The options as the ledger takes them.
  var filter: FactFilter {
    FactFilter(metric: metric, subject: subject, source: source, qualifier: qualifier, unit: unit, all: all)
  }

  private static func qualifier(_ text: String) throws -> Qualifier {
    guard let qualifier = Qualifier(rawValue: text) else {
      let known = Qualifier.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no qualifier \(text); the qualifiers are \(known)")
    }
    return qualifier
  }
}
