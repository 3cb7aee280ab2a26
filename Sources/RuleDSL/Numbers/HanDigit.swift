/// What a Chinese numeral character stands for. Traditional forms are folded before they get here; the financial forms
/// (壹 贰 …) and 廿 卅 are read as well.
enum HanDigit: Sendable {
  /// 零 〇 一 … 九 两
  case digit(Int)
  /// 十 百 千, as a power of ten.
  case unit(Int)
  /// 万 亿, as a power of ten.
  case scale(Int)
  /// 廿 卅 卌: so many tens.
  case tens(Int)

  /// The meaning of a folded code unit, if it is a numeral character.
  static func of(_ code: UInt16) -> HanDigit? {
    guard code >= 0x3007 else { return nil }
    return table[code]
  }

  /// All numeral characters.
  static let table: [UInt16: HanDigit] = {
    var t: [UInt16: HanDigit] = [:]
    for (i, c) in "零一二三四五六七八九".unicodeScalars.enumerated() { t[RuleDSL.code(c)] = .digit(i) }
    for (i, c) in "〇壹贰叁肆伍陆柒捌玖".unicodeScalars.enumerated() { t[RuleDSL.code(c)] = .digit(i) }
    t[RuleDSL.code("两")] = .digit(2)
    t[RuleDSL.code("俩")] = .digit(2)
    t[RuleDSL.code("仨")] = .digit(3)
    for (c, p) in [("十", 1), ("拾", 1), ("百", 2), ("佰", 2), ("千", 3), ("仟", 3)] as [(Unicode.Scalar, Int)] {
      t[RuleDSL.code(c)] = .unit(p)
    }
    t[RuleDSL.code("万")] = .scale(4)
    t[RuleDSL.code("亿")] = .scale(8)
    t[RuleDSL.code("廿")] = .tens(2)
    t[RuleDSL.code("卅")] = .tens(3)
    return t
  }()
}
