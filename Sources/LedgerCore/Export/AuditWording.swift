import RuleDSL

/// Says in plain sentences what an audit found.
public struct AuditWording: Sendable {
  private let claims: [AuditedClaim]

  /// Makes a wording for the results of a report.
  public init(_ report: AuditReport) { claims = report.claims }

  /// Makes a wording for answers about claims.
  public init(claims: [AuditedClaim]) { self.claims = claims }

  /// Why a claim of a draft stands where it does: what the deciding check says and the reason; `nil` when there is
  /// nothing to explain.
  public func explanation(_ answer: DraftAnswer) -> String? {
    let said = answer.result.map { message($0) + "." }
    let sentences = [said, answer.reason.map(sentence)].compactMap(\.self) + (answer.result?.hints ?? []).map(hint)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// The message with everything filled in: `GLM-130B model.parameters: 130B and 160B cannot both hold`.
  public func message(_ result: CheckResult) -> String {
    result.message.parts.map { text($0, result) }.joined()
  }

  /// Why the result is what it is: a sentence with a full stop; `nil` for a pass.
  public func reason(_ result: CheckResult) -> String? { result.reason.map(sentence) }

  /// What may be behind a failure.
  public func hint(_ hint: AuditHint) -> String {
    switch hint {
    case .scaleSlip(let power):
      "The figures differ by 10^\(power): a scale word may have been mistaken."
    }
  }

  private func text(_ part: CheckMessage.Part, _ result: CheckResult) -> String {
    switch part {
    case .text(let text), .name(let text): return text
    case .subject:
      if !result.subject.isEmpty { return result.subject }
      return result.evidence.first.map { claims[$0.claim].source } ?? "the corpus"
    case .metric: return result.metric
    case .left: return result.sides.map { side($0.left) } ?? ""
    case .right: return result.sides.map { side($0.right) } ?? ""
    case .quote(let index):
      return result.evidence.indices.contains(index) ? claims[result.evidence[index].claim].claim.provenance.quote : ""
    case .number(let number): return String(number)
    }
  }

  private func side(_ side: CheckResult.Side) -> String {
    if let claim = side.claim { return claims[claim].claim.provenance.quote }
    let interval = side.interval
    let number =
      if let low = interval.low, low == interval.high { low.description } else { interval.description }
    return side.unit.isEmpty || side.unit == "1" ? number : number + " " + side.unit
  }

  private static func named(_ unit: String) -> String { unit == "1" || unit.isEmpty ? "A plain number" : unit }

  private func sentence(_ reason: AuditReason) -> String {
    switch reason {
    case .disjoint: "The intervals do not meet. Either may be wrong."
    case .orderBroken: "Every value of the left side breaks the order."
    case .outside(let interval): "Every value lies outside \(interval)."
    case .wrongKind(let unit, let wanted): "The unit is \(unit), the metric is measured in \(wanted)."
    case .quoteMoved(let found): found.map { "The document has “\($0)” there now." } ?? "The document ends before it."
    case .sharedBytes: "Two claims share bytes."
    case .missing(let metric): "There is no claim of \(metric)."
    case .noWholePart(let count): "No whole number of \(count) makes that share, however it was rounded."
    case .sourceChanged: "What is recorded of it may no longer be there."
    case .acceptanceUnused: "What it accepted is gone, or a figure in it has changed."
    case .acceptanceAmbiguous: "Give more digits of the finding's id."
    case .acceptanceExpired: "The finding counts again."
    case .partlyMeeting: "The intervals meet, but neither holds the other."
    case .unbounded: "An interval has no end on the side that matters."
    case .roundNumber: "The difference is within the rounding of a round number."
    case .drift(let a, let b): "The figures held at different times: \(a) and \(b)."
    case .unitsDiffer(let a, let b): "\(Self.named(a)) cannot be converted into \(Self.named(b))."
    case .divisionByZero: "The divisor is zero."
    case .subjectUnknown: "The claims state no subject, and stand in different sentences."
    case .baseUnknown: "One multiplier names its base, the other does not."
    case .subjectCarried:
      "In one document, and the subject of one of them is only carried on from an earlier sentence."
    case .listed: "A sentence or a row lists values that exclude each other, so it isn't about one thing."
    case .beyondUsual: "One of the figures is far beyond what is usual: that one is in question, not the other."
    case .binaryScale: "The figures agree if a K, M or G is read as a power of 1024."
    case .family: "The subject has members of several sizes or versions, and the claims may be about different ones."
    case .factorUnnamed: "A multiplier does not say of what it is one."
    case .severalValues: "One document gives several values, so there may be more than one."
    case .tooManyValues(let leftOut): "There are too many values to compare all; \(leftOut) comparisons were left out."
    case .digitsLost: "The value has more digits than the arithmetic holds."
    case .fraction: "A count of things has a fraction."
    case .subjectMissing: "The text does not say what the figures are about."
    case .openNumerals(let count): "\(count) numerals are neither claimed nor set aside."
    case .sourceGone: "It was moved, renamed or removed since it was scanned."
    case .otherRules: "Other rules may find other claims."
    case .undeclared(let name): "No pack that is loaded declares \(name)."
    case .excessDigits(let count): "\(count) significant digits, although the wording says that it is approximate."
    case .singleSource: "No other document says it in words of its own."
    case .noClaims(let metric): "There is no claim of \(metric)."
    case .noCounterpart: "There is only one claim."
    case .noTable(let path): "The reference table \(path) was not found."
    case .badTable(let line, let problem): "Line \(line) of the reference table: \(problem)."
    case .noBytes: "The bytes of the document are not at hand."
    }
  }
}
