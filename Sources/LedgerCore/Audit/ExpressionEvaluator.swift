import RuleDSL

/// A metric as a check names it: of the subject itself, or of the entity in one of its roles.
struct MetricReference: Hashable {
  var metric: String
  var role: String?
  /// How all claims of the scope are taken together; `nil` for one claim at a time.
  var aggregate: CheckExpression.Aggregate?
}

/// Works out a side of a comparison for one choice of claims.
struct ExpressionEvaluator {
  let frame: UnitFrame
  let values: [MetricReference: DistinctValue]

  /// Why there is no value.
  struct Failure: Error {
    var reason: AuditReason
  }

  /// Far more than anybody writes, and far less than the stack holds.
  static let depthLimit = 100

  func value(_ expression: CheckExpression) throws(Failure) -> Magnitude {
    var result = try value(expression, depth: 0)
    // A quantity that occurs twice varies in step with itself: not every combination of its parts is possible, so no
    // member of the result is certain.
    let references = expression.references
    let isRepeated = references.contains { reference in
      references.filter { $0 == reference }.count > 1 && values[reference]?.interval.sharp.point == nil
    }
    if isRepeated { result.sharp = result.sharp.withoutInner }
    return result
  }

  private func value(_ expression: CheckExpression, depth: Int) throws(Failure) -> Magnitude {
    guard depth < Self.depthLimit else { throw Failure(reason: .digitsLost) }
    switch expression {
    case .metric(let metric, let role):
      guard let value = values[MetricReference(metric: metric.value, role: role)] else {
        throw Failure(reason: .noClaims(metric: metric.value))
      }
      return Magnitude(value.interval, unit: value.unit, in: frame)
    case .all(let aggregate, let metric):
      guard let value = values[MetricReference(metric: metric.value, aggregate: aggregate)] else {
        throw Failure(reason: .noClaims(metric: metric.value))
      }
      return Magnitude(value.interval, unit: value.unit, in: frame)
    case .quantity(let number, let unit, _):
      return Magnitude(ClaimInterval(exactly: Interval(exactly: number)), unit: unit ?? "", in: frame)
    case .binary(let left, let sign, let right):
      return try combine(try value(left, depth: depth + 1), sign, try value(right, depth: depth + 1))
    }
  }

  private func combine(
    _ a: Magnitude, _ sign: CheckExpression.Operator, _ b: Magnitude
  ) throws(Failure) -> Magnitude {
    switch sign {
    case .add, .subtract:
      guard a.isComparable(to: b, frame) else {
        throw Failure(reason: .unitsDiffer(frame.text(a.powers), frame.text(b.powers)))
      }
      let powers = a.powers.isEmpty ? b.powers : a.powers
      return a.combined(b, powers: powers, isDerived: a.isDerived && b.isDerived) {
        sign == .add ? $0.adding($1) : $0.subtracting($1)
      }
    case .multiply:
      return a.combined(b, powers: a.powers(times: b, sign: 1), isDerived: true) { $0.multiplied(by: $1) }
    case .divide:
      guard let sharp = a.sharp.divided(by: b.sharp), let soft = a.soft.divided(by: b.soft) else {
        throw Failure(reason: .divisionByZero)
      }
      return Magnitude(sharp: sharp, soft: soft, powers: a.powers(times: b, sign: -1), isDerived: true)
    }
  }
}

extension CheckExpression {
  /// The metrics, as often as they are named, from left to right.
  var references: [MetricReference] {
    switch self {
    case .metric(let metric, let role): [MetricReference(metric: metric.value, role: role)]
    case .all(let aggregate, let metric): [MetricReference(metric: metric.value, aggregate: aggregate)]
    case .quantity: []
    case .binary(let left, _, let right): left.references + right.references
    }
  }

  /// The units of its numbers.
  var units: [String] {
    switch self {
    case .metric, .all: []
    case .quantity(_, let unit, _): unit.map { [$0] } ?? []
    case .binary(let left, _, let right): left.units + right.units
    }
  }

  /// The expression as one writes it.
  var text: String {
    switch self {
    case .metric(let metric, let role): metric.value + (role.map { "@\($0)" } ?? "")
    case .all(let aggregate, let metric): "\(aggregate.rawValue)(\(metric.value))"
    case .quantity(let number, let unit, _): number.description + (unit.map { " \($0)" } ?? "")
    case .binary(let left, let sign, let right):
      left.text(inside: sign, isRight: false) + " \(sign.rawValue) " + right.text(inside: sign, isRight: true)
    }
  }

  private func text(inside sign: Operator, isRight: Bool) -> String {
    guard case .binary(_, let own, _) = self else { return text }
    let isLoose = own == .add || own == .subtract
    let needsBrackets =
      (isLoose && (sign == .multiply || sign == .divide)) || (isRight && (sign == .subtract || sign == .divide))
    return needsBrackets ? "(\(text))" : text
  }
}
