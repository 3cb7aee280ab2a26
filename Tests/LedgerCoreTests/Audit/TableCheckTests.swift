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
    ("subject,metric,value\nGLM,a.x,1,2\n", 2, "there are 4 fields where the header has 3"),
    ("subject,metric,value\nGLM,a.x,1\nGLM,a.x,\"2\nGLM,a.x,3\n", 3, "a quoted field is not closed"),
    ("subject,metric,value,unit\nGLM,a.x,1,furlong\n", 2, "there is no unit `furlong`"),
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

  @Test func aStrangersTableNeitherTrapsNorFloods() {
    var state: UInt64 = 7
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let pieces = [
      "subject", "metric", "value", "low", ",", ",", "\"", "\n", "\r\n", "1e400", "-0.5", "9", "\0", "é", " ",
    ]
    for _ in 0..<2000 {
      let text = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined()
      let table = ReferenceTable("subject,metric,value\n" + text)
      #expect(table.problems.count <= ReferenceTable.problemLimit + 1)
    }
    let flood = ReferenceTable("subject,metric,value\n" + String(repeating: "a,b,c\n", count: 5000))
    #expect(flood.rows.isEmpty && flood.problems.count == ReferenceTable.problemLimit + 1)
  }
}
