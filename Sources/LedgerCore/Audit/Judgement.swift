import RuleDSL

/// What a comparison comes to, with the reason unless it holds.
struct Judgement {
  var verdict: Verdict
  var reason: AuditReason?

  static let pass = Judgement(verdict: .pass, reason: nil)

  static func unsure(_ reason: AuditReason) -> Judgement { Judgement(verdict: .unsure, reason: reason) }

  /// The same, but a failure is only left open when `reason` speaks against it.
  func excused(by reason: @autoclosure () -> AuditReason?) -> Judgement {
    guard verdict == .fail, let reason = reason() else { return self }
    return .unsure(reason)
  }

  /// Judges `left relation right`; a `tolerance` is a fraction of the right side by which it may be missed.
  ///
  /// A failure stands only if the round whole numbers behind it can't be the cause.
  static func of(
    _ left: Magnitude, _ relation: CheckDeclaration.Relation, _ right: Magnitude, tolerance: ExactDecimal? = nil
  ) -> Judgement {
    var right = right
    if let tolerance {
      right.sharp = stretched(right.sharp, relation, tolerance)
      right.soft = stretched(right.soft, relation, tolerance)
    }
    switch left.sharp.compared(relation, to: right.sharp) {
    case .pass:
      return .pass
    case .fail:
      guard left.soft.compared(relation, to: right.soft) == .fail else { return .unsure(.roundNumber) }
      return Judgement(verdict: .fail, reason: relation == .equal ? .disjoint : .orderBroken)
    case .unsure, .noData:
      guard left.sharp.outer.isBounded, right.sharp.outer.isBounded else { return .unsure(.unbounded) }
      let holds = left.sharp.outer.contains(right.sharp.outer) || right.sharp.outer.contains(left.sharp.outer)
      return .unsure(relation == .equal && holds ? .digitsLost : .partlyMeeting)
    }
  }

  /// The right side with room of `tolerance` times its size where the relation leaves room.
  private static func stretched(
    _ side: IntervalEnclosure, _ relation: CheckDeclaration.Relation, _ tolerance: ExactDecimal
  ) -> IntervalEnclosure {
    let one = ExactDecimal.one
    let room = tolerance.magnitude
    guard let less = one.subtracting(room), let more = one.adding(room) else { return side }
    let zero = ExactDecimal.zero
    let isPositive = side.outer.low.map { $0 >= zero } ?? false
    let isNegative = side.outer.high.map { $0 <= zero } ?? false
    // b + t·|b| is b·(1 + t) above zero and b·(1 - t) below it; across zero both are allowed for.
    let growing = isPositive ? more : less
    let shrinking = isPositive ? less : more
    let factor =
      switch relation {
      case _ where !isPositive && !isNegative: Interval(low: less, high: more)
      case .equal: Interval(low: less, high: more)
      case .less, .lessOrEqual: Interval(exactly: growing)
      case .greater, .greaterOrEqual: Interval(exactly: shrinking)
      }
    return side.multiplied(by: IntervalEnclosure(factor))
  }
}
