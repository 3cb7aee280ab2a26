import Foundation
import GRDB
import Testing

@testable import LedgerCore

/// What is left of a ledger when the process is killed: the files as they are at that moment, copied.
struct CrashTests {
  @Test func aKilledWriterLeavesWholeDocuments() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger.open(at: path, creating: true)
    let rules = Ruleset([pack()])
    var copies = 0
    func crash(expecting documents: [String], _ moment: String) throws {
      copies += 1
      let copy = folder.file("copy-\(copies)")
      // The shared memory is not copied: a crash of the machine loses it.
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
      }
      let survivor = try Ledger.open(at: copy, creating: false)
      #expect(try survivor.documents().map(\.name) == documents, "\(moment)")
      #expect(try survivor.facts().count == documents.count * 200, "\(moment)")
      #expect(try survivor.read("checking") { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
      #expect(try survivor.read("checking") { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count } == 0)
      // And it goes on from there.
      try survivor.record(scanned("later.txt", "later", [claim("x")]))
      try survivor.close()
    }
    var written: [String] = []
    for n in 0..<4 {
      let document = scanned("\(n).txt", "text \(n)", (0..<200).map { claim("x", at: $0) })
      try ledger.write("recording") { database in
        // With hardly any cache, pages of the open transaction reach the file before it ends.
        try database.execute(sql: "PRAGMA cache_size = 2")
        let writer = DocumentWriter(database: database, ruleset: rules, engine: "test", recordedAt: "now")
        _ = try writer.write(document)
        if n > 0 { try crash(expecting: written, "inside the transaction of document \(n)") }
      }
      written.append(document.name)
      try crash(expecting: written, "after document \(n)")
    }
    try ledger.close()
  }
}
