/// Reads the numerals of expectations: `4096 accelerator`, `97%`, `1.3万亿`, `3 PFLOPS`.
///
/// Plain decimals are read as they stand, whatever the vocabulary would make of them (2024 is no year here); every other
/// notation is the number scanner's.
struct ExampleNumerals: Sendable {
  /// The names of units.
  let names: ExampleNames
  /// The rules whose scanner reads.
  let rules: CompiledRules

  /// A numeral with the unit behind it.
  struct Numeral {
    /// The number, or both ends of a vague one.
    var interval: Interval
    /// The unit, if one was written.
    var unit: ExampleNames.Unit?
  }

  /// The numeral and the unit that a text consists of.
  func read(_ text: String) -> Numeral? {
    guard let (value, rest) = Self.plain(text) else { return scanned(text) }
    switch unit(rest) {
    case .none: return Numeral(interval: Interval(exactly: value), unit: nil)
    case .named(let unit): return Numeral(interval: Interval(exactly: value), unit: unit)
    case .unknown: return scanned(text)
    }
  }

  /// Why a text is no numeral with a unit.
  func complaint(about text: String) -> String {
    if let plain = Self.plain(text), !plain.rest.hasPrefix("%"), plain.rest.first?.isWhitespace == true {
      return "there is no unit `\(plain.rest.trimmingSpaces())`"
    }
    return "`\(text)` is no number with a unit"
  }

  private func scanned(_ text: String) -> Numeral? {
    guard let number = rules.numbers(in: text).first, text.hasPrefix(number.text) else { return nil }
    let quantity = number.quantity
    let interval = quantity.value.map(Interval.init(exactly:)) ?? quantity.interval
    // What was set aside says nothing.
    guard interval.low != nil || interval.high != nil else { return nil }
    switch unit(String(text.dropFirst(number.text.count))) {
    case .none: return Numeral(interval: interval, unit: nil)
    case .named(let unit):
      // The scanner has multiplied by the factor of a name that it took itself.
      let isTaken = unit.id == quantity.unit
      return Numeral(interval: interval, unit: isTaken ? ExampleNames.Unit(id: unit.id, factor: .one) : unit)
    case .unknown:
      guard text == number.quote, !quantity.unit.isEmpty else { return nil }
      return Numeral(interval: interval, unit: ExampleNames.Unit(id: quantity.unit, factor: .one))
    }
  }

  /// What stands behind a numeral.
  private enum UnitText {
    case none, unknown
    case named(ExampleNames.Unit)
  }

  private func unit(_ text: String) -> UnitText {
    let name = text.trimmingSpaces()
    return name.isEmpty ? .none : names.unit(name).map(UnitText.named) ?? .unknown
  }

  /// The plain or scientific decimal at the start of a text, a percent sign included.
  private static func plain(_ text: String) -> (value: ExactDecimal, rest: String)? {
    let word = text.prefix { $0.isASCII && !$0.isWhitespace }
    var end = word.endIndex
    while end > word.startIndex {
      if let value = RuleFileReader.decimal(String(word[..<end])) {
        let rest = text[end...]
        // The start of a numeral that is out of range is no numeral.
        guard rest.first?.isNumber != true, rest.first != ".", rest.first != "," else { return nil }
        return (value, String(rest))
      }
      end = word.index(before: end)
    }
    return nil
  }
}
