import RuleDSL
import Testing

@testable import LedgerCore

/// Claims and packs that no honest text makes: nothing traps, nothing hangs, and nothing is decided that isn't so.
@Suite struct HostileAuditTests {
  private static let extremes = [
    "1e400", "-1e400", "1e-400", "99999999999999999999999999999999999999e300",
    "-99999999999999999999999999999999999999",
    "0", "1", "3", "0.0000000000000000000000000000000000007", "170141183460469231731687303715884105727",
  ]

  @Test func survivesExtremeNumbers() throws {
    let pack = try AuditFixtures.pack(
      AuditFixtures.units + """
        metrics:
          m.a: {unit: d, bounds: 0..1e300, usual: 1..2}
        checks:
          - {id: same, same: m.a, tolerance: 10%}
          - {id: same-cut, same: m.b, rounding: cut}
          - {id: sum, check: m.a + m.b - m.c = m.d, per: corpus}
          - {id: product, check: m.a × m.b × m.c × m.d <= m.a / m.b / m.c, tolerance: 200%, per: document}
          - {id: base, check: m.a < m.b@base, per: sentence}
        """)
    var claims: [AuditedClaim] = []
    let numbers = Self.extremes.compactMap { ExactDecimal($0) }
    #expect(numbers.count == Self.extremes.count)
    for (i, a) in numbers.enumerated() {
      for (j, b) in numbers.enumerated() {
        let qualifier = Qualifier.allCases[(i + j) % Qualifier.allCases.count]
        // Ends may be upside down, missing or at odds with the value.
        let interval = Interval(
          low: i % 3 == 0 ? nil : a, high: j % 4 == 0 ? nil : b, lowOpen: i % 2 == 0, highOpen: j % 2 == 0)
        let unit = ["d", "mo", "a", "1", "", "x", "W", "h/d", "mo*mo*mo", "///", "(", "a*a*a*a*a*a*a*a*a*a"][
          (i * 7 + j) % 12]
        claims.append(
          AuditFixtures.claim(
            "\(i * 10 + j)", ["", "X"][j % 2], "m.\("abcd"[String.Index(utf16Offset: (i + j) % 4, in: "abcd")])",
            Quantity(
              value: j % 5 == 0 ? nil : a, interval: interval, qualifier: qualifier, absoluteError: b, unit: unit,
              unitKind: "count"),
            at: (i * 10 + j) / 2, roles: [Claim.Role(name: "base", entity: "X")], asOf: i % 4 == 0 ? "\(j)" : nil))
      }
    }
    let report = Auditor(packs: [pack]).audit(claims)
    #expect(report.claims.count == 100)
    #expect(!report.results.isEmpty)
    let bytes = [UInt8](repeating: 0xFF, count: 40)
    let anchored = Auditor(packs: [pack]).audit(claims, material: AuditMaterial(bytes: { _ in bytes }))
    #expect(anchored.results.contains { $0.check.id == "anchor" && $0.verdict == .fail })
  }

  @Test func survivesUnitsInCircles() {
    func unit(_ id: String, _ factor: Int, _ other: String) -> UnitDeclaration {
      let site = RuleSite(path: "test.yaml", range: ByteRange(0, 0))
      return UnitDeclaration(
        id: Located(id, at: site), names: [], kind: "length",
        equals: .init(low: ExactDecimal(factor), high: ExactDecimal(factor + 1), unit: other))
    }
    let table = UnitTable([unit("a", 2, "b"), unit("b", 3, "a"), unit("c", 5, "c*c*c*c*c*c*c*c"), unit("d", 0, "a")])
    for name in ["a", "b", "c", "d", "a*b/c"] {
      let frame = UnitFrame(table, units: [name, "a"])
      #expect(!frame.expansion(of: name).powers.isEmpty)
    }
  }
}
