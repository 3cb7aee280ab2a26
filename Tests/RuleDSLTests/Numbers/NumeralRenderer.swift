import RuleDSL

/// Writes a whole number in the styles that prose uses, independently of the scanner.
struct NumeralRenderer {
  /// A way of writing a number.
  enum Style: CaseIterable {
    case arabic, grouped, fullWidth, han, hanFinancial, hanTraditional, mixed, english, englishHyphen
  }

  /// The number in a style, or `nil` where the style can't write it.
  static func render(_ n: Int, _ style: Style) -> String? {
    switch style {
    case .arabic: return String(n)
    case .grouped: return grouped(n)
    case .fullWidth:
      return String(String.UnicodeScalarView(String(n).unicodeScalars.map { UnicodeScalar($0.value + 0xFEE0) ?? $0 }))
    case .han: return han(n)
    case .hanFinancial:
      return String(han(n).map { financial[$0] ?? $0 })
    case .hanTraditional:
      return String(han(n).map { $0 == "万" ? "萬" : $0 == "亿" ? "億" : $0 })
    case .mixed: return mixed(n)
    case .english: return english(n, joiner: " ")
    case .englishHyphen: return english(n, joiner: "-")
    }
  }

  private static let financial: [Character: Character] = [
    "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖", "十": "拾", "百": "佰",
    "千": "仟",
  ]

  private static func grouped(_ n: Int) -> String {
    var groups: [String] = []
    var rest = n
    repeat {
      let part = String(rest % 1000)
      rest /= 1000
      groups.append(rest > 0 ? String(repeating: "0", count: 3 - part.count) + part : part)
    } while rest > 0
    return groups.reversed().joined(separator: ",")
  }

  private static let digits = Array("零一二三四五六七八九")

  /// 12030 is 一万二千零三十: sections of four digits, a 零 for every gap.
  private static func han(_ n: Int) -> String {
    if n == 0 { return "零" }
    var sections: [(Int, String)] = []
    var rest = n
    for unit in ["", "万", "亿", "万亿"] {
      sections.append((rest % 10_000, unit))
      rest /= 10_000
    }
    var text = ""
    var pendingZero = false
    for (value, unit) in sections.reversed() {
      if value == 0 {
        pendingZero = !text.isEmpty
        continue
      }
      if pendingZero || !text.isEmpty && value < 1000 { text += "零" }
      pendingZero = false
      let isDouble = unit == "万亿" && n / 100_000_000 % 10_000 != 0
      text += section(value) + (isDouble ? "万" : unit)
    }
    return text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }

  private static func section(_ n: Int) -> String {
    var text = ""
    var zero = false
    for (power, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = n / power % 10
      if digit == 0 {
        zero = !text.isEmpty
        continue
      }
      if zero { text += "零" }
      zero = false
      text += String(digits[digit]) + unit
    }
    return text
  }

  /// 350000000 is 3亿5000万.
  private static func mixed(_ n: Int) -> String? {
    let high = n / 100_000_000
    let low = n / 10_000 % 10_000
    guard n % 10_000 == 0, n > 0 else { return nil }
    return (high > 0 ? "\(high)亿" : "") + (low > 0 ? "\(low)万" : "")
  }

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  private static func english(_ n: Int, joiner: String) -> String? {
    if n == 0 { return "zero" }
    var parts: [String] = []
    for (power, name) in [
      (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
    ] {
      let value = n / power % 1000
      if value > 0 { parts.append(hundreds(value, joiner) + " " + name) }
    }
    if n / 1_000_000_000_000_000 > 0 { return nil }
    let rest = n % 1000
    if rest > 0 {
      parts.append((rest < 100 && !parts.isEmpty ? "and " : "") + hundreds(rest, joiner))
    }
    return parts.joined(separator: " ")
  }

  private static func hundreds(_ n: Int, _ joiner: String) -> String {
    var parts: [String] = []
    if n >= 100 { parts.append(small[n / 100] + " hundred") }
    let rest = n % 100
    if rest > 0 {
      let word = rest < 20 ? small[rest] : tens[rest / 10] + (rest % 10 > 0 ? joiner + small[rest % 10] : "")
      parts.append((n >= 100 ? "and " : "") + word)
    }
    return parts.joined(separator: " ")
  }
}
