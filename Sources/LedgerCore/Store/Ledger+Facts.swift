import GRDB
import RuleDSL

extension Ledger {
  /// The facts that a filter lets through, ordered by document, place and id.
  public func facts(_ filter: FactFilter = FactFilter()) throws(LedgerError) -> [FactRecord] {
    var records: [FactRecord] = []
    try forEachFact(filter) {
      records.append($0)
      return true
    }
    return records
  }

  /// Hands the facts that a filter lets through to `body` one by one, ordered by document, place and id, until it
  /// returns `false`. Memory is bounded by the largest document, and all facts belong to one state of the ledger,
  /// however many are writing.
  public func forEachFact(_ filter: FactFilter, _ body: (FactRecord) -> Bool) throws(LedgerError) {
    try read("reading facts") { database in
      let documents = try SQLStatement(database, "SELECT name FROM document ORDER BY name").map { $0.text(0) }
      let (sql, values) = query(filter)
      let statement = try SQLStatement(database, sql)
      var goesOn = true
      for name in documents where goesOn && filter.accepts(document: name) {
        try statement.forEach([.text(name)] + values) { row in
          goesOn = body(try FactRow.record(row))
          return goesOn
        }
      }
    }
  }

  /// The records of the one fact whose id begins with `prefix`, one for each document that states it, current ones
  /// first. `f_` may be left out; a prefix of no fact or of several is an error that names candidates.
  public func facts(withPrefix prefix: String) throws(LedgerError) -> [FactRecord] {
    let wanted = (prefix.utf8.starts(with: "f_".utf8) ? prefix : "f_" + prefix).lowercased()
    let unknown = LedgerError(
      .unknownName, path: path, reason: "no fact has an id that begins with \(wanted)",
      advice: "`ledger list --all` shows the ids")
    guard wanted.utf8.count > 2, wanted.utf8.dropFirst(2).allSatisfy(Self.isHexDigit) else { throw unknown }
    return try read("looking for \(wanted)") { database in
      // The digits end before `g`, so this range holds exactly the ids with the prefix, and uses the index.
      let ids = try SQLStatement(
        database, "SELECT fact_id FROM fact WHERE fact_id >= ? AND fact_id < ? ORDER BY fact_id LIMIT 6"
      ).map(.text(wanted), .text(wanted + "g")) { $0.text(0) }
      guard let id = ids.first else { throw unknown }
      guard ids.count == 1 else {
        let some = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
        throw LedgerError(
          .ambiguousName, path: path, reason: "several facts begin with \(wanted): \(some)", advice: "give more digits")
      }
      return try SQLStatement(
        database, "SELECT \(FactRow.columns) FROM facts_all WHERE fact_id = ? ORDER BY status, source"
      ).map(.text(id), body: FactRow.record)
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private func query(_ filter: FactFilter) -> (sql: String, values: [SQLValue]) {
    var conditions = ["source = ?"]
    var values: [SQLValue] = []
    func require(_ condition: String, _ value: String?) {
      guard let value else { return }
      conditions.append(condition)
      values.append(.text(value))
    }
    if let stem = filter.metricStem {
      conditions.append("substr(metric, 1, length(?)) = ?")
      values += [.text(stem), .text(stem)]
    } else {
      require("metric = ?", filter.metric)
    }
    require("subject = ? COLLATE NOCASE", filter.subject)
    require("qualifier = ?", filter.qualifier?.rawValue)
    require("unit = ?", filter.unit)
    if filter.claimsOnly { conditions.append("claim = 1") }
    let view = filter.all ? "facts_all" : "facts"
    let sql = """
      SELECT \(FactRow.columns) FROM \(view) WHERE \(conditions.joined(separator: " AND ")) \
      ORDER BY byte_start, fact_id
      """
    return (sql, values)
  }
}

extension FactFilter {
  /// What a metric must begin with, when the filter ends in `.` or `*`.
  var metricStem: String? {
    guard let metric, let last = metric.utf8.last else { return nil }
    if last == UInt8(ascii: "*") { return String(metric.dropLast()) }
    return last == UInt8(ascii: ".") ? metric : nil
  }

  /// Whether a document is wanted: by its name, by a folder above it, or by the last parts of its path.
  func accepts(document name: String) -> Bool {
    guard let source else { return true }
    let (name, wanted, slash) = (Array(name.utf8), Array(source.utf8), UInt8(ascii: "/"))
    guard !wanted.isEmpty else { return true }
    let folder = wanted.last == slash ? wanted : wanted + [slash]
    return name == wanted || name.starts(with: folder) || name.reversed().starts(with: (wanted.reversed() + [slash]))
  }
}
