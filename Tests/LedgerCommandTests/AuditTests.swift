import Foundation
import Testing

/// `ledger audit` and `ledger export` on a small corpus.
@Suite struct AuditTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.writeCorpus()
    let scanned = try scratch.ledger.run(["scan", "talks"] + Scratch.with)
    try #require(scanned.status == 0, "\(scanned)")
  }

  @Test func aContradictionIsShownWithBothPlaces() throws {
    let outcome = try scratch.ledger.run(["audit"] + Scratch.with)
    #expect(outcome.status == 1, "\(outcome)")
    for text in ["error[cards-agree]", "talks/a.txt:2:5", "talks/b.md:3:5", "[4096, 4096]", "try: ledger show f_"] {
      #expect(outcome.output.contains(text), "\(text): \(outcome)")
    }
    #expect(!outcome.output.contains("used-within-total]"), "\(outcome)")
    let all = try scratch.ledger.run(["audit", "--all"] + Scratch.with)
    #expect(all.output.contains("used-within-total] Machine A used 3456张卡 of "), "\(all)")
  }

  @Test(arguments: [("error", 1), ("warning", 1), ("note", 1), ("never", 0)] as [(String, Int32)])
  func failOnDecidesTheStatus(_ level: String, _ status: Int32) throws {
    let outcome = try scratch.ledger.run(["audit", "--fail-on", level] + Scratch.with)
    #expect(outcome.status == status, "\(outcome)")
  }

  @Test func jsonIsForPrograms() throws {
    let outcome = try scratch.ledger.run(["audit", "--format", "json"] + Scratch.with)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? Int == 1)
    let results = try #require(json["results"] as? [[String: Any]])
    let failure = try #require(results.first { $0["check"] as? String == "cards-agree" })
    #expect(failure["verdict"] as? String == "fail")
    #expect((failure["evidence"] as? [[String: Any]])?.count == 2)
  }

  /// Of a record the places are those in the file, in the audit as in the export, and in the answers about a draft.
  @Test func placesInRecordsAreThoseOfTheFile() throws {
    let file = #"""
      {"id":"r1","text":"甲机共有4096张卡。"}
      {"id":"r2","text":"甲机共有8192张卡。"}

      """#
    try scratch.write("records/r.jsonl", file)
    let scanned = try scratch.ledger.run(["scan", "records", "--ledger", "r.sqlite"] + Scratch.with)
    try #require(scanned.status == 0, "\(scanned)")
    let audited = try scratch.ledger.run(["audit", "--format", "json", "--ledger", "r.sqlite"] + Scratch.with)
    let checked = try scratch.ledger.run(["check", "records", "--format", "json"] + Scratch.with)
    func object(_ outcome: LedgerProcess.Outcome) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
    }
    let results = try #require(try object(audited)["results"] as? [[String: Any]])
    let failure = try #require(results.first { $0["verdict"] as? String == "fail" }, "\(audited)")
    let places =
      try #require(failure["evidence"] as? [[String: Any]])
      + (try #require(try object(checked)["claims"] as? [[String: Any]]))
    #expect(places.count == 4)
    for place in places {
      let (start, end) = (place["byte_start"] as? Int ?? 0, place["byte_end"] as? Int ?? 0)
      let quote = place["quote"] as? String
      #expect(String(decoding: Array(file.utf8)[start..<end], as: UTF8.self) == quote)
      #expect(place["line"] as? Int == (quote == "4096张卡" ? 1 : 2) && place["column"] as? Int == 24, "\(place)")
    }
  }

  @Test func anExportIsTheSameBytesEveryTime() throws {
    let arguments = ["export"] + Scratch.with
    let first = try scratch.ledger.run(arguments + ["-o", "one"])
    let second = try scratch.ledger.run(arguments + ["-o", "two/deep"])
    let file = try scratch.ledger.run(arguments + ["-o", "x.csv"])
    let stream = try scratch.ledger.run(arguments + ["-o", "-"])
    for outcome in [first, second, file, stream] { #expect(outcome.status == 0, "\(outcome)") }
    #expect(try scratch.read("one/ledger.csv") == stream.output)
    #expect(try scratch.read("two/deep/ledger.csv") == stream.output)
    #expect(try scratch.read("x.csv") == stream.output)
    #expect(try scratch.read("one/datapackage.json") == scratch.read("two/deep/datapackage.json"))
    #expect(stream.output.contains(",fail,cards-agree:fail "), "\(stream)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).filter { $0.hasSuffix(".part") }
    #expect(left.isEmpty)
  }

  @Test func filtersAndJSONLines() throws {
    let outcome = try scratch.ledger.run(["export", "--format", "jsonl", "--metric", "test.effective"] + Scratch.with)
    #expect(outcome.output.split(separator: "\n").count == 1, "\(outcome)")
    #expect(outcome.output.contains("\"value\":0.97"), "\(outcome)")
    let listed = try scratch.ledger.run(["list", "--format", "csv", "4096"])
    #expect(listed.output.hasPrefix("fact_id,source,line,") && listed.output.contains(",not_checked,"), "\(listed)")
    let clash = try scratch.ledger.run(["export", "--format", "jsonl", "-o", "x.csv"] + Scratch.with)
    #expect(clash.status == 2, "\(clash)")
    let qualifier = try scratch.ledger.run(["list", "--qualifier", "roughly"])
    #expect(qualifier.status == 2 && qualifier.errors.contains("more_than"), "\(qualifier)")
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() throws {
    try scratch.write("plain", "a file")
    let outcome = try scratch.ledger.run(["export", "-o", "plain/below"] + Scratch.with)
    #expect(outcome.status == 2 && outcome.errors.contains("plain/below"), "\(outcome)")
  }

  @Test(.enabled(if: Self.hasPython))
  func pythonReadsTheExport() throws {
    _ = try scratch.ledger.run(["export", "-o", "out"] + Scratch.with)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../scripts/check-csv.py")
    let outcome = try scratch.ledger.shell("python3 '\(script.standardizedFileURL.path)' out")
    #expect(outcome.status == 0, "\(outcome)")
  }

  static var hasPython: Bool {
    ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/python3")
    }
  }
}
