import RuleDSL
import Testing

@Suite struct IntervalComparisonTests {
  @Test(arguments: [
    ("[3456, 3456]", "<=", "[4096, 4096]", Verdict.pass),
    ("[5000, 5000]", "<=", "[4096, 4096]", .fail),
    ("[1, 2]", "<=", "[2, 3]", .pass),
    ("[1, 2]", "<", "[2, 3]", .unsure),
    ("[1, 2)", "<", "[2, 3]", .pass),
    ("[2, 3]", "<=", "[1, 2]", .unsure),
    ("(2, 3]", "<=", "[1, 2]", .fail),
    ("[2, 3]", "<", "[1, 2]", .fail),
    ("[2, 3]", ">=", "[1, 2]", .pass),
    ("[2, 3]", ">", "[1, 2]", .unsure),
    ("[2, 3]", ">", "[1, 2)", .pass),
    ("[1, ∞)", "<=", "[2, 3]", .unsure),
    ("(-∞, 1]", "<=", "[2, ∞)", .pass),
    ("(-∞, ∞)", "<", "(-∞, ∞)", .unsure),
    // Agreement.
    ("[129500000000, 130500000000]", "=", "[129500000000, 130500000000]", .pass),
    ("[129500000000, 130500000000]", "=", "[159500000000, 160500000000]", .fail),
    ("[100, ∞)", "=", "[5000000, 5000000]", .unsure),
    ("[100, ∞)", "=", "[99, 99]", .fail),
    ("(0.71, ∞)", "=", "[0.71, 0.71]", .fail),
    ("[1, 3]", "=", "[2, 4]", .unsure),
    ("[1, 3)", "=", "[3, 4]", .fail),
    ("[100000000000, 1000000000000)", "=", "[129500000000, 130500000000]", .pass),
    // An empty interval proves nothing.
    ("(3, 3]", "<=", "[4, 5]", .unsure),
    ("[5, 2]", "=", "[9, 9]", .unsure),
  ])
  func decides(a: String, relation: String, b: String, expected: Verdict) throws {
    let relation = try #require(CheckDeclaration.Relation(rawValue: relation))
    let left = try Interval(reading: a)
    let right = try Interval(reading: b)
    #expect(left.compared(relation, to: right) == expected)
    #expect(right.compared(relation.reversed, to: left) == expected)
    #expect(IntervalEnclosure(left).compared(relation, to: IntervalEnclosure(right)) == expected)
  }

  @Test(arguments: [
    ("[1, 5]", "[2, 3]", "[2, 3]", "[1, 5]"),
    ("[1, 3)", "(1, 3]", "(1, 3)", "[1, 3]"),
    ("(-∞, 3)", "[0, ∞)", "[0, 3)", "(-∞, ∞)"),
    ("[1, 2]", "[5, 6]", "[5, 2]", "[1, 6]"),
    ("[1, 2]", "(2, 2]", "(2, 2]", "[1, 2]"),
  ])
  func setsOfNumbers(a: String, b: String, intersection: String, hull: String) throws {
    let left = try Interval(reading: a)
    let right = try Interval(reading: b)
    #expect(left.intersection(right).description == intersection)
    #expect(left.hull(right).description == hull)
    #expect(left.isDisjoint(from: right) == left.intersection(right).isEmpty)
    #expect(left.hull(right).contains(left) && left.hull(right).contains(right))
  }

  /// Membership decides containment, disjointness, intersection and hull.
  @Test func setsAgreeWithTheirMembers() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<1000 {
      let a = Interval.random(using: &generator)
      let b = Interval.random(using: &generator)
      let samples = a.sampledMembers() + b.sampledMembers()
      let (x, y) = (FractionInterval(a), FractionInterval(b))
      let both = FractionInterval(a.intersection(b))
      let hull = FractionInterval(a.hull(b))
      for value in samples {
        if both.contains(value) != (x.contains(value) && y.contains(value)) {
          Issue.record("\(a) ∩ \(b) = \(both.interval)")
        }
        if !hull.contains(value) { Issue.record("\(a) and \(b) aren't inside \(hull.interval)") }
        if a.isDisjoint(from: b), x.contains(value), y.contains(value) { Issue.record("\(a) meets \(b)") }
        if a.contains(b), y.contains(value), !x.contains(value) { Issue.record("\(a) doesn't hold \(b)") }
      }
    }
  }
}

extension CheckDeclaration.Relation {
  var reversed: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .equal: .equal
    case .greaterOrEqual: .lessOrEqual
    case .greater: .less
    }
  }
}
