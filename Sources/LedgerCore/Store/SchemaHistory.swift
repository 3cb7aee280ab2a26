import GRDB

/// The schemas that the ledger's file has had, oldest first; `user_version` counts how many a file has gone through.
///
/// An entry is never edited once it was released: a change is one more entry, with a fixture file of the schema before
/// it among the tests.
enum SchemaHistory {
  /// `ClLg` in ASCII: tells `file` and us what the file is.
  static let applicationID = 0x436C_4C67

  /// What each version adds, as statements that run in order.
  static let steps: [[String]] = [schema1, schema2]

  /// The version that this program writes.
  static var current: Int { steps.count }

  /// Brings a database from `version` to ``current``; the caller has a transaction open.
  static func upgrade(_ database: Database, from version: Int) throws {
    for step in steps[version...] {
      for statement in step { try database.execute(sql: statement) }
    }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }

  /// The first difference between a file's schema and ours, in words; `nil` when there is none that matters.
  ///
  /// A stranger's file could hold a view where a table is expected, or a trigger that runs on our insertions. Objects
  /// that somebody added and that can do neither, such as an index or a view of their own, are left alone.
  static func deviation(of database: Database) throws -> String? {
    let found = try objects(in: database)
    let pristine = try DatabaseQueue()
    let expected = try pristine.inDatabase { empty in
      try upgrade(empty, from: 0)
      return try objects(in: empty)
    }
    for (name, object) in expected.sorted(by: { $0.key < $1.key }) {
      guard let other = found[name] else { return "the \(object.type) \(name) is missing" }
      if other != object { return "the \(object.type) \(name) is not as this version made it" }
    }
    let strangers = found.filter { expected[$0.key] == nil && $0.value.type == "trigger" }
    return strangers.keys.min().map { "the trigger \($0) is not the ledger's" }
  }

  private struct Object: Equatable {
    var type: String
    var sql: String
  }

  private static func objects(in database: Database) throws -> [String: Object] {
    let rows = try SQLStatement(database, "SELECT name, type, sql FROM sqlite_schema").map { row in
      (row.text(0), Object(type: row.text(1), sql: row.text(2)))
    }
    return Dictionary(rows) { first, _ in first }
  }
}
