import RuleDSL
import Testing

@testable import LedgerCore

/// `=> ?` is filled in whatever its quotes are, and nothing else in the file changes.
struct ExampleAcceptanceTests {
  private static let loaded = PackLoader().load([], onlyCore: true)

  private func accept(_ text: String) -> (text: String?, refused: [String]) {
    let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
    let (pack, found) = RuleParser.parse(PackSource(name: "a", files: [file]))
    #expect(RuleChecker.check(Self.loaded.packs + [pack], after: found).isEmpty)
    let extractor = ClaimExtractor(rules: RuleCompiler.compile(Self.loaded.packs + [pack]))
    let acceptance = ExampleAcceptance(ExampleRunner(extractor).run(pack), in: [file])
    return (acceptance.files.first.map { String(decoding: $0.bytes, as: UTF8.self) }, acceptance.refused.map(\.reason))
  }

  @Test func everyWayOfQuotingIsKept() {
    let text = """
      # Dogs.
      entities:
        owner:
          "It's": []
      rules:
        - metric: other.dogs   # counted
          match: <number> dogs
          subject: <owner>
          finds:
            - We had 12 dogs. => ?
            - 'It''s 3 dogs. => ?'
            - "It's \\"4 dogs\\". => ?"
            - >
              We had
              about 5 dogs. => ?
            - 'We had 12 dogs. => 12'
        - metrics: {a: other.cats, b: other.mice}
          match: <a=number> cats, <b=number> mice
          finds: ['3 cats, 4 mice. => ?']

      """
    let expected = text.replacing("We had 12 dogs. => ?", with: "We had 12 dogs. => 12")
      .replacing("3 dogs. => ?", with: "3 dogs. => 3 @ It''s")
      .replacing(#"4 dogs\". => ?"#, with: #"4 dogs\". => 4 @ It's"#)
      .replacing("4 mice. => ?", with: "4 mice. => 3 of other.cats; 4 of other.mice")
    let (result, refused) = accept(text)
    #expect(result == expected)
    // Where a folded text stands in the file is not known to the byte.
    #expect(refused == ["its quotes stand in the way; write `=> approx 5` yourself"])
  }

  @Test func whatFindsNothingIsRefused() {
    let (result, refused) = accept(
      "rules:\n  - metric: other.dogs\n    match: <number> dogs\n    finds: [No dogs. => ?, 3 dogs => 3]\n")
    #expect(result == nil && refused == ["the rule finds nothing in it"])
  }
}
