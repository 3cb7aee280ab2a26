import Foundation
import LedgerCore
import RuleDSL
import Testing

/// Pages of HTML, and tables of Markdown, with what the shipped packs must find in them, and what they must not.
@Suite struct PageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/html")

  /// `NAME.claims` has a claim a line (`*` for a field that isn't told), and after a minus sign what no quote may hold.
  @Test(arguments: ["press-release.html", "model-card.html", "pricing.html", "leaderboard.html", "tables.md"])
  func claims(name: String) throws {
    let bytes = try Array(Data(contentsOf: Self.folder.appending(path: name)))
    let document = try DocumentReader.read(bytes, name: name).get()
    let claims = CorpusScoreTests.extractor.extract(document.text).claims
    for claim in claims {
      let span = claim.provenance.span.offsets
      #expect(String(decoding: bytes[span], as: UTF8.self) == claim.provenance.quote)
    }
    let expectations = try String(
      contentsOf: Self.folder.appending(path: name.prefix { $0 != "." } + ".claims"), encoding: .utf8)
    for line in expectations.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t").map(String.init)
      if fields[0] == "-" {
        #expect(!claims.contains { $0.provenance.quote.contains(fields[1]) }, "\(name): \(line)")
        continue
      }
      let value = try #require(ExactDecimal(fields[2]))
      let found = claims.contains { claim in
        (fields[0] == "*" || claim.metric == fields[0]) && (fields[1] == "*" || claim.subject == fields[1])
          && claim.quantity.value == value && claim.quantity.unit == fields[3] && claim.provenance.quote == fields[4]
      }
      let near = claims.filter { $0.provenance.quote == fields[4] }
        .map { "\($0.metric) \($0.subject) \($0.quantity.value.map { "\($0)" } ?? "") \($0.quantity.unit)" }
      #expect(found, "\(name): \(line) but \(near)")
    }
  }

  @Test func metadata() throws {
    let bytes = try Array(Data(contentsOf: Self.folder.appending(path: "press-release.html")))
    let document = try DocumentReader.read(bytes, name: "press-release.html").get()
    #expect(document.title == "Fernhill Systems opens Bracken-130B")
    #expect(document.published == "2024-05-17")
    let pricing = try Array(Data(contentsOf: Self.folder.appending(path: "pricing.html")))
    #expect(try DocumentReader.read(pricing, name: "pricing.html").get().published == "2024-06-03")
  }
}
