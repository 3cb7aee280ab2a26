import RuleDSL
import Testing

/// Random numbers, written in every style and read back; random numerals, read by two readers that share nothing.
@Suite struct NumeralRoundTripTests {
  static let rounds = 100_000

  @Test(arguments: 0..<4) func readsBackWhatWasWritten(part: Int) {
    var random = SeededRandom(seed: 11 + UInt64(part))
    let styles = NumeralRenderer.Style.allCases
    var datesAndPhones = 0
    for trip in 0..<Self.rounds / 4 {
      let style = styles[trip % styles.count]
      let (n, text) = written(style, &random)
      let sentence = "共 " + text + " 台。"
      let all = CorePack.rules.numbers(in: sentence)
      let found = all.filter { $0.setAside == nil }
      if found.count == 1, found[0].quantity.value == ExactDecimal(n) { continue }
      // Plain digits alone: four may be a year, eight a day, eleven a telephone number.
      let isPlain = style == .arabic || style == .fullWidth
      guard isPlain, all.map(\.setAside) == ["date"] || all.map(\.setAside) == ["phone"] else {
        Issue.record(
          "\(n) written as \(text) reads as \(all.map { ($0.text, $0.quantity.value?.description ?? "", $0.setAside) })"
        )
        return
      }
      datesAndPhones += 1
    }
    #expect(datesAndPhones * 100 < Self.rounds / 4)
  }

  /// A random number that the style can write.
  private func written(_ style: NumeralRenderer.Style, _ random: inout SeededRandom) -> (Int, String) {
    while true {
      let size = Int.random(in: 1...14, using: &random)
      var n = Int.random(in: 11...max(12, (0..<size).reduce(1) { value, _ in value * 10 }), using: &random)
      if style == .mixed {
        n = n / 10_000 * 10_000
      } else if Int.random(in: 0..<3, using: &random) == 0 {
        n = rounded(n, &random)
      }
      if n > 10, let text = NumeralRenderer.render(n, style) { return (n, text) }
    }
  }

  /// Decimals as shares, with scales, spelled out: what is written is read, to the last digit.
  @Test func readsBackDecimals() {
    var random = SeededRandom(seed: 17)
    for trip in 0..<20_000 {
      let whole = Int.random(in: 11...99, using: &random)
      let places = Int.random(in: 1...4, using: &random)
      var digits = (0..<places).map { _ in Int.random(in: 0...9, using: &random) }
      if digits[places - 1] == 0 { digits[places - 1] = 5 }
      let arabic = "\(whole)." + digits.map(String.init).joined()
      let spoken =
        (NumeralRenderer.render(whole, .han) ?? "") + "点" + digits.map { String(Array("零一二三四五六七八九")[$0]) }.joined()
      let forms: [(text: String, power: Int)] = [
        (arabic, 0), (spoken, 0), (arabic + "%", -2), ("百分之" + spoken, -2), (arabic + "万", 4), (spoken + "亿", 8),
        (arabic + "万亿", 12), (arabic + "B", 9), (arabic + " million", 6), (arabic + "×10^5", 5),
      ]
      let form = forms[trip % forms.count]
      let found = CorePack.rules.numbers(in: "约 " + form.text + "。").filter { $0.setAside == nil }
      let value = ExactDecimal(arabic)?.shifted(by: form.power)
      guard found.count == 1, found[0].quantity.value == value else {
        Issue.record("\(form.text) reads as \(found.map { ($0.text, $0.quantity.value?.description ?? "") })")
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
