import RuleDSL

/// A slow, plain reader of whole Chinese numerals: split at the largest unit, read both sides, multiply and add.
///
/// It shares nothing with the scanner, which reads from left to right and never looks back.
enum PlainNumeral {
  /// The value of a text that is nothing but a numeral; `nil` when it is none that this reader knows.
  static func value(_ text: String) -> Int? { read(Array(text)) }

  private static let units: [(Character, Int)] = [
    ("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100), ("十", 10),
  ]
  private static let digits = Array("零一二三四五六七八九")

  private static func read(_ text: [Character]) -> Int? {
    if text.isEmpty { return 0 }
    for (unit, factor) in units {
      guard let at = text.lastIndex(of: unit) else { continue }
      let left = Array(text[..<at])
      var right = Array(text[(at + 1)...])
      let zero = right.first == "零"
      if zero { right.removeFirst() }
      guard let high = left.isEmpty ? 1 : read(left), let low = read(right) else { return nil }
      // A digit alone behind a unit counts the next lower power, unless 零 stands between or the unit is 十.
      let isShort = right.count == 1 && !zero && factor > 10 && low > 0
      return high * factor + (isShort ? low * factor / 10 : low)
    }
    guard text.count == 1, let digit = digits.firstIndex(of: text[0]) else { return nil }
    return digit
  }
}
