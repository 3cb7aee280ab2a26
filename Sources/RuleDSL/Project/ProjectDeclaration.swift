/// What `ledger.yaml` says: the packs of a project, its edits of their rules and checks, and the findings that it accepts.
public struct ProjectDeclaration: Sendable {
  /// `packs`: what loads beside the shipped packs, or instead of one of the same name.
  public var packs: [PackRequest] = []
  /// `change`: edits of rules and checks, in the order in which they were written.
  public var changes: [RuleChange] = []
  /// `accept`: findings of the audit that are known and explained.
  public var accepted: [AcceptedFinding] = []

  /// Makes an empty project.
  public init() {}
}

/// A pack that a project names: a path beside `ledger.yaml`, or the name of a shipped or added pack.
public struct PackRequest: Sendable {
  /// The path or name, without the constraint.
  public var place: Located<String>
  /// Which versions will do; `nil` when any will.
  public var constraint: VersionConstraint?

  /// Makes a request.
  public init(place: Located<String>, constraint: VersionConstraint? = nil) {
    self.place = place
    self.constraint = constraint
  }

  /// Whether a path is named rather than a pack.
  public var isPath: Bool {
    place.value.contains("/") || place.value.hasPrefix(".") || place.value.hasSuffix(".yaml")
      || place.value.hasSuffix(".yml")
  }
}

/// A finding that a project accepts, with the reason.
public struct AcceptedFinding: Sendable {
  /// `finding`: the id of the finding, or a beginning of it that is its own.
  public var finding: Located<String>
  /// `because`: the reason, for readers.
  public var because: String
  /// `until`: the last day on which it is accepted, `2026-12-31`; `nil` means for good.
  public var until: String?
  /// `about`: what the finding said when it was accepted, for readers.
  public var about: String?
  /// The whole entry.
  public var site: RuleSite

  /// Makes an entry.
  public init(
    finding: Located<String>, because: String, until: String? = nil, about: String? = nil, site: RuleSite
  ) {
    self.finding = finding
    self.because = because
    self.until = until
    self.about = about
    self.site = site
  }
}

/// An edit of a rule or a check of a pack: some of its keys get other values, or it is dropped.
public struct RuleChange: Sendable {
  /// The rule or check: `pack/id`, or `id` where only one pack has it.
  public var rule: Located<String>
  /// What becomes of it.
  public var edit: Edit

  /// What becomes of a rule or check.
  public enum Edit: Sendable {
    /// It does not load.
    case drop
    /// Some of its keys get other values.
    case set(Values)
  }

  /// The keys of an edit with what they are to say. Most keys are those of rules or those of checks; an edit whose keys
  /// both have fits whichever the id names.
  public struct Values: Sendable {
    /// The keys that were written; one without a value is taken away.
    public var keys: [Located<String>]
    /// The values, when a rule can have all of the keys and nothing is wrong with them.
    public var rule: RuleDeclaration?
    /// The values, when a check can have all of the keys and nothing is wrong with them.
    public var check: CheckDeclaration?
  }
}

/// What `ledger.lock` says: the packs of a project with the hashes that they had when they were locked.
public struct LockDeclaration: Sendable {
  /// The packs by name, in the order in which they were written.
  public var packs: [Entry] = []

  /// A pack as it was locked.
  public struct Entry: Sendable {
    /// The pack's name.
    public var name: Located<String>
    /// `version`.
    public var version: String
    /// `hash`: `p_` and 32 hex digits.
    public var hash: Located<String>
    /// `from`: `shipped`, or the path from which it was loaded.
    public var from: String
  }

  /// Makes an empty lock.
  public init() {}
}
