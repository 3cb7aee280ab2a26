import RuleDSL

/// `check:`: a comparison of two expressions over metrics, for every choice of claims that belong together.
struct ComparisonCheck {
  let declaration: CheckDeclaration
  let left: CheckExpression
  let relation: CheckDeclaration.Relation
  let right: CheckExpression

  /// Of one group so many choices of values are compared; what is left out is counted as unsure.
  static let choiceLimit = 256

  private var check: CheckReference { CheckReference(pack: declaration.pack, id: declaration.id.value) }

  func results(_ input: AuditInput) -> [CheckResult] {
    var frames = UnitFrames(input.rules.units)
    var results: [CheckResult] = []
    var scopes = ScopeLadder(declaration, input)
    repeat {
      let join = ClaimJoin(left.references + right.references, declaration, scopes.current, input)
      for group in join.groups() {
        if let missing = group.missing {
          if scopes.isLast, !scopes.areCompared(group.claims) { results.append(noData(group, missing: missing, input)) }
          continue
        }
        let (choices, leftOut) = join.choices(group, limit: Self.choiceLimit)
        if choices.isEmpty, scopes.isLast, !scopes.areCompared(group.claims) {
          results.append(noData(group, missing: join.firstRelated ?? "", input))
        }
        // A sentence that gives a metric several values is about several things, or about several times.
        let isList = scopes.current == .sentence && group.values.contains(where: \.excludeEachOther)
        let judged = scopes.judge(choices, leftOut: leftOut) { choice in
          let frame = frames.frame(choice.values.map(\.unit) + left.units + right.units)
          var outcome = outcome(choice, frame, input)
          outcome.judgement = outcome.judgement.excused(by: isList ? .listed : nil)
          return outcome
        }
        results += self.results(judged, group)
        if leftOut > 0 { results.append(tooMany(group, leftOut, input)) }
      }
    } while scopes.climb()
    return results
  }

  private func results(_ judged: [(ClaimJoin.Choice, Outcome)], _ group: ClaimJoin.Group) -> [CheckResult] {
    let worst = WorstPlaces(judged.map { ($0.0.values.map(\.claims[0]), $0.1.judgement.verdict) })
    return judged.enumerated().map { place, pair in
      let (choice, outcome) = pair
      // The greatest and the least of some claims are taken from the same ones.
      var seen: Set<Int> = []
      let evidence = choice.values.flatMap { $0.evidence(repeats: worst.isWorst(place, for: $0.claims[0])) }
        .filter { seen.insert($0.claim).inserted }
      return CheckResult(
        check, declaration.level, outcome.judgement.verdict, outcome.judgement.reason, subject: group.subject,
        evidence: evidence, sides: outcome.sides, message: message(outcome.judgement.verdict), hints: hints(outcome))
    }
  }

  private func tooMany(_ group: ClaimJoin.Group, _ leftOut: Int, _ input: AuditInput) -> CheckResult {
    CheckResult(
      check, declaration.level, .unsure, .tooManyValues(leftOut: leftOut), subject: group.subject,
      evidence: group.claims.prefix(8).map { evidence($0, input) },
      message: CheckMessage([
        .text("at least "), .number(leftOut), .text(" further combinations of values were not compared"),
      ]))
  }

  /// Where two sides should be equal and are a mistaken scale word apart, that is said.
  private func hints(_ outcome: Outcome) -> [AuditHint] {
    guard outcome.judgement.verdict == .fail, relation == .equal, let sides = outcome.sides,
      sides.left.unit == sides.right.unit,
      let power = ScaleSlip.power(between: sides.left.interval, sides.right.interval)
    else { return [] }
    return [.scaleSlip(power: power)]
  }

  private func noData(_ group: ClaimJoin.Group, missing: String, _ input: AuditInput) -> CheckResult {
    var seen: Set<Int> = []
    return CheckResult(
      check, declaration.level, .noData, .noClaims(metric: missing), subject: group.subject,
      evidence: group.claims.filter { seen.insert($0).inserted }.map { evidence($0, input) },
      message: CheckMessage([.text("no claim of "), .name(missing), .text(" to compare with")]))
  }

  private func evidence(_ index: Int, _ input: AuditInput) -> CheckResult.Evidence {
    CheckResult.Evidence(
      claim: index, interval: input.interval(index, declaration.rounding).sharp, unit: input.unit(index),
      repeats: false)
  }

  /// What a comparison of one choice of values comes to.
  struct Outcome {
    var judgement: Judgement
    var sides: CheckResult.Sides?
  }

  private func outcome(_ choice: ClaimJoin.Choice, _ frame: UnitFrame, _ input: AuditInput) -> Outcome {
    let evaluator = ExpressionEvaluator(frame: frame, values: choice.byReference)
    do throws(ExpressionEvaluator.Failure) {
      let a = try evaluator.value(left)
      let b = try evaluator.value(right)
      guard a.isComparable(to: b, frame) else {
        return Outcome(judgement: .unsure(.unitsDiffer(frame.text(a.powers), frame.text(b.powers))))
      }
      let judgement = Judgement.of(a, relation, b, tolerance: declaration.tolerance)
        .excused(by: DistinctValue.drift(choice.values.map(\.asOf)))
        .excused(by: subjectUnknown(choice.values, input))
        .excused(by: factorUnnamed(choice.values, input))
        .excused(by: choice.values.count > 1 ? MentionSurvey(input).excuse(beyondUsual: choice.values) : nil)
        .excused(by: input.rules.families.excuse(choice.values, input))
      return Outcome(
        judgement: judgement,
        sides: CheckResult.Sides(
          left: side(left, a, choice, frame), relation: relation, right: side(right, b, choice, frame)))
    } catch {
      return Outcome(judgement: .unsure(error.reason))
    }
  }

  /// The reason not to fail what takes a multiplier that stands in a sentence of its own: "sixteen times" may be sixteen
  /// times as many, as large or as fast. A product that comes out confirms it all the same.
  private func factorUnnamed(_ values: [DistinctValue], _ input: AuditInput) -> AuditReason? {
    guard values.count > 1 else { return nil }
    func sentences(_ value: DistinctValue) -> Set<ScopeKey> { Set(value.claims.map { input.key($0, .sentence) }) }
    for (place, value) in values.enumerated() where value.unit == "x" {
      let own = sentences(value)
      let isNamed = values.enumerated().contains { $0.offset != place && !sentences($0.element).isDisjoint(with: own) }
      if !isNamed { return .factorUnnamed }
    }
    return nil
  }

  /// A side as it is shown: in the unit of the first claim, if the two measure the same.
  private func side(
    _ expression: CheckExpression, _ value: Magnitude, _ choice: ClaimJoin.Choice, _ frame: UnitFrame
  ) -> CheckResult.Side {
    var claim: Int?
    if case .metric(let metric, let role) = expression {
      claim = choice.byReference[MetricReference(metric: metric.value, role: role)]?.claims.first
    }
    let unit = choice.values.first?.unit ?? ""
    let dimensions = frame.dimensions(value.powers)
    let isShown = frame.dimensions(frame.expansion(of: unit).powers) == dimensions
    return CheckResult.Side(
      expression: expression.text,
      interval: isShown ? frame.shown(value.sharp.outer, in: unit) : value.sharp.outer.rounded(toDigits: 12),
      unit: isShown ? unit : frame.text(value.powers), claim: claim)
  }

  private func message(_ verdict: Verdict) -> CheckMessage {
    if let say = declaration.say { return CheckMessage(template: say) }
    let link =
      switch (verdict, relation) {
      case (.pass, .less): " is less than "
      case (.pass, .lessOrEqual): " is at most "
      case (.pass, .equal): " agrees with "
      case (.pass, .greaterOrEqual): " is at least "
      case (.pass, .greater): " is more than "
      case (.fail, .less): " is not less than "
      case (.fail, .lessOrEqual): " is more than "
      case (.fail, .equal): " cannot equal "
      case (.fail, .greaterOrEqual): " is less than "
      case (.fail, .greater): " is not more than "
      case (.unsure, _), (.noData, _): " may or may not be \(relation.rawValue) "
      }
    return CheckMessage(parts(left, .left) + [.text(link)] + parts(right, .right))
  }

  /// A side with its expression, unless that is a number that would only be said twice.
  private func parts(_ expression: CheckExpression, _ side: CheckMessage.Part) -> [CheckMessage.Part] {
    if case .quantity = expression { return [side] }
    return [.name(expression.text), .text(" "), side]
  }
}
