public import RuleDSL

/// What one check says of some claims, with everything that a renderer needs to show the proof.
public struct CheckResult: Sendable, Hashable {
  /// `a_` and 32 hex digits over the check and what the claims say: the same finding keeps it when lines move. Nobody
  /// accepts what passes or had no data, so those have none until ``AuditReport/identified()``.
  public internal(set) var id: String = ""
  /// The check.
  public var check: CheckReference
  /// How much a failure weighs.
  public var level: Severity
  /// What it says.
  public var verdict: Verdict
  /// Why it fails, can't tell or has nothing to tell; `nil` for a pass.
  public var reason: AuditReason?
  /// What the claims are about; empty when they don't share a subject.
  public var subject: String
  /// The metric, when the check is about one.
  public var metric: String
  /// The claims, in the order of the check's sides; mentions that say the same follow the first of them.
  public var evidence: [Evidence]
  /// The sides that were compared, when there are two.
  public var sides: Sides?
  /// The message in parts.
  public var message: CheckMessage
  /// Conjectures about what went wrong.
  public var hints: [AuditHint]
  /// Where the matter lies when it is not in a claim: an entry of `ledger.yaml`, a document that has changed.
  public var place: Place?
  /// Why the project accepts it, if it does.
  public var acceptance: FindingAcceptance?

  /// A place in a file that no claim stands at.
  public struct Place: Sendable, Hashable {
    /// The file.
    public var path: String
    /// The line, from 1.
    public var line: Int

    /// Makes a place.
    public init(path: String, line: Int) {
      self.path = path
      self.line = line
    }
  }

  /// A claim that took part.
  public struct Evidence: Sendable, Hashable {
    /// The index of the claim in ``AuditReport/claims``.
    public var claim: Int
    /// The interval that it entered with: wording joined with printed precision.
    public var interval: Interval
    /// The unit of the interval.
    public var unit: String
    /// Whether an earlier piece of evidence says the same: corroboration, not needed for the proof.
    public var repeats: Bool
  }

  /// The two things that were compared, in the unit of the first claim.
  public struct Sides: Sendable, Hashable {
    /// What is left of the relation.
    public var left: Side
    /// The relation.
    public var relation: CheckDeclaration.Relation
    /// What is right of it.
    public var right: Side
  }

  /// One of the two things that were compared.
  public struct Side: Sendable, Hashable {
    /// The expression or metric as written.
    public var expression: String
    /// Its interval, at most 12 digits, rounded outward.
    public var interval: Interval
    /// The unit of the interval.
    public var unit: String
    /// The index in ``AuditReport/claims`` when the side is just one claim: its quote says it best.
    public var claim: Int?
  }

  init(
    _ check: CheckReference, _ level: Severity, _ verdict: Verdict, _ reason: AuditReason? = nil,
    subject: String = "", metric: String = "", evidence: [Evidence] = [], sides: Sides? = nil,
    message: CheckMessage, hints: [AuditHint] = []
  ) {
    self.check = check
    self.level = level
    self.verdict = verdict
    self.reason = reason
    self.subject = subject
    self.metric = metric
    self.evidence = evidence
    self.sides = sides
    self.message = message
    self.hints = hints
  }
}

/// A check's name: the pack, empty for a built-in one, and the id.
public struct CheckReference: Sendable, Hashable, Comparable {
  /// The pack's name; empty for a built-in check.
  public var pack: String
  /// The check's id.
  public var id: String

  /// Makes a reference.
  public init(pack: String, id: String) {
    self.pack = pack
    self.id = id
  }

  /// Orders by id, then by pack.
  public static func < (a: Self, b: Self) -> Bool { (a.id, a.pack) < (b.id, b.pack) }
}

/// A conjecture about the cause of a failure.
public enum AuditHint: Sendable, Hashable {
  /// The two figures differ exactly by `10^power`: a scale word was mistaken (万/亿, M/B).
  case scaleSlip(power: Int)
}
