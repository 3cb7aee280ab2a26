import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct TableCheckTests {
  private static let rules =
    AuditFixtures.units + """
      checks:
        - {id: known, table: reference/models.csv}
      """

  private func audit(_ table: String, _ claims: [String]) throws -> AuditReport {
    let pack = try AuditFixtures.pack(Self.rules, tables: ["packs/test/reference/models.csv": table])
    return Auditor(packs: [pack]).audit(try claims.map(AuditorTests.claim))
  }

  @Test func holdsClaimsAgainstReferences() throws {
    let report = try audit(
      "subject,metric,value,low,high,unit,source\r\nGLM,model.parameters,130000000000,,,parameter,\"paper, 2022\"\r\n"
        + "GLM,training.duration,,60,62,d,blog\r\nBrain,cluster.accelerators,4096,,,accelerator,\r\n",
      [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters exact 160e9 parameter ±5e8",
        "3 GLM training.duration exact 2 mo ±0.1", "4 Brain cluster.accelerators exact 4000 accelerator",
        "5 Other model.parameters exact 6e9 parameter ±5e8",
      ])
    #expect(
      report.lines.filter { $0.hasPrefix("known") } == [
        "known:pass 1", "known:fail(disjoint) 2", "known:pass 3", "known:unsure(round-number) 4",
      ])
    let failure = try #require(report.results.first { $0.check.id == "known" && $0.verdict == .fail })
    #expect(failure.message.parts.contains(.text(" of paper, 2022")))
  }

  @Test(arguments: [
    ("", 1, "the table is empty"), ("subject,value\n", 1, "there is no column `metric`"),
    ("subject,metric\n", 1, "there is no column `value`, `low` or `high`"),
    ("subject,metric,value\nGLM,a.x,\"1,000\"\n", 2, "a number must be plain digits, as in 0.97 or 130000000000"),
    (
      "subject,metric,low,high\n\"a\nb\",a.x,1,2\nGLM,a.x,5,2\n", 4,
      "there is neither a value nor a range that runs upward"
    ),
  ])
  func reportsWhatItCannotRead(text: String, line: Int, message: String) throws {
    let report = try audit(text, [])
    #expect(report.results.first?.reason == .badTable(line: line, message))
    #expect(report.summary.withoutData.map(\.id) == ["known"])
  }

  @Test func readsQuotesMarksAndBlankLines() {
    let table = ReferenceTable("\u{FEFF}metric,subject,value\n\na.x,\"say \"\"hi\"\"\",0.97")
    #expect(table.rows.map(\.subject) == ["say \"hi\""])
    #expect(table.problems.isEmpty)
  }
}
