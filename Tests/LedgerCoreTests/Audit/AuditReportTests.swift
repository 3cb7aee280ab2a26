import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct AuditReportTests {
  private static let rules =
    AuditFixtures.units + """
      checks:
        - id: parameters-agree
          same: model.parameters
        - id: used-within-total
          check: cluster.accelerators_used <= cluster.accelerators
          say: <subject> used <left>, more than the <right> it has
        - {id: idle, check: nothing.here <= 1}
        - {id: needs-base, each: model.parameters, needs: model.layers, level: note}
      """

  private func audit(_ claims: [String], _ material: AuditMaterial = AuditMaterial()) throws -> AuditReport {
    let pack = try AuditFixtures.pack(Self.rules)
    return Auditor(packs: [pack]).audit(try claims.map(AuditorTests.claim), material: material)
  }

  @Test func countsAndTellsEachClaim() throws {
    let report = try audit([
      "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters exact 130e9 parameter ±5e8",
      "3 GLM model.parameters exact 160e9 parameter ±5e8 | source=b.txt",
      "4 Brain cluster.accelerators exact 4096 accelerator", "5 Brain cluster.accelerators_used exact 3456 accelerator",
      "6 Other model.context exact 8192 token",
    ])
    // One failure; a pass of the comparison and of the three built-in checks of level warning that had anything to look at.
    #expect(report.summary.fail == 1)
    #expect(report.summary.unsure == 0)
    #expect(report.summary.pass == 3)
    // The missing base, and what is single or undeclared.
    #expect(report.results.count { $0.level == .note && $0.verdict != .pass } == report.summary.notes)
    #expect(report.results.count { $0.reason == .missing(metric: "model.layers") } == 1)
    #expect(report.summary.withoutData == [CheckReference(pack: "test", id: "idle")])
    #expect(report.summary.singleSource == 3)
    #expect(report.summary.severalSources == 1)
    #expect(report.failures(atOrAbove: .error).map(\.check.id) == ["parameters-agree"])
    #expect(report.failures(atOrAbove: .note).count == 2)
    func told(_ source: String, _ id: String) -> String? {
      report.verdicts[.init(source: source, id: id)].map { verdict in
        "\(verdict.worst?.rawValue ?? "-"): "
          + verdict.checks.map { "\($0.id):\($0.verdict.rawValue)" }.joined(separator: " ")
      }
    }
    // The repeated mention is told the same, the note of the missing base says nothing about the figure.
    #expect(told("a.txt", "1") == "fail: parameters-agree:fail")
    #expect(told("a.txt", "2") == "fail: parameters-agree:fail")
    #expect(told("b.txt", "3") == "fail: parameters-agree:fail")
    #expect(told("a.txt", "4") == "pass: used-within-total:pass")
    #expect(told("a.txt", "6") == nil)
  }

  @Test func givesTheMessageInParts() throws {
    let report = try audit([
      "1 Brain cluster.accelerators exact 4096 accelerator", "2 Brain cluster.accelerators_used exact 5000 accelerator",
    ])
    let result = try #require(report.failures(atOrAbove: .error).first)
    #expect(
      result.message.parts == [
        .subject, .text(" used "), .left, .text(", more than the "), .right, .text(" it has"),
      ])
    let sides = try #require(result.sides)
    #expect(sides.left.interval.description == "[5000, 5000]")
    #expect(sides.right.expression == "cluster.accelerators")
    #expect(sides.left.claim.map { report.claims[$0].id } == "2")
    #expect(sides.left.unit == "accelerator")
    #expect(result.subject == "Brain")
    #expect(result.evidence.map { report.claims[$0.claim].id } == ["2", "1"])
  }

  @Test(arguments: [
    ("no slots", [CheckMessage.Part.text("no slots")]), ("<left>", [.left]), ("a <lefty <b>", [.text("a <lefty <b>")]),
    ("<subject><right>", [.subject, .right]), ("", []),
  ])
  func readsTemplates(text: String, parts: [CheckMessage.Part]) {
    #expect(CheckMessage(template: text).parts == parts)
  }

  @Test func findingsKeepTheirIDs() throws {
    let before = try audit([
      "1 GLM model.parameters exact 130e9 parameter ±5e8",
      "2 GLM model.parameters exact 160e9 parameter ±5e8 | source=b.txt",
    ])
    // Lines were added above, the document was renamed, a third repeats the figure, the order changed.
    let after = try audit([
      "9 GLM model.parameters exact 160e9 parameter ±5e8 | source=aa.txt at=7",
      "7 GLM model.parameters exact 130e9 parameter ±5e8 | at=990 source=c.txt",
      "3 GLM model.parameters exact 130e9 parameter ±5e8 | source=z.txt",
    ])
    let changed = try audit([
      "1 GLM model.parameters exact 130e9 parameter ±5e8",
      "2 GLM model.parameters exact 170e9 parameter ±5e8 | source=b.txt",
    ])
    func ids(_ report: AuditReport) -> [String] { report.failures(atOrAbove: .error).map(\.id) }
    #expect(ids(before) == ids(after))
    #expect(ids(before) != ids(changed))
    #expect(ids(before).allSatisfy { $0.hasPrefix("a_") && $0.utf8.count == 34 })
    let identified = before.identified()
    #expect(Set(identified.results.map(\.id)).count == before.results.count)
    #expect(ids(identified) == ids(before))
  }

  @Test func suspectsAScaleWord() throws {
    let report = try audit([
      "1 GLM model.parameters exact 1300e8 parameter ±5e7", "2 GLM model.parameters exact 1300e4 parameter ±5e3",
      "3 GLM model.parameters exact 1400e8 parameter ±5e7",
    ])
    let hints = report.failures(atOrAbove: .error).map(\.hints)
    #expect(hints == [[.scaleSlip(power: 4)], [], []])
  }

  @Test func comparesManyValuesInLinearWork() throws {
    let pack = try AuditFixtures.pack(Self.rules)
    let count = 2000
    let claims = try (0..<count).map { i in
      AuditFixtures.claim(
        "\(i)", "GLM", "model.parameters", try AuditFixtures.quantity("exact \(i + 1)e9 parameter ±1e8"))
    }
    let report = Auditor(packs: [pack]).audit(claims)
    let failures = report.failures(atOrAbove: .error)
    #expect(failures.count < 3 * count)
    #expect(Set(failures.flatMap { $0.evidence.map(\.claim) }).count == count)
    #expect(failures.reduce(0) { $0 + $1.evidence.count } < 7 * count)
  }

  @Test func saysWhatItLeftOut() throws {
    let pack = try AuditFixtures.pack(Self.rules)
    let claims = try (0..<40).flatMap { i in
      try ["cluster.accelerators", "cluster.accelerators_used"].map { metric in
        AuditFixtures.claim(
          "\(i)", "Brain", metric, try AuditFixtures.quantity("exact \(i + 1) accelerator"),
          source: "\(metric)\(i).txt")
      }
    }
    let results = Auditor(packs: [pack]).audit(claims).results.filter { $0.check.id == "used-within-total" }
    #expect(results.count == ComparisonCheck.choiceLimit + 1)
    #expect(results.contains { $0.reason == .tooManyValues(leftOut: 1600 - ComparisonCheck.choiceLimit) })
  }

  @Test func countsOpenNumerals() throws {
    let numeral = Numeral(span: ByteRange(0, 1), line: 1, column: 1, text: "7", fate: .open)
    let open = OpenNumeral(source: "a.txt", sourceSHA256: "", numeral: numeral)
    let report = try audit([], AuditMaterial(openNumerals: [open, open]))
    let result = try #require(report.results.first { $0.check.id == "coverage" })
    #expect(result.reason == .openNumerals(2))
    #expect(result.level == .note)
    #expect(report.summary.unsure == 0 && report.summary.notes == 1)
    #expect(try audit([], AuditMaterial(openNumerals: [])).results.map(\.verdict) == [.pass])
    #expect(try audit([]).results.isEmpty)
  }

  @Test func listsWhatNamesNoSubject() throws {
    let report = try audit(["1 - a.x exact 3 user", "2 A a.x exact 3 user", "3 - a.y exact 4 user | source=b.txt"])
    let notes = report.results.filter { $0.check.id == "subject-not-stated" }
    #expect(notes.map { $0.evidence.map { report.claims[$0.claim].id } } == [["1"], ["3"]])
    #expect(report.verdicts.isEmpty)
  }

  @Test func everyBuiltInCheckHasItsOwnID() {
    let ids = BuiltInChecks.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(BuiltInChecks.all.allSatisfy { !$0.about.isEmpty })
  }
}
