import Testing

@testable import RuleDSL

@Suite struct HeaderMeasureTests {
  /// A header, a cell under it, and what the cell says: its value and the unit that the header gives.
  @Test(
    arguments: [
      ("Params (B)", "7", "7000000000", ""), ("Params (B)", "7.25", "7250000000", ""),
      ("Params (B)", "900M", "900000000", ""),
      ("Score (%)", "71.2", "0.712", "1"), ("Score %", "5", "0.05", "1"), ("%", "5", "0.05", "1"),
      ("Memory (GB)", "80", "80", "byte"), ("Power (kW)", "3.5", "3.5", "W"), ("Revenue ($M)", "4.6", "4600000", "USD"),
      ("Revenue (US$ millions)", "12", "12000000", "USD"), ("Revenue, in USD millions", "12", "12000000", "USD"),
      ("Tokens (in trillions)", "15", "15000000000000", ""), ("Cost [EUR]", "9", "9", "EUR"),
      ("营收（亿元）", "3.2", "320000000", "CNY"), ("单位：亿元", "3.2", "320000000", "CNY"), ("单位:万人", "5", "50000", "person"),
      ("参数量/亿", "60", "6000000000", ""), ("得分（%）", "64.8", "0.648", "1"), ("训练时间（天）", "33", "33", "d"),
      ("Model", "7", "7", ""), ("Params (2024)", "7", "7", ""), ("MMLU (5-shot)", "64.8", "64.8", ""),
      ("Revenue in 2023", "7", "7", ""), ("7B", "32", "32", ""),
      ("Price ($/M tokens)", "2", "2", ""),
      ("Layers (decoder only)", "32", "32", ""), ("", "5", "5", ""),
    ])
  func reads(header: String, cell: String, value: String, unit: String) throws {
    let rules = CorePack.rules
    let reading = Self.reading(header, rules)
    let text = Self.reading(cell, rules)
    let bare = try #require(rules.scanner.scan(text).first)
    let measured = HeaderMeasure(reading, rules)?.applied(to: bare, in: text.text) ?? bare
    #expect(measured.value == ExactDecimal(value))
    let found = UnitResolver(rules.units).unit(of: measured, for: nil)
    #expect((found?.id ?? "") == (unit.isEmpty ? "unknown" : unit))
  }

  private static func reading(_ text: String, _ rules: CompiledRules) -> SentenceReading {
    let bytes = Array(text.utf8)
    return SentenceReading(
      FoldedText(bytes, ByteRange(0, bytes.count)), block: .table, lexicon: rules.lexicon, entities: rules.entities)
  }
}
