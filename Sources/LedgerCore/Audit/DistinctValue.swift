import RuleDSL

/// Mentions that say the same number in the same unit of the same time: compared once, however often it is said.
struct DistinctValue {
  /// The mentions, in the order of the report; never empty.
  var claims: [Int]
  var interval: ClaimInterval
  var unit: String
  var asOf: String?
  var roles: [Claim.Role]
  /// Of a sum, what each of the claims adds; `nil` when all mentions say the same.
  var parts: [Interval]?

  private struct Key: Hashable {
    var interval: ClaimInterval
    var unit: String
    var asOf: String?
    var roles: [Claim.Role]
    /// The number of the subject.
    var subject: Int
  }

  /// Collects mentions by what they say, in the order of their first; mentions that name their subject come before those
  /// that carry it on. What a figure is said along with makes no difference but in the `roles` (all when `nil`), and for
  /// factors, which mean nothing without their base.
  static func collect(
    _ claims: [Int], _ input: AuditInput, rounding: CheckDeclaration.Rounding, roles: Set<String>? = nil
  ) -> [DistinctValue] {
    func key(_ index: Int) -> Key {
      let unit = input.unit(index)
      return Key(
        interval: input.interval(index, rounding), unit: unit, asOf: input.claims[index].claim.asOf,
        roles: input.claims[index].claim.roles.filter { unit == "x" || roles?.contains($0.name) ?? true },
        subject: input.key(index, .subject).subject)
    }
    if claims.count == 1 {
      let key = key(claims[0])
      return [
        DistinctValue(claims: claims, interval: key.interval, unit: key.unit, asOf: key.asOf, roles: key.roles)
      ]
    }
    var places: [Key: Int] = [:]
    var values: [DistinctValue] = []
    for index in claims {
      let key = key(index)
      if let place = places[key] {
        values[place].claims.append(index)
      } else {
        places[key] = values.count
        values.append(
          DistinctValue(claims: [index], interval: key.interval, unit: key.unit, asOf: key.asOf, roles: key.roles))
      }
    }
    let survey = MentionSurvey(input)
    for place in values.indices where values[place].claims.count > 1 {
      let claims = values[place].claims
      values[place].claims = claims.filter { !survey.isCarried($0) } + claims.filter { survey.isCarried($0) }
    }
    return values
  }

  /// All claims added up, or the greatest or least of them; `nil` when they have different units or times.
  static func taken(
    _ aggregate: CheckExpression.Aggregate, _ claims: [Int], _ input: AuditInput, rounding: CheckDeclaration.Rounding
  ) -> DistinctValue? {
    guard let first = claims.first else { return nil }
    let unit = input.unit(first)
    var total = input.interval(first, rounding)
    for index in claims.dropFirst() {
      guard input.unit(index) == unit, input.claim(index).asOf == input.claim(first).asOf else { return nil }
      let interval = input.interval(index, rounding)
      total.sharp = total.sharp.taken(aggregate, with: interval.sharp)
      total.soft = total.soft.taken(aggregate, with: interval.soft)
    }
    return DistinctValue(
      claims: claims, interval: total, unit: unit, asOf: input.claim(first).asOf, roles: [],
      parts: claims.map { input.interval($0, rounding).sharp })
  }

  /// The entity in a role.
  func entity(_ role: String) -> String? { roles.first { $0.name == role }?.entity }

  /// The mentions as evidence: the first proves, the others (`repeats`) corroborate.
  func evidence(repeats: Bool) -> [CheckResult.Evidence] {
    if let parts {
      return zip(claims, parts).map { CheckResult.Evidence(claim: $0, interval: $1, unit: unit, repeats: false) }
    }
    return (repeats ? claims[...] : claims.prefix(1)).enumerated().map {
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

extension [DistinctValue] {
  /// Whether two of them, in one unit, have no number in common.
  var excludeEachOther: Bool {
    guard count > 1, allSatisfy({ $0.unit == self[0].unit }) else { return false }
    // Of intervals on a line, the one that begins last and the one that ends first decide.
    let last = compactMap { value in value.interval.sharp.low.map { ($0, value) } }.max { $0.0 < $1.0 }?.1
    let first = compactMap { value in value.interval.sharp.high.map { ($0, value) } }.min { $0.0 < $1.0 }?.1
    guard let last, let first else { return false }
    return last.interval.sharp.isDisjoint(from: first.interval.sharp)
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
  var sentence: ScopeKey?
  var isOneSentence = true
  for value in values {
    for index in value.claims {
      if !input.claims[index].claim.subject.isEmpty { return nil }
      let own = input.key(index, .sentence)
      if sentence != nil, sentence != own { isOneSentence = false }
      sentence = own
    }
  }
  return isOneSentence ? nil : .subjectUnknown
}

extension Interval {
  /// The sums of members of two intervals, or the greater or lesser ones of each pair.
  fileprivate func taken(_ aggregate: CheckExpression.Aggregate, with other: Interval) -> Interval {
    switch aggregate {
    case .sum: adding(other)
    case .most: greater(other)
    case .least: negated.greater(other.negated).negated
    }
  }

  private func greater(_ other: Interval) -> Interval {
    var result = self
    if let a = low, let b = other.low {
      if b > a { (result.low, result.lowOpen) = (b, other.lowOpen) }
      // max(a, b) = end needs both to be the end or below, and none is below its own lower end.
      if b == a { result.lowOpen = lowOpen || other.lowOpen }
    } else if low == nil {
      (result.low, result.lowOpen) = (other.low, other.lowOpen)
    }
    if let a = high, let b = other.high {
      if b > a { (result.high, result.highOpen) = (b, other.highOpen) }
      if b == a { result.highOpen = highOpen && other.highOpen }
    } else {
      (result.high, result.highOpen) = (nil, false)
    }
    return result
  }
}
