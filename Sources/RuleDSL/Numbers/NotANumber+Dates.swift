// Dates and times of day: what a calendar or a clock counts is no quantity.
extension NotANumber {
  /// `Q1`, `Q1 2024`, `FY2023`, `2024Q1`, `H1 2024`: parts of a year.
  func quarter(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    if end - i == 4, end + 1 < limit, codes[end] == code("q"), (0x31...0x34).contains(codes[end + 1]),
      end + 2 >= limit || !isWordCode(codes[end + 2])
    {
      return Verdict(range: i..<end + 2, reason: "date")
    }
    if let short = shortQuarter(i, end) { return short }
    guard i > 0, end >= limit || !isWordCode(codes[end]) else { return nil }
    let from = wordStart(i)
    let isPart = i - from == 1 && (codes[from] == code("q") && end - i == 1 && (0x31...0x34).contains(codes[i]))
    let isHalf =
      i - from == 1 && codes[from] == code("h") && end - i == 1 && codes[i] <= 0x32
      && (yearEnd(after: end) > end || from > 0 && codes[from - 1] == code("年"))
    let isFiscal =
      i - from == 2 && codes[from] == code("f") && codes[from + 1] == code("y") && (end - i == 4 || end - i == 2)
    guard isPart || isHalf || isFiscal else { return nil }
    return Verdict(range: from..<yearEnd(after: end), reason: "date")
  }

  /// `23Q4`, `1H24`, `2H2024`.
  private func shortQuarter(_ i: Int, _ end: Int) -> Verdict? {
    guard end + 1 < limit, i == 0 || !isWordCode(codes[i - 1]), isDigit(end + 1) else { return nil }
    let last = digitsEnd(end + 1)
    guard last >= limit || !isWordCode(codes[last]) else { return nil }
    let isQuarter = codes[end] == code("q") && end - i == 2 && last - end == 2 && (0x31...0x34).contains(codes[end + 1])
    let isHalf =
      sentence.text.cased[end] == code("H") && end - i == 1 && (0x31...0x32).contains(codes[i])
      && (last - end == 3 || last - end == 5)
    return isQuarter || isHalf ? Verdict(range: i..<last, reason: "date") : nil
  }

  /// `1990s`, `the 90s`, `mid-2010s`.
  func decade(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    guard end < limit, codes[end] == code("s"), end + 1 >= limit || !isWordCode(codes[end + 1]), codes[end - 1] == 0x30,
      let value = value(i..<end)
    else { return nil }
    let isYear = end - i == 4 && (1700...2090).contains(value)
    let isShort = end - i == 2 && i > 3 && codes[i - 4..<i].elementsEqual(Self.the)
    guard isYear || isShort else { return nil }
    let isLed = i > 1 && codes[i - 1] == code("-") && CodeClass.of(codes[i - 2]) == .latin
    return Verdict(range: (isLed ? wordStart(i - 1) : i)..<end + 1, reason: "date")
  }

  /// `2023-05-17`, `17/5/2023`, `2023年5月17日`, `8月份`, `3、4月份`, `27号`, `90年代`, `May 17, 2023`.
  func date(_ i: Int) -> Verdict? {
    let end = digitsEnd(i)
    if let full = numericDate(i, end) ?? digitDate(i, end) ?? shortYear(i, end) { return full }
    var k = end
    if k < limit, codes[k] == 0x20 { k += 1 }
    if let calendar = calendar(from: i, numeralEnd: end, value: value(i..<end)) { return calendar }
    let days = dayRange(i, end)
    let past = days < limit && codes[days] == 0x20 ? days + 1 : days
    if past < limit, end - i <= 2, CodeClass.of(codes[past]) == .latin, let month = monthEnd(past) {
      return Verdict(range: i..<yearEnd(after: month), reason: "date")
    }
    let name = i > 1 && codes[i - 2] == code(".") ? i - 2 : i - 1  // Mar. 3
    if i > 1, codes[i - 1] == 0x20, name > 0, CodeClass.of(codes[name - 1]) == .latin, isMonth(endingAt: name),
      end - i <= 2 || end - i == 4
    {
      return Verdict(range: i..<yearEnd(after: end - i <= 2 ? days : end), reason: "date")
    }
    return nil
  }

  /// `3-5` of March 3–5.
  private func dayRange(_ i: Int, _ end: Int) -> Int {
    guard end - i <= 2, end + 1 < limit, codes[end] == code("-"), isDigit(end + 1) else { return end }
    let last = digitsEnd(end + 1)
    return last - end <= 3 ? last : end
  }

  /// `20230517`.
  private func digitDate(_ i: Int, _ end: Int) -> Verdict? {
    guard end - i == 8, let year = value(i..<i + 4), let month = value(i + 4..<i + 6), let day = value(i + 6..<end),
      (1990...2035).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return Verdict(range: i..<end, reason: "date")
  }

  /// `'24`.
  private func shortYear(_ i: Int, _ end: Int) -> Verdict? {
    guard end - i == 2, i > 0, codes[i - 1] == 0x27, i == 1 || !isWordCode(codes[i - 2]),
      end >= limit || !isWordCode(codes[end]) && codes[end] != 0x27
    else { return nil }
    return Verdict(range: i..<end, reason: "date")
  }

  func numericDate(_ i: Int, _ end: Int) -> Verdict? {
    guard end < limit, [code("-"), code("/"), code(".")].contains(codes[end]), isDigit(end + 1) else { return nil }
    let middle = digitsEnd(end + 1)
    let isYearFirst = end - i == 4 && (1900...2100).contains(value(i..<end) ?? 0)
    let isYearMonth =
      isYearFirst && codes[end] != code(".") && (1...12).contains(value(end + 1..<middle) ?? 0)
      && middle - end - 1 == 2
    guard middle < limit, codes[middle] == codes[end], isDigit(middle + 1) else {
      // 2023.5 is May, unless something is measured so.
      if isYearFirst, codes[end] == code("."), codes[end + 1] != 0x30 || middle - end == 3,
        (1...12).contains(value(end + 1..<middle) ?? 0), middle >= limit || !isMeasured(at: middle)
      {
        return Verdict(range: i..<middle, reason: "date")
      }
      return isYearMonth ? Verdict(range: i..<middle, reason: "date") : yearRange(i, end, middle)
    }
    let last = digitsEnd(middle + 1)
    let isYearLast = last - middle - 1 == 4 && end - i <= 2 && middle - end - 1 <= 2
    guard isYearFirst && middle - end - 1 <= 2 && last - middle - 1 <= 2 || isYearLast else { return nil }
    return Verdict(range: i..<timeEnd(last), reason: "date")
  }

  /// The time behind a date: `T10:30:00Z`.
  private func timeEnd(_ i: Int) -> Int {
    guard i + 2 < limit, codes[i] == code("t"), isDigit(i + 1) else { return i }
    var k = i + 1
    while k < limit, isDigit(k) || Self.timeMarks.contains(codes[k]) && (k + 1 >= limit || isDigit(k + 1)) { k += 1 }
    return k < limit && codes[k] == code("z") ? k + 1 : k
  }

  private func isMeasured(at i: Int) -> Bool {
    codes[i] == code("%") || isWordCode(codes[i]) || HanDigit.of(codes[i]) != nil
      || CodeClass.of(codes[i]) == .han && !Self.afterDate.contains(codes[i])
  }

  /// `2019-2023`, `2019/20`
  func yearRange(_ i: Int, _ end: Int, _ last: Int) -> Verdict? {
    guard codes[end] != code("."), end - i == 4, (1900...2100).contains(value(i..<end) ?? 0) else { return nil }
    let second = value(end + 1..<last) ?? 0
    guard last - end - 1 == 4 && (1900...2100).contains(second) || last - end - 1 == 2 && second <= 99 else {
      return nil
    }
    return Verdict(range: i..<(last < limit && codes[last] == code("年") ? last + 1 : last), reason: "date")
  }

  /// Whether a numeral of value `value` from `start` to `end` is part of a calendar date, and how far that goes.
  func calendar(from start: Int, numeralEnd end: Int, value: Int?) -> Verdict? {
    guard let value, let mark = next(end) else { return nil }
    let at = mark
    switch codes[at] {
    case code("年") where isYear(value, start..<end, at) || isEra(before: start):
      var e = at + 1
      if e < limit, codes[e] == code("代") { e += 1 }
      return Verdict(range: start..<dateEnd(e), reason: "date")
    case code("月") where (1...12).contains(value):
      var e = at + 1
      if e < limit, codes[e] == code("份") { e += 1 }
      return Verdict(range: start..<dateEnd(e), reason: "date")
    case code("日") where (1...31).contains(value): return Verdict(range: start..<dateEnd(at + 1), reason: "date")
    case code("号") where (1...31).contains(value):
      guard at + 1 >= limit || codes[at + 1] != code("机") && !isHeadcount(at) else { return nil }
      return Verdict(range: start..<dateEnd(at + 1), reason: "date")
    case code("世") where at + 1 < limit && codes[at + 1] == code("纪"):
      guard value > 3 else { return nil }
      return Verdict(range: start..<at + 2, reason: "date")
    case code("、"), code("-"), code("~"), code("到"), code("至"), code("—"):  // 3、4月份, 2019至2023年
      let second = codes[at] == code("—") && at + 1 < limit && codes[at + 1] == code("—") ? at + 2 : at + 1
      guard second < limit, isDigit(second) else { return nil }
      let e = digitsEnd(second)
      guard e < limit, let later = self.value(second..<e) else { return nil }
      if codes[e] == code("月"), value < later, (1...12).contains(value), (1...12).contains(later) {
        return calendar(from: start, numeralEnd: e, value: later)
      }
      if codes[e] == code("年"), isYear(value, start..<end, e), isYear(later, second..<e, e) {
        return Verdict(range: start..<e + 1, reason: "date")
      }
      if codes[e] == code("日"), (1...31).contains(value), (1...31).contains(later) {
        return Verdict(range: start..<e + 1, reason: "date")
      }
      return nil
    default: return nil
    }
  }

  /// 30号人: so many of them; 3号人员 and 3号人工智能 are another matter.
  private func isHeadcount(_ at: Int) -> Bool {
    codes[at + 1] == code("人") && !(at + 2 < limit && Self.afterPerson.contains(codes[at + 2]))
  }

  func isYear(_ value: Int, _ range: Range<Int>, _ mark: Int) -> Bool {
    if (1000...2999).contains(value) {
      let after = mark + 1 < limit ? codes[mark + 1] : 0
      return range.count == 4 || HanDigit.of(codes[range.lowerBound]) != nil && after != code("来")
        || (1800...2100).contains(value)
    }
    let after = mark + 1
    if after < limit, codes[after] == code("代") { return value % 10 == 0 && value < 100 }
    if after + 1 < limit, codes[after] == code("年"), Self.yearParts.contains(codes[after + 1]) { return true }
    // A year of two digits: what stands around it must say so, for 20年 is mostly a duration.
    guard range.count == 2, (0...99).contains(value), CodeClass.of(codes[range.lowerBound]) == .digit else {
      return false
    }
    if after < limit {
      if Self.yearParts.contains(codes[after]) { return true }
      if isDigit(after), digitsEnd(after) < limit, codes[digitsEnd(after)] == code("月") { return true }
      if Self.spanEnds.contains(codes[after]) { return false }
    }
    guard (10...40).contains(value) || (70...99).contains(value) else { return false }
    guard range.lowerBound > 0 else { return isVerbAhead(after) }
    let lead = codes[range.lowerBound - 1]
    if Self.yearLeads.contains(lead) { return true }
    return (CodeClass.of(lead) == .clause || lead == 0x20 || lead == code("在")) && isVerbAhead(after)
  }

  func isVerbAhead(_ i: Int) -> Bool {
    Self.yearVerbs.contains { stands($0, in: codes, at: i) }
  }

  /// How far a date goes on: 2023年 5月 17日 上午.
  func dateEnd(_ start: Int) -> Int {
    var i = start
    while i < limit {
      let k = codes[i] == 0x20 && i + 1 < limit ? i + 1 : i
      if isDigit(k) || k < limit && HanDigit.of(codes[k]) != nil {
        let e = isDigit(k) ? digitsEnd(k) : hanEnd(k)
        guard e < limit, e - k <= (isDigit(k) ? 2 : 3),
          codes[e] == code("月") || codes[e] == code("日") || codes[e] == code("号")
        else {
          break
        }
        i = e + 1
      } else {
        break
      }
    }
    return i
  }

  /// 民国三十八年, 公元前二二一年: a year by an era.
  func isEraYear(_ core: Range<Int>) -> Bool {
    guard core.upperBound < limit, codes[core.upperBound] == code("年") else { return false }
    return isEra(before: core.lowerBound)
  }

  private func isEra(before i: Int) -> Bool {
    Self.eras.contains { stands($0, in: codes, at: i - $0.count) }
  }

  /// 一九九八年, 九八年: a year spelled out. 二三年 is rather two or three of them.
  func isSpelledYear(_ core: Range<Int>) -> Bool {
    guard core.upperBound < limit, codes[core.upperBound] == code("年") else { return false }
    if core.count == 4, case .digit(let first)? = HanDigit.of(codes[core.lowerBound]) {
      return first == 1 || first == 2
    }
    guard core.count == 2, case .digit(let a)? = HanDigit.of(codes[core.lowerBound]),
      case .digit(let b)? = HanDigit.of(codes[core.lowerBound + 1])
    else { return false }
    if b != a + 1 { return true }
    // 二三年年底 and 二三年初 are of one year.
    var k = core.upperBound + 1
    if k < limit, codes[k] == code("年") { k += 1 }
    return k < limit && Self.yearParts.contains(codes[k]) && codes[k] != code("上") && codes[k] != code("下")
  }

  func weekday(_ i: Int) -> Verdict? {
    guard i > 1, case .digit? = HanDigit.of(codes[i]) else { return nil }
    let isWeek = codes[i - 1] == code("期") && codes[i - 2] == code("星") || codes[i - 1] == code("拜")
    let isDay =
      codes[i - 1] == code("周") && hanEnd(i) == i + 1
      && (i + 1 >= limit || grammar.units.units.isEmpty || !Self.ages.contains(codes[i + 1]))
    guard isWeek || isDay else { return nil }
    return Verdict(range: i - 1..<i + 1, reason: "date")
  }

  /// Where the calendar date ends that begins with the measure, if it is one: 五月十七日.
  func dateEnd(of measure: Measure) -> Int? {
    let core = measure.core
    if measure.reading.script == .han, isEraYear(core) || isSpelledYear(core) { return core.upperBound + 1 }
    guard measure.reading.script == .han, let v = Int(exactly: measure.reading.low) else { return nil }
    return calendar(from: core.lowerBound, numeralEnd: core.upperBound, value: v)?.range.upperBound
  }

  /// 四年以前, 20年前, five years ago.
  func isRelativeDate(_ measure: Measure) -> Bool {
    guard let unit = measure.unit, grammar.units.units[unit.unit].kind == "duration" else { return false }
    let i = measure.end
    return Self.pastWords.contains { stands($0, in: codes, at: i) }
  }

  /// 2023 without anything that it counts.
  func isBareYear(_ measure: Measure) -> Bool {
    let reading = measure.reading
    guard reading.script == .arabic, measure.core.count == 4, reading.form == .count, !reading.hasScale,
      measure.unit == nil || isOfYear(measure.core.upperBound), !measure.hasClassifier,
      let v = Int(exactly: reading.low), (1900...2100).contains(v),
      measure.after == nil, !measure.isMore
    else { return false }
    // 长度是2048 states a number: in Chinese a year has 年, or a word of time before it.
    if measure.start > 0, CodeClass.of(codes[measure.start - 1]) == .han,
      !Self.timeLeads.contains(codes[measure.start - 1])
    {
      return false
    }
    if measure.core.upperBound < limit, codes[measure.core.upperBound] == 0xD7 { return false }  // 1920×1080
    let i = measure.end
    // 2048 is a power of two far more often than a year.
    if v == 2048 { return isTimePreposition(before: measure.start) }
    guard i < limit, codes[i] == 0x20, i + 1 < limit, CodeClass.of(codes[i + 1]) == .latin else { return true }
    // A plural noun behind it makes it a count: "2048 machines" but "2023 was".
    var e = i + 1
    while e < limit, CodeClass.of(codes[e]) == .latin { e += 1 }
    let isPlural =
      e - i > 4 && codes[e - 1] == code("s") && codes[e - 2] != code("s") && !isOfYear(i)
    return !isPlural || isTimePreposition(before: measure.start)
  }

  /// 2030 goals, 2024 results: what is of a year rather than so many.
  private func isOfYear(_ i: Int) -> Bool {
    guard i + 1 < limit, codes[i] == 0x20 else { return false }
    var e = i + 1
    while e < limit, CodeClass.of(codes[e]) == .latin { e += 1 }
    return Self.ofYears.contains(String(decoding: codes[i + 1..<e], as: UTF16.self))
  }

  func isTimePreposition(before start: Int) -> Bool {
    guard start > 1, codes[start - 1] == 0x20 else { return false }
    let from = wordStart(start - 1)
    return Self.timePrepositions.contains(String(decoding: codes[from..<start - 1], as: UTF16.self))
  }

  func monthEnd(_ i: Int) -> Int? {
    var e = i
    while e < limit, CodeClass.of(codes[e]) == .latin { e += 1 }
    return Self.months.contains(String(decoding: codes[i..<e], as: UTF16.self)) ? e : nil
  }
  func isMonth(endingAt end: Int) -> Bool {
    let from = wordStart(end)
    return Self.months.contains(String(decoding: codes[from..<end], as: UTF16.self))
      && sentence.text.cased[from] != codes[from]
  }
  /// A year right behind a day: `17, 2023`.
  func yearEnd(after end: Int) -> Int {
    var k = end
    if k + 2 < limit, codes[k] == 0x27, isDigit(k + 1), digitsEnd(k + 1) == k + 3 { return k + 3 }  // Q3'24
    if k < limit, codes[k] == code(",") { k += 1 }
    if k < limit, codes[k] == 0x20 { k += 1 }
    guard isDigit(k), digitsEnd(k) - k == 4 else { return end }
    return digitsEnd(k)
  }

  private static let afterPerson = CodeSet("员工民大")
  private static let the = Array("the ".utf16)
  private static let eras = [
    "公元", "公元前", "民国", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪", "贞观", "昭和", "平成", "令和", "明治",
  ].map { FoldedText.fold($0) }
  private static let timeMarks = CodeSet(":.+-")
  private static let afterDate = CodeSet("发上版更开起推至到前后年月日,。、的")
  /// What follows 年 only of a calendar year: 24年初.
  private static let yearParts = CodeSet("上下底初末春夏秋冬")
  /// What follows 年 only of a duration: 20年来.
  private static let spanEnds = CodeSet("前后内里间来多的以之")
  /// What leads to a year: 从24年.
  private static let yearLeads = CodeSet("从自到于至")
  /// What makes four bare digits behind it a year.
  private static let timeLeads = CodeSet("至到于自从在截")
  /// 周岁, 周年 count; 周三 is a day.
  private static let ages = CodeSet("年岁")
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
  private static let timePrepositions: Set<String> = [
    "in", "since", "by", "from", "until", "of", "before", "after", "during", "early", "late", "mid", "year",
  ]
  /// What is of a year rather than so many: 2030 goals.
  private static let ofYears: Set<String> = [
    "goals", "targets", "plans", "results", "figures", "earnings", "sales", "revenues", "elections", "estimates",
    "forecasts", "projections", "standards", "guidelines", "games", "budgets", "accounts", "levels", "prices",
    "emissions",
  ]
  private static let yearVerbs = [
    "发布", "成立", "开始", "推出", "上线", "开源", "提出", "出现", "启动", "加入", "建成", "投入", "公布", "的时候",
  ].map { Array($0.utf16) }
  private static let pastWords = ["前", "以前", "之前", " ago", " earlier"].map { Array($0.utf16) }
}
