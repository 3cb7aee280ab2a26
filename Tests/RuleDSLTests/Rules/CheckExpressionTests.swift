import Testing

@testable import RuleDSL

struct CheckExpressionTests {
  private func parse(_ text: String) -> (test: CheckDeclaration.Test?, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "c", bytes: Array(text.utf8))
    let scalar = YAMLScalar(text: text, style: .plain)
    return CheckExpressionParser.parse(LocatedText(scalar, range: ByteRange(0, text.utf8.count), in: file))
  }

  private func dump(_ expression: CheckExpression) -> String {
    switch expression {
    case .metric(let metric, let role): metric.value + (role.map { "@\($0)" } ?? "")
    case .all(let aggregate, let metric): "\(aggregate.rawValue)(\(metric.value))"
    case .quantity(let value, let unit, _): "\(value)" + (unit.map { "[\($0)]" } ?? "")
    case .binary(let left, let operation, let right): "(\(dump(left))\(operation.rawValue)\(dump(right)))"
    }
  }

  @Test(arguments: [
    ("a.b <= a.c", "a.b <= a.c"),
    ("a.b≤a.c", "a.b <= a.c"),
    ("a.b + a.c = 100%", "(a.b+a.c) = 1"),
    ("a = 97.5 ％", "a = 0.975"),
    ("c.d = p.r × c.d@base", "c.d = (p.r*c.d@base)"),
    ("a - b − c > 0", "((a-b)-c) > 0"),
    ("a + b * c / d < 1e3", "(a+((b*c)/d)) < 1000"),
    ("(a + b) ÷ 2 == c", "((a+b)/2) = c"),
    ("sum(a.b) + sum <= 100%", "(sum(a.b)+sum) <= 1"), ("most(a) / least( a ) = b", "(most(a)/least(a)) = b"),
    ("a >= 100 FLOP/s", "a >= 100[FLOP/s]"),
    ("a ≥ 3 d * 2", "a >= (3[d]*2)"),
    ("a = 2 accelerator*h", "a = 2[accelerator*h]"),
    ("模型.参数 = 3 亿", "模型.参数 = 3[亿]"),
  ])
  func reads(_ text: String, _ expected: String) throws {
    let (test, diagnostics) = parse(text)
    #expect(diagnostics == [])
    guard case .comparison(let left, let relation, let right)? = test else {
      Issue.record("\(text) is no comparison")
      return
    }
    #expect("\(dump(left)) \(relation.rawValue) \(dump(right))" == expected)
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("a <", "<"), ("a < b < c", "<"), ("(a < b", "("), ("a) < b", ")"), ("a b < c", "b"),
    ("a < 1,000", "1"), ("a ! b", "!"), ("a. < b", "a."), ("a@ < b", "a@"), ("sum(a + b) < 1", "sum"),
    ("sum(2) < 1", "sum"), ("sum(a@b) < 1", "sum"), ("* a < b", "*"), ("1.2.3 < a", "1.2.3"),
    ("a < 9999999999999999999999999999999999999999999", "9999999999999999999999999999999999999999999"),
    (String(repeating: "(", count: 20) + "a", "("),
  ])
  func reportsTheFirstMistake(_ text: String, _ expected: String) {
    let (test, diagnostics) = parse(text)
    #expect(test == nil)
    #expect(diagnostics.map(\.code) == [.malformedExpression])
    let range = diagnostics.first?.site.range ?? ByteRange(0, 0)
    #expect(String(decoding: Array(text.utf8)[range.offsets], as: UTF8.self) == expected)
  }

  @Test func anExpressionKnowsItsPlace() {
    let text = "1 = a.b + c.d@e"
    guard case .comparison(_, _, let right)? = parse(text).test else { return }
    #expect(String(decoding: Array(text.utf8)[right.site.range.offsets], as: UTF8.self) == "a.b + c.d@e")
  }
}
