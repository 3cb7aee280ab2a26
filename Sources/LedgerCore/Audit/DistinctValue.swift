import RuleDSL

/// Mentions that say the same number in the same unit of the same time: compared once, however often it is said.
struct DistinctValue {
  /// The mentions, in the order of the report; never empty.
  var claims: [Int]
  var interval: ClaimInterval
  var unit: String
  var asOf: String?
  var roles: [Claim.Role]

  private struct Key: Hashable {
    var interval: ClaimInterval
    var unit: String
    var asOf: String?
    var roles: [Claim.Role]
    var subject: String
  }

  /// Collects mentions by what they say, in the order of their first; mentions that name their subject come before those
  /// that carry it on. Without `roles`, what a figure is said along with makes no difference, except for factors, which
  /// mean nothing without their base.
  static func collect(
    _ claims: [Int], _ input: AuditInput, rounding: CheckDeclaration.Rounding, roles: Bool = true
  ) -> [DistinctValue] {
    var places: [Key: Int] = [:]
    var values: [DistinctValue] = []
    for index in claims {
      let claim = input.claim(index)
      let unit = input.unit(index)
      let key = Key(
        interval: input.interval(index, rounding), unit: unit, asOf: claim.asOf,
        roles: roles || unit == "x" ? claim.roles : [], subject: claim.subject)
      if let place = places[key] {
        values[place].claims.append(index)
      } else {
        places[key] = values.count
        values.append(
          DistinctValue(claims: [index], interval: key.interval, unit: unit, asOf: claim.asOf, roles: key.roles))
      }
    }
    let survey = MentionSurvey(input)
    for place in values.indices where values[place].claims.count > 1 {
      let claims = values[place].claims
      values[place].claims = claims.filter { !survey.isCarried($0) } + claims.filter { survey.isCarried($0) }
    }
    return values
  }

  /// The entity in a role.
  func entity(_ role: String) -> String? { roles.first { $0.name == role }?.entity }

  /// The mentions as evidence: the first proves, the others (`repeats`) corroborate.
  func evidence(repeats: Bool) -> [CheckResult.Evidence] {
    (repeats ? claims[...] : claims.prefix(1)).enumerated().map {
      CheckResult.Evidence(claim: $1, interval: interval.sharp, unit: unit, repeats: $0 > 0)
    }
  }

  /// Two different times at which the figures held, if both are known and neither lies inside the other: 2023 and
  /// 2023-05 may be the same, 2022 and 2023 can't be.
  static func drift(_ times: [String?]) -> AuditReason? {
    let known = times.compactMap(\.self)
    for (i, first) in known.enumerated() {
      for other in known[(i + 1)...] where !other.hasPrefix(first) && !first.hasPrefix(other) {
        return .drift(first, other)
      }
    }
    return nil
  }
}

/// Where each value has its worst verdict first: the result that lists all of its mentions.
///
/// A value takes part in many results. To list a thousand mentions in each would make a report of millions of lines;
/// listed once, at the worst, every mention still learns what its value is told.
struct WorstPlaces {
  private var places: [Int: Int] = [:]

  init(_ results: [(values: [Int], verdict: Verdict)]) {
    for (place, result) in results.enumerated() {
      for value in result.values {
        if let known = places[value] {
          let verdict = results[known].verdict
          if verdict != result.verdict, verdict.worse(result.verdict) == result.verdict { places[value] = place }
        } else {
          places[value] = place
        }
      }
    }
  }

  func isWorst(_ place: Int, for value: Int) -> Bool { places[value] == place }
}

/// The reason not to fail values that state no subject and stand in different sentences: they may be about different
/// things.
func subjectUnknown(_ values: [DistinctValue], _ input: AuditInput) -> AuditReason? {
  var sentence: String?
  var isOneSentence = true
  for value in values {
    for index in value.claims {
      let claim = input.claim(index)
      if !claim.subject.isEmpty { return nil }
      if sentence != nil, sentence != claim.provenance.sentence { isOneSentence = false }
      sentence = claim.provenance.sentence
    }
  }
  return isOneSentence ? nil : .subjectUnknown
}
