public import RuleDSL

/// The packs of a run, read and checked together, with everything that is wrong with them.
public struct LoadedRules: Sendable {
  /// The packs in loading order: `core`, the other shipped ones by name, the project's, then the named ones.
  public var packs: [RulePack] = []
  /// The names of the packs that the program carries itself.
  public var shippedNames: Set<String> = []
  /// Where each pack came from, by name.
  public var origins: [String: PackOrigin] = [:]
  /// What is wrong with the rules, by file and place.
  public var diagnostics: [Diagnostic] = []
  /// What could not be read.
  public var problems: [FileProblem] = []
  /// The project's file, if there is one.
  public var project: ProjectFile?
  /// The project's lock, if there is one.
  public var lock: PackLock?

  /// Whether the rules must not be used.
  public var isBroken: Bool { !problems.isEmpty || diagnostics.contains { $0.severity == .error } }

  /// The files of all packs, and those of the project.
  public var files: [SourceFile] {
    packs.flatMap(\.files) + [project?.source, lock?.source].compactMap { $0 }
  }

  /// The hash by which a lock knows a pack: that of the pack as it came, without the project's edits.
  func hash(of pack: RulePack) -> String {
    var pack = pack
    pack.edits = []
    return Ruleset.id(of: pack)
  }
}

extension PackLoader {
  /// Loads the shipped packs, those of a project and those at `paths`.
  ///
  /// Of two packs with one name the later one wins, so a named pack replaces the project's, and that a shipped one. Loose
  /// files have no name of their own to claim: they are renamed rather than replace a pack that happens to be called the
  /// same.
  /// - Parameters:
  ///   - paths: What the user named.
  ///   - project: The project's file.
  ///   - lock: The project's lock; what is not as it says is an error.
  ///   - onlyCore: Whether to leave out the shipped packs but `core` and those that a named pack `uses`.
  /// - Returns: The packs, whatever is wrong with them.
  public func load(
    _ paths: [String], project: ProjectFile? = nil, lock: PackLock? = nil, onlyCore: Bool
  ) -> LoadedRules {
    load([], beside: paths, project: project, lock: lock, without: [], onlyCore: onlyCore)
  }

  /// Loads like ``load(_:project:lock:onlyCore:)`` and then packs that were read already.
  /// - Parameters:
  ///   - sources: Packs that come last, and so replace any other of their names.
  ///   - paths: What the user named.
  ///   - project: The project's file.
  ///   - lock: The project's lock.
  ///   - absent: Names of packs that don't load.
  ///   - onlyCore: Whether to leave out the shipped packs but `core` and those that a named pack `uses`.
  /// - Returns: The packs, whatever is wrong with them.
  public func load(
    _ sources: [PackSource], beside paths: [String], project: ProjectFile? = nil, lock: PackLock? = nil,
    without absent: Set<String>, onlyCore: Bool
  ) -> LoadedRules {
    var loading = Loading()
    loading.loaded.project = project
    loading.loaded.lock = lock
    for source in shipped().sorted(by: Self.precedes) { loading.add(source, PackOrigin(.shipped)) }
    let shipped = loading.loaded.packs.map(\.manifest.name)
    for request in project?.declaration.packs ?? [] { load(request, of: project, into: &loading) }
    for path in paths {
      do {
        for source in try packs(at: path) { loading.add(source, PackOrigin(.named, path: path)) }
      } catch {
        loading.loaded.problems.append(error)
      }
    }
    for source in sources { loading.add(source, PackOrigin(.named, path: source.name)) }
    loading.loaded.packs.removeAll { absent.contains($0.manifest.name) }
    if onlyCore { loading.keepNeeded() }
    var loaded = loading.loaded
    loaded.shippedNames = Set(shipped).filter { loaded.origins[$0]?.kind == .shipped }
    let parsed = loaded.packs.flatMap { loading.parsed[$0.manifest.name] ?? [] }
    // A lock is about the packs as they came.
    let locked = lock.map { $0.diagnostics.isEmpty ? $0.differences(from: loaded) : $0.diagnostics } ?? []
    let edited = RulePack.apply(project?.declaration.changes ?? [], to: &loaded.packs)
    let isChecked =
      trustsShipped && parsed.isEmpty
      && loaded.packs.allSatisfy { loaded.shippedNames.contains($0.manifest.name) && $0.edits.isEmpty }
    loaded.diagnostics =
      (isChecked ? [] : RuleChecker.check(loaded.packs, after: parsed)) + engineMismatches(loaded)
      + (project?.diagnostics ?? []) + loading.requested + edited + locked
    return loaded
  }

  /// Loads a pack that a project names: a path, a shipped pack, or one in the project's `packs` folder.
  private func load(_ request: PackRequest, of project: ProjectFile?, into loading: inout Loading) {
    guard let project else { return }
    let name = request.place.value
    func refuse(_ code: DiagnosticCode, _ message: String, _ hint: String?) {
      loading.requested.append(
        Diagnostic(code: code, severity: .error, message: message, site: request.place.site, hint: hint))
    }
    var found: [String] = []
    if !request.isPath, loading.loaded.origins[name]?.kind == .shipped {
      loading.wanted.insert(name)
      found = [name]
    } else {
      let place = request.isPath ? name : PackFolder.path(of: name)
      do {
        for source in try packs(at: project.resolve(place)) {
          found.append(loading.add(source, PackOrigin(.project, path: place)))
        }
      } catch {
        let names = loading.loaded.packs.map(\.manifest.name).joined(separator: ", ")
        refuse(
          .packNotFound, request.isPath ? "`\(name)` \(error.reason)" : "there is no pack `\(name)`",
          request.isPath
            ? "the path is read from the folder of \(ProjectFile.name)"
            : "shipped: \(names); a folder of rules is added by `ledger rules add FOLDER`, or named by its path (./\(name))"
        )
      }
    }
    guard let constraint = request.constraint else { return }
    for pack in loading.loaded.packs where found.contains(pack.manifest.name) {
      guard let version = PackVersion(pack.manifest.version), !constraint.allows(version) else { continue }
      refuse(
        .versionNotMet, "the pack `\(pack.manifest.name)` has the version \(version)",
        "load a version that fits, or change what `packs` asks for")
    }
  }

  /// What is said of packs that ask for a newer program.
  private func engineMismatches(_ loaded: LoadedRules) -> [Diagnostic] {
    guard let engine, let version = PackVersion(engine) else { return [] }
    return loaded.packs.compactMap { pack in
      guard let wanted = pack.manifest.engine.flatMap({ PackVersion($0) }), version < wanted,
        let site = pack.manifest.engineSite
      else { return nil }
      return Diagnostic(
        code: .engineTooOld, severity: .error,
        message: "the pack `\(pack.manifest.name)` needs ledger \(wanted), this is \(version)", site: site,
        hint: "install a newer ledger, or an older version of the pack")
    }
  }

  private static func precedes(_ a: PackSource, _ b: PackSource) -> Bool {
    (a.name == "core" ? 0 : 1, a.name) < (b.name == "core" ? 0 : 1, b.name)
  }
}

/// The state of a loading: packs take the places of earlier ones with their names.
private struct Loading {
  var loaded = LoadedRules()
  /// What the parser said, by pack.
  var parsed: [String: [Diagnostic]] = [:]
  /// What is wrong with what a project asks for.
  var requested: [Diagnostic] = []
  /// Shipped packs that a project names.
  var wanted: Set<String> = []

  /// Parses a pack and gives it its place; returns its name.
  @discardableResult
  mutating func add(_ source: PackSource, _ origin: PackOrigin) -> String {
    var source = source
    let names = Set(loaded.packs.map(\.manifest.name))
    if !Self.namesItself(source) { source.name = Self.free(source.name, names) }
    let (pack, found) = RuleParser.parse(source)
    let name = pack.manifest.name
    var origin = origin
    origin.replaced = loaded.origins[name]?.kind
    loaded.packs.removeAll { $0.manifest.name == name }
    loaded.packs.append(pack)
    loaded.origins[name] = origin
    parsed[name] = found
    return name
  }

  /// Drops the packs that are neither `core`, nor named, nor used by one of those.
  mutating func keepNeeded() {
    var needed = Set(loaded.origins.filter { $0.value.kind != .shipped }.keys).union(wanted).union(["core"])
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
}
