/// A date as documents state it about themselves.
enum PublishedDate {
  /// The date as `2024-05-17` or `2024-05`; `nil` when the text doesn't start with one.
  ///
  /// `2024/5/17`, `2024.05.17`, `2024年5月17日`, `2024` alone, `17 May 2024`, `May 17, 2024` and a time behind the date are
  /// read; an order of day and month that has to be guessed isn't.
  static func parse(_ text: String) -> String? { numeric(text) ?? named(text) }

  /// The day of a number of seconds or milliseconds since 1970, as programs write it.
  static func parse(seconds text: String) -> String? {
    let whole = text.prefix { $0 != "." }
    guard var seconds = Int(whole), whole.utf8.count == 10 || whole.utf8.count == 13 else { return nil }
    if whole.utf8.count == 13 { seconds /= 1000 }
    // Days since 1970 to the calendar, by eras of 400 years that begin in March.
    let days = seconds / 86400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month))-\(padded(dayOfYear - (153 * shifted + 2) / 5 + 1))"
  }

  /// `17 May 2024`, `May 17, 2024`, `May 2024`, a weekday before it or a time behind it.
  private static func named(_ text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(5).map { $0.lowercased() }
    guard let at = words.firstIndex(where: { EnglishMonth.number(of: $0) != nil }), at <= 2,
      let month = EnglishMonth.number(of: words[at])
    else { return nil }
    func number(_ index: Int, digits: Int) -> Int? {
      guard words.indices.contains(index), words[index].utf8.count <= digits else { return nil }
      return Int(words[index])
    }
    func isYear(_ number: Int?) -> Bool { number.map { (1000...2999).contains($0) } ?? false }
    if let day = number(at - 1, digits: 2), (1...31).contains(day), let year = number(at + 1, digits: 4), isYear(year) {
      return "\(year)-\(padded(month))-\(padded(day))"
    }
    if let day = number(at + 1, digits: 2), (1...31).contains(day), let year = number(at + 2, digits: 4), isYear(year) {
      return "\(year)-\(padded(month))-\(padded(day))"
    }
    if let year = number(at + 1, digits: 4), isYear(year) { return "\(year)-\(padded(month))" }
    return nil
  }

  private static func numeric(_ text: String) -> String? {
    var numbers: [(value: Int, digits: Int)] = []
    var isInside = false
    scan: for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        if !isInside {
          if numbers.count == 3 { break scan }
          numbers.append((0, 0))
        }
        isInside = true
        let last = numbers[numbers.count - 1]
        guard last.digits < 4 else { return nil }
        numbers[numbers.count - 1] = (last.value * 10 + Int(scalar.value - 0x30), last.digits + 1)
      case "-", "/", ".", "年", "月":
        guard isInside else { break scan }
        isInside = false
      default: break scan
      }
    }
    if numbers.count == 1, numbers[0].digits == 4, (1000...2999).contains(numbers[0].value) {
      let rest = text.unicodeScalars.drop { $0 == " " || ("0"..."9").contains($0) || $0 == "年" }
      return rest.isEmpty ? String(numbers[0].value) : nil
    }
    guard numbers.count >= 2, numbers[0].digits == 4, (1...12).contains(numbers[1].value), numbers[1].digits <= 2
    else { return nil }
    let month = "\(numbers[0].value)-\(padded(numbers[1].value))"
    guard numbers.count == 3 else { return month }
    guard (1...31).contains(numbers[2].value), numbers[2].digits <= 2 else { return nil }
    return "\(month)-\(padded(numbers[2].value))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// The names of the months, whole and cut to three letters.
enum EnglishMonth {
  /// 1…12, for a name in lower case.
  static func number(of name: String) -> Int? { names[name] }

  private static let names: [String: Int] = {
    let whole = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    var names: [String: Int] = ["sept": 9]
    for (index, name) in whole.enumerated() {
      names[name] = index + 1
      names[String(name.prefix(3))] = index + 1
    }
    return names
  }()
}
