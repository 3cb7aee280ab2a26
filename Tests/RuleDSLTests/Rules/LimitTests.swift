import Testing

@testable import RuleDSL

/// What a pack may not do: be endless, deep, or full of mistakes without end.
struct LimitTests {
  private func codes(_ yaml: String) -> [DiagnosticCode] { RuleFixtures.parse(yaml).diagnostics.map(\.code) }

  @Test func aFileHasAtMostFourMegabytes() {
    let comment = "# " + String(repeating: "x", count: YAMLInspector.sizeLimit)
    #expect(codes(comment) == [.fileTooLarge])
    #expect(codes(String(comment.prefix(YAMLInspector.sizeLimit))) == [])
  }

  @Test func aFileOfMistakesIsCutShort() {
    let keys = (0..<5000).map { "key\($0): 1\n" }.joined()
    let found = codes(keys)
    #expect(found.count == RuleFileReader.diagnosticLimit + 1)
    #expect(found.filter { $0 == .tooManyMistakes }.count == 1)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000),
    "a: " + String(repeating: "{b: ", count: 100_000),
    String(repeating: "[\n", count: 100_000),
    String(repeating: "- ", count: 100_000),
    String(repeating: "? ", count: 100_000),
  ])
  func nestingIsBounded(_ yaml: String) {
    let found = codes(yaml)
    #expect(found == [.nestedTooDeep])
  }

  @Test func quotedBracketsNestNothing() {
    #expect(codes("x-a: '" + String(repeating: "[", count: 200) + "'\n") == [])
    #expect(codes("x-a: it's " + String(repeating: "]", count: 200) + "\n") == [])
  }

  @Test func anAliasCountsAsDeepAsWhatItStandsFor() {
    func nest(_ count: Int, _ inner: String) -> String {
      String(repeating: "[", count: count) + inner + String(repeating: "]", count: count)
    }
    #expect(codes("x-a: &a \(nest(40, "1"))\nx-b: \(nest(20, "*a"))\n") == [])
    #expect(codes("x-a: &a \(nest(40, "1"))\nx-b: \(nest(30, "*a"))\n") == [.nestedTooDeep])
  }

  @Test func valuesAreCountedOnceAndAliasesAsWhatTheyStandFor() {
    func file(_ lists: Int, _ inner: String) -> String {
      "x-a: &a [\(String(repeating: "1,", count: 999))]\nx-b:\n" + String(repeating: "  - \(inner)\n", count: lists)
    }
    let nested = "[[[[[[[[1]]]]]]]]"
    #expect(codes(file(20_000, nested)) == [])
    #expect(codes(file(60_000, nested)) == [.tooManyValues])
    #expect(codes(file(490, "*a")) == [])
    #expect(codes(file(500, "*a")) == [.tooManyValues])
  }

  @Test func unitsAreDefinedThroughAFewOthers() {
    let chain = "units:\n" + (0..<5000).map { "  u\($0): {equals: 2 u\($0 + 1)}\n" }.joined() + "  u5000: [x]\n"
    let (pack, diagnostics) = RuleFixtures.parse(chain)
    #expect(diagnostics == [])
    let found = RuleChecker.check([pack])
    #expect(found.count == RuleFileReader.diagnosticLimit + 1)
    #expect(found.contains { $0.code == .conflictingDeclaration && $0.message.contains("`u0`") })
    #expect(found.filter { $0.code == .tooManyMistakes }.count == 1)
  }

  @Test func thousandsOfAlternativesAreRefused() {
    let many = (0..<600).map { "a\($0)" }.joined(separator: "|")
    #expect(codes("rules: [{metric: other.a, match: '(\(many)) <number>', finds: a1}]") == [.patternTooLarge])
    let groups = String(repeating: "(a)?", count: 65)
    #expect(codes("rules: [{metric: other.a, match: '\(groups) <number>', finds: a1}]") == [.patternTooLarge])
  }
}
