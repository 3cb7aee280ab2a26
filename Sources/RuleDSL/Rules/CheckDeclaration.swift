/// A check as written in `checks:`.
public struct CheckDeclaration: Sendable {
  /// `id`.
  public var id: Located<String>
  /// The pack that holds it.
  public var pack: String
  /// What is checked.
  public var test: Test
  /// `per`: what the claims that are compared must share.
  public var per: Scope = .subject
  /// Of a list under `per`, the scopes behind the first, each wider than the one before: what no narrower scope puts
  /// together is put together in these.
  public var wider: [Scope] = []
  /// Where the scopes that are roles were written.
  public var roleSites: [Located<String>] = []
  /// `level`: the weight of a failure.
  public var level: Severity = .error
  /// `tolerance`: a fraction (10% = 0.1) by which the sides may differ.
  public var tolerance: ExactDecimal?
  /// `rounding`.
  public var rounding: Rounding = .printed
  /// `say`: the message, with `<subject>`, `<left>` and `<right>`.
  public var say: String?
  /// `about`.
  public var about: String?
  /// `passes`, `fails`, `unsure`: texts that get this verdict.
  public var examples: [(verdict: Verdict, text: Located<String>)] = []
  /// The check as canonical JSON of what was written, examples left out.
  public var canonical = ""
  /// The whole entry.
  public var site: RuleSite

  /// Makes a check.
  public init(id: Located<String>, pack: String, test: Test, site: RuleSite) {
    self.id = id
    self.pack = pack
    self.test = test
    self.site = site
  }

  /// What is checked.
  public enum Test: Sendable {
    /// `check: a <= b`
    case comparison(CheckExpression, Relation, CheckExpression)
    /// `same: metric`
    case same(Located<String>)
    /// `table: file.csv`
    case table(Located<String>)
    /// `each: metric` with `needs: metric`
    case presence(each: Located<String>, needs: Located<String>)

    /// Whether a result has a left and a right side.
    var hasSides: Bool { if case .presence = self { false } else { true } }

    /// Whether it is a comparison of two expressions.
    var hasExpressions: Bool { if case .comparison = self { true } else { false } }
  }

  /// A comparison.
  public enum Relation: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
    case greaterOrEqual = ">="
    case greater = ">"
  }

  /// What the claims that are compared must share.
  public enum Scope: Sendable, Hashable {
    case subject, sentence, document, corpus
    /// The entity in a role.
    case role(String)

    /// Its place in the order from the narrowest to the widest.
    var width: Int {
      switch self {
      case .sentence: 0
      case .document: 1
      case .subject, .role: 2
      case .corpus: 3
      }
    }
  }

  /// How printed precision widens stated values.
  public enum Rounding: String, Sendable, CaseIterable {
    case printed, cut, none
  }
}

/// What a check says of some claims. The raw values are those of the ledger's `verdict` column.
public enum Verdict: String, Sendable, CaseIterable {
  case pass, fail, unsure
  case noData = "no_data"
}

/// An expression over metrics.
public indirect enum CheckExpression: Sendable {
  /// A metric, with the role after `@` if there is one.
  case metric(Located<String>, role: String?)
  /// `sum(metric)`, `most(metric)`, `least(metric)`: all claims of a metric in the scope taken together.
  case all(Aggregate, Located<String>)
  /// A number with its unit: `100%` is 1 with unit `nil`.
  case quantity(ExactDecimal, unit: String?, RuleSite)
  /// `+ - * /`
  case binary(CheckExpression, Operator, CheckExpression)

  /// How all claims of a metric in a scope are taken together.
  public enum Aggregate: String, Sendable, CaseIterable {
    /// Added up.
    case sum
    /// The greatest of them.
    case most
    /// The least of them.
    case least
  }

  /// An arithmetic operator.
  public enum Operator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }
}
