import Testing

@testable import RuleDSL

struct SuggestionTests {
  @Test(
    arguments: [
      ("metirc", "metric"), ("MATCH", "match"), ("mach", "match"), ("find", "finds"), ("not-near", "not_near"),
      ("xyz", nil), ("", nil), ("usage.usrs", "usage.users"), (String(repeating: "a", count: 100), nil),
    ] as [(String, String?)])
  func findsWhatWasMeant(_ word: String, _ expected: String?) {
    let known = ["metric", "metrics", "match", "finds", "near", "not_near", "usage.users"]
    #expect(Suggestion.nearest(to: word, among: known) == expected)
  }
}
