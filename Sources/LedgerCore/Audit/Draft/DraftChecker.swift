public import RuleDSL

/// Holds the claims of a draft against the facts of a ledger, before it is printed.
///
/// A claim is contradicted when a check that it takes part in fails: of one figure, of several (used and total), of a
/// reference table, or of another claim of the draft. It is supported when a fact says the same or something finer:
/// "more than 2 million" is supported by 2.5 million, and not the other way round.
public struct DraftChecker: Sendable {
  /// The most pieces of evidence of an answer.
  public static let evidenceLimit = 20

  private let rules: AuditRules
  private let auditor: Auditor

  /// Makes a checker with the checks of some packs.
  public init(packs: [RulePack]) {
    rules = AuditRules(packs)
    auditor = Auditor(packs: packs)
  }

  /// The answers for the claims of a draft; what is no claim gets none.
  /// - Parameters:
  ///   - draft: The claims of the draft, under names of documents that none of `facts` has.
  ///   - facts: What the ledger holds.
  ///   - material: Reference tables.
  /// - Returns: An answer for each claim of the draft.
  public func check(
    _ draft: [AuditedClaim], against facts: [AuditedClaim], material: AuditMaterial = AuditMaterial()
  ) -> DraftReport {
    let names = Set(draft.map(\.source))
    let metrics = relevantMetrics(Set(draft.map(\.claim.metric)))
    let relevant = facts.filter { metrics.contains($0.claim.metric) && !names.contains($0.source) }
    let input = AuditInput(relevant + draft, rules: rules, material: material)
    let audit = auditor.audit(relevant + draft, material: material)
    var results: [Int: [CheckResult]] = [:]
    // That two rules took the same bytes is the rules' fault, not the draft's.
    let aside = OverlapCheck.check.reference
    for result in audit.results where result.level > .note && result.check != aside {
      for index in Set(result.evidence.map(\.claim)) where names.contains(input.claims[index].source) {
        results[index, default: []].append(result)
      }
    }
    var byFigure: [Figure: [Int]] = [:]
    for index in input.claimed where !names.contains(input.claims[index].source) {
      let claim = input.claim(index)
      byFigure[Figure(metric: claim.metric, subject: claim.subject), default: []].append(index)
    }
    let byMetric = Dictionary(grouping: byFigure.keys.sorted()) { $0.metric }
    let answers = input.claimed.filter { names.contains(input.claims[$0].source) }.map { index in
      let claim = input.claim(index)
      let figure = Figure(metric: claim.metric, subject: claim.subject)
      guard !claim.subject.isEmpty else {
        let candidates = (byMetric[claim.metric] ?? []).flatMap { byFigure[$0] ?? [] }
        return answer(index, [], candidates: candidates, results[index] ?? [], input)
      }
      return answer(index, byFigure[figure] ?? [], candidates: [], results[index] ?? [], input)
    }
    return DraftReport(claims: input.claims, answers: answers)
  }

  private struct Figure: Hashable, Comparable {
    var metric: String
    var subject: String

    static func < (a: Self, b: Self) -> Bool { (a.metric, a.subject) < (b.metric, b.subject) }
  }

  /// The metrics of a draft and those that some check compares with them.
  private func relevantMetrics(_ own: Set<String>) -> Set<String> {
    rules.checks.reduce(into: own) { metrics, check in
      guard case .comparison(let left, _, let right) = check.test else { return }
      let named = Set((left.references + right.references).map(\.metric))
      if !named.isDisjoint(with: own) { metrics.formUnion(named) }
    }
  }

  private func answer(
    _ index: Int, _ facts: [Int], candidates: [Int], _ results: [CheckResult], _ input: AuditInput
  ) -> DraftAnswer {
    let judged = compared(index, facts, input)
    let agreeing = judged.filter { $0.verdict == .pass }
    // Of two claims of the draft that contradict each other, the one that the ledger supports is not to blame.
    let failure = results.first { result in
      result.verdict == .fail && (agreeing.isEmpty || !isInsideDraft(result, index, input))
    }
    if let failure {
      return DraftAnswer(
        claim: index, standing: .contradicted, reason: failure.reason, evidence: evidence(failure, without: index),
        result: failure)
    }
    if !agreeing.isEmpty {
      return DraftAnswer(claim: index, standing: .supported, evidence: Self.limited(agreeing.map(\.evidence)))
    }
    // An equation that comes out supports its terms; that a part is no more than the whole does not.
    if let derived = results.first(where: { $0.verdict == .pass && $0.sides?.relation == .equal && $0.isCross }) {
      return DraftAnswer(
        claim: index, standing: .supported, evidence: evidence(derived, without: index), result: derived)
    }
    let excluding = judged.filter { $0.verdict == .fail }
    if let first = excluding.first {
      return DraftAnswer(
        claim: index, standing: .contradicted, reason: first.reason, evidence: Self.limited(excluding.map(\.evidence)))
    }
    if let open = judged.first {
      return DraftAnswer(
        claim: index, standing: .unsure, reason: open.reason, evidence: Self.limited(judged.map(\.evidence)))
    }
    if let open = results.first(where: { $0.verdict == .unsure && $0.isCross }) {
      return DraftAnswer(
        claim: index, standing: .unsure, reason: open.reason, evidence: evidence(open, without: index), result: open)
    }
    let likely = compared(index, candidates, input).filter { $0.verdict == .pass }.map { found in
      DraftAnswer.Evidence(
        claim: found.evidence.claim, verdict: .noData, interval: found.evidence.interval, unit: found.evidence.unit)
    }
    let claim = input.claim(index)
    return DraftAnswer(
      claim: index, standing: .unknown,
      reason: claim.subject.isEmpty ? .subjectMissing : .noClaims(metric: claim.metric),
      evidence: Self.limited(likely))
  }

  private struct Compared {
    var verdict: Verdict
    var reason: AuditReason?
    var evidence: DraftAnswer.Evidence
  }

  /// A claim against facts about the same figure, each distinct value once for each of its documents.
  private func compared(_ index: Int, _ facts: [Int], _ input: AuditInput) -> [Compared] {
    let comparison = ValueComparison(input: input, check: CheckReference(pack: "", id: "draft"), level: .error)
    guard let own = DistinctValue.collect([index], input, rounding: .printed).first else { return [] }
    let values = DistinctValue.collect(facts, input, rounding: .printed, roles: [])
    // A draft that gives two values is no sign that a figure has several; a document of the ledger that does is.
    let metric = input.claim(index).metric
    let hasOneValue =
      rules.singleValued.contains(metric)
      || !metric.hasPrefix("other.") && AgreementCheck.severalInOneDocument(values, comparison, input) == nil
    return values.flatMap { value -> [Compared] in
      guard var judgement = comparison.judge(own, value) else { return [] }
      if judgement.verdict == .unsure, entails(value, own), DistinctValue.drift([own.asOf, value.asOf]) == nil {
        judgement = .pass
      }
      if !hasOneValue { judgement = judgement.excused(by: .severalValues) }
      return value.claims.map {
        Compared(
          verdict: judgement.verdict, reason: judgement.reason,
          evidence: .init(claim: $0, verdict: judgement.verdict, interval: value.interval.sharp, unit: value.unit))
      }
    }
  }

  /// Whether every number that a fact allows is one that the claim allows.
  private func entails(_ fact: DistinctValue, _ claim: DistinctValue) -> Bool {
    let frame = UnitFrame(rules.units, units: [claim.unit, fact.unit])
    let (a, b) = (
      Magnitude(claim.interval, unit: claim.unit, in: frame), Magnitude(fact.interval, unit: fact.unit, in: frame)
    )
    guard a.isComparable(to: b, frame), let inner = a.sharp.inner else { return false }
    return inner.contains(b.sharp.outer)
  }

  /// Whether all that a claim of the draft fails against is in the draft too.
  private func isInsideDraft(_ result: CheckResult, _ index: Int, _ input: AuditInput) -> Bool {
    let source = input.claims[index].source
    return Self.opposed(result, to: index).allSatisfy { input.claims[$0.claim].source == source }
      && result.evidence.contains { $0.claim != index }
  }

  /// The evidence that doesn't say what a claim says.
  private static func opposed(_ result: CheckResult, to index: Int) -> [CheckResult.Evidence] {
    let own = result.evidence.first { $0.claim == index }
    return result.evidence.filter { $0.claim != index && ($0.interval != own?.interval || $0.unit != own?.unit) }
  }

  /// The other claims of a result, those first that say something else.
  private func evidence(_ result: CheckResult, without index: Int) -> [DraftAnswer.Evidence] {
    let opposed = Self.opposed(result, to: index)
    let places = Set(opposed.map(\.claim) + [index])
    let rest = result.evidence.filter { !places.contains($0.claim) }
    func rows(_ evidence: [CheckResult.Evidence], _ verdict: Verdict) -> [DraftAnswer.Evidence] {
      evidence.map { DraftAnswer.Evidence(claim: $0.claim, verdict: verdict, interval: $0.interval, unit: $0.unit) }
    }
    return Self.limited(
      rows(opposed, result.verdict) + rows(rest, result.verdict == .fail ? .pass : result.verdict))
  }

  private static func limited(_ evidence: [DraftAnswer.Evidence]) -> [DraftAnswer.Evidence] {
    Array(evidence.prefix(evidenceLimit))
  }
}

extension CheckResult {
  /// Whether it takes more than one claim.
  fileprivate var isCross: Bool { Set(evidence.map(\.claim)).count > 1 }
}
