/// A date that is told from the day on which a text was published: 今年, 去年三月, last year, this quarter, now.
///
/// What a figure is merely held against (比去年, 去年同期, than last year) and what it grew from (从去年) date nothing.
struct RelativeDate {
  /// Where it stands, the month or part of the year included.
  private(set) var range: Range<Int>
  /// Whether words say that figures are of this date: 截至, as of.
  private(set) var isReference: Bool
  private var point: Point
  /// Where the word begins that tells it.
  private let word: Int
  private var month: Int?
  private var part: String?

  /// What a word means.
  private enum Point: Sendable {
    case now
    case year(Int)
    case quarter(Int)
    case month(Int)
  }

  /// The dates of a sentence, in order.
  static func dates(in codes: [UInt16]) -> [RelativeDate] {
    var found: [RelativeDate] = []
    var i = 0
    while i < codes.count {
      guard words.begins(with: codes[i]), let date = RelativeDate(codes, at: i) else {
        i += 1
        continue
      }
      i = date.range.upperBound
      if !date.isCompared(codes) { found.append(date) }
    }
    return found
  }

  private init?(_ codes: [UInt16], at start: Int) {
    var longest: (end: Int, point: Point)?
    Self.words.forEachWord(in: codes, at: start, limit: min(codes.count, start + 24)) { longest = ($0, $1) }
    guard let (end, point) = longest, Self.isWord(codes, start..<end) else { return nil }
    word = start
    range = start..<end
    self.point = point
    isReference = false
    if case .year = point { takeMonthOrPart(codes) }
    isReference = StatedDate.references.contains { word in
      (0...8).contains { stands(word, in: codes, at: start - $0 - word.count) }
    }
  }

  /// The date as far as the day of the document tells it; `nil` where it tells less than what is said.
  func text(published: String?) -> String? {
    guard let published else { return nil }
    let parts = published.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    switch point {
    case .now: return published
    case .year(let distance):
      let year = year + distance
      return part.map { "\(year)-\($0)" } ?? month.map { "\(year)-\(Self.padded($0))" } ?? "\(year)"
    case .quarter(let distance):
      guard parts.count > 1 else { return nil }
      let quarter = year * 4 + (parts[1] - 1) / 3 + distance
      return "\(quarter / 4)-Q\(quarter % 4 + 1)"
    case .month(let distance):
      guard parts.count > 1 else { return nil }
      let month = year * 12 + parts[1] - 1 + distance
      return "\(month / 12)-\(Self.padded(month % 12 + 1))"
    }
  }

  /// 去年三月, 今年上半年; in May last year, the first half of this year, Q1 this year.
  private mutating func takeMonthOrPart(_ codes: [UInt16]) {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    if let (word, name) = StatedDate.parts.first(where: { stands($0.0, in: codes, at: upper) }) {
      part = name
      range = lower..<upper + word.count
    } else if let (number, end) = Self.month(codes, at: upper) {
      month = number
      range = lower..<end
    } else if let (word, name) = Self.partsBefore.first(where: { stands($0.0, in: codes, at: lower - $0.0.count) }) {
      part = name
      range = lower - word.count..<upper
    } else if lower > 1, codes[lower - 1] == 0x20 {
      var start = lower - 1
      while start > 0, lower - start < 11, CodeClass.of(codes[start - 1]) == .latin { start -= 1 }
      month = EnglishMonth.number(of: String(decoding: codes[start..<lower - 1], as: UTF16.self))
      if month != nil { range = start..<upper }
    }
  }

  /// 5月, 十二月 at a place.
  private static func month(_ codes: [UInt16], at start: Int) -> (Int, end: Int)? {
    var number = 0
    var end = start
    while end < codes.count, end - start < 2 {
      if (0x30...0x39).contains(codes[end]) {
        number = number * 10 + Int(codes[end] - 0x30)
      } else if case .digit(let digit)? = HanDigit.of(codes[end]) {
        number += digit
      } else if case .unit(1)? = HanDigit.of(codes[end]), number == 0 {
        number = 10
      } else {
        break
      }
      end += 1
    }
    guard end > start, end < codes.count, codes[end] == code("月"), (1...12).contains(number) else { return nil }
    return (number, end + 1)
  }

  /// Whether the text holds a figure against the date instead of dating it.
  private func isCompared(_ codes: [UInt16]) -> Bool {
    let isBehind = Self.behind.contains { stands($0, in: codes, at: range.upperBound) }
    // In "the first half of last year" the article is that of the half.
    return isBehind || Self.isLed(by: Self.before, to: range.lowerBound, codes)
      || word == range.lowerBound && Self.isLed(by: Self.articles, to: word, codes)
  }

  /// Whether one of the words stands before a place.
  private static func isLed(by words: [[UInt16]], to place: Int, _ codes: [UInt16]) -> Bool {
    words.contains { word in
      let gap = place > 0 && codes[place - 1] == 0x20 ? 1 : 0
      let start = place - gap - word.count
      let isLatin = word.last.map { CodeClass.of($0) == .latin } ?? false
      return stands(word, in: codes, at: start)
        && (!isLatin || gap == 1 && (start == 0 || !isWordCode(codes[start - 1])))
    }
  }

  /// Whether a stretch of Latin letters is no part of a longer word.
  private static func isWord(_ codes: [UInt16], _ range: Range<Int>) -> Bool {
    guard CodeClass.of(codes[range.lowerBound]) == .latin else { return true }
    return (range.lowerBound == 0 || !isWordCode(codes[range.lowerBound - 1]))
      && (range.upperBound == codes.count || !isWordCode(codes[range.upperBound]))
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let words: CodeTrie<Point> = {
    var trie = CodeTrie<Point>()
    let table: [(Point, String)] = [
      (.now, "现在|目前|如今|眼下|now|currently|at present|today"), (.year(0), "今年|本年度|this year"),
      (.year(-1), "去年|上年度|last year"), (.year(-2), "前年|the year before last"), (.year(1), "明年|next year"),
      (.quarter(0), "本季度|这个季度|this quarter"), (.quarter(-1), "上季度|上个季度|last quarter"),
      (.month(0), "本月|这个月|this month"), (.month(-1), "上月|上个月|last month"),
    ]
    for (point, words) in table {
      for word in words.split(separator: "|") { trie.insert(FoldedText.fold(String(word)), point) }
    }
    return trie
  }()
  private static let before = [
    "比", "较", "与", "同", "跟", "和", "从", "自", "由", "相比", "相比于", "相较于", "than", "from", "over", "since", "with", "to",
    "versus", "vs", "vs.", "until", "till",
  ].map { FoldedText.fold($0) }
  private static let articles = [FoldedText.fold("the")]
  private static let behind = ["同期", "以来", "相比"].map { FoldedText.fold($0) }
  private static let partsBefore: [([UInt16], String)] = [
    ("first half of ", "H1"), ("second half of ", "H2"), ("first quarter of ", "Q1"), ("second quarter of ", "Q2"),
    ("third quarter of ", "Q3"), ("fourth quarter of ", "Q4"), ("q1 ", "Q1"), ("q2 ", "Q2"), ("q3 ", "Q3"),
    ("q4 ", "Q4"),
    ("q1 of ", "Q1"), ("q2 of ", "Q2"), ("q3 of ", "Q3"), ("q4 of ", "Q4"),
  ].map { (FoldedText.fold($0.0), $0.1) }
}
