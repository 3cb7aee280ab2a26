public import RuleDSL

/// Runs the examples of checks: raw text, all loaded packs, verdict.
public struct CheckExampleRunner: Sendable {
  private let extractor: ClaimExtractor
  private let auditor: Auditor

  /// Makes a runner for compiled packs.
  public init(_ extractor: ClaimExtractor) {
    self.extractor = extractor
    auditor = Auditor(rules: extractor.rules)
  }

  /// Runs every example of a pack's checks, in the order in which they were written.
  public func run(_ pack: RulePack, material: AuditMaterial = AuditMaterial()) -> [CheckExampleOutcome] {
    pack.checks.flatMap { check in
      check.examples.map { verdict, text in
        outcome(CheckReference(pack: check.pack, id: check.id.value), verdict, text, material)
      }
    }
  }

  private func outcome(
    _ check: CheckReference, _ expected: Verdict, _ text: Located<String>, _ material: AuditMaterial
  ) -> CheckExampleOutcome {
    let name = "example"
    var claims: [AuditedClaim] = []
    if case .success(let document) = DocumentReader.read(Array(text.value.utf8), name: name, kind: .text) {
      claims = extractor.extract(document.text).claims.enumerated().map {
        AuditedClaim(id: "\($0)", source: name, claim: $1)
      }
    }
    let report = auditor.audit(claims, material: material, only: check)
    // Claims without a counterpart are beside the point where others have one.
    let decided = report.results.filter { $0.verdict != .noData }
    let actual = decided.reduce(Verdict.noData) { $0.worse($1.verdict) }
    return CheckExampleOutcome(check: check, expected: expected, actual: actual, text: text, report: report)
  }
}

/// What became of one example of a check.
public struct CheckExampleOutcome: Sendable {
  /// The check.
  public var check: CheckReference
  /// The verdict of the key under which the example stands: `passes`, `fails`, `unsure`.
  public var expected: Verdict
  /// The worst verdict that the check gives.
  public var actual: Verdict
  /// The example's text.
  public var text: Located<String>
  /// The claims that were found in it and what the check says of them.
  public var report: AuditReport

  /// Whether the example gets the verdict that it should.
  public var isPassed: Bool { expected == actual }
}
