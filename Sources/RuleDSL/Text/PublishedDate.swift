/// A date as documents state it about themselves.
enum PublishedDate {
  /// The date as `2024-05-17` or `2024-05`; `nil` when the text doesn't start with one.
  ///
  /// `2024/5/17`, `2024.05.17`, `2024年5月17日` and a time behind the date are read; an order of day and month that has to be
  /// guessed isn't.
  static func parse(_ text: String) -> String? {
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
    guard numbers.count >= 2, numbers[0].digits == 4, (1...12).contains(numbers[1].value), numbers[1].digits <= 2
    else { return nil }
    let month = "\(numbers[0].value)-\(padded(numbers[1].value))"
    guard numbers.count == 3 else { return month }
    guard (1...31).contains(numbers[2].value), numbers[2].digits <= 2 else { return nil }
    return "\(month)-\(padded(numbers[2].value))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
