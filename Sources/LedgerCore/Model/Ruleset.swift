public import RuleDSL

/// The packs of a scan with the hashes by which the ledger knows them.
///
/// A pack's hash covers the bytes of all its files, vocabulary and checks included, but not their names or where they
/// lie: the same pack elsewhere is the same pack. A rule's hash covers only what the rule itself says, so that a fact
/// shows whether its own rule has changed.
public struct Ruleset: Sendable {
  /// The hash of all packs, `w_` and 32 hex digits; the order in which they were named plays no part.
  public let hash: String
  /// The packs, by hash.
  let packs: [Pack]

  /// A pack as it is stored.
  struct Pack: Sendable {
    var id: String
    var name: String
    var version: String
    var files: [SourceFile]
    fileprivate var declarations: [RuleDeclaration]

    /// The rules with their hashes: only the first scan with a pack stores them.
    var rules: [StoredRule] { declarations.map { Ruleset.identify($0, version: version) } }
  }

  /// Hashes packs.
  public init(_ packs: [RulePack]) {
    self.packs = packs.map(Self.identify).sorted { $0.id < $1.id }
    var id = ContentID("w")
    for pack in self.packs { id.add(pack.id) }
    hash = id.text
  }

  /// The hash of a rule, `u_` and 32 hex digits; `nil` when no pack holds it.
  public func hash(of rule: RuleReference) -> String? {
    for pack in packs {
      if let found = pack.declarations.first(where: { $0.pack == rule.pack && $0.id.value == rule.id }) {
        return Self.identify(found, version: pack.version).hash
      }
    }
    return nil
  }

  /// The id of a pack, `p_` and 32 hex digits.
  static func id(of pack: RulePack) -> String { identify(pack).id }

  private static func identify(_ pack: RulePack) -> Pack {
    let files = filesByPlace(pack).map { (hash: SHA256.hex(of: $0.bytes), file: $0) }.sorted { $0.hash < $1.hash }
    var id = ContentID("p")
    id.add(pack.manifest.name)
    id.add(pack.manifest.version)
    for file in files { id.add(file.hash) }
    // A project's edits make another pack of it; without any the id is that of the files.
    for edit in pack.edits { id.add("edit " + edit) }
    return Pack(
      id: id.text, name: pack.manifest.name, version: pack.manifest.version, files: files.map(\.file),
      declarations: pack.rules)
  }

  /// The files with names that don't tell where on this machine the pack lies.
  private static func filesByPlace(_ pack: RulePack) -> [SourceFile] {
    let slash = UInt8(ascii: "/")
    let paths = pack.files.map { $0.path.utf8.split(separator: slash).map(Array.init) }
    var shared = paths.first?.dropLast().count ?? 0
    for path in paths {
      let common = zip(path.dropLast(), paths[0]).prefix { $0 == $1 }.count
      shared = min(shared, common)
    }
    return zip(pack.files, paths).map { file, path in
      SourceFile(
        path: String(decoding: Array(path[shared...].joined(separator: [slash])), as: UTF8.self), bytes: file.bytes)
    }
  }

  fileprivate static func identify(_ rule: RuleDeclaration, version: String) -> StoredRule {
    var id = ContentID("u")
    for field in [rule.pack, version, rule.id.value, rule.canonical] { id.add(field) }
    return StoredRule(
      reference: RuleReference(pack: rule.pack, id: rule.id.value), packVersion: version, hash: id.text,
      canonical: rule.canonical)
  }
}
