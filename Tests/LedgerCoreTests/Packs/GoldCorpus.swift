import Foundation
import LedgerCore
import RuleDSL

/// Documents with hand-made gold, and how well the shipped packs do on them.
struct GoldCorpus {
  /// One annotated quantity or trap; values are decimal text, as JSON numbers read exactly.
  struct Item: Decodable {
    var doc: String
    var line: Int
    var quote: String
    var occ: Int?
    var metric: String?
    var claim: Bool?
  }

  /// What was counted over all documents of a language.
  struct Score: Codable, Equatable {
    /// Claims of the gold.
    var gold = 0
    /// Claims that the packs make, those on neutral quantities left out.
    var made = 0
    /// Claims of both.
    var found = 0
    /// Of the found, those with the right metric; all metrics under `other.` are one.
    var metric = 0
    /// Traps that were taken for a quantity.
    var traps = 0

    /// Twice the found over the sum of both.
    var f1: Double { gold + made == 0 ? 0 : 2 * Double(found) / Double(gold + made) }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus")

  private struct Place {
    var range: Range<Int>
    var item: Item
  }

  /// What was reached when it was last recorded, by set.
  static func baseline() throws -> [String: Score] {
    try JSONDecoder().decode([String: Score].self, from: Data(contentsOf: folder.appending(path: "baseline.json")))
  }

  /// Writes the scores down.
  static func record(_ scores: [String: Score]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(scores).write(to: folder.appending(path: "baseline.json"))
  }

  /// Writes down which claims of a set were found.
  static func record(_ found: Set<String>, of set: String) throws {
    let text = found.sorted().map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: folder.appending(path: "\(set).found.txt"))
  }

  /// What came (+) and what went (-) since the found claims of a set were recorded.
  static func changes(of set: String, to found: Set<String>) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: "\(set).found.txt"), encoding: .utf8)
    let recorded = Set(text.split(separator: "\n").map(String.init))
    return found.subtracting(recorded).sorted().map { "+ \($0)" }
      + recorded.subtracting(found).sorted().map { "- \($0)" }
  }

  /// Scores the shipped packs on the documents of one set, and says which claims of the gold they found.
  static func score(_ language: String, _ extractor: ClaimExtractor) throws -> (score: Score, found: Set<String>) {
    let claims = try items("\(language).claims.jsonl")
    let traps = try items("\(language).traps.jsonl")
    var score = Score()
    var found: Set<String> = []
    for doc in Set(claims.map(\.doc)).sorted() {
      let path = folder.appending(path: "\(language)/\(doc)").path(percentEncoded: false)
      let bytes = try Array(Data(contentsOf: URL(filePath: path)))
      let gold = claims.filter { $0.doc == doc }.compactMap { place($0, bytes) }
      let tempting = traps.filter { $0.doc == doc }.compactMap { place($0, bytes) }
      count(try made(in: path, extractor), gold, tempting, &score, &found)
    }
    return (score, found)
  }

  /// The claims of a file, of all its records where it holds some, at their places in the file.
  private static func made(in path: String, _ extractor: ClaimExtractor) throws -> [Claim] {
    let scanner = DocumentScanner(extractor: extractor, engine: "")
    let options = ReadingOptions(fields: RecordFields(text: "text"))
    return try DocumentSupply([.file(path)], options: options, name: { $0 }).flatMap { input in
      try (scanner.scan(input).extraction?.claims ?? []).map { claim in
        var claim = claim
        let span = claim.provenance.span
        claim.provenance.span = ByteRange(span.lower + input.origin.start, span.upper + input.origin.start)
        return claim
      }
    }
  }

  /// Pairs claims and gold one to one: equal spans first, then the largest overlap.
  private static func count(
    _ claims: [Claim], _ gold: [Place], _ traps: [Place], _ score: inout Score, _ found: inout Set<String>
  ) {
    score.gold += gold.count { $0.item.claim == true }
    let made = claims.filter(\.isClaim)
    var pairs: [(exact: Bool, overlap: Int, claim: Int, gold: Int)] = []
    for (i, claim) in made.enumerated() {
      let span = claim.provenance.span.offsets
      for (j, place) in gold.enumerated() {
        let overlap = min(span.upperBound, place.range.upperBound) - max(span.lowerBound, place.range.lowerBound)
        if overlap > 0 { pairs.append((span == place.range, overlap, i, j)) }
      }
    }
    pairs.sort {
      ($0.exact ? 0 : 1, -$0.overlap, $0.claim, $0.gold) < ($1.exact ? 0 : 1, -$1.overlap, $1.claim, $1.gold)
    }
    var usedClaims: Set<Int> = []
    var usedGold: Set<Int> = []
    for pair in pairs where !usedClaims.contains(pair.claim) && !usedGold.contains(pair.gold) {
      usedClaims.insert(pair.claim)
      usedGold.insert(pair.gold)
      guard gold[pair.gold].item.claim == true else { continue }
      score.found += 1
      let item = gold[pair.gold].item
      found.insert(
        "\(item.doc):\(item.line) \(item.quote)\((item.occ ?? 1) > 1 ? " (\(item.occ ?? 1))" : ""): \(made[pair.claim].metric)"
      )
      score.made += 1
      if isSame(made[pair.claim].metric, gold[pair.gold].item.metric ?? "") { score.metric += 1 }
    }
    score.made += made.count - usedClaims.count
    score.traps += claims.count { claim in
      let span = claim.provenance.span.offsets
      return traps.contains { $0.range.overlaps(span) } && !gold.contains { $0.range.overlaps(span) }
    }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || a.hasPrefix("other.") && b.hasPrefix("other.")
  }

  private static func items(_ name: String) throws -> [Item] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Item.self, from: Data($0.utf8)) }
  }

  /// The bytes of a quote in its document.
  private static func place(_ item: Item, _ bytes: [UInt8]) -> Place? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(item.line - 1) else { return nil }
    let line = lines[item.line - 1]
    let quote = Array(item.quote.utf8)
    var left = item.occ ?? 1
    var at = line.startIndex
    while at + quote.count <= line.endIndex {
      if line[at..<at + quote.count].elementsEqual(quote) {
        left -= 1
        if left == 0 { return Place(range: at..<at + quote.count, item: item) }
      }
      at += 1
    }
    return nil
  }
}
