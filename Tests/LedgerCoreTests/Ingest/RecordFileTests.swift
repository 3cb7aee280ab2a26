import Foundation
import GRDB
import RuleDSL
import Testing

@testable import LedgerCore

/// Files of records: cut where they should be, whatever their encoding and however their bytes come.
struct RecordFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Bytes that look like braces, quotes and backslashes inside characters of two bytes.
  private static let treacherous: [(TextEncoding, [UInt8])] = [
    (.utf8, Array("卡{}\\\"".utf8)), (.gb18030, [0x81, 0x7B, 0x81, 0x7D, 0x81, 0x5C, 0x81, 0x30, 0x81, 0x30]),
    (.big5, [0xA4, 0x7B, 0xA4, 0x5C, 0xA4, 0x7D]), (.shiftJIS, [0x83, 0x7B, 0x83, 0x5C, 0xB1, 0x83, 0x7D]),
    (.windows1252, [0xE9, 0x80]),
  ]

  private func pieces(_ bytes: [UInt8], _ encoding: TextEncoding, isLines: Bool, chunk: Int) -> [RecordSplitter.Piece] {
    var splitter = RecordSplitter(encoding: encoding, isLines: isLines, skipping: 0)
    var found: [RecordSplitter.Piece] = []
    var position = 0
    while position < bytes.count {
      splitter.feed(Array(bytes[position..<min(bytes.count, position + chunk)]))
      position += chunk
      while let piece = splitter.next() { found.append(piece) }
    }
    if let last = splitter.last() { found.append(last) }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 1000]) func recordsEndWhereTheyEnd(chunk: Int) {
    for (encoding, text) in Self.treacherous {
      let record = Array(#"{"a":{"b":["]"]},"text":""#.utf8) + text + Array(#""}"#.utf8)
      let second = Array(#"{"text":"二"}"#.utf8)
      let lines = record + [0x0A, 0x0A, 0x20, 0x0D, 0x0A] + second + [0x0D, 0x0A] + record
      let found = pieces(lines, encoding, isLines: true, chunk: chunk)
      #expect(found.map(\.bytes) == [record, second + [0x0D], record], "\(encoding)")
      #expect(found.map(\.origin.line) == [0, 3, 4])
      for piece in found { #expect(lines[piece.origin.start...].starts(with: piece.bytes)) }

      let array = Array("[\n  ".utf8) + record + Array(", ".utf8) + second + Array(",7,\n\"x\"]\n".utf8)
      let values = pieces(array, encoding, isLines: false, chunk: chunk)
      #expect(values.map(\.bytes) == [record, second, Array("7".utf8), Array("\"x\"".utf8)], "\(encoding)")
      #expect(values.map(\.origin.line) == [1, 1, 1, 2])
      #expect(values[0].origin.column == 2)
      for piece in values { #expect(array[piece.origin.start...].starts(with: piece.bytes)) }
    }
  }

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian]) func unitsOfTwoBytesAreKept(
    encoding: TextEncoding
  ) {
    func encoded(_ text: String) -> [UInt8] {
      text.utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
        return encoding == .utf16BigEndian ? [high, low] : [low, high]
      }
    }
    // U+0A00 and U+000A have the same bytes in the wrong place.
    let (first, second) = (#"{"text":"\u{A00}\u{0A0A}"}"#, #"{"text":"卡"}"#)
    for chunk in [1, 3, 1000] {
      #expect(
        pieces(encoded(first + "\n" + second), encoding, isLines: true, chunk: chunk).map(\.bytes) == [
          encoded(first), encoded(second),
        ])
      #expect(
        pieces(encoded("[" + first + "," + second + "]"), encoding, isLines: false, chunk: chunk).map(\.bytes) == [
          encoded(first), encoded(second),
        ])
    }
  }

  private static let cards = """
    units: {accelerator: [张卡]}
    metrics: {cluster.accelerators: {unit: accelerator}}
    rules:
      - {metric: cluster.accelerators, match: <number> 张卡, unit: accelerator}
    """

  @Test func recordsMoveAndSayTheSame() throws {
    let file = SourceFile(path: "test/rules.yaml", bytes: Array(Self.cards.utf8))
    let (pack, _) = RuleParser.parse(PackSource(name: "test", files: [file]))
    let scanner = DocumentScanner(extractor: ClaimExtractor(rules: RuleCompiler.compile([pack])), engine: "test")
    let ledger = try Ledger.open(at: folder.file("ledger.sqlite"), creating: true)
    func scan(_ text: String) throws -> [ScanOutcome] {
      try folder.write("r.jsonl", Array(text.utf8))
      var outcomes: [ScanOutcome] = []
      let supply = DocumentSupply([.file(folder.file("r.jsonl"))], options: ReadingOptions(), name: ledger.documentName)
      try Ingestor(ledger: ledger, scanner: scanner, width: 2).ingest(supply) { outcomes.append($0) }
      return outcomes
    }
    let lines =
      #"{"id":"a","text":"\u6709 64张卡"}"# + "\n{broken\n" + #"{"id":"b","text":"有\n128张卡","date":"2024-05-17"}"# + "\n"
    let first = try scan(lines)
    #expect(first.map(\.source) == ["r.jsonl#a", "r.jsonl#2", "r.jsonl#b"])
    #expect(first.map { $0.counts?.claims } == [1, nil, 1])
    #expect(first[1].result == .refused("a JSON field has no name in quotes at byte 37"))
    let before = try ledger.facts()
    #expect(before.map(\.claim.provenance.line) == [1, 3])
    #expect(before.map(\.claim.asOf) == [nil, "2024-05-17"])

    let added = #"{"id":"c","text":"有32张卡"}"# + "\n"
    let moved = try scan(added + lines)
    #expect(moved.map(\.source) == ["r.jsonl#c", "r.jsonl#a", "r.jsonl#3", "r.jsonl#b"])
    #expect(moved[1].result == first[0].counts.map { .unchanged($0) })
    let after = try ledger.facts()
    #expect(after.map(\.factID).filter { before.map(\.factID).contains($0) } == before.map(\.factID))
    #expect(after.map(\.claim.provenance.line) == [2, 4, 1])
    let whole = Array((added + lines).utf8)
    for fact in after {
      #expect(QuoteAnchor.reads(Array(whole[fact.fileSpan.offsets]), as: fact.claim.provenance.quote))
      let source = try #require(try ledger.source(sha256: fact.sourceSHA256))
      #expect(whole[fact.recordStart...].starts(with: source.bytes))
    }
    let changes = try ledger.read("counting") { $0.totalChangesCount }
    _ = try scan(added + lines)
    #expect(try ledger.read("counting") { $0.totalChangesCount } == changes)
  }

  @Test func namesThatComeTwiceAreToldApart() throws {
    try folder.write("r.jsonl", Array("{\"id\":1,\"text\":\"x\"}\n{\"id\":1,\"text\":\"y\"}\n{\"text\":\"z\"}".utf8))
    let inputs = Array(DocumentSupply([.file(folder.file("r.jsonl"))], options: ReadingOptions(), name: { _ in "r" }))
    #expect(inputs.map(\.name) == ["r#1", "r#1~2", "r#3"])
    #expect(inputs.map(\.problems.count) == [0, 1, 0])
  }
}
