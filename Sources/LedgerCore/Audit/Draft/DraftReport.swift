public import RuleDSL

/// What a ledger has to say about each claim of a draft.
public struct DraftReport: Sendable {
  /// The claims of the draft and the facts that they were held against; evidence points into this list.
  public var claims: [AuditedClaim]
  /// An answer for each claim of the draft, in the order of the text.
  public var answers: [DraftAnswer]

  /// How many claims have a standing.
  public func count(_ standing: DraftAnswer.Standing) -> Int { answers.count { $0.standing == standing } }
}

/// Where a claim of a draft stands, with the best evidence first.
public struct DraftAnswer: Sendable {
  /// The index of the claim in ``DraftReport/claims``.
  public var claim: Int
  /// Where it stands.
  public var standing: Standing
  /// Why it isn't supported; `nil` when it is.
  public var reason: AuditReason?
  /// The facts that decide, the best first; at most ``DraftChecker/evidenceLimit``.
  public var evidence: [Evidence]
  /// What the check says that decides, when it is one that compares more than two statements of one figure.
  public var result: CheckResult?

  /// Where a claim of a draft stands. The raw values are what JSON prints.
  public enum Standing: String, Sendable, CaseIterable {
    /// Some check that it takes part in fails, against the ledger or inside the draft.
    case contradicted
    /// The ledger speaks of it, and leaves it open.
    case unsure
    /// The ledger has nothing on it.
    case unknown
    /// The ledger says so.
    case supported
  }

  /// A fact with what it says of the claim.
  public struct Evidence: Sendable {
    /// The index of the fact in ``DraftReport/claims``.
    public var claim: Int
    /// What it says of the claim; no data for a fact that may be about something else.
    public var verdict: Verdict
    /// Its interval.
    public var interval: Interval
    /// The unit of the interval.
    public var unit: String
  }
}
