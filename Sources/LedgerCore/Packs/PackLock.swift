import Foundation
public import RuleDSL

/// A project's `ledger.lock`: the hash of every pack that it loads, so that no pack changes unnoticed.
///
///     packs:
///       core: {version: 0.1.0, hash: p_3f…, from: shipped}
///       ours: {version: 1.2.0, hash: p_a1…, from: packs/ours}
public struct PackLock: Sendable {
  /// Where it lies.
  public let path: String
  /// Its bytes.
  public let source: SourceFile
  /// What it says.
  public let declaration: LockDeclaration
  /// What is wrong with it.
  public let diagnostics: [Diagnostic]

  /// The name of the file.
  public static let name = "ledger.lock"

  /// Reads a lock from its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    source = SourceFile(path: path, bytes: bytes)
    (declaration, diagnostics) = ProjectParser.lock(source)
  }

  /// The lock at a path, `nil` when there is none.
  public static func read(_ path: String) throws(FileProblem) -> PackLock? {
    if case .missing = FileKind(path) { return nil }
    return PackLock(path: path, bytes: try BoundedFile.read(path, limit: 1 << 20))
  }

  /// The lock of some packs.
  public init(path: String, of loaded: LoadedRules) {
    var text = "# Written by `ledger rules lock`. Keep it under version control.\npacks:\n"
    for pack in loaded.packs.sorted(by: { $0.manifest.name < $1.manifest.name }) {
      let name = pack.manifest.name
      guard let origin = loaded.origins[name], let from = origin.locked else { continue }
      let version = YAMLText.scalar(pack.manifest.version)
      text += "  \(YAMLText.scalar(name)): {version: \(version), hash: \(loaded.hash(of: pack)), "
      text += "from: \(YAMLText.scalar(from))}\n"
    }
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Writes the file to its place.
  public func write() throws(FileProblem) {
    let file = try NewFile(replacing: path)
    try file.write(source.bytes)
    try file.commit()
  }

  /// What of the loaded packs is not as it was locked.
  func differences(from loaded: LoadedRules) -> [Diagnostic] {
    var entries: [String: LockDeclaration.Entry] = [:]
    for entry in declaration.packs { entries[entry.name.value] = entry }
    let top = RuleSite(path: path, range: ByteRange(0, 0))
    func difference(_ message: String, _ site: RuleSite) -> Diagnostic {
      Diagnostic(
        code: .notAsLocked, severity: .error, message: message, site: site,
        hint: "look at it with `ledger rules diff`, then accept it with `ledger rules lock`")
    }
    var found: [Diagnostic] = []
    for pack in loaded.packs {
      let name = pack.manifest.name
      // What is named on the command line is tried out, not part of the project.
      guard loaded.origins[name]?.locked != nil else { continue }
      if let entry = entries[name] {
        guard entry.hash.value != loaded.hash(of: pack) else { continue }
        let version = pack.manifest.version
        let what = entry.version == version ? "the version \(version) with other content" : "the version \(version)"
        found.append(difference("the pack `\(name)` is \(what), not what was locked", entry.hash.site))
      } else {
        found.append(difference("the pack `\(name)` is loaded and not locked", top))
      }
    }
    return found
  }
}
