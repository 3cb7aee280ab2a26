import LedgerCore
import RuleDSL

/// What a scan came to so far, said document by document.
struct ScanTally {
  private var counts = ScanCounts()
  private var documents = 0
  private var unchanged = 0
  /// How many could not be read.
  private(set) var refused = 0

  /// Says what came of a document.
  mutating func add(_ outcome: ScanOutcome, _ console: Console) {
    let source = DisplayWidth.shown(outcome.source)
    for problem in outcome.problems { console.warn("\(source): \(problem)") }
    switch outcome.result {
    case .refused(let reason):
      refuse(outcome.source, reason, console)
      return
    // Records come by the hundred thousand: the summary has them, and -v names them.
    case .new(let counts) where outcome.isRecord: console.detail("\(source): \(Self.text(counts))")
    case .new(let counts): console.note("\(source): \(Self.text(counts))")
    case .unchanged(let counts):
      unchanged += 1
      console.detail("\(source): unchanged, \(Self.text(counts))")
    case .changed(let counts, let changes):
      console.note("\(source): changed, \(Self.text(counts)); \(Self.text(changes))")
    case .rescanned(let counts, let changes):
      console.note("\(source): scanned with other rules, \(Self.text(counts)); \(Self.text(changes))")
    }
    documents += 1
    counts = counts + (outcome.counts ?? ScanCounts())
  }

  /// Counts the findings of a document that goes into no ledger.
  mutating func add(_ extraction: Extraction) {
    documents += 1
    let claims = extraction.claims.count(where: \.isClaim)
    counts =
      counts
      + ScanCounts(
        claims: claims, quantities: extraction.claims.count - claims,
        numeralsOpen: extraction.numerals.count { $0.fate == .open })
  }

  /// Says why a document could not be read.
  mutating func refuse(_ source: String, _ reason: String, _ console: Console) {
    refused += 1
    console.problem("\(DisplayWidth.shown(source)): \(reason)")
  }

  /// One line about all documents.
  var summary: String {
    var text = "\(counted(documents, "document")): \(Self.text(counts))"
    if unchanged > 0 { text += "; \(unchanged) unchanged" }
    if refused > 0 { text += "; \(refused) could not be read" }
    return text
  }

  private static func text(_ counts: ScanCounts) -> String {
    [
      counted(counts.claims, "claim"), counted(counts.quantities, "other quantity", "other quantities"),
      counted(counts.numeralsOpen, "open numeral"),
    ].joined(separator: ", ")
  }

  private static func text(_ changes: FactChanges) -> String { "\(changes.gained) gained, \(changes.gone) gone" }
}
