import Testing

@testable import RuleDSL

struct VersionConstraintTests {
  static let cases: [(constraint: String, allowed: [String], refused: [String])] = [
    ("1.2", ["1.2.0", "1.2.9", "1.10"], ["1.1.9", "2.0.0", "0.9"]),
    ("0.3", ["0.3.0", "0.4"], ["0.2.9", "1.0"]),
    ("= 1.2.0", ["1.2", "1.2.0"], ["1.2.1"]),
    (">=1.2 <1.5", ["1.2.0", "1.4.99"], ["1.1", "1.5.0"]),
    (">= 1, < 3", ["1.0.0", "2.9"], ["3.0.0", "0.1"]),
    ("> 1.2", ["1.2.1", "9"], ["1.2.0"]),
    ("<= 1.2", ["1.2.0", "0.1"], ["1.2.1"]),
  ]

  @Test(arguments: cases)
  func allowsWhatItSays(_ constraint: String, _ allowed: [String], _ refused: [String]) throws {
    let constraint = try #require(VersionConstraint(constraint))
    for text in allowed { #expect(constraint.allows(try #require(PackVersion(text))), "\(text)") }
    for text in refused { #expect(!constraint.allows(try #require(PackVersion(text))), "\(text)") }
  }

  @Test(arguments: ["", " ", "latest", ">=", "1.2.3.4", "1..2", "=> 1", "1.x", "v1", "-1", "1 1 1 1 1", "9999999999"])
  func refusesWhatIsNone(_ text: String) { #expect(VersionConstraint(text) == nil) }

  @Test(
    arguments: [
      ("core 0.1", "core", "0.1"), ("core", "core", nil), ("my rules/a pack >= 1", "my rules/a pack", ">= 1"),
      ("my rules", "my rules", nil), ("packs/2 go", "packs/2 go", nil),
    ] as [(String, String, String?)])
  func isSplitFromWhatItIsAbout(_ text: String, _ name: String, _ constraint: String?) {
    let split = VersionConstraint.split(text)
    #expect(split.name == name && split.constraint == constraint)
  }
}
