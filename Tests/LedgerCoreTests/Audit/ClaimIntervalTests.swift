import LedgerCore
import RuleDSL
import Testing

@Suite struct ClaimIntervalTests {
  @Test(arguments: [
    ("exact 130e9 parameter ±5e8", "[129500000000, 130500000000]", "[129500000000, 130500000000]"),
    ("exact 0.97 1 ±0.005", "[0.965, 0.975]", "[0.965, 0.975]"),
    // Counted whole numbers are exact, but may have been rounded.
    ("exact 4096 accelerator", "[4096, 4096]", "[4095.5, 4096.5]"),
    ("exact 4000 accelerator", "[4000, 4000]", "[3500, 4500]"),
    ("exact 0 accelerator", "[0, 0]", "[0, 0]"),
    ("exact 2.5 accelerator", "[2.5, 2.5]", "[2.5, 2.5]"),
    ("approx 9 mo", "[8.1, 9.9]", "[8.1, 9.9]"),
    ("approx 9 mo ±0.5", "[8.1, 9.9]", "[8.1, 9.9]"),
    ("approx 4000 accelerator", "[3600, 4400]", "[3500, 4500]"),
    ("approx -10 1", "[-11, -9]", "[-15, -5]"),
    // A worded bound is never widened.
    ("nearly 7 mo ±0.5", "[6.3, 7]", "[6.3, 7]"),
    ("at_least 0.71 1 ±0.005", "[0.71, ∞)", "[0.71, ∞)"),
    ("more_than 0.71 1 ±0.005", "(0.71, ∞)", "(0.71, ∞)"),
    ("more_than 9000~10000 accelerator", "(9000, 10000)", "(9000, 10000)"),
    ("less_than 0.5 1 ±0.005", "(-∞, 0.5)", "(-∞, 0.5)"),
    ("at_most 30 1", "(-∞, 30]", "(-∞, 30]"),
    ("range 1.8~3 x ±0.05", "[1.8, 3]", "[1.8, 3]"),
    ("few 2e8~9e8 USD", "[200000000, 900000000]", "[200000000, 900000000]"),
    ("magnitude 1e11 parameter", "[100000000000, 1000000000000)", "[100000000000, 1000000000000)"),
  ])
  func joinsWordingAndPrecision(text: String, sharp: String, soft: String) throws {
    let interval = ClaimInterval(try AuditFixtures.quantity(text))
    #expect(interval.sharp.description == sharp)
    #expect(interval.soft.description == soft)
  }

  @Test(arguments: [
    (CheckDeclaration.Rounding.printed, "[1.25, 1.35]"), (.cut, "[1.3, 1.4)"), (.none, "[1.3, 1.3]"),
  ])
  func roundsAsTheCheckSays(rounding: CheckDeclaration.Rounding, expected: String) throws {
    let quantity = try AuditFixtures.quantity("exact 1.3 x ±0.05")
    #expect(ClaimInterval(quantity, rounding: rounding).sharp.description == expected)
  }

  @Test func stretchesAsThePackSays() throws {
    let approx = try #require(ExactDecimal("0.2"))
    #expect(ClaimInterval(try AuditFixtures.quantity("approx 10 d"), approx: approx).sharp.description == "[8, 12]")
    #expect(ClaimInterval(try AuditFixtures.quantity("nearly 10 d"), approx: approx).sharp.description == "[8, 10]")
  }
}
