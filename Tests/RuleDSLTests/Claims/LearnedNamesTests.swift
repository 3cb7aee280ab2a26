import RuleDSL
import Testing

/// What a number is about where no pack declares a name: the document teaches it.
@Suite struct LearnedNamesTests {
  private static let rules: CompiledRules = {
    let (pack, _) = RuleFixtures.parse(
      """
      units: {accelerator: [cards, 张卡]}
      metrics: {cluster.accelerators: {unit: accelerator}}
      entities: {cluster: {Canghai II: [沧海二号]}}
      rules:
        - {metric: cluster.accelerators, match: [<number> cards, <number> 张卡], unit: accelerator, subject: <cluster>}
      """)
    return RuleCompiler.compile([CorePack.pack, pack])
  }()

  private func subjects(_ text: String) throws -> [String] {
    let document = try DocumentReader.read(Array(text.utf8), name: "", kind: .text).get()
    return ClaimExtractor(rules: Self.rules).extract(document.text).claims.map(\.subject)
  }

  @Test(
    arguments: [
      // A name that presents itself.
      ("大家好我是松鹤科院负责机房的\n我们有96张卡。", "松鹤科院"), ("价格见底了吗\n\n公司一：青檐云（009911）\n在运的有96张卡。", "青檐云"),
      ("Farrowgate, which rents out machines, grew. It has 96 cards.", "Farrowgate"),
      // A place is where it stands, not what has it.
      (
        "Tollbar keeps its books open. The Tollbar fleet is new.\n\nOther machines stand at Selwick and more near Selwick. There were 96 cards.",
        "Tollbar"
      ),
    ])
  func theTextTeaches(text: String, subject: String) throws {
    #expect(try subjects(text) == [subject])
  }

  @Test(
    arguments: [
      "语音转写 自动生成\n我们有96张卡。", "我们是极其少有的团队，有96张卡。", "结论：价格见底\n有96张卡。", "Today, which was cold, they had 96 cards.",
    ])
  func noNameAtAll(text: String) throws {
    #expect(try subjects(text) == [""])
  }
}
