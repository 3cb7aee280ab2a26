import RuleDSL
import Testing

@testable import LedgerCore

/// Statements that are all true of one world never fail, however they are worded, rounded and converted.
@Suite struct TruthfulWorldTests {
  private static let rules =
    AuditFixtures.units + """
      checks:
        - {id: same-a, same: m.a}
        - {id: same-t, same: m.t}
        - {id: order, check: m.a <= m.b}
        - {id: strict, check: m.a < m.b + 1}
        - {id: sum, check: m.a + m.b = m.s}
        - {id: product, check: m.p = m.a × m.w}
        - {id: quotient, check: m.p / m.w = m.a}
        - {id: base, check: m.a = m.r × m.a@base}
        - {id: reverse, check: m.b >= m.a, tolerance: 5%}
      """

  /// SplitMix64.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(arguments: 1...4)
  func neverFails(seed: UInt64) throws {
    let auditor = Auditor(packs: [try AuditFixtures.pack(Self.rules)])
    var generator = Generator(state: seed)
    var decided: [String: Int] = [:]
    for _ in 0..<25 {
      let a = Int.random(in: 1...5000, using: &generator)
      let b = a + Int.random(in: 0...3000, using: &generator)
      let watts = Int.random(in: 1...900, using: &generator)
      let ratio = Int.random(in: 1...20, using: &generator)
      let days = Int.random(in: 1...900, using: &generator)
      var claims: [AuditedClaim] = []
      func state(_ subject: String, _ metric: String, _ truth: Int, _ unit: String, roles: [Claim.Role] = []) {
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let source = "\(Int.random(in: 1...3, using: &generator)).txt"
          let id = "\(claims.count)"
          claims.append(
            AuditFixtures.claim(
              id, subject, metric, wording(truth, unit, &generator), source: source, roles: roles))
        }
      }
      state("X", "m.a", a, "accelerator")
      state("X", "m.b", b, "accelerator")
      state("X", "m.s", a + b, "accelerator")
      state("X", "m.w", watts, "W")
      state("X", "m.p", a * watts, "W")
      state("X", "m.t", days, "d")
      state("Y", "m.a", a * ratio, "accelerator")
      state("Y", "m.r", ratio, "x", roles: [Claim.Role(name: "base", entity: "X")])
      let report = auditor.audit(claims)
      for failure in report.results where failure.verdict == .fail {
        let quantities = failure.evidence.map { report.claims[$0.claim].claim.quantity }
        Issue.record("\(failure.check.id) fails though all is true: \(quantities)")
      }
      for result in report.results where result.verdict == .pass { decided[result.check.id, default: 0] += 1 }
    }
    let silent = ["same-a", "same-t", "order", "sum", "product", "quotient", "base"].filter { decided[$0] == nil }
    #expect(silent.isEmpty, "these checks never passed")
  }

  /// A true statement of `truth`, worded at random.
  private func wording(_ truth: Int, _ unit: String, _ generator: inout Generator) -> Quantity {
    func quantity(
      _ qualifier: Qualifier, _ value: ExactDecimal?, _ interval: Interval, error: ExactDecimal = .zero,
      unit: String = unit
    ) -> Quantity {
      Quantity(
        value: value, interval: interval, qualifier: qualifier, absoluteError: error, unit: unit, unitKind: "count")
    }
    let value = ExactDecimal(truth)
    let slack = Int.random(in: 1...40, using: &generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0:
      return quantity(.atLeast, ExactDecimal(truth - slack), Interval(low: ExactDecimal(truth - slack), high: nil))
    case 1:
      return quantity(
        .moreThan, ExactDecimal(truth - slack),
        Interval(low: ExactDecimal(truth - slack), high: ExactDecimal(truth + 1), lowOpen: true, highOpen: true))
    case 2:
      return quantity(
        .lessThan, ExactDecimal(truth + slack), Interval(low: nil, high: ExactDecimal(truth + slack), highOpen: true))
    case 3:
      return quantity(
        .range, nil, Interval(low: ExactDecimal(truth - slack), high: ExactDecimal(truth + slack)))
    case 4:
      // A rounded figure with its printed precision.
      let rounded = (truth + 5) / 10 * 10
      return quantity(
        .exact, ExactDecimal(rounded), Interval(exactly: ExactDecimal(rounded)), error: ExactDecimal(5))
    case 5:
      // A round whole number without any.
      let rounded = (truth + 50) / 100 * 100
      guard rounded > 0 else { return quantity(.exact, value, Interval(exactly: value)) }
      return quantity(.exact, ExactDecimal(rounded), Interval(exactly: ExactDecimal(rounded)))
    case 6:
      let near = truth + truth / 12
      return quantity(.approx, ExactDecimal(near), .everything)
    case 7 where unit == "d":
      // A month is 28 to 31 days: the fewest and the most months that so many days may be.
      return quantity(
        .range, nil, Interval(low: ExactDecimal(truth / 31), high: ExactDecimal(truth / 28 + 1)), unit: "mo")
    case 7 where unit == "W":
      return quantity(
        .exact, value.shifted(by: -3), value.shifted(by: -3).map { Interval(exactly: $0) } ?? .everything,
        unit: "kW")
    default:
      return quantity(.exact, value, Interval(exactly: value))
    }
  }
}
