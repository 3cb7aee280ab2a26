import Foundation
import GRDB
import Testing

@testable import LedgerCore

/// What may and what may not be opened as a ledger.
struct LedgerFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func kind(of path: String, creating: Bool = false) -> LedgerError.Kind? {
    do throws(LedgerError) {
      try Ledger.open(at: path, creating: creating).close()
      return nil
    } catch {
      #expect(error.path == path)
      return error.kind
    }
  }

  @Test func nothingIsMadeUnlessAsked() throws {
    #expect(kind(of: folder.file("none.sqlite")) == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(kind(of: folder.file("none.sqlite"), creating: true) == nil)
    #expect(kind(of: folder.file("none.sqlite")) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["none.sqlite"])
  }

  @Test func anEmptyFileIsNoLedgerYet() throws {
    try folder.write("empty", [])
    #expect(kind(of: folder.file("empty")) == .missing)
    #expect(kind(of: folder.file("empty"), creating: true) == nil)
  }

  @Test func otherFilesAreRefusedAndLeftAlone() throws {
    let notes = Array("These are notes, not a database; they are longer than a header.".utf8)
    try folder.write("notes.txt", notes)
    #expect(kind(of: folder.file("notes.txt"), creating: true) == .foreign)
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("notes.txt")))) == notes)
    #expect(kind(of: folder.path, creating: true) == .foreign)
    #expect(kind(of: folder.file("no/such/folder/x"), creating: true) == .inaccessible)

    let other = try DatabaseQueue(path: folder.file("other.sqlite"))
    try other.inDatabase { try $0.execute(sql: "CREATE TABLE t(x); INSERT INTO t VALUES (1)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file("other.sqlite")))
    #expect(kind(of: folder.file("other.sqlite"), creating: true) == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("other.sqlite"))) == before)
  }

  /// A change that somebody makes to a ledger's file with another client, and how the file is then refused.
  @Test(arguments: [
    ("PRAGMA user_version = 99", LedgerError.Kind.newer),
    ("PRAGMA user_version = 0", .damaged),
    ("PRAGMA application_id = 7", .foreign),
    ("DROP TRIGGER fact_keeps_rows", .damaged),
    ("DROP TABLE numeral", .damaged),
    ("DROP VIEW facts; CREATE VIEW facts AS SELECT 1", .damaged),
    ("CREATE TRIGGER mine AFTER INSERT ON fact BEGIN INSERT INTO document (name) VALUES ('x'); END", .damaged),
    ("ALTER TABLE fact ADD COLUMN extra TEXT", .damaged),
  ])
  func changedSchemasAreRefused(sql: String, expected: LedgerError.Kind) throws {
    let path = folder.file("ledger.sqlite")
    try Ledger.open(at: path, creating: true).close()
    let client = try DatabaseQueue(path: path)
    try client.inDatabase { try $0.execute(sql: sql) }
    try client.close()
    #expect(kind(of: path) == expected, "\(sql)")
  }

  @Test func additionsOfReadersAreTolerated() throws {
    let path = folder.file("ledger.sqlite")
    try Ledger.open(at: path, creating: true).close()
    let client = try DatabaseQueue(path: path)
    try client.inDatabase {
      try $0.execute(sql: "CREATE INDEX mine ON fact (unit); CREATE VIEW v AS SELECT 1; CREATE TABLE t (x); ANALYZE")
    }
    try client.close()
    #expect(kind(of: path) == nil)
  }

  /// Bytes of a good file changed at random never trap: the ledger opens and answers, or says what is wrong.
  @Test func mutatedFilesNeverTrap() throws {
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger.open(at: path, creating: true)
    try ledger.record(scanned("a.txt", "GLM-130B has 130B parameters.", [claim(at: 13)]))
    try ledger.close()
    let good = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var generator = SeededGenerator(state: 7)
    var refused = 0
    for round in 0..<120 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if round % 10 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
      try folder.write("mutant", bytes)
      do throws(LedgerError) {
        let mutant = try Ledger.open(at: folder.file("mutant"), creating: false)
        _ = try mutant.facts(FactFilter(all: true))
        _ = try mutant.documents()
        _ = try mutant.openNumerals()
        try mutant.close()
      } catch {
        refused += 1
        #expect(!error.reason.isEmpty)
      }
      for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.file("mutant" + ending)) }
    }
    #expect(refused > 0)
  }
}
