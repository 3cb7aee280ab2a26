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
    // Sixteen digits tell ids of hashes apart, and numbers are sorted much faster than texts.
    let sorted = Set(ids.lazy.map(Self.number)).sorted()
    var shared = 0
    for (a, b) in zip(sorted, sorted.dropFirst()) { shared = max(shared, (a ^ b).leadingZeroBitCount / 4) }
    length = max(8, 2 + shared + 1)
  }

  /// The first sixteen digits behind the letter.
  private static func number(_ id: String) -> UInt64 {
    var number: UInt64 = 0
    var digits = 0
    for byte in id.utf8.dropFirst(2).prefix(16) {
      let digit = byte <= UInt8(ascii: "9") ? byte & 15 : (byte &+ 9) & 15
      number = number << 4 | UInt64(digit)
      digits += 1
    }
    return number << UInt64(4 * (16 - digits))
  }

  /// The beginning of an id, `f_` included.
  func short(_ id: String) -> String { String(id.prefix(length)) }
}
