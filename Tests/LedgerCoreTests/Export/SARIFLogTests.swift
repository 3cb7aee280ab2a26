import Foundation
import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct SARIFLogTests {
  private static func log(_ count: Int, message: String = "130B and 160B cannot both hold.") -> SARIFLog {
    let rule = SARIFLog.Rule(
      id: "ai-scale/parameters-agree", level: .error, about: "a model has one size", definition: "same: x", help: "",
      tags: (0..<30).map { "tag\($0)" })
    let results = (0..<count).map { index in
      SARIFLog.Result(
        rule: 0, kind: index % 2 == 0 ? .fail : .open, level: .error, message: message,
        locations: [
          .init(source: "talks/甲 #1.txt", line: 3, column: 7, quote: "130B", bytes: 20..<24, message: "f_1 [1, 2]")
        ],
        related: (0..<150).map {
          .init(source: "/b/\($0).txt", line: $0 + 1, column: 1, quote: "9\n\n0", bytes: 0..<4)
        },
        fingerprint: "a_\(index)", justification: index % 3 == 0 ? "known" : nil, properties: [("verdict", "fail")])
    }
    return SARIFLog(version: "0.1.0", command: "audit", rules: [rule], results: results)
  }

  private static func run(of log: SARIFLog) throws -> [String: Any] {
    let json = try #require(try JSONSerialization.jsonObject(with: Data(log.bytes)) as? [String: Any])
    #expect(json["version"] as? String == "2.1.0")
    return try #require((json["runs"] as? [[String: Any]])?.first)
  }

  @Test func saysWhereAndWhy() throws {
    let run = try Self.run(of: Self.log(2))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["kind"] as? String } == ["fail", "open"])
    #expect(results.map { $0["level"] as? String } == ["error", "none"])
    #expect(results.map { $0["suppressions"] == nil } == [false, true])
    let location = try #require(
      (results[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    let artifact = try #require(location["artifactLocation"] as? [String: Any])
    #expect(artifact["uri"] as? String == "talks/%E7%94%B2%20%231.txt")
    #expect(artifact["uriBaseId"] as? String == "%SRCROOT%")
    let region = try #require(location["region"] as? [String: Any])
    #expect(region["startColumn"] as? Int == 7 && region["endColumn"] as? Int == 11)
    let related = try #require(results[0]["relatedLocations"] as? [[String: Any]])
    #expect(related.count == SARIFLog.locationLimit)
    let other = try #require(related.first?["physicalLocation"] as? [String: Any])
    #expect((other["artifactLocation"] as? [String: Any])?["uri"] as? String == "file:///b/0.txt")
    #expect((other["region"] as? [String: Any])?["endLine"] as? Int == 3)
    let rules = ((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]]
    #expect(((rules?.first?["properties"] as? [String: Any])?["tags"] as? [String])?.count == 20)
  }

  @Test(arguments: [(60, 10_000_000, 60), (25_000, 120_000, 5)])
  func leavesOutWhatACodeHostRefuses(resultLimit: Int, sizeLimit: Int, least: Int) throws {
    var log = Self.log(100)
    #expect(log.resultLimit == 25_000 && log.sizeLimit == 10_000_000)
    log.resultLimit = resultLimit
    log.sizeLimit = sizeLimit
    #expect(log.bytes.count <= sizeLimit)
    let run = try Self.run(of: log)
    let kept = try #require(run["results"] as? [[String: Any]]).count
    #expect(kept >= least && kept <= min(resultLimit, 99))
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    let notes = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    #expect(
      (notes.first?["message"] as? [String: String])?["text"] == "\(100 - kept) less severe results were left out.")
  }

  @Test func cutsWhatNobodyReads() throws {
    let run = try Self.run(of: Self.log(1, message: "[a](b) " + String(repeating: "长", count: 5000)))
    let text = ((run["results"] as? [[String: Any]])?.first?["message"] as? [String: String])?["text"]
    #expect(text?.unicodeScalars.count == SARIFLog.textLimit)
    #expect(text?.hasPrefix("[a] (b) ") == true)
  }
}
