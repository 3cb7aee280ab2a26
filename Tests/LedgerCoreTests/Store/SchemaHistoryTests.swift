import Foundation
import GRDB
import RuleDSL
import Testing

@testable import LedgerCore

/// Files that earlier versions of the program left on disks.
struct SchemaHistoryTests {
  /// `Fixtures/schema-N.ledger` is a ledger as the program of schema N wrote it: two documents, one of them changed once,
  /// and an open numeral. A fixture is never made anew; a new schema adds one of the schema before it.
  @Test(arguments: 1...SchemaHistory.current) func olderFilesOpen(version: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("old.sqlite")
    try FileManager.default.copyItem(at: Self.fixture(version), to: URL(fileURLWithPath: path))
    let before = try DatabaseQueue(path: path)
    #expect(try before.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
    try before.close()

    let ledger = try Ledger.open(at: path, creating: false)
    #expect(try ledger.documents().map(\.name) == ["a.txt", "talks/b.txt"])
    #expect(try ledger.documents().map(\.version) == [2, 1])
    #expect(try ledger.facts().map(\.claim) == [Self.grown, Self.stated])
    let all = try ledger.facts(FactFilter(all: true))
    #expect(all.map(\.status) == [.withdrawn, .current, .current])
    #expect(all[0].factID == "f_0c60017a58f4e066b0243f0a17afc9d0")
    #expect(try ledger.openNumerals().map(\.numeral.text) == ["2048"])
    #expect(try ledger.rule(hash: all[0].ruleHash)?.reference == RuleReference(pack: "sample", id: "size"))
    // It is written on as a ledger of today.
    try ledger.record(scanned("c.txt", "x", [claim("x")]))
    #expect(try ledger.facts().count == 3)
    try ledger.close()
  }

  private static let stated = claim(at: 13, note: "hypothetical", roles: [.init(name: "cluster", entity: "鹏城")])
  private static let grown = claim(
    "160B parameters", at: 13, value: "160000000000", low: "160000000000", high: "160000000000")

  /// The fixture of the present schema holds what the program writes today.
  @Test func theLatestFixtureIsOfToday() throws {
    let folder = try TemporaryFolder()
    try Self.writeFixture(to: folder.file("new"))
    let path = folder.file("fixture")
    try FileManager.default.copyItem(at: Self.fixture(SchemaHistory.current), to: URL(fileURLWithPath: path))
    let (old, new) = (
      try Ledger.open(at: path, creating: false), try Ledger.open(at: folder.file("new"), creating: false)
    )
    #expect(try old.facts(FactFilter(all: true)) == new.facts(FactFilter(all: true)))
    #expect(try old.documents() == new.documents())
  }

  private static func fixture(_ version: Int) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/schema-\(version).ledger")
  }

  /// Makes the fixture of the present schema.
  private static func writeFixture(to path: String) throws {
    let ledger = try Ledger.open(at: path, creating: true)
    try ledger.record(scanned("a.txt", "GLM-130B has 130B parameters.", [claim(at: 13)]))
    let open = Numeral(span: ByteRange(30, 34), line: 1, column: 31, text: "2048", fate: .open)
    try ledger.record(
      scanned("talks/b.txt", "If GLM-130B has 130B parameters, 2048.", [stated], numerals: [open]))
    try ledger.record(scanned("a.txt", "GLM-160B has 160B parameters.", [grown]), at: 1_700_086_400)
    try ledger.close()
  }
}
