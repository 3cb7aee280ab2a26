import RuleDSL
import Testing

/// When a figure held, and how that is known.
@Suite struct AsOfTests {
  private static let rules: CompiledRules = {
    let (pack, _) = RuleFixtures.parse(
      """
      units: {accelerator: [cards, 张卡]}
      metrics: {cluster.accelerators: {unit: accelerator}}
      rules:
        - {metric: cluster.accelerators, match: [<number> cards, <number> 张卡], unit: accelerator}
        - {metric: cluster.accelerators, match: <number>, unit: accelerator, in: [table]}
      """)
    return RuleCompiler.compile([CorePack.pack, pack])
  }()

  /// The dates of the claims of a text, each with how it was found.
  private func dates(_ text: String, _ kind: DocumentKind = .text, published: String? = nil) throws -> [String] {
    let document = try DocumentReader.read(Array(text.utf8), name: "", kind: kind).get()
    return ClaimExtractor(rules: Self.rules).extract(document.text, published: published ?? document.published).claims
      .map { [$0.asOf ?? "none", $0.asOfBinding].joined(separator: " ") }
  }

  @Test(
    arguments: [
      ("截至2023年3月，我们有4096张卡。", "2023-03"), ("2023年6月5日，共有96张卡。", "2023-06-05"),
      ("二零二三年三月我们有96张卡。", "2023-03"), ("我们在2023年第一季度有96张卡。", "2023-Q1"), ("2023年上半年共有96张卡。", "2023-H1"),
      ("23年底我们有96张卡。", "2023"), ("2019至2023年我们一共买了96张卡。", "2019/2023"), ("2023-06-05：96张卡。", "2023-06-05"),
      ("In 2022 we had 96 cards.", "2022"), ("As of March 2023, we had 96 cards.", "2023-03"),
      ("We had 96 cards on 5 June 2023.", "2023-06-05"), ("On June 5, 2023 we had 96 cards.", "2023-06-05"),
      ("In Q1 2024 we had 96 cards.", "2024-Q1"), ("We had 96 cards in 2019-2023.", "2019/2023"),
      ("We had 96 cards on 17/5/2023.", "2023-05-17"), ("We had 96 cards on 4/5/2023.", "2023"),
      ("As of March 2023, and not in 2022, we had 96 cards.", "2023-03"),
      ("In 2020 we sold 7, and in 2021 we had 96 cards.", "2021"),
    ])
  func inTheSentence(text: String, date: String) throws {
    #expect(try dates(text).last == date + " sentence")
  }

  @Test(
    arguments: [
      "自2019年以来我们有96张卡。", "We have had 96 cards since 2019.", "公司成立于2015年，有96张卡。", "Founded in 1998, it has 96 cards.",
      "90年代有96张卡。", "5月17日有96张卡。", "2020年发布了模型。我们有96张卡。", "GPT-4 needs 96 cards.",
    ])
  func noDateOfTheFigure(text: String) throws {
    #expect(try dates(text) == ["none "])
    #expect(try dates(text, published: "2024-05-17") == ["2024-05-17 document"])
  }

  /// Told from the day of the document, 2024-02-17.
  @Test(
    arguments: [
      ("今年我们有96张卡。", "2024"), ("去年我们有96张卡。", "2023"), ("前年有96张卡。", "2022"), ("去年三月有96张卡。", "2023-03"),
      ("今年1月我们有96张卡。", "2024-01"), ("去年十二月底有96张卡。", "2023-12"), ("去年上半年有96张卡。", "2023-H1"),
      ("去年第四季度共有96张卡。", "2023-Q4"),
      ("上个月我们有96张卡。", "2024-01"), ("上季度有96张卡。", "2023-Q4"), ("目前我们有96张卡。", "2024-02-17"), ("截至去年底，我们有96张卡。", "2023"),
      ("Last year we had 96 cards.", "2023"), ("We had 96 cards in May last year.", "2023-05"),
      ("We have 96 cards this quarter.", "2024-Q1"), ("In the first half of last year we had 96 cards.", "2023-H1"),
      ("In Q3 last year we had 96 cards.", "2023-Q3"), ("In 2022 we had 90, and now we have 96 cards.", "2024-02-17"),
      ("去年2月发布，2023年共有96张卡。", "2023"), ("截至去年三月的数据如下。我们有96张卡。", "2023-03"),
    ])
  func fromTheDayOfTheDocument(text: String, date: String) throws {
    let how = text.contains("2023年共") ? "sentence" : "relative"
    #expect(try dates(text, published: "2024-02-17").last == "\(date) \(how)")
    if how == "relative" { #expect(try dates(text).last == "none relative") }
  }

  /// What a figure is held against, or grew from, is not its date.
  @Test(
    arguments: [
      "比去年多了96张卡。", "去年同期有96张卡。", "与去年相比多了96张卡。", "从去年的少数增加到96张卡。", "现在是90张卡，去年才96张卡。", "自去年以来有96张卡。",
      "Over the last year we bought 96 cards.", "We have 96 cards more than last year.",
      "The outlast year has 96 cards.",
      "Since last year we have had 96 cards.",
    ])
  func noDayOfTheFigure(text: String) throws {
    #expect(try dates(text, published: "2024-02-17").first?.hasPrefix("2024-02-17 ") == true)
  }

  /// A month can't be counted from a year.
  @Test func asFarAsTheDocumentTells() throws {
    #expect(try dates("上个月有96张卡。去年有96张卡。", published: "2024") == ["none relative", "2023 relative"])
    #expect(try dates("## 去年\n\n我们有96张卡。", .markdown, published: "2024-05") == ["2023 relative"])
  }

  @Test func fromAround() throws {
    #expect(try dates("截至2023年3月的数据如下。我们有96张卡。") == ["2023-03 previous"])
    #expect(try dates("## 2021年\n\n我们有96张卡。", .markdown) == ["2021 heading"])
    #expect(try dates("# 2020\n\n## Costs in 2021\n\nWe had 96 cards in 2022.", .markdown) == ["2022 sentence"])
    #expect(try dates("---\ndate: 17 May 2024\n---\nWe had 96 cards.", .markdown) == ["2024-05-17 document"])
    let table = "| Cluster | 2022 | 2023 |\n|--|--|--|\n| A | 96 cards | 128 cards |\n"
    #expect(try dates(table, .markdown) == ["2022 label", "2023 label"])
  }

  @Test(
    arguments: [
      ("2024-05-17T10:00:00Z", "2024-05-17"), ("2024/5/7", "2024-05-07"), ("2024年5月17日", "2024-05-17"),
      ("2024", "2024"),
      ("Fri, 17 May 2024 10:00:00 GMT", "2024-05-17"), ("May 17th, 2024", nil), ("May 2024", "2024-05"),
      ("17/5/2024", nil), ("soon", nil),
    ] as [(String, String?)])
  func datesOfDocuments(written: String, date: String?) throws {
    let document = try DocumentReader.read(Array("---\ndate: \(written)\n---\nx".utf8), name: "a.md").get()
    #expect(document.published == date)
    #expect(document.problems.isEmpty == (date != nil))
  }
}
