import Testing

@testable import RuleDSL

struct ExpectationParserTests {
  private func parser() throws -> ExpectationParser {
    let (pack, _) = RuleFixtures.parse(
      """
      entities: {cluster: {Granite II: [磐石二号]}}
      units:
        accelerator: [card, 张卡]
        d: {names: [天], kind: duration}
        FLOP/s: {names: [{PFLOPS: 1e15}]}
      """)
    return ExpectationParser(RuleCompiler.compile([pack]))
  }

  private func dump(_ expectation: ExampleExpectation) -> String {
    let value =
      switch expectation.value {
      case .exactly(let value)?: "\(value)"
      case .between(let low, let high)?: "\(low?.description ?? "")..\(high?.description ?? "")"
      case nil: "-"
      }
    return [expectation.qualifier?.rawValue, value, expectation.unit, expectation.metric, expectation.subject]
      .map { $0 ?? "-" }.joined(separator: " / ")
  }

  @Test(
    arguments: [
      ("4096", "- / 4096 / - / - / -"),
      ("4096 accelerator", "- / 4096 / accelerator / - / -"),
      ("4096 cards @ 磐石二号", nil),
      ("4096张卡 @ 磐石二号", "- / 4096 / accelerator / - / Granite II"),
      ("more_than 8000..9000 card", "more_than / 8000..9000 / accelerator / - / -"),
      ("97% of a.b; 3% of a.c", "- / 0.97 / - / a.b / - & - / 0.03 / - / a.c / -"),
      ("nearly 1e4 of a.b @ A of B", "nearly / 10000 / - / a.b / A of B"),
      ("2.5 PFLOPS", "- / 2500000000000000 / FLOP/s / - / -"),
      ("3 accelerator/d", "- / 3 / accelerator/d / - / -"),
      ("5..", "- / 5.. / - / - / -"), ("..5 d", "- / ..5 / d / - / -"), ("-2..3%", "- / -2..0.03 / - / - / -"),
      ("1.5万 张卡", "- / 15000 / accelerator / - / -"), ("3亿 PFLOPS", "- / 300000000000000000000000 / FLOP/s / - / -"),
      ("三千零五天", "- / 3005 / d / - / -"), ("1万..2万 d", "- / 10000..20000 / d / - / -"),
      ("3..5 PFLOPS", "- / 3000000000000000..5000000000000000 / FLOP/s / - / -"),
      ("4,096 card", "- / 4096 / accelerator / - / -"),
      ("百分之三", "- / 0.03 / - / - / -"), ("1万 accelerator/d", "- / 10000 / accelerator/d / - / -"),
      ("2024", "- / 2024 / - / - / -"),
      ("few", "few / - / - / - / -"), ("@ Nobody", "- / - / - / - / Nobody"), ("of a.b", "- / - / - / a.b / -"),
      ("", nil), ("12;", nil), ("about 12", nil), ("12 of a..b", nil), ("..", nil), ("x..5", nil), ("1 .. 2 zz", nil),
      ("1e401", nil), ("1.2.3", nil), ("12 %", "- / 0.12 / - / - / -"),
    ] as [(String, String?)])
  func reads(_ text: String, _ expected: String?) throws {
    let parser = try parser()
    let found = try? parser.parse(text).map(dump).joined(separator: " & ")
    #expect(found == expected)
  }
}
