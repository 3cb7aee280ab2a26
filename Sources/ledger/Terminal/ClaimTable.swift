import LedgerCore
import RuleDSL

/// Claims as a table for people.
enum ClaimTable {
  /// The claims of documents that are in no ledger.
  static func table(_ claims: [(source: String, claim: Claim)]) -> Table {
    var table = Table(columns: columns)
    for (source, claim) in claims { table.append(cells(source, claim)) }
    return table
  }

  /// The facts of a ledger, each with the shortest id that is its own.
  static func table(_ facts: [FactRecord], abbreviations: FactAbbreviations) -> Table {
    var table = Table(columns: [("FACT", .left, 40)] + columns)
    for fact in facts { table.append([abbreviations.short(fact.factID)] + cells(fact.source, fact.claim)) }
    return table
  }

  private static let columns: [(title: String, alignment: Table.Alignment, limit: Int)] = [
    ("WHERE", .left, 36), ("METRIC", .left, 32), ("SUBJECT", .left, 28), ("VALUE", .right, 36), ("UNIT", .left, 18),
    ("QUOTE", .left, 28),
  ]

  private static func cells(_ source: String, _ claim: Claim) -> [String] {
    [
      "\(source):\(claim.provenance.line)", claim.isClaim ? claim.metric : "(\(claim.metric))", claim.subject,
      QuantityText.number(claim.quantity), QuantityText.unit(claim.quantity), claim.provenance.quote,
    ]
  }
}

/// The shortest beginnings by which facts can be told apart, of one length, six digits at least.
struct FactAbbreviations {
  private let length: Int

  init(_ ids: some Sequence<String>) {
    let sorted = Set(ids).sorted()
    var shared = 0
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      shared = max(shared, zip(a.utf8, b.utf8).prefix { $0 == $1 }.count)
    }
    length = max(8, shared + 1)
  }

  /// The beginning of an id, `f_` included.
  func short(_ id: String) -> String { String(id.prefix(length)) }
}
