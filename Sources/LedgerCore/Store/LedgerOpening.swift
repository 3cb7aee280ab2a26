import Foundation
import GRDB

/// Opens a file as a ledger, or says why it is none.
struct LedgerOpening {
  var path: String
  var timeout: Double

  func open(creating: Bool) throws(LedgerError) -> Ledger {
    let isNew = try inspect(creating: creating)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        try adopt(database, creating: creating)
        try enterWAL(database)
        if let deviation = try SchemaHistory.deviation(of: database) {
          throw LedgerError(
            .damaged, path: path, reason: deviation,
            advice: "somebody changed the file's schema: restore it from a copy, or export from the copy you trust")
        }
      }
      return Ledger(path: path, folder: DocumentName.folder(ofFile: path), queue: queue)
    } catch {
      throw LedgerError(error, path: path, doing: isNew ? "creating the ledger" : "opening the ledger")
    }
  }

  /// Looks at the file without SQLite, which would take an empty or a missing file for a database.
  /// - Returns: Whether there is nothing yet.
  private func inspect(creating: Bool) throws(LedgerError) -> Bool {
    let none = LedgerError(
      .missing, path: path, reason: "there is no ledger here",
      advice: "`ledger init` makes an empty one, `ledger scan PATH` makes one and fills it")
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if creating { return true }
      throw none
    }
    guard !isFolder.boolValue else {
      throw LedgerError(
        .foreign, path: path, reason: "it is a folder, not a ledger", advice: "name a file in it: --ledger FILE")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw LedgerError(.inaccessible, path: path, reason: "it may not be read", advice: "check its permissions")
    }
    defer { try? file.close() }
    let head: Data?
    do {
      head = try file.read(upToCount: 16)
    } catch {
      throw LedgerError(.inaccessible, path: path, reason: "it could not be read", advice: "check its permissions")
    }
    guard let head, !head.isEmpty else {
      if creating { return true }
      throw none
    }
    guard head == Data("SQLite format 3\0".utf8) else {
      throw foreign("it is not a SQLite database")
    }
    return false
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(timeout)
    configuration.prepareDatabase { database in
      // A file from a stranger must not call functions with effects from its views, triggers or checks.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      try database.execute(sql: "PRAGMA recursive_triggers = ON")
      // An acknowledged scan must survive a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Checks whose file it is and brings its schema up to date.
  private func adopt(_ database: Database, creating: Bool) throws {
    var version = try self.version(of: database)
    if version == SchemaHistory.current { return }
    if version == 0, !creating { throw foreign("it holds no ledger") }
    try database.inTransaction(.immediate) {
      // Another process may have been faster.
      version = try self.version(of: database)
      if version < SchemaHistory.current { try SchemaHistory.upgrade(database, from: version) }
      return .commit
    }
  }

  /// The schema's version; 0 for a database with nothing in it.
  private func version(of database: Database) throws -> Int {
    let application = try number(database, "PRAGMA application_id")
    let version = try number(database, "PRAGMA user_version")
    if application == 0, version == 0, try number(database, "SELECT count(*) FROM sqlite_schema") == 0 { return 0 }
    guard application == SchemaHistory.applicationID else {
      throw foreign("it is a SQLite database of another program")
    }
    guard version <= SchemaHistory.current else {
      throw LedgerError(
        .newer, path: path,
        reason: "it has schema \(version), and this version of the program knows up to \(SchemaHistory.current)",
        advice: "install a newer version of the program")
    }
    guard version > 0 else { throw LedgerError(.damaged, path: path, reason: "its schema has no version") }
    return version
  }

  private func number(_ database: Database, _ sql: String) throws -> Int {
    try SQLStatement(database, sql).first { $0.integer(0) } ?? 0
  }

  private func foreign(_ reason: String) -> LedgerError {
    LedgerError(
      .foreign, path: path, reason: reason, advice: "name another file with --ledger FILE; nothing was changed in it")
  }

  /// Lets readers go on while somebody writes.
  ///
  /// The change of mode needs the file for itself, and SQLite does not wait for that: so it is asked again until the
  /// time is up.
  private func enterWAL(_ database: Database) throws {
    let deadline = Date(timeIntervalSinceNow: timeout)
    while true {
      do {
        if try SQLStatement(database, "PRAGMA journal_mode = WAL").first(body: { $0.text(0) }) == "wal" { return }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        if Date() >= deadline { throw error }
      }
      if Date() >= deadline {
        throw LedgerError(.inaccessible, path: path, reason: "its file system can't be shared between processes")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
