public import RuleDSL

/// What changes in the claims of some documents when one pack takes the place of another.
public struct PackComparison: Sendable {
  /// A claim that is not what it was.
  public struct Change: Sendable {
    /// The document.
    public var source: String
    /// What the old pack finds; `nil` when it finds nothing there.
    public var old: Claim?
    /// What the new pack finds; `nil` when it finds nothing there.
    public var new: Claim?
  }

  /// The changes, by document and place.
  public private(set) var changes: [Change] = []
  /// How many documents were compared.
  public private(set) var documents = 0
  /// What could not be read.
  public private(set) var problems: [FileProblem] = []

  private let old: DocumentScanner
  private let new: DocumentScanner

  /// Compares two sets of packs.
  public init(_ old: LoadedRules, _ new: LoadedRules) {
    func scanner(_ loaded: LoadedRules) -> DocumentScanner {
      DocumentScanner(extractor: ClaimExtractor(rules: RuleCompiler.compile(loaded.packs)), engine: "")
    }
    self.old = scanner(old)
    self.new = scanner(new)
  }

  /// Compares what the two find in a document.
  public mutating func add(_ document: DocumentInput) {
    do {
      let before = try old.scan(document).extraction?.claims ?? []
      let after = try new.scan(document).extraction?.claims ?? []
      changes += Self.changes(before, after).map { Change(source: document.name, old: $0.old, new: $0.new) }
      documents += 1
    } catch {
      problems.append(FileProblem(path: document.name, reason: error.reason))
    }
  }

  /// Claims at one place that say the same are no change; those at overlapping places are one change.
  private static func changes(_ before: [Claim], _ after: [Claim]) -> [(old: Claim?, new: Claim?)] {
    var rest = after
    var gone: [Claim] = []
    for claim in before {
      if let i = rest.firstIndex(where: { says($0, claim) }) { rest.remove(at: i) } else { gone.append(claim) }
    }
    var result: [(old: Claim?, new: Claim?)] = []
    for claim in gone {
      let i = rest.firstIndex { $0.provenance.span.overlaps(claim.provenance.span) }
      result.append((claim, i.map { rest.remove(at: $0) }))
    }
    result += rest.map { (nil, $0) }
    return result.sorted { place($0) < place($1) }
  }

  private static func place(_ change: (old: Claim?, new: Claim?)) -> Int {
    (change.old ?? change.new)?.provenance.span.lower ?? 0
  }

  private static func says(_ a: Claim, _ b: Claim) -> Bool {
    a.provenance.span == b.provenance.span && a.quantity == b.quantity && a.metric == b.metric
      && a.subject == b.subject && a.roles == b.roles && a.isClaim == b.isClaim
  }

  /// How many claims only the new pack finds.
  public var gained: Int { changes.count { $0.old == nil } }
  /// How many claims only the old pack finds.
  public var lost: Int { changes.count { $0.new == nil } }
  /// How many claims the two read differently.
  public var changed: Int { changes.count - gained - lost }

  /// The part of a version that such a change calls for: an existing sentence gets another value, or more is found.
  public var part: String? { changed + lost > 0 ? "major" : gained > 0 ? "minor" : nil }
}

extension PackLoader {
  /// The packs that a user names: by a path, or by the name of a shipped pack or one of the project's `packs` folder.
  public func packs(named place: String, of project: ProjectFile?) throws(FileProblem) -> [PackSource] {
    if case .missing = FileKind(place), !place.contains("/") {
      if let source = shipped().first(where: { $0.name == place }) { return [source] }
      let added = project?.resolve(PackFolder.path(of: place)) ?? PackFolder.path(of: place)
      if case .folder = FileKind(added) { return try packs(at: added) }
      let names = shipped().map(\.name).joined(separator: ", ")
      throw FileProblem(path: place, reason: "is neither a file or folder nor a pack; shipped are \(names)")
    }
    return try packs(at: place)
  }
}
