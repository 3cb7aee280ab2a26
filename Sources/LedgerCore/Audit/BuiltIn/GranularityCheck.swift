import RuleDSL

/// A share of so many things is one that a whole number of them makes.
enum GranularityCheck {
  private static let reference = CheckReference(pack: "", id: "granularity")
  private static let level = Severity.warning

  static let check = BuiltInCheck(
    id: reference.id, level: level, about: "a share of so many things is a whole number of them",
    definition: """
      Of n things, k make the share k/n, and k is a whole number. Where a sentence says a share *of* a count (`97% of 20 \
      users`, `20个用户中97%`), some k must give the printed share within its rounding. Other words between the two, and \
      counts over a million, prove nothing and are left alone; where a rounder count would do it is unsure.
      """,
    example: "\"97% of 20 users\" is impossible: 19 of 20 are 95%, 20 of 20 are 100%.", results: results)

  @Sendable private static func results(_ input: AuditInput) -> [CheckResult] {
    let claimed = input.claimed
    var found: [CheckResult] = []
    var lookedAt = 0
    for (index, next) in zip(claimed, claimed.dropFirst()) {
      guard let pair = pair(index, next, input), let count = input.claim(pair.count).quantity.value else { continue }
      lookedAt += 1
      let judgement = judge(input.claim(pair.share).quantity, of: input.interval(pair.count, .printed))
      if judgement.verdict == .pass { continue }
      found.append(
        CheckResult(
          reference, level, judgement.verdict, judgement.reason ?? .noWholePart(of: count),
          subject: input.claim(pair.share).subject, metric: input.claim(pair.share).metric,
          evidence: [pair.share, pair.count].map {
            CheckResult.Evidence(
              claim: $0, interval: input.interval($0, .printed).sharp, unit: input.unit($0), repeats: false)
          },
          message: CheckMessage([.quote(0), .text(" of "), .quote(1), .text(" is no whole number of them")])))
    }
    return BuiltInCheck.results(reference, level, lookedAt: lookedAt, found)
  }

  /// Two neighbours of which one is a share of the other.
  private static func pair(_ first: Int, _ second: Int, _ input: AuditInput) -> (share: Int, count: Int)? {
    let (a, b) = (input.claims[first], input.claims[second])
    guard a.source == b.source, a.claim.provenance.sentence == b.claim.provenance.sentence else { return nil }
    let (end, start) = (a.claim.provenance.codePoints.upperBound, b.claim.provenance.codePoints.lowerBound)
    guard end <= start, start - end <= 8 else { return nil }
    let between = String(String.UnicodeScalarView(a.claim.provenance.suffix.unicodeScalars.prefix(start - end)))
      .lowercased().split { $0 == " " || $0 == "," || $0 == "，" }.joined(separator: " ")
    if isShare(a.claim), isCount(b.claim), english.contains(between) { return (first, second) }
    if isCount(a.claim), isShare(b.claim), chinese.contains(between) { return (second, first) }
    return nil
  }

  private static let english: Set<String> = ["of", "of the", "of its", "of our", "of all", "out of"]
  private static let chinese: Set<String> = ["中", "里", "之中", "当中", "里面", "中有", "里有", "里面有", "中的"]

  private static func isShare(_ claim: Claim) -> Bool {
    guard claim.quantity.unit == "1", claim.quantity.qualifier == .exact, let value = claim.quantity.value else {
      return false
    }
    return !value.isNegative && value <= .one
  }

  private static func isCount(_ claim: Claim) -> Bool {
    guard claim.quantity.unitKind == "count", claim.quantity.qualifier == .exact, let value = claim.quantity.value,
      let limit = ExactDecimal(coefficient: 1, exponent: 6)
    else { return false }
    return value.isInteger && value > .zero && value <= limit && claim.quantity.absoluteError.isZero
  }

  private static func judge(_ share: Quantity, of count: ClaimInterval) -> Judgement {
    guard let value = share.value, let exact = count.sharp.low.flatMap({ Int($0.description) }),
      let low = value.subtracting(share.absoluteError), let high = value.adding(share.absoluteError)
    else { return .pass }
    func isPossible(_ n: Int) -> Bool {
      guard let least = low.multiplied(by: ExactDecimal(n)), let most = high.multiplied(by: ExactDecimal(n)),
        let floor = Int(most.description.prefix { $0 != "." })
      else { return true }
      return ExactDecimal(floor) >= least
    }
    if isPossible(exact) { return .pass }
    // A round count may stand for any that rounds to it.
    guard let from = count.soft.low.flatMap({ Int($0.description) }),
      let to = count.soft.high.flatMap({ Int($0.description) }), to - from <= 1000
    else { return Judgement(verdict: .fail, reason: nil) }
    return (max(1, from)...max(1, to)).contains(where: isPossible)
      ? .unsure(.roundNumber) : Judgement(verdict: .fail, reason: nil)
  }
}
