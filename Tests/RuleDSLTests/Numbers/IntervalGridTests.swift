import RuleDSL
import Testing

/// A million verdicts over intervals whose ends are small whole numbers, held against their members.
///
/// On such a grid members are fractions of machine integers, so a million verdicts take seconds; `IntervalArithmeticTests`
/// has fewer with ends of all sizes. Every combination of open, closed, missing and equal ends occurs many times.
@Suite struct IntervalGridTests {
  /// A fraction of small whole numbers; the denominator is positive.
  private struct Ratio {
    var over: Int
    var under: Int

    static func < (a: Self, b: Self) -> Bool { a.over * b.under < b.over * a.under }
    static func == (a: Self, b: Self) -> Bool { a.over * b.under == b.over * a.under }
  }

  /// An interval with ends on the grid and members a sixth apart, close to its ends and far out.
  private struct Sample {
    var low: Int?
    var high: Int?
    var lowOpen: Bool
    var highOpen: Bool
    var interval: Interval
    /// In sixths.
    var members: [Int]

    init?(using generator: inout SeededGenerator) {
      let bits = generator.next()
      let a = Int(bits & 15) - 7
      let b = Int((bits >> 4) & 15) - 7
      switch (bits >> 8) & 7 {
      case 0: (low, high) = (a, a)
      case 1: (low, high) = (a, nil)
      case 2: (low, high) = (nil, b)
      case 3 where (bits >> 11) & 3 == 0: (low, high) = (nil, nil)
      default: (low, high) = (min(a, b), max(a, b))
      }
      lowOpen = low != nil && (bits >> 13) & 3 == 0
      highOpen = high != nil && (bits >> 15) & 3 == 0
      if let low, low == high, lowOpen || highOpen { return nil }
      interval = Interval(
        low: low.map { ExactDecimal($0) }, high: high.map { ExactDecimal($0) }, lowOpen: lowOpen, highOpen: highOpen)
      var members: [Int] = []
      if let low { members += lowOpen ? [low * 6 + 1] : [low * 6, low * 6 + 1] }
      if let high { members += highOpen ? [high * 6 - 1] : [high * 6, high * 6 - 1] }
      if low == nil { members.append((high ?? 0) * 6 - 600) }
      if high == nil { members.append((low ?? 0) * 6 + 600) }
      members.append(0)
      let (l, h) = (low.map { $0 * 6 }, high.map { $0 * 6 })
      let (open, shut) = (lowOpen, highOpen)
      self.members = members.filter { x in
        (l.map { open ? x > $0 : x >= $0 } ?? true) && (h.map { shut ? x < $0 : x <= $0 } ?? true)
      }
    }

    func contains(_ x: Ratio) -> Bool {
      if let low, lowOpen ? x.over <= low * x.under : x.over < low * x.under { return false }
      if let high, highOpen ? x.over >= high * x.under : x.over > high * x.under { return false }
      return true
    }
  }

  private static func results(_ sign: Int, _ a: Sample, _ b: Sample) -> [Ratio] {
    var results: [Ratio] = []
    for x in a.members {
      for y in b.members {
        switch sign {
        case 0: results.append(Ratio(over: x + y, under: 6))
        case 1: results.append(Ratio(over: x - y, under: 6))
        case 2: results.append(Ratio(over: x * y, under: 36))
        default: if y != 0 { results.append(Ratio(over: y < 0 ? -x : x, under: abs(y))) }
        }
      }
    }
    return results
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func membersNeverDisproveAVerdict(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var verdicts = 0
    var decided = 0
    while verdicts < 250_000 {
      guard let a = Sample(using: &generator), let b = Sample(using: &generator), let c = Sample(using: &generator)
      else { continue }
      let sign = Int(generator.next() & 3)
      let (x, y) = (IntervalEnclosure(a.interval), IntervalEnclosure(b.interval))
      let enclosure: IntervalEnclosure? =
        switch sign {
        case 0: x.adding(y)
        case 1: x.subtracting(y)
        case 2: x.multiplied(by: y)
        default: x.divided(by: y)
        }
      guard let enclosure else { continue }
      let results = Self.results(sign, a, b)
      guard var least = results.first, !c.members.isEmpty else { continue }
      var most = least
      for result in results {
        if result < least { least = result }
        if most < result { most = result }
      }
      let (first, last) = (Ratio(over: c.members.min() ?? 0, under: 6), Ratio(over: c.members.max() ?? 0, under: 6))
      let other = IntervalEnclosure(c.interval)
      for relation in CheckDeclaration.Relation.allCases {
        verdicts += 1
        let verdict = enclosure.compared(relation, to: other)
        if verdict == .unsure { continue }
        decided += 1
        // An order holds for all pairs of members when it holds for the two that try it hardest.
        let isWrong =
          switch (relation, verdict) {
          case (.less, .pass), (.greaterOrEqual, .fail): !(most < first)
          case (.lessOrEqual, .pass), (.greater, .fail): first < most
          case (.greater, .pass), (.lessOrEqual, .fail): !(last < least)
          case (.greaterOrEqual, .pass), (.less, .fail): least < last
          case (.equal, .fail): results.contains { c.contains($0) }
          // The finer lies in the coarser.
          default: !(results.allSatisfy { c.contains($0) } || holds(enclosure.outer, c))
          }
        if isWrong {
          Issue.record("\(a.interval) op\(sign) \(b.interval) \(relation.rawValue) \(c.interval): \(verdict) is wrong")
          return
        }
      }
    }
    #expect(decided > 50_000)
  }

  /// Whether an interval holds all members of a sample.
  private func holds(_ outer: Interval, _ sample: Sample) -> Bool {
    let sixth = ExactDecimal(6)
    return sample.members.allSatisfy { member in
      let x = ExactDecimal(member)
      if let low = outer.low?.multiplied(by: sixth), outer.lowOpen ? x <= low : x < low { return false }
      if let high = outer.high?.multiplied(by: sixth), outer.highOpen ? x >= high : x > high { return false }
      return true
    }
  }

  /// Any number of intervals that have no number in common hold two that have none: comparing pairs finds what is only
  /// jointly impossible too.
  @Test func jointlyEmptyIntervalsHoldAnEmptyPair() {
    var generator = SeededGenerator(seed: 5)
    var empty = 0
    for _ in 0..<20_000 {
      let all = (0..<4).compactMap { _ in Sample(using: &generator)?.interval }
      guard let first = all.first else { continue }
      let joint = all.dropFirst().reduce(first) { $0.intersection($1) }
      let hasPair = all.indices.contains { i in all[(i + 1)...].contains { all[i].isDisjoint(from: $0) } }
      if joint.isEmpty { empty += 1 }
      #expect(joint.isEmpty == hasPair, "\(all)")
    }
    #expect(empty > 1000)
  }
}
