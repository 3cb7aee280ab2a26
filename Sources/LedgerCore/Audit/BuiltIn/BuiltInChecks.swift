public import RuleDSL

/// A check that needs no rule file.
public struct BuiltInCheck: Sendable {
  /// The id, as results print it.
  public let id: String
  /// How much a failure weighs.
  public let level: Severity
  /// One sentence that says what holds when it passes.
  public let about: String
  /// What exactly is checked, and what the verdicts mean.
  public let definition: String
  /// A case in which it doesn't pass.
  public let example: String
  let results: @Sendable (AuditInput) -> [CheckResult]

  var reference: CheckReference { CheckReference(pack: "", id: id) }
}

/// Every built-in check: the whole list.
///
/// Two more things come out of every audit without being results: ``AuditHint/scaleSlip(power:)`` on failures that a
/// mistaken scale word explains, and the count of figures that rest on a single source, in ``AuditSummary``.
public enum BuiltInChecks {
  /// The checks by the order in which they run.
  public static let all: [BuiltInCheck] = [
    AnchorCheck.check,
    SourceFreshnessCheck.check,
    RulesFreshnessCheck.check,
    BoundsCheck.possible,
    BoundsCheck.usual,
    AgreementCheck.check,
    SizeInNameCheck.check,
    GranularityCheck.check,
    UnitKindCheck.check,
    FractionalCountCheck.check,
    ExcessDigitsCheck.check,
    OverlapCheck.check,
    UndeclaredNameCheck.check,
    SubjectCheck.check,
    SingleSourceCheck.check,
    CoverageCheck.check,
    AcceptanceCheck.check,
  ]
}

extension BuiltInCheck {
  /// The results of a check that looks at one claim after the other: only what isn't right is shown claim by claim, and
  /// one pass stands for all the rest. Nothing at all when there was nothing to look at.
  static func results(
    _ check: CheckReference, _ level: Severity, lookedAt count: Int, _ found: [CheckResult]
  ) -> [CheckResult] {
    if count == 0 || found.contains(where: { $0.verdict == .fail || $0.verdict == .unsure }) { return found }
    return found + [
      CheckResult(check, level, .pass, message: CheckMessage([.number(count), .text(" looked at")]))
    ]
  }
}
