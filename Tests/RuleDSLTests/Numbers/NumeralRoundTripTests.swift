import RuleDSL
import Testing

/// Random numbers, written in every style and read back; random numerals, read by two readers that share nothing.
@Suite struct NumeralRoundTripTests {
  static let rounds = 100_000

  @Test(arguments: 0..<4) func readsBackWhatWasWritten(part: Int) {
    var random = SeededRandom(seed: 11 + UInt64(part))
    for _ in 0..<Self.rounds / 4 {
      let size = Int.random(in: 1...14, using: &random)
      var n = Int.random(in: 11...max(12, (0..<size).reduce(1) { value, _ in value * 10 }), using: &random)
      if Int.random(in: 0..<3, using: &random) == 0 { n = rounded(n, &random) }
      guard let style = NumeralRenderer.Style.allCases.randomElement(using: &random),
        let text = NumeralRenderer.render(n, style)
      else { continue }
      let sentence = "共 " + text + " 台。"
      let found = CorePack.rules.numbers(in: sentence).filter { $0.setAside == nil }
      guard found.count == 1, found[0].quantity.value == ExactDecimal(n) else {
        // A bare year stands for a year, and a long plain run of digits for a phone number.
        let all = CorePack.rules.numbers(in: sentence).compactMap(\.setAside)
        if all == ["date"] || all == ["phone"] { continue }
        Issue.record(
          "\(n) written as \(text) reads as \(found.map { ($0.text, $0.quantity.value?.description ?? "") })")
        return
      }
    }
  }

  @Test func agreesWithThePlainReader() {
    var random = SeededRandom(seed: 29)
    for _ in 0..<20_000 {
      let text = numeral(&random)
      guard let expected = PlainNumeral.value(text), expected > 10 else { continue }
      let found = CorePack.rules.numbers(in: "约有" + text + "台。").filter { $0.setAside == nil }
      guard found.count == 1, found[0].text == text else { continue }  // not one numeral to the scanner
      guard let value = found[0].quantity.value, value == ExactDecimal(expected) else {
        Issue.record("\(text): \(expected) plainly, \(found[0].quantity.value?.description ?? "an interval") scanned")
        return
      }
    }
  }

  @Test func findsMostNumeralsOfThePlainReader() {
    var random = SeededRandom(seed: 31)
    var whole = 0
    var all = 0
    for _ in 0..<5_000 {
      let text = numeral(&random)
      guard let expected = PlainNumeral.value(text), expected > 10 else { continue }
      all += 1
      let found = CorePack.rules.numbers(in: "约有" + text + "台。").filter { $0.setAside == nil }
      if found.count == 1, found[0].text == text { whole += 1 }
    }
    #expect(whole * 100 >= all * 95, "\(whole) of \(all)")
  }

  private func rounded(_ n: Int, _ random: inout SeededRandom) -> Int {
    var power = 1
    while power * 100 < n { power *= 10 }
    let keep = max(10, power / [1, 10, 100].randomElement(using: &random)!)
    return n / keep * keep
  }

  /// A numeral as people say them: falling units, digits between, 零 here and there, a short end now and then.
  private func numeral(_ random: inout SeededRandom) -> String {
    let digits = Array("一二三四五六七八九")
    func digit() -> String { String(digits.randomElement(using: &random)!) }
    func section(_ short: Bool) -> String {
      var text = ""
      for unit in ["千", "百", "十"] where Bool.random(using: &random) {
        text += digit() + unit
      }
      if Bool.random(using: &random) {
        let lastUnit = text.last
        text += (lastUnit == "十" || lastUnit == nil || short ? "" : "零") + digit()
      }
      return text.isEmpty ? digit() : text
    }
    var text = ""
    if Bool.random(using: &random) { text += section(false) + "亿" }
    if Bool.random(using: &random) { text += section(false) + "万" }
    if Bool.random(using: &random) {
      let tail = section(Bool.random(using: &random))
      text += (text.isEmpty || tail.contains("千") ? "" : "零") + tail
    }
    return text.isEmpty ? section(false) : text
  }
}
