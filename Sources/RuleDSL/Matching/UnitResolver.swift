/// Says whether a number can have the unit that a rule wants, and which unit it then has.
struct UnitResolver {
  private let units: UnitTable

  init(_ units: UnitTable) { self.units = units }

  /// The unit of a number for a rule that wants `expected`, and what its value is multiplied by; `nil` when the number
  /// carries a unit of another kind.
  ///
  /// A bare number and one with a mere measure word take the rule's unit. Things that are counted are of one kind only
  /// when they are the same thing. `line/d` takes lines: the period may stand elsewhere.
  ///
  /// `*/mo` takes whatever the number carries, by the month.
  func unit(of candidate: NumberCandidate, for expected: Int?) -> (id: String, kind: String, factor: ExactDecimal?)? {
    guard let expected else { return written(candidate, nil) }
    let settled = units.units[expected].settled
    if units.units[expected].numerator == "*" {
      guard let own = written(candidate, nil), own.id != "unknown" else { return nil }
      return (own.id + settled.id.dropFirst(), own.kind, Self.product(own.factor, settled.factor))
    }
    guard let found = written(candidate, expected) else { return nil }
    let isSettled = found.id == units.units[expected].id
    return isSettled ? (settled.id, found.kind, Self.product(found.factor, settled.factor)) : found
  }

  /// Whether a number can have the unit that a rule wants.
  func takes(_ candidate: NumberCandidate, as expected: Int?) -> Bool {
    if let expected, units.units[expected].numerator == "*" { return candidate.unit != nil || candidate.form != .count }
    return written(candidate, expected) != nil
  }

  private static func product(_ a: ExactDecimal?, _ b: ExactDecimal?) -> ExactDecimal? {
    guard let a, let b else { return a ?? b }
    return a.multiplied(by: b)
  }

  /// Units of what is done, which may be counted in times.
  private static let acts: Set<String> = [
    "call", "download", "install", "query", "question", "request", "search", "visit", "view", "interaction",
  ]

  private func written(_ candidate: NumberCandidate, _ expected: Int?) -> (
    id: String, kind: String, factor: ExactDecimal?
  )? {
    switch candidate.form {
    case .ratio: return special(UnitTable.ratio, expected, candidate)
    case .multiplier: return special(UnitTable.multiplier, expected, candidate)
    case .count: break
    }
    guard let expected else {
      guard let own = candidate.unit else { return ("unknown", "", nil) }
      return (units.units[own.unit].id, units.units[own.unit].kind, own.factor)
    }
    let wanted = units.units[expected]
    guard let own = candidate.unit else {
      if candidate.hasClassifier, wanted.kind != "count" { return nil }
      return (wanted.id, wanted.kind, nil)
    }
    let stated = units.units[own.unit]
    if own.unit == expected || wanted.numerator == stated.id { return (wanted.id, wanted.kind, own.factor) }
    // 下载量破百万次: what was done so many times are downloads where the rule says so.
    if stated.id == "times", Self.acts.contains(wanted.numerator) { return (wanted.id, wanted.kind, own.factor) }
    if stated.kind == wanted.kind, stated.kind != "count" { return (stated.id, stated.kind, own.factor) }
    return nil
  }

  private func special(_ unit: Int, _ expected: Int?, _ candidate: NumberCandidate) -> (String, String, ExactDecimal?)?
  {
    // *Downloaded 300 times* counts; only a rule can tell it from *300 times as many*.
    if unit == UnitTable.multiplier, let expected, units.units[expected].id == "times" {
      return ("times", "count", nil)
    }
    guard expected == nil || expected == unit else { return nil }
    return (units.units[unit].id, units.units[unit].kind, nil)
  }
}
