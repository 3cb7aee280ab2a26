import GRDB
import RuleDSL

/// Keeps the rules of a scan in the ledger, so that every fact can be explained and found again from the ledger alone.
struct RulesetWriter {
  let database: Database

  /// The row of a ruleset, written with its packs, their files and rules if it isn't there.
  func seq(of ruleset: Ruleset) throws -> Int {
    let known = try SQLStatement(database, "SELECT seq FROM ruleset WHERE ruleset_id = ?")
    if let seq = try known.first(.text(ruleset.hash), body: { $0.integer(0) }) { return seq }
    try SQLStatement(database, "INSERT INTO ruleset (ruleset_id) VALUES (?)").run(.text(ruleset.hash))
    let seq = Int(database.lastInsertedRowID)
    let link = try SQLStatement(database, "INSERT INTO ruleset_pack (ruleset, pack) VALUES (?, ?)")
    for pack in ruleset.packs { try link.run(.integer(seq), .integer(try self.seq(of: pack))) }
    return seq
  }

  private func seq(of pack: Ruleset.Pack) throws -> Int {
    let known = try SQLStatement(database, "SELECT seq FROM rule_pack WHERE pack_id = ?")
    if let seq = try known.first(.text(pack.id), body: { $0.integer(0) }) { return seq }
    try SQLStatement(database, "INSERT INTO rule_pack (pack_id, name, version) VALUES (?, ?, ?)")
      .run(.text(pack.id), .text(pack.name), .text(pack.version))
    let seq = Int(database.lastInsertedRowID)
    let addFile = try SQLStatement(database, "INSERT INTO rule_file (pack, name, bytes) VALUES (?, ?, ?)")
    for file in pack.files { try addFile.run(.integer(seq), .text(file.path), .blob(file.bytes)) }
    let addRule = try SQLStatement(
      database, "INSERT INTO rule (pack, rule_id, rule_hash, canonical) VALUES (?, ?, ?, ?)")
    for rule in pack.rules {
      try addRule.run(.integer(seq), .text(rule.reference.id), .text(rule.hash), .text(rule.canonical))
    }
    return seq
  }
}
