import RuleDSL
import Testing

/// No text makes the scanner trap, and every quote it gives stands in the text.
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
    for _ in 0..<25_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
      for number in CorePack.rules.numbers(in: text) {
        guard text.unicodeScalars.count >= number.quote.unicodeScalars.count, contains(text, number.quote) else {
          Issue.record("\(number.quote) is not in \(text)")
          return
        }
        if let low = number.quantity.interval.low, let high = number.quantity.interval.high, low > high {
          Issue.record("\(number.quote) in \(text) runs backward: \(low) to \(high)")
          return
        }
      }
    }
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    let whole = Array(text.utf8)
    let needle = Array(part.utf8)
    guard !needle.isEmpty, needle.count <= whole.count else { return needle.isEmpty }
    return (0...(whole.count - needle.count)).contains { whole[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}
