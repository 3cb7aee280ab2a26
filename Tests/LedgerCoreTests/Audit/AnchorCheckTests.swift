import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct AnchorCheckTests {
  private func audit(_ claims: [AuditedClaim], _ documents: [String: [UInt8]]) -> [CheckResult] {
    Auditor(packs: []).audit(claims, material: AuditMaterial(bytes: { documents[$0] })).results
      .filter { $0.check.id == "anchor" }
  }

  private func claim(_ quote: String, at start: Int, isClaim: Bool = true) throws -> AuditedClaim {
    AuditFixtures.claim(
      "1", "A", "a.x", try AuditFixtures.quantity("exact 130 user"), at: start, quote: quote, isClaim: isClaim)
  }

  @Test func holdsWhereTheQuoteStands() throws {
    let text = Array("它有130亿参数".utf8)
    let results = audit([try claim("130亿", at: 6)], ["a.txt": text])
    #expect(results.map(\.verdict) == [.pass])
    #expect(results.first?.evidence.isEmpty == true)
  }

  @Test(arguments: [true, false])
  func failsWhereItMoved(isClaim: Bool) throws {
    let text = Array("它有160亿参数".utf8)
    let results = audit([try claim("130亿", at: 6, isClaim: isClaim)], ["a.txt": text])
    #expect(results.map(\.verdict) == [.fail])
    #expect(results.first?.reason == .quoteMoved(found: "160亿"))
  }

  @Test func failsWhereTheDocumentEndsBefore() throws {
    let results = audit([try claim("130亿", at: 600)], ["a.txt": Array("short".utf8)])
    #expect(results.first?.reason == .quoteMoved(found: nil))
  }

  @Test func saysWhenTheDocumentIsGone() throws {
    let results = audit([try claim("130亿", at: 6)], [:])
    #expect(results.map(\.verdict) == [.noData])
    #expect(results.first?.reason == .noBytes)
  }

  @Test func readsOtherEncodings() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "它有130亿".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var audited = try claim("130亿", at: 6)
    audited.claim.provenance.span = ByteRange(6, 14)
    audited.claim.provenance.codePoints = 2..<6
    #expect(audit([audited], ["a.txt": bytes]).map(\.verdict) == [.pass])
    audited.claim.provenance.quote = "160亿"
    #expect(audit([audited], ["a.txt": bytes]).map(\.verdict) == [.fail])
  }

  @Test func looksAtNothingWithoutBytes() throws {
    let report = Auditor(packs: []).audit([try claim("130亿", at: 6)])
    #expect(!report.results.contains { $0.check.id == "anchor" })
  }
}
