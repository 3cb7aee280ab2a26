public import RuleDSL

extension AuditReport {
  /// Audits what a ledger holds now against the checks of some packs and the built-in ones.
  /// - Parameters:
  ///   - ledger: The ledger; all its current facts take part, whatever is shown of the report later.
  ///   - packs: The packs whose checks, units and tables are used.
  /// - Throws: Why the ledger can't be read.
  public init(of ledger: Ledger, packs: [RulePack]) throws(LedgerError) {
    let rules = Ruleset(packs).hash
    let material = AuditMaterial(
      tables: AuditMaterial.tables(of: packs),
      bytes: { name in
        // What can't be read is left to the check, which says that it had no bytes.
        guard let document = try? ledger.document(named: name) else { return nil }
        return (try? ledger.source(sha256: document.sourceSHA256))?.bytes
      },
      openNumerals: try ledger.openNumerals(),
      documents: try ledger.documents().map { AuditMaterial.DocumentState($0, in: ledger.folder, rules: rules) })
    var claims: [AuditedClaim] = []
    try ledger.forEachFact(FactFilter()) {
      claims.append(AuditedClaim($0))
      return true
    }
    self = Auditor(packs: packs).audit(claims, material: material)
  }
}

extension AuditMaterial {
  /// The reference tables that lie in the packs' folders, under the paths that their checks name.
  public static func tables(of packs: [RulePack]) -> [TableName: String] {
    var tables: [TableName: String] = [:]
    for pack in packs {
      for check in pack.checks {
        guard case .table(let path) = check.test else { continue }
        if let file = pack.file(at: path.value) {
          tables[TableName(pack: check.pack, path: path.value)] = String(decoding: file.bytes, as: UTF8.self)
        }
      }
    }
    return tables
  }
}

extension AuditMaterial.DocumentState {
  /// Looks at the file of a document.
  fileprivate init(_ document: DocumentRecord, in folder: String, rules: String) {
    self.init(name: document.name, state: .unknown, hasSameRules: document.rulesetHash == rules)
    if document.name == "-" || document.name.contains("://") { return }
    let path = document.name.hasPrefix("/") ? document.name : folder + "/" + document.name
    switch FileKind(path) {
    case .file:
      // What can't be read now is not known to have changed.
      guard let bytes = try? BoundedFile.read(path, limit: DocumentInput.sizeLimit) else { return }
      let isSame = bytes.count == document.size && SHA256.hex(of: bytes) == document.sourceSHA256
      state = isSame ? .current : .changed
    case .missing: state = document.name.contains("#") ? .unknown : .gone
    case .folder, .other: state = .gone
    }
  }
}
