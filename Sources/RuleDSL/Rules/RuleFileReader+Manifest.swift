/// `pack.yaml`.
extension RuleFileReader {
  static let manifestKeys = ["pack", "version", "engine", "uses", "languages", "license", "about"]

  /// Reads a manifest; `name` stands in for a missing `pack`.
  mutating func manifest(_ node: YAMLNode, name: String) -> PackManifest {
    var manifest = PackManifest(name: name)
    guard let fields = fields(node, of: "a pack", known: Self.manifestKeys, required: ["pack", "version"]) else {
      return manifest
    }
    if let node = fields["pack"], let pack = self.name(node, "the name of a pack", .identifier) {
      manifest.name = pack.value
    }
    if let version = version(fields["version"], "`version`") { manifest.version = version }
    manifest.engine = version(fields["engine"], "`engine`")
    manifest.engineSite = fields["engine"].map { site($0.range) }
    manifest.uses = fields["uses"].map { uses($0) } ?? []
    manifest.languages = fields["languages"].map { texts($0, "a language").map(\.value) } ?? []
    manifest.license = string(fields["license"], "`license`")?.value
    manifest.about = string(fields["about"], "`about`")?.value
    return manifest
  }

  private mutating func uses(_ node: YAMLNode) -> [Located<String>] {
    list(node).compactMap { item in
      guard let text = text(item, "a pack of `uses`") else { return nil }
      if let blank = text.text.firstIndex(of: " "), VersionConstraint(String(text.text[blank...])) == nil {
        report(
          .notANumber, "`\(text.text[blank...].trimmingSpaces())` is no version", text.site.range,
          hint: VersionConstraint.hint)
        return nil
      }
      let name = String(text.text.prefix { $0 != " " })
      guard NameSyntax.identifier.accepts(name) else {
        report(
          .malformedName, "`\(name)` can't be the name of a pack", text.site.range,
          hint: "a pack is used by its name; --rules or ledger.yaml say where it lies")
        return nil
      }
      return text.located
    }
  }

  private mutating func version(_ node: YAMLNode?, _ what: String) -> String? {
    guard let node, let text = text(node, what) else { return nil }
    let parts = text.text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts.allSatisfy({ (1...9).contains($0.utf8.count) && Int($0) != nil }) else {
      report(.notANumber, "\(what) is a version, not `\(text.text)`", node.range, hint: "such as 1.2.0")
      return nil
    }
    return text.text
  }
}
