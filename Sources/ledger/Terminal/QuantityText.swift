import RuleDSL

/// A quantity in words for people: `4096 accelerator`, `more than 71%`, `1.8 to 3 x`. Exports use plain digits instead.
enum QuantityText {
  /// Qualifier and number without the unit; a pure ratio as a percentage.
  static func number(_ quantity: Quantity) -> String {
    let isRatio = quantity.unit == "1"
    func text(_ value: ExactDecimal) -> String { isRatio ? percentage(value) : grouped(value) }
    guard let value = quantity.value else {
      switch (quantity.interval.low, quantity.interval.high) {
      case (let low?, let high?): return "\(text(low)) to \(text(high))"
      case (let low?, nil): return "\(text(low)) or more"
      case (nil, let high?): return "up to \(text(high))"
      case (nil, nil): return "?"
      }
    }
    return prefix(quantity.qualifier) + text(value)
  }

  /// The same with its unit; a pure ratio has none that would be said.
  static func full(_ quantity: Quantity) -> String {
    let unit = unit(quantity)
    return number(quantity) + (unit.isEmpty ? "" : " " + unit)
  }

  /// The unit as shown: nothing for a pure ratio, which is shown as a percentage.
  static func unit(_ quantity: Quantity) -> String { quantity.unit == "1" ? "" : quantity.unit }

  /// Digits in groups of three from five digits on; a power of ten where there would be more than fifteen digits.
  static func grouped(_ value: ExactDecimal) -> String {
    if value.exponent > 3, value.leadingPower >= 15 {
      let digits = String(value.coefficient.magnitude)
      let sign = value.isNegative ? "-" : ""
      let rest = digits.dropFirst()
      return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(value.leadingPower)"
    }
    let parts = value.description.split(separator: ".", maxSplits: 1)
    let sign = value.isNegative ? "-" : ""
    let whole = parts[0].drop { $0 == "-" }
    guard whole.count > 4 else { return value.description }
    var groups = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset).isMultiple(of: 3) { groups += "," }
      groups.append(digit)
    }
    return sign + groups + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func percentage(_ value: ExactDecimal) -> String {
    value.shifted(by: 2).map { grouped($0) + "%" } ?? grouped(value)
  }

  private static func prefix(_ qualifier: Qualifier) -> String {
    switch qualifier {
    case .exact, .range, .few: ""
    case .approx: "about "
    case .nearly: "nearly "
    case .moreThan: "more than "
    case .atLeast: "at least "
    case .lessThan: "less than "
    case .atMost: "at most "
    case .magnitude: "order of "
    }
  }
}
