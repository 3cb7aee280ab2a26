/// Reads the expression of `check:`: metrics, numbers and units, `+ − × ÷`, and one comparison.
///
///     cluster.compute = performance.ratio × cluster.compute@base
///     training.effective_time + training.overhead_time = 100%
struct CheckExpressionParser {
  /// The most bytes of an expression.
  static let lengthLimit = 1000
  /// The most levels of parentheses.
  static let nestingLimit = 16

  private let text: LocatedText
  private let tokens: [CheckToken]
  private var at = 0

  /// The comparison that a text states, or what is wrong with it.
  static func parse(_ text: LocatedText) -> (test: CheckDeclaration.Test?, diagnostics: [Diagnostic]) {
    do throws(Mistake) {
      guard text.text.utf8.count <= lengthLimit else {
        throw Mistake(range: 0..<text.text.utf8.count, message: "an expression has at most \(lengthLimit) bytes")
      }
      var parser = CheckExpressionParser(text: text, tokens: try CheckLexer(text.text).tokens())
      return (try parser.test(), [])
    } catch {
      let diagnostic = Diagnostic(
        code: .malformedExpression, severity: .error, message: error.message, site: text.site(error.range),
        hint: error.hint)
      return (nil, [diagnostic])
    }
  }

  /// What keeps an expression from being read.
  struct Mistake: Error {
    var range: Range<Int>
    var message: String
    var hint: String?
  }

  private init(text: LocatedText, tokens: [CheckToken]) {
    self.text = text
    self.tokens = tokens
  }

  private mutating func test() throws(Mistake) -> CheckDeclaration.Test {
    let left = try sum(depth: 0)
    guard at < tokens.count else {
      throw Mistake(
        range: 0..<text.text.utf8.count, message: "the expression compares nothing",
        hint: "join two sides with one of <, <=, =, >=, >")
    }
    guard case .relation(let relation) = tokens[at].kind else {
      throw unexpected("an operator or a comparison is missing before this")
    }
    at += 1
    let right = try sum(depth: 0)
    if at < tokens.count {
      if case .relation = tokens[at].kind {
        throw unexpected("a check compares two sides only", hint: "write two checks")
      }
      throw unexpected("an operator is missing before this")
    }
    return .comparison(left, relation, right)
  }

  private mutating func sum(depth: Int) throws(Mistake) -> CheckExpression {
    var left = try product(depth: depth)
    while at < tokens.count, case .operation(let operation) = tokens[at].kind,
      operation == .add || operation == .subtract
    {
      at += 1
      left = .binary(left, operation, try product(depth: depth))
    }
    return left
  }

  private mutating func product(depth: Int) throws(Mistake) -> CheckExpression {
    var left = try operand(depth: depth)
    while at < tokens.count, case .operation(let operation) = tokens[at].kind,
      operation == .multiply || operation == .divide
    {
      at += 1
      left = .binary(left, operation, try operand(depth: depth))
    }
    return left
  }

  private mutating func operand(depth: Int) throws(Mistake) -> CheckExpression {
    guard at < tokens.count else {
      let end = text.text.utf8.count
      throw Mistake(range: max(0, end - 1)..<end, message: "a metric or a number is missing after this")
    }
    let token = tokens[at]
    switch token.kind {
    case .metric(let name, let role):
      at += 1
      return .metric(Located(name, at: text.site(token.range)), role: role)
    case .quantity(let value, let unit):
      at += 1
      return .quantity(value, unit: unit, text.site(token.range))
    case .open:
      guard depth < Self.nestingLimit else {
        throw unexpected("an expression nests at most \(Self.nestingLimit) levels deep")
      }
      at += 1
      let inner = try sum(depth: depth + 1)
      guard at < tokens.count, tokens[at].kind == .close else {
        throw Mistake(range: token.range, message: "`(` is not closed")
      }
      at += 1
      return inner
    case .aggregate(let aggregate):
      at += 1
      guard at + 2 < tokens.count, tokens[at].kind == .open, case .metric(let name, nil) = tokens[at + 1].kind,
        tokens[at + 2].kind == .close
      else {
        throw Mistake(range: token.range, message: "`\(aggregate.rawValue)` takes one metric", hint: "sum(data.share)")
      }
      let metric = Located(name, at: text.site(tokens[at + 1].range))
      at += 3
      return .all(aggregate, metric)
    case .close, .operation, .relation:
      throw unexpected("a metric or a number is missing before this")
    }
  }

  private func unexpected(_ message: String, hint: String? = nil) -> Mistake {
    Mistake(range: tokens[at].range, message: message, hint: hint)
  }
}
