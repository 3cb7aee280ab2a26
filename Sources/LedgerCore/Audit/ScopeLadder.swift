import RuleDSL

/// The scopes of a check from the narrowest to the widest: `per: [sentence, subject]` puts together what one sentence says,
/// and then what is said of one subject anywhere.
///
/// The wider the scope, the less it proves: figures that stand far apart may be about different runs, formats or parts. So
/// behind the first scope a failure stands only if no combination of the values holds, if every value is firmly tied to
/// its subject, and if the units fit; what has no subject is not put together at all; and what a narrower scope has
/// compared is not compared again.
struct ScopeLadder {
  private let scopes: [CheckDeclaration.Scope]
  private let input: AuditInput
  private var step = 0
  /// The claims that took part in a comparison.
  private var compared: Set<Int> = []

  init(_ declaration: CheckDeclaration, _ input: AuditInput) {
    scopes = [declaration.per] + declaration.wider
    self.input = input
  }

  var current: CheckDeclaration.Scope { scopes[step] }
  var isLast: Bool { step == scopes.count - 1 }

  /// Goes on to the next scope, if there is one.
  mutating func climb() -> Bool {
    if isLast { return false }
    step += 1
    return true
  }

  /// Whether a narrower scope has compared one of these already, so that it is not true that there is nothing to compare
  /// them with.
  func areCompared(_ claims: [Int]) -> Bool {
    !compared.isEmpty && claims.contains { compared.contains($0) }
  }

  /// Judges the choices that are to be compared in this scope; so many more were left out.
  mutating func judge(
    _ choices: [ClaimJoin.Choice], leftOut: Int, _ outcome: (ClaimJoin.Choice) -> ComparisonCheck.Outcome
  ) -> [(ClaimJoin.Choice, ComparisonCheck.Outcome)] {
    let judged =
      step == 0
      ? choices.map { ($0, outcome($0)) }
      : guarded(choices.filter { isTied($0) && !wasCompared($0) }.map { ($0, outcome($0)) }, isWhole: leftOut == 0)
    if !isLast {
      for (choice, _) in judged {
        for value in choice.values { compared.formUnion(value.claims) }
      }
    }
    return judged
  }

  private func guarded(
    _ judged: [(ClaimJoin.Choice, ComparisonCheck.Outcome)], isWhole: Bool
  ) -> [(ClaimJoin.Choice, ComparisonCheck.Outcome)] {
    let fitting = judged.filter { _, outcome in
      if case .unitsDiffer = outcome.judgement.reason { false } else { true }
    }
    let holdsSomehow = !isWhole || fitting.contains { $0.1.judgement.verdict != .fail }
    let survey = MentionSurvey(input)
    return fitting.map { choice, outcome in
      var outcome = outcome
      let isLoose = choice.values.contains { $0.claims.allSatisfy(survey.isCarried) }
      outcome.judgement = outcome.judgement.excused(by: isLoose ? .subjectCarried : nil)
        .excused(by: holdsSomehow ? .severalValues : nil)
      return (choice, outcome)
    }
  }

  /// Whether every value has a subject.
  private func isTied(_ choice: ClaimJoin.Choice) -> Bool {
    choice.values.allSatisfy { value in value.claims.allSatisfy { !input.claims[$0].claim.subject.isEmpty } }
  }

  /// Whether all values are said together in one place of a narrower scope.
  private func wasCompared(_ choice: ClaimJoin.Choice) -> Bool {
    guard let first = choice.values.first, choice.values.count > 1 else { return false }
    return scopes[..<step].contains { scope in
      var shared = Set(first.claims.map { input.key($0, scope) })
      for value in choice.values.dropFirst() { shared.formIntersection(value.claims.map { input.key($0, scope) }) }
      return !shared.isEmpty
    }
  }
}
