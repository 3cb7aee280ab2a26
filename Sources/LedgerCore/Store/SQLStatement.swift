import GRDB
import GRDBSQLite

/// A value on its way into a statement.
enum SQLValue {
  case null
  case integer(Int)
  case text(String)
  case blob([UInt8])

  static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  static func integer(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
}

/// A prepared statement that binds and steps SQLite directly.
///
/// Three reasons not to use GRDB's own values here: binding row by row is three times as fast, text with a NUL in it
/// keeps its end, and a column of an unexpected type in a stranger's file gives a value instead of a trap.
///
/// The pointers of SQLite live as long as the GRDB statement that is held here; every other pointer is copied by
/// SQLite or by this file before the call that it was made for returns.
struct SQLStatement {
  private let statement: Statement
  private let database: Database
  private var handle: OpaquePointer { statement.sqliteStatement }

  /// Prepares one statement.
  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
  }

  /// Runs the statement to its end and ignores its rows.
  func run(_ values: SQLValue...) throws {
    try bind(values)
    while try step() {}
    sqlite3_reset(handle)
  }

  /// Runs the statement and hands each row to `body` until it returns `false`.
  func forEach(_ values: [SQLValue], _ body: (SQLRow) throws -> Bool) throws {
    try bind(values)
    // An error of `body` must not leave a read lock behind.
    defer { sqlite3_reset(handle) }
    while try step() {
      if try !body(SQLRow(handle: handle)) { return }
    }
  }

  /// What `body` makes of each row.
  func map<T>(_ values: SQLValue..., body: (SQLRow) throws -> T) throws -> [T] {
    var result: [T] = []
    try forEach(values) {
      result.append(try body($0))
      return true
    }
    return result
  }

  /// What `body` makes of the first row, if there is one.
  func first<T>(_ values: SQLValue..., body: (SQLRow) throws -> T) throws -> T? {
    var result: T?
    try forEach(values) {
      result = try body($0)
      return false
    }
    return result
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
      sqlite3_reset(handle)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  private func bind(_ values: [SQLValue]) throws {
    sqlite3_reset(handle)
    precondition(values.count == Int(sqlite3_bind_parameter_count(handle)), "one value for each parameter")
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "binding a value") }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    // The constant SQLITE_TRANSIENT, a macro that Swift can't import: SQLite copies the bytes before it returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, Int64(number))
    case .text(var text):
      return text.withUTF8 { utf8 in
        // An empty buffer may have no address, and SQLite takes a missing address for NULL.
        guard let base = utf8.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, transient) }
        return base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
          sqlite3_bind_text64(handle, index, $0, UInt64(utf8.count), transient, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes { raw in
        guard let base = raw.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob64(handle, index, base, UInt64(raw.count), transient)
      }
    }
  }
}

/// The row that a statement stands on; columns count from 0.
struct SQLRow {
  fileprivate let handle: OpaquePointer

  /// Whether a column holds nothing.
  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// A whole number; 0 for what is none.
  func integer(_ column: Int) -> Int { Int(truncatingIfNeeded: sqlite3_column_int64(handle, Int32(column))) }

  /// A text, malformed bytes replaced; empty when there is none.
  func text(_ column: Int) -> String {
    // The text must be asked for before its size.
    guard let base = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// A text, `nil` for NULL.
  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// Bytes; empty when there are none.
  func blob(_ column: Int) -> [UInt8] {
    guard let base = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    return Array(UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
  }
}
