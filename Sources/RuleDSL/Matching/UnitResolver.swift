/// Says whether a number can have the unit that a rule wants, and which unit it then has.
struct UnitResolver {
  private let units: UnitTable

  init(_ units: UnitTable) { self.units = units }

  /// The unit of a number for a rule that wants `expected`, and what its value is multiplied by; `nil` when the number
  /// carries a unit of another kind.
  ///
  /// A bare number and one with a mere measure word take the rule's unit. Things that are counted are of one kind only
  /// when they are the same thing. `line/d` takes lines: the period may stand elsewhere.
  func unit(of candidate: NumberCandidate, for expected: Int?) -> (id: String, kind: String, factor: ExactDecimal?)? {
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
    if stated.kind == wanted.kind, stated.kind != "count" { return (stated.id, stated.kind, own.factor) }
    return nil
  }

  private func special(_ unit: Int, _ expected: Int?, _ candidate: NumberCandidate) -> (String, String, ExactDecimal?)?
  {
    guard expected == nil || expected == unit else { return nil }
    return (units.units[unit].id, units.units[unit].kind, nil)
  }
}
