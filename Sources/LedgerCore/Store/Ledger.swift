import GRDB

/// A ledger: one SQLite file that holds documents, the rules that read them and the facts that they found.
///
/// It only grows. Many processes may read and write one file at a time; a writer waits for its turn, and readers see
/// the state in which they began.
public final class Ledger: Sendable {
  /// The file, as the user named it.
  public let path: String
  /// The folder of the file, absolute, without a final `/`: names of documents are relative to it.
  public let folder: String

  private let queue: DatabaseQueue

  init(path: String, folder: String, queue: DatabaseQueue) {
    self.path = path
    self.folder = folder
    self.queue = queue
  }

  /// Opens the ledger at `path`.
  ///
  /// A file that is no ledger, or that a newer version wrote, is refused and left as it is. An older schema is brought
  /// up to date.
  /// - Parameters:
  ///   - path: The file.
  ///   - creating: Whether to make a ledger where there is none.
  ///   - timeout: For how many seconds to wait for other writers.
  /// - Returns: The ledger; call ``close()`` before the process ends.
  /// - Throws: Why the file can't be used as a ledger, and what to do next.
  public static func open(at path: String, creating: Bool, timeout: Double = 60) throws(LedgerError) -> Ledger {
    try LedgerOpening(path: path, timeout: timeout).open(creating: creating)
  }

  /// Folds what was written into the one file and closes it; the ledger can't be used afterwards.
  ///
  /// Without it nothing is lost, but the file's companions `-wal` and `-shm` stay beside it.
  public func close() throws(LedgerError) {
    do { try queue.close() } catch { throw LedgerError(error, path: path, doing: "closing the ledger") }
  }

  /// Reads from one unchanging state of the ledger; may be nested.
  func read<T>(_ doing: String, _ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try queue.unsafeReentrantRead(body)
    } catch {
      throw LedgerError(error, path: path, doing: doing)
    }
  }

  /// Writes all or nothing, after waiting for other writers.
  func write<T>(_ doing: String, _ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: T?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { preconditionFailure("a transaction that did not throw ran its body") }
        return result
      }
    } catch {
      throw LedgerError(error, path: path, doing: doing)
    }
  }
}

extension LedgerError {
  /// What an error of SQLite means to the user.
  init(_ error: any Error, path: String, doing: String) {
    if let error = error as? LedgerError {
      self = error
      return
    }
    if let damage = error as? FactRow.Damage {
      self.init(
        .damaged, path: path, reason: damage.reason, advice: "somebody changed the file: restore it from a copy")
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.inaccessible, path: path, reason: "\(doing) failed: \(error)")
      return
    }
    let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, path: path, reason: "another process kept the ledger locked while \(doing)",
        advice: "wait until it has finished and run the command again")
    case .SQLITE_NOTADB:
      self.init(.foreign, path: path, reason: "it is not a SQLite database, or an encrypted one")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_AUTH, .SQLITE_NOMEM,
      .SQLITE_NOLFS, .SQLITE_TOOBIG:
      self.init(
        .inaccessible, path: path, reason: "\(doing) failed: \(detail)",
        advice: "check the permissions and the free space of its folder")
    default:
      self.init(
        .damaged, path: path, reason: "\(doing) failed: \(detail)",
        advice: "restore the file from a copy; `sqlite3 FILE .recover` saves what can be read")
    }
  }
}
