import Foundation
import RuleDSL
import Testing

@Suite struct IntervalArithmeticTests {
  @Test(arguments: [
    ("[1, 2]", "+", "[10, 20)", "[11, 22)"),
    ("(1, 2]", "+", "[1, ∞)", "(2, ∞)"),
    ("[1, 2]", "-", "[10, 20)", "(-19, -8]"),
    ("[5, 6]", "-", "(-∞, 1)", "(4, ∞)"),
    ("[2, 3]", "*", "[-5, 4)", "[-15, 12)"),
    ("[0, 1]", "*", "(2, 3)", "[0, 3)"),
    ("(0, 1]", "*", "(2, 3)", "(0, 3)"),
    ("(0, 1)", "*", "[2, ∞)", "(0, ∞)"),
    ("[0, 0]", "*", "(-∞, ∞)", "[0, 0]"),
    ("(-∞, -1]", "*", "(-∞, -1]", "[1, ∞)"),
    ("[28, 31]", "*", "[7, 7]", "[196, 217]"),
    ("[3456, 3456]", "/", "[4096, 4096]", "[0.84375, 0.84375]"),
    ("[1, 2]", "/", "[4, ∞)", "(0, 0.5]"),
    ("[1, 2]", "/", "(0, 4]", "[0.25, ∞)"),
    ("[-1, 2]", "/", "[-4, -2)", "(-1, 0.5)"),
    ("(0, 2]", "/", "[1, 4]", "(0, 2]"),
    ("[1, 2]", "/", "[-1, 1]", "(-∞, ∞)"),
    ("[0, 0]", "/", "[-1, 1]", "[0, 0]"),
  ])
  func computes(a: String, sign: String, b: String, expected: String) throws {
    let x = try Interval(reading: a)
    let y = try Interval(reading: b)
    let result: Interval? =
      switch sign {
      case "+": x.adding(y)
      case "-": x.subtracting(y)
      case "*": x.multiplied(by: y)
      default: x.divided(by: y)
      }
    #expect(result?.description == expected)
  }

  @Test func hasNoQuotientByZero() throws {
    #expect(try Interval(reading: "[1, 2]").divided(by: Interval(exactly: .zero)) == nil)
  }

  @Test func enclosesAThirdFromBothSides() throws {
    let one = IntervalEnclosure(Interval(exactly: .one))
    let third = try #require(one.divided(by: IntervalEnclosure(Interval(exactly: ExactDecimal(3)))))
    let exact = Fraction(LongInteger(1), over: LongInteger(3))
    #expect(FractionInterval(third.outer).contains(exact))
    #expect(third.inner == nil)
    let wide = try #require(
      IntervalEnclosure(Interval(reading: "[1, 2]")).divided(by: IntervalEnclosure(Interval(exactly: ExactDecimal(3)))))
    let inner = try #require(wide.inner)
    #expect(wide.outer.contains(inner) && wide.outer != inner)
    #expect(!FractionInterval(inner).contains(exact))
    let half = try IntervalEnclosure(Interval(reading: "[0.5, 0.5]"))
    #expect(wide.compared(.equal, to: half) == .pass)
  }

  @Test(arguments: [
    ("[129500000000, 130500000000]", 2, "[120000000000, 140000000000)"),
    ("[0.333333333333333, 0.7]", 3, "(0.333, 0.7]"),
    ("(-∞, 5)", 3, "(-∞, 5)"),
  ])
  func roundsOutwardForReading(text: String, digits: Int, expected: String) throws {
    let rounded = try Interval(reading: text).rounded(toDigits: digits)
    #expect(try rounded.contains(Interval(reading: text)))
    if digits == 3 { #expect(rounded.description == expected) }
  }

  /// Sampled members of the operands never have a result outside the outer interval, and never disprove a verdict.
  @Test(arguments: [1, 2, 3, 4])
  func soundAgainstBruteForce(seed: UInt64) {
    let verdicts = ProcessInfo.processInfo.environment["LEDGER_PROPERTY_VERDICTS"].flatMap { Int($0) } ?? 100_000
    var generator = SeededGenerator(seed: seed)
    var decided = 0
    for _ in 0..<(verdicts / 4 / 5) {
      let a = Interval.random(using: &generator)
      let b = Interval.random(using: &generator)
      let c = Interval.random(using: &generator)
      guard !a.isEmpty, !b.isEmpty, !c.isEmpty else { continue }
      let sign = Int.random(in: 0..<5, using: &generator)
      let (x, y) = (IntervalEnclosure(a), IntervalEnclosure(b))
      let results: [Fraction]
      let enclosure: IntervalEnclosure?
      switch sign {
      case 0: (enclosure, results) = (x.adding(y), pairs(a, b) { $0 + $1 })
      case 1: (enclosure, results) = (x.subtracting(y), pairs(a, b) { $0 - $1 })
      case 2: (enclosure, results) = (x.multiplied(by: y), pairs(a, b) { $0 * $1 })
      case 3: (enclosure, results) = (x.divided(by: y), pairs(a, b) { $1.isZero ? nil : $0 / $1 })
      default: (enclosure, results) = (x, a.sampledMembers())
      }
      guard let enclosure else {
        #expect(b.point == .zero)
        continue
      }
      let outer = FractionInterval(enclosure.outer)
      for result in results where !outer.contains(result) {
        Issue.record("\(a) op\(sign) \(b) is \(enclosure.outer), without a member of its own")
      }
      if let inner = enclosure.inner, !enclosure.outer.contains(inner) {
        Issue.record("\(a) op\(sign) \(b): \(inner) isn't inside \(enclosure.outer)")
      }
      let members = c.sampledMembers()
      for relation in CheckDeclaration.Relation.allCases {
        let verdict = enclosure.compared(relation, to: IntervalEnclosure(c))
        if verdict == .unsure { continue }
        decided += 1
        if relation == .equal {
          disproveAgreement(verdict, outer, results, FractionInterval(c), members)
        } else {
          for p in results {
            for q in members where relation.holds(p, q) != (verdict == .pass) {
              Issue.record("\(a) op\(sign) \(b) \(relation.rawValue) \(c): \(verdict) is wrong")
              return
            }
          }
        }
      }
    }
    #expect(decided > verdicts / 20)
  }

  private func disproveAgreement(
    _ verdict: Verdict, _ left: FractionInterval, _ members: [Fraction], _ right: FractionInterval,
    _ others: [Fraction]
  ) {
    if verdict == .fail {
      for member in members where right.contains(member) { Issue.record("\(left) and \(right) do meet") }
    } else {
      let leftIsFiner = members.allSatisfy { right.contains($0) }
      let rightIsFiner = others.allSatisfy { left.contains($0) }
      if !leftIsFiner && !rightIsFiner { Issue.record("neither of \(left) and \(right) holds the other") }
    }
  }

  private func pairs(_ a: Interval, _ b: Interval, _ operation: (Fraction, Fraction) -> Fraction?) -> [Fraction] {
    let others = b.sampledMembers()
    return a.sampledMembers().flatMap { x in others.compactMap { operation(x, $0) } }
  }
}

extension CheckDeclaration.Relation {
  func holds(_ a: Fraction, _ b: Fraction) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .greaterOrEqual: a >= b
    case .greater: a > b
    }
  }
}
