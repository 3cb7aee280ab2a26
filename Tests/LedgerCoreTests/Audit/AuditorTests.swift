import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct AuditorTests {
  /// A table of audits: what stands in the packs, what is claimed, what comes out.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var rules: String
    /// `id subject metric quantity`, further fields as `key=value` behind a bar.
    var claims: [String]
    var expected: [String]
    var testDescription: String { name }
  }

  @Test(arguments: Self.agreement + Self.comparisons + Self.scopes + Self.builtIn)
  func says(_ example: Case) throws {
    let pack = try AuditFixtures.pack(AuditFixtures.units + example.rules)
    let claims = try example.claims.map(Self.claim)
    let report = Auditor(packs: [pack]).audit(claims)
    #expect(report.lines.filter { line in !Self.notes.contains { line.hasPrefix($0) } } == example.expected)
    // Neither the order of the claims nor a second look changes anything.
    let again = Auditor(packs: [pack]).audit(claims.reversed())
    #expect(again.results == report.results)
    #expect(again.summary == report.summary)
  }

  /// What is said of nearly every claim of these tables.
  private static let notes = ["subject-not-stated", "undeclared-name", "single-source"]

  /// `1 GLM-130B model.parameters exact 130e9 parameter ±5e8 | source=b.txt base=X asOf=2023 sentence=s`
  static func claim(_ text: String) throws -> AuditedClaim {
    let halves = text.split(separator: "|", maxSplits: 1).map { $0.split(separator: " ").map(String.init) }
    let words = halves[0]
    var fields: [String: String] = [:]
    for field in halves.count > 1 ? halves[1] : [] {
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      fields[parts[0]] = parts[1]
    }
    let known: Set<String> = ["source", "sentence", "asOf", "at", "quote", "claim", "how", "next", "before"]
    let roles = fields.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return AuditFixtures.claim(
      words[0], words[1] == "-" ? "" : words[1], words[2],
      try AuditFixtures.quantity(words[3...].joined(separator: " ")), source: fields["source"] ?? "a.txt",
      sentence: fields["sentence"]?.replacing("kite-", with: "kite "), at: fields["at"].flatMap { Int($0) },
      quote: fields["quote"],
      roles: roles.map { Claim.Role(name: $0.key, entity: $0.value) }, asOf: fields["asOf"],
      isClaim: fields["claim"] != "false", binding: fields["how"] ?? "sentence", prefix: fields["before"] ?? "",
      suffix: fields["next"]?.replacing("-", with: " ") ?? "")
  }
}
