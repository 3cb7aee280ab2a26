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
  @inline(__always)
  static func of(_ code: UInt16) -> HanDigit? {
    guard code >= 0x3007 else { return nil }
    let place = places[Int(code) - 0x3007]
    return place == 0 ? nil : meanings[Int(place) - 1]
  }

  /// For each code unit from 0x3007 where its meaning stands in ``meanings``, from 1; 0 for none: looked at for each
  /// character of a sentence, so no hashing.
  private static let places: [UInt8] = {
    var places = Array(repeating: UInt8(0), count: 0x1_0000 - 0x3007)
    for (place, code) in table.keys.sorted().enumerated() { places[Int(code) - 0x3007] = UInt8(place + 1) }
    return places
  }()
  private static let meanings: [HanDigit] = table.sorted { $0.key < $1.key }.map(\.value)

  /// All numeral characters.
  static let table: [UInt16: HanDigit] = {
    var t: [UInt16: HanDigit] = [:]
    for (i, c) in "零一二三四五六七八九".unicodeScalars.enumerated() { t[RuleDSL.code(c)] = .digit(i) }
    for (i, c) in "〇壹贰叁肆伍陆柒捌玖".unicodeScalars.enumerated() { t[RuleDSL.code(c)] = .digit(i) }
    t[RuleDSL.code("两")] = .digit(2)
    t[RuleDSL.code("幺")] = .digit(1)
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
