import GRDB
import RuleDSL
import Testing

@testable import LedgerCore

/// Rows that were written stay as they are, whatever another client tries.
struct AppendOnlyTests {
  private static let tables = [
    "source", "document", "rule_pack", "rule_file", "rule", "ruleset", "ruleset_pack", "scan", "document_head", "fact",
    "scan_fact", "numeral", "source_part",
  ]

  @Test(arguments: tables) func rowsStay(table: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger.open(at: path, creating: true)
    let open = Numeral(span: .init(0, 1), line: 1, column: 1, text: "7", fate: .open)
    try ledger.record(scanned("a.txt", "7 GLM-130B has 130B parameters.", [claim(at: 15)], numerals: [open]))
    // No test writes half a gibibyte: a part that came with a large source.
    try ledger.write("adding a part") {
      try $0.execute(sql: "INSERT INTO source_part (source, n, bytes) VALUES (1, 1, x'00')")
    }
    try ledger.close()

    // A client without our pragmas: SQLite's defaults.
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let client = try DatabaseQueue(path: path, configuration: configuration)
    try client.inDatabase { database in
      let columns = try Row.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table)')").map {
        "\"\($0["name"] as String)\""
      }
      let list = columns.joined(separator: ", ")
      let before = try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
      #expect(!before.isEmpty)
      let attempts =
        [
          "DELETE FROM \(table)",
          "UPDATE \(table) SET \(columns[0]) = \(columns[0]) + 1",
          "UPDATE OR REPLACE \(table) SET \(columns[0]) = \(columns[0])",
          "INSERT OR REPLACE INTO \(table) (\(list)) SELECT \(list) FROM \(table)",
          "REPLACE INTO \(table) (\(list)) SELECT \(list) FROM \(table)",
        ]
        // A new id in an old place takes that place just as well.
        + (columns[0] == "\"seq\"" && columns.count > 2 && table != "rule_file"
          ? [
            "INSERT OR REPLACE INTO \(table) (\(list)) SELECT seq, 'other', \(columns[2...].joined(separator: ", ")) FROM \(table)"
          ]
          : [])
      for attempt in attempts {
        #expect(throws: DatabaseError.self, "\(attempt)") { try database.execute(sql: attempt) }
        #expect(try Row.fetchAll(database, sql: "SELECT * FROM \(table)") == before, "\(attempt)")
      }
    }
    try client.close()
  }

  @Test func theListOfTablesIsComplete() throws {
    let folder = try TemporaryFolder()
    try Ledger.open(at: folder.file("l"), creating: true).close()
    let client = try DatabaseQueue(path: folder.file("l"))
    let tables = try client.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'") }
    #expect(Set(tables) == Set(Self.tables))
  }
}
