import RuleDSL
import Testing

/// No text makes the scanner trap, and every quote it gives stands in the text at the borders of code points.
@Suite struct ScannerRobustnessTests {
  static let pieces = [
    "一", "二", "两", "十", "百", "千", "万", "亿", "零", "〇", "半", "几", "数", "多", "余", "点", "分之", "百分之", "成", "折", "倍", "翻",
    "番", "个",
    "年", "月", "日", "号", "0", "1", "9", "3.5", ",", ".", "、", "-", "~", "到", "至", "%", "‰", "K", "B", "T", "$", "¥", "x",
    "×10^", "^", "/", ":", "(",
    ")", "[", "]", " ", "\n", "one", "two", "hundred", "million", " and ", "half", "a ", "third", "in", "of", "dozen",
    "twice", "超过", "不到", "约", "左右",
    "第", "GPT-", "A100", "卡", "张", "GPU", "个月", "😀", "é", "\u{0}", "\u{FFFD}", "（shù）", "½", "１", "，", "。",
  ]

  @Test(arguments: 0..<4) func readsAnything(part: Int) {
    var random = SeededRandom(seed: 71 + UInt64(part))
    for _ in 0..<5_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
      guard holds(text) else { return }
    }
  }

  /// 100,000 texts that look like prose and are not: those of the table with scalars and pieces lost, doubled, put in,
  /// turned round, and with the end of another text.
  @Test(arguments: 0..<4) func readsMutatedTexts(part: Int) {
    var random = SeededRandom(seed: 91 + UInt64(part))
    let seeds = NumberTableTests.cases.map { Array($0.text.unicodeScalars) }
    for trip in 0..<25_000 {
      var text = seeds[(trip * 4 + part) % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&text, seeds, &random) }
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: text.prefix(120))
      guard holds(String(scalars)) else { return }
    }
  }

  private func mutate(
    _ text: inout [UnicodeScalar], _ seeds: [[UnicodeScalar]], _ random: inout SeededRandom
  ) {
    let at = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, at + Int.random(in: 0...3, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text.removeSubrange(at..<end)
    case 1: text.insert(contentsOf: text[at..<end], at: at)
    case 2: text.insert(contentsOf: Self.pieces.randomElement(using: &random)!.unicodeScalars, at: at)
    case 3: text.replaceSubrange(at..<end, with: text[at..<end].reversed())
    case 4:
      let other = seeds.randomElement(using: &random)!
      text.replaceSubrange(at..., with: other[(other.count / 2)...])
    default: text.insert(UnicodeScalar(UInt32.random(in: 0..<0xD800, using: &random))!, at: at)
    }
  }

  /// Whether all that is found stands in the text, in order, at the borders of code points.
  private func holds(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var floor = 0
    for number in CorePack.rules.numbers(in: text) {
      let range = number.bytes
      guard range.lowerBound >= floor, range.upperBound <= bytes.count, isBorder(range.lowerBound, bytes),
        isBorder(range.upperBound, bytes), bytes[range].elementsEqual(number.quote.utf8)
      else {
        Issue.record("\(number.quote) does not stand at \(range) of \(text)")
        return false
      }
      floor = range.upperBound
      if let low = number.quantity.interval.low, let high = number.quantity.interval.high, low > high {
        Issue.record("\(number.quote) in \(text) runs backward: \(low) to \(high)")
        return false
      }
    }
    return true
  }

  private func isBorder(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
