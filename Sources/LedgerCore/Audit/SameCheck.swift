import RuleDSL

/// `same:`: all that is claimed of a subject and metric agrees.
struct SameCheck {
  let declaration: CheckDeclaration
  let metric: String

  func results(_ input: AuditInput) -> [CheckResult] {
    let check = CheckReference(pack: declaration.pack, id: declaration.id.value)
    let comparison = ValueComparison(
      input: input, check: check, level: declaration.level, tolerance: declaration.tolerance,
      message: declaration.say.map { CheckMessage(template: $0) })
    var results: [CheckResult] = []
    for group in ClaimGroup.collect(input.byMetric[metric] ?? [], input, declaration.per) {
      // That there is one value for each subject is what the check says, whatever else stands beside it.
      let values = DistinctValue.collect(group.claims, input, rounding: declaration.rounding, roles: [])
      let found = comparison.results(values, subject: group.subject, metric: metric)
      if found.isEmpty {
        results.append(
          CheckResult(
            check, declaration.level, .noData, .noCounterpart, subject: group.subject, metric: metric,
            evidence: values.flatMap { $0.evidence(repeats: true) }, message: "nothing to compare with"))
      }
      results += found
    }
    return results
  }
}

/// Claims of one metric that are about the same thing, as a scope has it.
struct ClaimGroup {
  var subject: String
  var claims: [Int]

  private struct Key: Hashable {
    var scope: ScopeKey
    /// The subject's number where the scope has none.
    var subject: Int
  }

  /// Groups claims in the order of their first. Inside a sentence or a document, claims of different subjects still
  /// aren't about the same thing.
  static func collect(_ claims: [Int], _ input: AuditInput, _ scope: CheckDeclaration.Scope) -> [ClaimGroup] {
    var places: [Key: Int] = [:]
    var groups: [ClaimGroup] = []
    for index in claims {
      let key = input.key(index, scope)
      let subject =
        switch scope {
        case .subject, .role: key.subject
        case .sentence, .document: input.key(index, .subject).subject
        case .corpus: 0
        }
      let place = places[Key(scope: key, subject: subject)]
      if let place {
        groups[place].claims.append(index)
      } else {
        places[Key(scope: key, subject: subject)] = groups.count
        groups.append(ClaimGroup(subject: input.name(subject), claims: [index]))
      }
    }
    return groups
  }
}
