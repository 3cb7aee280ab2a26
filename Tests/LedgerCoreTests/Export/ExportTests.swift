import Foundation
import RuleDSL
import Testing

@testable import LedgerCore

/// What leaves the ledger.
struct ExportTests {
  private let folder: TemporaryFolder
  private let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.open(at: folder.file("ledger.sqlite"), creating: true)
  }

  private func export(
    _ format: ExportFormat, guarded: Bool = true, verdicts: [AuditReport.ClaimKey: FactVerdict] = [:],
    filter: FactFilter = .init()
  ) throws -> (bytes: [UInt8], file: ExportedFile) {
    var bytes: [UInt8] = []
    let export = LedgerExport(of: ledger, filter: filter, verdicts: verdicts)
    let file = try export.write(format.makeExporter(guarded: guarded)) { bytes += $0 }
    return (bytes, file)
  }

  /// The columns of the contract, in its order.
  private static let columns = """
    fact_id, source, line, column, quote, sentence, subject, metric, value, low, high, qualifier, unit, abs_error, \
    as_of, claim, status, review, reviewer, reviewed_at, verdict, checks, rule_id, rule_hash, rule_pack, \
    source_sha256, byte_start, byte_end, prefix, suffix, subject_binding, run_id, recorded_at, supersedes, roles, note, \
    as_of_binding, time_code, speaker, record_start
    """

  @Test func oneRecordInFull() throws {
    let stated = claim(
      "more than 130B", at: 13, value: nil, high: nil, unit: "", qualifier: .moreThan,
      roles: [.init(name: "base", entity: "a=b; c\\"), .init(name: "cluster", entity: "鹏城")])
    let document = scanned("talks/a.txt", "GLM-130B has more than 130B parameters.", [stated])
    try ledger.record(document)
    let fact = try #require(try ledger.facts().first)
    let verdict = FactVerdict(checks: [.init(id: "z", verdict: .pass), .init(id: "a", verdict: .unsure)])
    let (bytes, file) = try export(.csv, verdicts: [.init(source: fact.source, id: fact.factID): verdict])
    let expected = """
      \(Self.columns.replacingOccurrences(of: ", ", with: ","))
      \(fact.factID),talks/a.txt,1,14,more than 130B,GLM-130B has 130B parameters.,GLM-130B,model.parameters,,\
      130000000000,,more_than,,500000000,,true,current,unreviewed,,,unsure,a:unsure z:pass,size,\(fact.ruleHash),\
      sample,\(document.sha256),13,27,GLM-130B has ,.,sentence,\(document.runID),2023-11-14T22:13:20Z,,\
      base=a\\=b\\; c\\\\; cluster=鹏城,,,,,0

      """
    #expect(String(decoding: bytes, as: UTF8.self) == expected.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(file == ExportedFile(rows: 1, bytes: bytes.count, sha256: SHA256.hex(of: bytes)))
  }

  /// Whatever the texts are, a strict reader gets them back, and without the apostrophe of the guard they are the same.
  @Test(arguments: [true, false]) func nastyTextsComeBack(guarded: Bool) throws {
    var generator = SeededGenerator(state: 11)
    let claims = (0..<300).map { n in
      var claim = claim("x", at: n, subject: nastyText(&generator), note: nastyText(&generator))
      claim.provenance.quote = nastyText(&generator)
      claim.provenance.sentence = nastyText(&generator)
      claim.quantity.value = ExactDecimal("-0.\(n)5")
      return claim
    }
    try ledger.record(scanned("=a,\"\r\n.txt", "x", claims))
    let records = try CSVReader.records(try export(.csv, guarded: guarded).bytes)
    let facts = try ledger.facts()
    #expect(records.count == facts.count + 1)
    let header = records[0]
    func read(_ record: [String], _ column: String) throws -> String {
      let cell = record[try #require(header.firstIndex(of: column))]
      guard guarded, cell.unicodeScalars.first == "'" else { return cell }
      return String(cell.unicodeScalars.dropFirst())
    }
    for (record, fact) in zip(records.dropFirst(), facts) {
      #expect(record.count == header.count)
      for (column, text) in [
        ("quote", fact.claim.provenance.quote), ("sentence", fact.claim.provenance.sentence),
        ("subject", fact.claim.subject), ("note", fact.claim.note), ("source", fact.source),
      ] {
        let expected = text.unicodeScalars.map { $0 == "\u{0}" ? "\u{FFFD}" : $0 }
        #expect(try read(record, column).unicodeScalars.elementsEqual(expected))
      }
      let value = record[try #require(header.firstIndex(of: "value"))]
      #expect(value == fact.claim.quantity.value?.description)
    }
    if guarded {
      let dangerous: Set<Unicode.Scalar> = ["=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
      #expect(records.joined().allSatisfy { !dangerous.contains($0.unicodeScalars.first ?? "x") })
    }
  }

  @Test(arguments: [
    ("-3%", "'-3%"), ("'-3%", "''-3%"), ("3-4", "3-4"), ("", ""), ("＝1", "'＝1"), ("\tx", "'\tx"),
    ("=\u{301}", "'=\u{301}"),
    ("a=", "a="), ("＇", "'＇"),
  ])
  func formulaGuard(text: String, cell: String) { #expect(FormulaGuard().defused(text) == cell) }

  @Test(arguments: ExportFormat.allCases) func twoExportsAreTheSameBytes(format: ExportFormat) throws {
    for name in ["b.txt", "a.txt", "c.txt"] {
      try ledger.record(scanned(name, "x \(name)", (0..<90).map { claim("x", at: 90 - $0) }))
      try ledger.record(scanned("copy-of-" + name, "x \(name)", (0..<90).map { claim("x", at: 90 - $0) }))
    }
    let first = try export(format)
    #expect(first.file.rows == 6 * 90)
    #expect(try export(format).bytes == first.bytes)
    #expect(try export(format, filter: FactFilter(source: "a.txt")).file.rows == 90)
  }

  @Test func anErrorOfTheWriterEndsTheExport() throws {
    struct Full: Error {}
    try ledger.record(scanned("a.txt", "x", (0..<400).map { claim("x", at: $0) }))
    var pieces = 0
    #expect(throws: Full.self) {
      _ = try LedgerExport(of: ledger).write(CSVExporter()) { _ in
        pieces += 1
        throw Full()
      }
    }
    #expect(pieces == 1)
  }

  @Test func jsonLines() throws {
    var generator = SeededGenerator(state: 5)
    let claims = (0..<50).map { n in
      claim(
        "x", at: n, value: n == 0 ? nil : "\(n)",
        // Foundation's reader loses byte order marks.
        subject: nastyText(&generator).replacingOccurrences(of: "\u{FEFF}", with: ""),
        roles: n == 1 ? [.init(name: "a", entity: "b")] : [])
    }
    try ledger.record(scanned("a.txt", "x", claims))
    let lines = try export(.jsonl).bytes.split(separator: 0x0A)
    let facts = try ledger.facts()
    #expect(lines.count == facts.count)
    for (line, fact) in zip(lines, facts) {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let names = Self.columns.components(separatedBy: ", ")
      #expect(Set(names).isSubset(of: Set(object.keys)))
      #expect(object["subject"] as? String == (fact.claim.subject.isEmpty ? nil : fact.claim.subject))
      #expect((object["value"] as? NSNumber)?.intValue == fact.claim.quantity.value.flatMap { Int($0.description) })
      #expect(
        object["roles"] as? [String: String]
          == Dictionary(uniqueKeysWithValues: fact.claim.roles.map { ($0.name, $0.entity) }))
      #expect(object["claim"] as? Bool == true)
    }
  }

  @Test func theDescriptorFitsTheFile() throws {
    try ledger.record(scanned("a.txt", "x", [claim()]))
    let (bytes, file) = try export(.csv)
    let package = DataPackage(file: file, isGuarded: true)
    let json = try JSONSerialization.jsonObject(with: Data(package.bytes)) as? [String: Any]
    let resource = try #require((json?["resources"] as? [[String: Any]])?.first)
    #expect(resource["bytes"] as? Int == bytes.count)
    #expect(resource["hash"] as? String == "sha256:" + SHA256.hex(of: bytes))
    #expect(resource["formulaGuard"] as? Bool == true)
    let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
    #expect(fields.compactMap { $0["name"] as? String } == Self.columns.components(separatedBy: ", "))
    for field in fields {
      #expect(["string", "number", "integer", "boolean"].contains(field["type"] as? String ?? ""))
      #expect((field["description"] as? String)?.isEmpty == false)
    }
  }
}
