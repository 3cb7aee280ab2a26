import RuleDSL
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1e11", "100000000000"), ("0.970", "0.97"), ("-12.50", "-12.5"), (".5", "0.5"),
    ("1e-3", "0.001"), ("130000000000", "130000000000"),
  ])
  func readsAndPrints(text: String, plain: String) {
    #expect(ExactDecimal(text)?.description == plain)
  }

  @Test(arguments: ["", "-", "1,000", "1e", "0x10", "1e999999", " 1", "1.2.3", "nan"])
  func refuses(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func ordersAcrossScales() throws {
    let small = try #require(ExactDecimal("1e-300"))
    let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    #expect(small < large)
    #expect(large.negated < small.negated)
    #expect(ExactDecimal(5) > ExactDecimal(4))
    #expect(ExactDecimal("0.1")?.multiplied(by: ExactDecimal(3)) == ExactDecimal("0.3"))
  }
}
