import RuleDSL

/// Compares what is said of one subject and metric: every differing pair of values once.
struct ValueComparison {
  let input: AuditInput
  let check: CheckReference
  let level: Severity
  var tolerance: ExactDecimal?
  var message: CheckMessage?

  /// Up to so many distinct values every pair is compared. Beyond, each value is compared with the one that begins
  /// highest and the one that ends lowest: whatever conflicts with any value conflicts with one of these two.
  static let allPairsLimit = 16

  /// The results for a group; empty when it holds fewer than two mentions.
  func results(_ values: [DistinctValue], subject: String, metric: String) -> [CheckResult] {
    guard let first = values.first else { return [] }
    if values.count == 1 {
      guard first.claims.count > 1 else { return [] }
      return [result(.pass, first, nil, subject, metric, repeats: (true, false))]
    }
    let listed = MentionSurvey(input).listed(in: values, by: self)
    let judged = pairs(values).compactMap { i, j in
      judge(values[i], values[j]).map {
        (i, j, $0.excused(by: listed.contains(i) || listed.contains(j) ? .listed : nil))
      }
    }
    let worst = WorstPlaces(judged.map { ([$0.0, $0.1], $0.2.verdict) })
    return judged.enumerated().map { place, pair in
      result(
        pair.2, values[pair.0], values[pair.1], subject, metric,
        repeats: (worst.isWorst(place, for: pair.0), worst.isWorst(place, for: pair.1)))
    }
  }

  /// Which values to compare, as ordered pairs of indices.
  func pairs(_ values: [DistinctValue]) -> [(Int, Int)] {
    guard values.count > Self.allPairsLimit else {
      return values.indices.flatMap { i in ((i + 1)..<values.count).map { (i, $0) } }
    }
    // Claims on different bases aren't compared, so each set of roles has its own two extremes.
    var groups: [[Claim.Role]: [Int]] = [:]
    for (index, value) in values.enumerated() { groups[value.roles, default: []].append(index) }
    let common = groups[[]].map { extremes($0, values) } ?? []
    var pairs: Set<[Int]> = []
    for (roles, members) in groups {
      let opponents = extremes(members, values) + (roles.isEmpty ? [] : common)
      for member in members {
        for opponent in opponents where opponent != member {
          pairs.insert([min(member, opponent), max(member, opponent)])
        }
      }
    }
    return pairs.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
  }

  private func extremes(_ members: [Int], _ values: [DistinctValue]) -> [Int] {
    var latest: Int?
    var earliest: Int?
    for index in members {
      let interval = values[index].interval.sharp
      if let low = interval.low, latest.map({ low > (values[$0].interval.sharp.low ?? low) }) ?? true { latest = index }
      if let high = interval.high, earliest.map({ high < (values[$0].interval.sharp.high ?? high) }) ?? true {
        earliest = index
      }
    }
    return Set([latest, earliest].compactMap(\.self)).sorted()
  }

  /// What can be said of two values; `nil` when they aren't about the same thing.
  func judge(_ a: DistinctValue, _ b: DistinctValue) -> Judgement? {
    guard areAboutOneThing(a, b) else { return nil }
    // A factor means nothing without what it is a factor of; another figure is about its subject as a whole.
    let isFactor = a.unit == "x" || b.unit == "x"
    return compared(a, b).excused(by: DistinctValue.drift([a.asOf, b.asOf]))
      .excused(by: subjectUnknown([a, b], input))
      .excused(by: MentionSurvey(input).excuse(a, b))
      .excused(by: MentionSurvey(input).excuse(beyondUsual: [a, b]))
      .excused(by: family(a, b))
      .excused(by: binaryScale(a, b))
      .excused(by: isFactor && a.roles.map(\.name) != b.roles.map(\.name) ? .baseUnknown : nil)
  }

  /// Whether no number is allowed by both values, of one thing at one time.
  func areExclusive(_ a: DistinctValue, _ b: DistinctValue) -> Bool {
    areAboutOneThing(a, b) && DistinctValue.drift([a.asOf, b.asOf]) == nil && compared(a, b).verdict == .fail
  }

  private func family(_ a: DistinctValue, _ b: DistinctValue) -> AuditReason? {
    guard b.claims.isEmpty, let first = a.claims.first else { return input.rules.families.excuse([a, b], input) }
    return input.rules.families.excuse(a, against: input.claim(first).subject, input)
  }

  private func binaryScale(_ a: DistinctValue, _ b: DistinctValue) -> AuditReason? {
    guard a.unit == b.unit, let x = a.claims.first, let y = b.claims.first else { return nil }
    return BinaryScale.excuse(input.claim(x), a.interval, input.claim(y), b.interval)
  }

  private func areAboutOneThing(_ a: DistinctValue, _ b: DistinctValue) -> Bool {
    a.roles.allSatisfy { role in b.entity(role.name).map { $0 == role.entity } ?? true }
  }

  private func compared(_ a: DistinctValue, _ b: DistinctValue) -> Judgement {
    if a.unit == b.unit { return .of(magnitude(a), .equal, magnitude(b), tolerance: tolerance) }
    let frame = UnitFrame(input.rules.units, units: [a.unit, b.unit])
    let left = Magnitude(a.interval, unit: a.unit, in: frame)
    let right = Magnitude(b.interval, unit: b.unit, in: frame)
    guard left.isComparable(to: right, frame) else { return .unsure(.unitsDiffer(a.unit, b.unit)) }
    return .of(left, .equal, right, tolerance: tolerance)
  }

  /// A value in its own unit, which needs no conversion.
  private func magnitude(_ value: DistinctValue) -> Magnitude {
    Magnitude(
      sharp: IntervalEnclosure(value.interval.sharp), soft: IntervalEnclosure(value.interval.soft), powers: [:],
      isDerived: false)
  }

  /// A result over one or two values.
  func result(
    _ judgement: Judgement, _ a: DistinctValue, _ b: DistinctValue?, _ subject: String, _ metric: String,
    repeats: (Bool, Bool)
  ) -> CheckResult {
    let sides = b.map { b in
      CheckResult.Sides(left: side(a, metric, unit: a.unit), relation: .equal, right: side(b, metric, unit: a.unit))
    }
    var hints: [AuditHint] = []
    if judgement.verdict == .fail, let b, a.unit == b.unit, let power = ScaleSlip.power(between: claim(a), claim(b)) {
      hints.append(.scaleSlip(power: power))
    }
    return CheckResult(
      check, level, judgement.verdict, judgement.reason, subject: subject, metric: metric,
      evidence: a.evidence(repeats: repeats.0) + (b?.evidence(repeats: repeats.1) ?? []), sides: sides,
      message: message ?? said(judgement.verdict, b), hints: hints)
  }

  private func claim(_ value: DistinctValue) -> Quantity { input.claim(value.claims[0]).quantity }

  private func side(_ value: DistinctValue, _ metric: String, unit: String) -> CheckResult.Side {
    var side = CheckResult.Side(
      expression: metric, interval: value.interval.sharp.rounded(toDigits: 12), unit: value.unit,
      claim: value.claims[0])
    guard value.unit != unit else { return side }
    let frame = UnitFrame(input.rules.units, units: [value.unit, unit])
    let magnitude = Magnitude(value.interval, unit: value.unit, in: frame)
    if frame.expansion(of: unit).powers == magnitude.powers {
      side.interval = frame.shown(magnitude.sharp.outer, in: unit)
      side.unit = unit
    }
    return side
  }

  private func said(_ verdict: Verdict, _ other: DistinctValue?) -> CheckMessage {
    let about: [CheckMessage.Part] = [.subject, .text(" "), .metric, .text(": ")]
    guard other != nil else { return CheckMessage(about + [.text("every mention says "), .quote(0)]) }
    let ending =
      switch verdict {
      case .fail: " cannot both hold"
      case .pass: " agree"
      case .unsure, .noData: " may or may not agree"
      }
    return CheckMessage(about + [.left, .text(" and "), .right, .text(ending)])
  }
}
