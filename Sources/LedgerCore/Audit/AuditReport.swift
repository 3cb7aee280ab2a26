public import RuleDSL

/// What an audit says: every result in a fixed order, whatever order the claims came in.
public struct AuditReport: Sendable {
  /// The claims, by source and place; evidence points into this list.
  public var claims: [AuditedClaim]
  /// The results, by their first claim, then by check; those without a claim come last.
  public var results: [CheckResult]
  /// The counts.
  public var summary: AuditSummary

  /// The key of a claim.
  public struct ClaimKey: Sendable, Hashable {
    /// The document's name.
    public var source: String
    /// The fact's id.
    public var id: String
    /// Makes a key.
    public init(source: String, id: String) {
      self.source = source
      self.id = id
    }
  }

  /// What each claim that a check took is told, for the columns `verdict` and `checks`: one entry per check, the worst
  /// that it said, sorted by id. Notes take no part: they say nothing about the truth of a claim.
  public var verdicts: [ClaimKey: FactVerdict] {
    var byClaim: [Int: [String: Verdict]] = [:]
    for result in results where result.level > .note {
      for evidence in result.evidence {
        let known = byClaim[evidence.claim]?[result.check.id]
        byClaim[evidence.claim, default: [:]][result.check.id] =
          known.map { $0.worse(result.verdict) } ?? result.verdict
      }
    }
    var verdicts: [ClaimKey: FactVerdict] = [:]
    for (index, checks) in byClaim {
      let list = checks.sorted { $0.key < $1.key }.map { FactVerdict.Check(id: $0.key, verdict: $0.value) }
      verdicts[ClaimKey(source: claims[index].source, id: claims[index].id)] = FactVerdict(checks: list)
    }
    return verdicts
  }

  /// The failures at a level or above it that nobody has accepted: what decides the exit code.
  public func failures(atOrAbove level: Severity) -> [CheckResult] {
    results.filter { $0.verdict == .fail && $0.level >= level && $0.acceptance == nil }
  }

  /// The report with the ids of passes and of what had no data too, for those who write every result.
  public func identified() -> AuditReport {
    var identified = self
    var ids = FindingID(claims)
    for index in results.indices where results[index].id.isEmpty {
      identified.results[index].id = ids.text(of: results[index])
    }
    return identified
  }

  /// The report of some checks alone, as if the others had not run.
  public func limited(to ids: Set<String>) -> AuditReport {
    var limited = self
    limited.results.removeAll { !ids.contains($0.check.id) }
    limited.summary.withoutData.removeAll { !ids.contains($0.id) }
    limited.summary.count(limited.results)
    return limited
  }
}

/// The counts of an audit. Results of level note are counted apart.
public struct AuditSummary: Sendable, Hashable {
  /// Results that hold.
  public var pass = 0
  /// Results that can't be.
  public var fail = 0
  /// Results that the figures leave open.
  public var unsure = 0
  /// Failed and open results of level note.
  public var notes = 0
  /// Failed and open results that the project accepts; they are in none of the other counts.
  public var accepted = 0
  /// The checks that had no data at all.
  public var withoutData: [CheckReference] = []
  /// Subjects and metrics that one document alone states; a copied sentence makes no second source.
  public var singleSource = 0
  /// Subjects and metrics that several documents state, each in its own words.
  public var severalSources = 0

  init() {}

  /// Sets the counts of verdicts.
  mutating func count(_ results: [CheckResult]) {
    (pass, fail, unsure, notes, accepted) = (0, 0, 0, 0, 0)
    add(results)
  }

  /// Counts further results.
  mutating func add(_ results: [CheckResult]) {
    for result in results {
      if result.acceptance != nil {
        accepted += 1
        continue
      }
      switch (result.verdict, result.level) {
      case (.pass, .warning...): pass += 1
      case (.fail, .warning...): fail += 1
      case (.unsure, .warning...): unsure += 1
      case (.fail, _), (.unsure, _): notes += 1
      case (.pass, _), (.noData, _): break
      }
    }
  }
}

extension Verdict {
  /// The one of two that weighs more: fail, unsure, pass, no data.
  func worse(_ other: Verdict) -> Verdict {
    [Verdict.fail, .unsure, .pass].first { self == $0 || other == $0 } ?? .noData
  }
}
