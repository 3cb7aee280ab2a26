/// A date that stands in a sentence, read from what the scanner set aside as one.
///
/// Written as precisely as it was said: `2023`, `2023-03`, `2023-06-05`, `2023-Q1`, `2023-H1`, or two years as `2019/2023`.
struct StatedDate {
  /// Where it stands, the month before a year included.
  var range: Range<Int>
  /// What it says.
  var text: String
  /// Whether words say that figures are of this date: 截至, as of.
  var isReference: Bool

  /// The dates of a sentence that have a year; one that says since when something is, or was founded, dates no figure.
  static func dates(_ reading: SentenceReading, _ candidates: [NumberCandidate]) -> [StatedDate] {
    var dates: [StatedDate] = []
    for candidate in candidates where candidate.setAside == "date" {
      var parser = DateParser(reading.text.codes, candidate.core)
      guard let text = parser.parse() else { continue }
      let range = parser.range
      if !parser.isOrigin {
        dates.append(StatedDate(range: range, text: text, isReference: parser.isReference))
      }
    }
    return dates
  }
}

extension StatedDate {
  /// What tells that figures are of the date behind it.
  static let references = ["截至", "截止", "截到", "as of", "as at", "by the end of", "at the end of"].map(FoldedText.fold)
  /// Parts of a year, which stand behind it.
  static let parts: [([UInt16], String)] = [
    ("第一季度", "Q1"), ("第二季度", "Q2"), ("第三季度", "Q3"), ("第四季度", "Q4"), ("一季度", "Q1"), ("二季度", "Q2"), ("三季度", "Q3"),
    ("四季度", "Q4"), ("上半年", "H1"), ("下半年", "H2"),
  ].map { (FoldedText.fold($0.0), $0.1) }
}

/// Reads one date out of folded text.
private struct DateParser {
  private let codes: [UInt16]
  private(set) var range: Range<Int>
  private var years: [Int] = []
  private var month: Int?
  private var day: Int?
  private var part: String?
  private var numbers: [(value: Int, digits: Int)] = []

  init(_ codes: [UInt16], _ core: Range<Int>) {
    self.codes = codes
    range = core
  }

  mutating func parse() -> String? {
    takeMonthBefore()
    takeRestBehind()
    var i = range.lowerBound
    while i < range.upperBound {
      if let (value, digits, end) = number(at: i) {
        let mark = end < codes.count && codes[end] == 0x20 && end + 1 < codes.count ? end + 1 : end
        switch mark < codes.count ? codes[mark] : 0 {
        case code("年"):
          // A decade is no date.
          guard mark + 1 >= codes.count || codes[mark + 1] != code("代"), let year = Self.year(value, digits) else {
            return nil
          }
          years.append(year)
          i = mark + 1
        case code("月"):
          month = value
          i = mark + 1
        case code("日"), code("号"):
          day = value
          i = mark + 1
        default:
          if i > 0, codes[i - 1] == code("q"), digits == 1 {
            part = "Q\(value)"
          } else {
            numbers.append((value, digits))
          }
          i = end
        }
      } else if CodeClass.of(codes[i]) == .latin {
        var end = i
        while end < range.upperBound, CodeClass.of(codes[end]) == .latin { end += 1 }
        month = EnglishMonth.number(of: String(decoding: codes[i..<end], as: UTF16.self)) ?? month
        i = end
      } else {
        i += 1
      }
    }
    settle()
    takePartBehind()
    return text
  }

  /// `截至`, `as of`, `by the end of`: what figures hold at.
  var isReference: Bool { StatedDate.references.contains { ends($0, before: range.lowerBound, within: 8) } }

  /// `since`, `founded in`, 成立于, 以来: where something began.
  var isOrigin: Bool {
    Self.originsBefore.contains { ends($0, before: range.lowerBound, within: 1) }
      || Self.originsBehind.contains { word in
        (0...2).contains { gap in
          let start = range.upperBound + gap
          return stands(word, in: codes, at: start)
        }
      }
  }

  private var text: String? {
    guard let year = years.first, (1000...2999).contains(year) else { return nil }
    if let last = years.dropFirst().first, last > year { return "\(year)/\(last)" }
    if let part { return "\(year)-\(part)" }
    guard let month, (1...12).contains(month) else { return "\(year)" }
    guard let day, (1...31).contains(day) else { return "\(year)-\(Self.padded(month))" }
    return "\(year)-\(Self.padded(month))-\(Self.padded(day))"
  }

  /// What numbers without 年月日 mean, by their sizes.
  private mutating func settle() {
    let isWhole = numbers.map { $0.digits == 4 && (1000...2999).contains($0.value) }
    if years.isEmpty, let at = isWhole.firstIndex(of: true) {
      years.append(numbers[at].value)
      if at == 0, numbers.count > 1, isWhole[1] { years.append(numbers[1].value) }
      let rest = numbers.indices.filter { $0 != at && !isWhole[$0] }.map { numbers[$0] }
      if month != nil {
        if let first = rest.first, first.digits <= 2 { day = first.value }
      } else if at == 0, let first = rest.first {
        if rest.count == 1, first.digits == 2, first.value > 12 {
          years.append(years[0] / 100 * 100 + first.value)  // 2019/20
        } else if first.digits <= 2, first.value <= 12 {
          month = first.value
          if rest.count > 1 { day = rest[1].value }
        }
      } else if at == 2, rest.count == 2 {
        // 17/5/2023 can be told, 4/5/2023 can't: then the year alone is sure.
        if rest[0].value > 12 { (day, month) = (rest[0].value, rest[1].value) }
        if rest[1].value > 12 { (month, day) = (rest[0].value, rest[1].value) }
      }
    } else if years.count == 1, let first = numbers.first, isWhole[0], first.value < years[0] {
      years.insert(first.value, at: 0)  // 2019至2023年
    }
  }

  /// `March 2023`: the scanner begins at the digits.
  private mutating func takeMonthBefore() {
    var end = range.lowerBound
    if end > 0, codes[end - 1] == 0x20 || codes[end - 1] == code(",") { end -= 1 }
    if end > 0, end < range.lowerBound, codes[end - 1] == code(",") { end -= 1 }
    var start = end
    while start > 0, end - start < 10, CodeClass.of(codes[start - 1]) == .latin { start -= 1 }
    guard start < end, let found = EnglishMonth.number(of: String(decoding: codes[start..<end], as: UTF16.self)) else {
      return
    }
    month = found
    range = start..<range.upperBound
  }

  /// 年, 三月, 五日 behind the part of a date that the scanner set aside.
  private mutating func takeRestBehind() {
    var end = range.upperBound
    if end < codes.count, codes[end] == code("年"), end > range.lowerBound, codes[end - 1] != code("年") { end += 1 }
    while end < codes.count, end - range.upperBound < 12 {
      var i = end
      while i < codes.count, i - end < 3, (0x30...0x39).contains(codes[i]) || HanDigit.of(codes[i]) != nil { i += 1 }
      guard i > end, i < codes.count, [code("月"), code("日"), code("号")].contains(codes[i]) else { break }
      end = i + 1
    }
    range = range.lowerBound..<end
  }

  /// 第一季度, 上半年 behind a year.
  private mutating func takePartBehind() {
    guard month == nil, part == nil, years.count == 1 else { return }
    let rest = codes[range.upperBound..<min(codes.count, range.upperBound + 5)]
    for (word, name) in StatedDate.parts where rest.starts(with: word) {
      part = name
      range = range.lowerBound..<range.upperBound + word.count
      return
    }
  }

  private func number(at i: Int) -> (value: Int, digits: Int, end: Int)? {
    var value = 0
    var end = i
    while end < range.upperBound, end - i < 9, (0x30...0x39).contains(codes[end]) {
      value = value * 10 + Int(codes[end] - 0x30)
      end += 1
    }
    if end > i { return (value, end - i, end) }
    // 二零二三 is written digit by digit, 十一 and 二十三 are not.
    var (tens, last, count, hasTen) = (0, 0, 0, false)
    while end < range.upperBound, end - i < 5, let digit = HanDigit.of(codes[end]) {
      switch digit {
      case .digit(let d):
        value = value * 10 + d
        last = d
        count += 1
      case .unit(1):
        tens = hasTen || count == 0 ? 10 : last * 10
        (hasTen, last) = (true, 0)
      case .tens(let t):
        tens = t * 10
        (hasTen, last) = (true, 0)
      default: return nil
      }
      end += 1
    }
    guard end > i else { return nil }
    return hasTen ? (tens + last, 2, end) : (value, count, end)
  }

  private static func year(_ value: Int, _ digits: Int) -> Int? {
    if digits == 2 { return value < 50 ? 2000 + value : 1900 + value }
    return digits == 4 ? value : nil
  }

  private func ends(_ word: [UInt16], before place: Int, within gap: Int) -> Bool {
    (0...gap).contains { gap in
      stands(word, in: codes, at: place - gap - word.count)
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func words(_ list: [String]) -> [[UInt16]] { list.map { FoldedText.fold($0) } }

  private static let originsBefore = words([
    "since", "founded in", "established in", "born in", "成立于", "创立于", "创办于", "始于", "自", "自从", "始建于",
  ])
  private static let originsBehind = words(["成立", "创立", "创办", "建校", "以来"])
}
