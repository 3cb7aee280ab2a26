/// A word of a check's expression with its bytes.
struct CheckToken {
  /// What it is.
  var kind: Kind
  /// The bytes in the expression.
  var range: Range<Int>

  /// What a word can be.
  enum Kind: Equatable {
    case metric(String, role: String?)
    /// `100%` is 1 without a unit.
    case quantity(ExactDecimal, unit: String?)
    case operation(CheckExpression.Operator)
    case relation(CheckDeclaration.Relation)
    /// `sum`, `most` or `least` before a parenthesis.
    case aggregate(CheckExpression.Aggregate)
    case open, close
  }
}

/// Cuts a check's expression into words.
struct CheckLexer {
  private let scalars: [(scalar: UnicodeScalar, offset: Int)]
  private let end: Int
  private var at = 0

  /// Starts on a text.
  init(_ text: String) {
    var offset = 0
    var scalars: [(UnicodeScalar, Int)] = []
    for scalar in text.unicodeScalars {
      scalars.append((scalar, offset))
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    end = offset
  }

  /// All words.
  consuming func tokens() throws(CheckExpressionParser.Mistake) -> [CheckToken] {
    var result: [CheckToken] = []
    while let token = try next() { result.append(token) }
    return result
  }

  private mutating func next() throws(CheckExpressionParser.Mistake) -> CheckToken? {
    while let scalar = peek, scalar.properties.isWhitespace { at += 1 }
    guard let scalar = peek else { return nil }
    let start = at
    let kind: CheckToken.Kind
    if let symbol = Self.symbols[scalar] {
      at += 1
      kind =
        symbol == .relation(.less) || symbol == .relation(.greater) || symbol == .relation(.equal)
        ? closed(symbol) : symbol
    } else if Self.isDigit(scalar) {
      kind = try quantity()
    } else if Self.isWord(scalar) {
      let name = take { Self.isWord($0) || Self.isDigit($0) || $0 == "." }
      var role: String?
      if peek == "@" {
        at += 1
        role = take { Self.isWord($0) || Self.isDigit($0) }
      }
      if role == nil, peek == "(", let aggregate = CheckExpression.Aggregate(rawValue: name) {
        return CheckToken(kind: .aggregate(aggregate), range: range(start))
      }
      guard NameSyntax.metric.accepts(name), role.map(NameSyntax.word.accepts) ?? true else {
        throw mistake(start, "this is no metric", hint: NameSyntax.metric.rule)
      }
      kind = .metric(name, role: role)
    } else {
      at += 1
      throw mistake(
        start, "`\(scalar)` is no part of an expression",
        hint: "metrics, numbers with units, + - * /, parentheses, and one of <, <=, =, >=, >")
    }
    return CheckToken(kind: kind, range: range(start))
  }

  /// `<=`, `>=` and `==` after their first character.
  private mutating func closed(_ symbol: CheckToken.Kind) -> CheckToken.Kind {
    guard peek == "=" else { return symbol }
    at += 1
    switch symbol {
    case .relation(.less): return .relation(.lessOrEqual)
    case .relation(.greater): return .relation(.greaterOrEqual)
    default: return symbol
    }
  }

  private mutating func quantity() throws(CheckExpressionParser.Mistake) -> CheckToken.Kind {
    let start = at
    var digits = take { Self.isDigit($0) || $0 == "." }
    if peek == "e" || peek == "E" {
      let mark = at
      at += 1
      var exponent = "e"
      if let sign = peek, sign == "-" || sign == "+" {
        exponent.unicodeScalars.append(sign)
        at += 1
      }
      let power = take(Self.isDigit)
      if power.isEmpty { at = mark } else { digits += exponent + power }
    }
    guard let value = ExactDecimal(digits) else {
      throw mistake(start, "`\(digits)` is no number", hint: "such as 4096, 0.5 or 1e18, without separators")
    }
    if peek == "," {
      throw mistake(start, "a number in an expression has no separators", hint: "such as 4096")
    }
    let afterNumber = at
    while let scalar = peek, scalar.properties.isWhitespace { at += 1 }
    if peek == "%" || peek == "％" {
      at += 1
      guard let share = value.shifted(by: -2) else { throw mistake(start, "the number is out of range") }
      return .quantity(share, unit: nil)
    }
    let unit = peek.map(Self.isUnitStart) == true ? take { Self.isUnit($0) } : ""
    if unit.isEmpty { at = afterNumber }
    return .quantity(value, unit: unit.isEmpty ? nil : unit)
  }

  private var peek: UnicodeScalar? { at < scalars.count ? scalars[at].scalar : nil }

  private mutating func take(_ isPart: (UnicodeScalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = peek, isPart(scalar) {
      text.append(scalar)
      at += 1
    }
    return String(text)
  }

  private func range(_ start: Int) -> Range<Int> {
    let lower = start < scalars.count ? scalars[start].offset : end
    return lower..<(at < scalars.count ? scalars[at].offset : end)
  }

  private func mistake(_ start: Int, _ message: String, hint: String? = nil) -> CheckExpressionParser.Mistake {
    .init(range: range(start), message: message, hint: hint)
  }

  private static func isDigit(_ scalar: UnicodeScalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isWord(_ scalar: UnicodeScalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }
  private static func isUnitStart(_ scalar: UnicodeScalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .currencySymbol || scalar == "°"
  }
  // A unit may hold / and *: `FLOP/s`, `accelerator*h`. It ends at a blank, so `2 h * x` still multiplies.
  private static func isUnit(_ scalar: UnicodeScalar) -> Bool {
    isUnitStart(scalar) || isDigit(scalar) || "/*_.".unicodeScalars.contains(scalar)
  }

  private static let symbols: [UnicodeScalar: CheckToken.Kind] = [
    "+": .operation(.add), "-": .operation(.subtract), "−": .operation(.subtract), "*": .operation(.multiply),
    "×": .operation(.multiply), "/": .operation(.divide), "÷": .operation(.divide), "(": .open, ")": .close,
    "<": .relation(.less), ">": .relation(.greater), "=": .relation(.equal), "＝": .relation(.equal),
    "≤": .relation(.lessOrEqual), "≥": .relation(.greaterOrEqual),
  ]
}
