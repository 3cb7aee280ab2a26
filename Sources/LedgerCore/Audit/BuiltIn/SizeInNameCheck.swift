import RuleDSL

/// A model that carries its size in its name has that size.
enum SizeInNameCheck {
  private static let reference = CheckReference(pack: "", id: "size-in-name")
  private static let level = Severity.warning
  /// The unit of what the size in a name counts.
  private static let unit = "parameter"

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "a model has the size that is in its name",
    definition: """
      A name with one size in it (`GLM-130B`, `Naohai 33B`, `BERT-340M`) says how many parameters there are, to half of its \
      last digit. Claims in the unit `parameter`, of metrics that have one value (`same:`), must agree with it. Names \
      with several sizes, and those of experts (`8x7B`), say nothing.
      """,
    example: "A model named 33B has 330亿 parameters; 300亿 contradicts its name.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    let single = input.rules.singleValued
    var sizes: [String: Interval?] = [:]
    var results: [CheckResult] = []
    for metric in input.metrics where single.contains(metric) {
      let claims = (input.byMetric[metric] ?? []).filter { input.unit($0) == unit && !input.claim($0).subject.isEmpty }
      for group in ClaimGroup.collect(claims, input, .subject) {
        let known = sizes[group.subject]
        let size = known ?? size(in: group.subject)
        if known == nil { sizes[group.subject] = .some(size) }
        guard let size else { continue }
        for value in DistinctValue.collect(group.claims, input, rounding: .printed, roles: []) {
          results.append(result(value, size, group.subject, metric, input))
        }
      }
    }
    return results
  }

  private static func result(
    _ value: DistinctValue, _ size: Interval, _ subject: String, _ metric: String, _ input: AuditInput
  ) -> CheckResult {
    func magnitude(_ interval: ClaimInterval) -> Magnitude {
      Magnitude(
        sharp: IntervalEnclosure(interval.sharp), soft: IntervalEnclosure(interval.soft), powers: [:], isDerived: false)
    }
    var judgement = Judgement.of(magnitude(value.interval), .equal, magnitude(ClaimInterval(exactly: size)))
    // What is only carried on from another sentence may be about another size of the family.
    let survey = MentionSurvey(input)
    if value.claims.allSatisfy(survey.isCarried) { judgement = judgement.excused(by: .subjectCarried) }
    judgement = judgement.excused(by: survey.excuse(value, of: metric))
    let link =
      switch judgement.verdict {
      case .pass: " agrees with the name"
      case .fail: " contradicts the name"
      case .unsure, .noData: " may or may not agree with the name"
      }
    return CheckResult(
      reference, level, judgement.verdict, judgement.reason, subject: subject, metric: metric,
      evidence: value.evidence(repeats: true),
      sides: CheckResult.Sides(
        left: .init(
          expression: metric, interval: value.interval.sharp.rounded(toDigits: 12), unit: unit, claim: value.claims[0]),
        relation: .equal, right: .init(expression: subject, interval: size, unit: unit, claim: nil)),
      message: CheckMessage([.subject, .text(" "), .metric, .text(": "), .left, .text(link)]))
  }

  /// The numbers that the one size in a name allows; `nil` when there is none, or more than one.
  static func size(in name: String) -> Interval? {
    var found: Interval?
    let words = name.split { $0 == "-" || $0 == " " || $0 == "_" || $0 == "/" || $0 == ":" }
    for (place, word) in words.enumerated() where place > 0 {
      guard let size = size(word) else { continue }
      if found != nil { return nil }
      found = size
    }
    return found
  }

  private static let scales: [UInt8: Int] = [
    UInt8(ascii: "B"): 9, UInt8(ascii: "b"): 9, UInt8(ascii: "M"): 6, UInt8(ascii: "T"): 12,
  ]

  private static func size(_ word: Substring) -> Interval? {
    guard word.utf8.count < 12, let last = word.utf8.last, let scale = scales[last],
      word.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let value = ExactDecimal(word.dropLast()), !value.isZero
    else { return nil }
    let decimals = word.dropLast().split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    guard let size = value.shifted(by: scale),
      let half = ExactDecimal(coefficient: 5, exponent: scale - decimals - 1)
    else { return nil }
    return Interval(low: size.subtracting(half), high: size.adding(half))
  }
}
