public import RuleDSL

/// The packs of a run, read and checked together, with everything that is wrong with them.
public struct LoadedRules: Sendable {
  /// The packs in loading order: `core`, the other shipped ones by name, then the named ones as they were named.
  public var packs: [RulePack] = []
  /// The names of the packs that the program carries itself.
  public var shippedNames: Set<String> = []
  /// What is wrong with the rules, by file and place.
  public var diagnostics: [Diagnostic] = []
  /// What could not be read.
  public var problems: [FileProblem] = []

  /// Whether the rules must not be used.
  public var isBroken: Bool { !problems.isEmpty || diagnostics.contains { $0.severity == .error } }

  /// The files of all packs.
  public var files: [SourceFile] { packs.flatMap(\.files) }
}

extension PackLoader {
  /// Loads the shipped packs and those at `paths`.
  ///
  /// Of two packs with one name the later one wins, so a named pack replaces a shipped one. Loose files have no name of
  /// their own to claim: they are renamed rather than replace a pack that happens to be called the same.
  /// - Parameters:
  ///   - paths: What the user named.
  ///   - onlyCore: Whether to leave out the shipped packs but `core` and those that a named pack `uses`.
  /// - Returns: The packs, whatever is wrong with them.
  public func load(_ paths: [String], onlyCore: Bool) -> LoadedRules {
    var loaded = LoadedRules()
    var diagnostics: [String: [Diagnostic]] = [:]
    func add(_ source: PackSource) {
      var source = source
      let names = Set(loaded.packs.map(\.manifest.name))
      if !Self.namesItself(source) { source.name = Self.free(source.name, names) }
      let (pack, found) = RuleParser.parse(source)
      loaded.packs.removeAll { $0.manifest.name == pack.manifest.name }
      loaded.packs.append(pack)
      diagnostics[pack.manifest.name] = found
    }
    for source in shipped().sorted(by: Self.precedes) { add(source) }
    let shipped = loaded.packs.map(\.manifest.name)
    var named: Set<String> = []
    for path in paths {
      do {
        for source in try packs(at: path) {
          add(source)
          if let name = loaded.packs.last?.manifest.name { named.insert(name) }
        }
      } catch {
        loaded.problems.append(error)
      }
    }
    if onlyCore { keepNeeded(&loaded, named) }
    loaded.shippedNames = Set(shipped).subtracting(named)
    let parsed = loaded.packs.flatMap { diagnostics[$0.manifest.name] ?? [] }
    loaded.diagnostics = RuleChecker.check(loaded.packs, after: parsed)
    return loaded
  }

  /// Drops the packs that are neither `core`, nor named, nor used by one of those.
  private func keepNeeded(_ loaded: inout LoadedRules, _ named: Set<String>) {
    var needed = named.union(["core"])
    var grew = true
    while grew {
      let used = loaded.packs.filter { needed.contains($0.manifest.name) }
        .flatMap { $0.manifest.uses.map { String($0.value.prefix { $0 != " " }) } }
      grew = !needed.isSuperset(of: used)
      needed.formUnion(used)
    }
    loaded.packs.removeAll { !needed.contains($0.manifest.name) }
  }

  private static func namesItself(_ source: PackSource) -> Bool {
    source.files.contains { $0.path.hasSuffix("/pack.yaml") || $0.path == "pack.yaml" }
  }

  private static func free(_ name: String, _ taken: Set<String>) -> String {
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }

  private static func precedes(_ a: PackSource, _ b: PackSource) -> Bool {
    (a.name == "core" ? 0 : 1, a.name) < (b.name == "core" ? 0 : 1, b.name)
  }
}
