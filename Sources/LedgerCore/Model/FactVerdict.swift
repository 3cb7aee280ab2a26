public import RuleDSL

/// What the audit says of one fact: an export prints it in `verdict` and `checks`.
public struct FactVerdict: Sendable, Hashable {
  /// The checks that took the fact and what they said.
  public var checks: [Check]

  /// One check's verdict.
  public struct Check: Sendable, Hashable {
    /// The check's id.
    public var id: String
    /// What it said.
    public var verdict: Verdict
    /// Makes a check's verdict.
    public init(id: String, verdict: Verdict) {
      self.id = id
      self.verdict = verdict
    }
  }

  /// Makes a verdict of the checks that took the fact.
  public init(checks: [Check]) { self.checks = checks }

  /// The worst: one failure outweighs everything, a pass outweighs a check without data; `nil` without checks.
  public var worst: Verdict? {
    [Verdict.fail, .unsure, .pass, .noData].first { verdict in checks.contains { $0.verdict == verdict } }
  }
}
