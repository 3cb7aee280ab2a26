import RuleDSL

/// A side of a comparison while it is worked out: the numbers it may be, and what they measure.
struct Magnitude {
  var sharp: IntervalEnclosure
  var soft: IntervalEnclosure
  /// Units that convert no further, with their powers.
  var powers: [String: Int]
  /// Whether it is a number or the result of a product: then what is counted has lost its name.
  var isDerived: Bool

  init(sharp: IntervalEnclosure, soft: IntervalEnclosure, powers: [String: Int], isDerived: Bool) {
    self.sharp = sharp
    self.soft = soft
    self.powers = powers
    self.isDerived = isDerived
  }

  init(_ interval: ClaimInterval, unit: String, in frame: UnitFrame) {
    let expansion = frame.expansion(of: unit)
    sharp = IntervalEnclosure(interval.sharp)
    soft = IntervalEnclosure(interval.soft)
    powers = expansion.powers
    isDerived = powers.isEmpty
    if expansion.factor.outer.point != .one {
      sharp = sharp.multiplied(by: expansion.factor)
      soft = soft.multiplied(by: expansion.factor)
    }
  }

  /// Whether the two measure the same: equal dimensions, and of counted things the same ones, where both are named.
  func isComparable(to other: Magnitude, _ frame: UnitFrame) -> Bool {
    powers == other.powers
      || (isDerived || other.isDerived) && frame.dimensions(powers) == frame.dimensions(other.powers)
  }

  func combined(
    _ other: Magnitude, powers: [String: Int], isDerived: Bool,
    _ operation: (IntervalEnclosure, IntervalEnclosure) -> IntervalEnclosure
  ) -> Magnitude {
    Magnitude(
      sharp: operation(sharp, other.sharp), soft: operation(soft, other.soft), powers: powers, isDerived: isDerived)
  }

  /// The powers of a product, or of a quotient with `sign` -1.
  func powers(times other: Magnitude, sign: Int) -> [String: Int] {
    other.powers.reduce(into: powers) { $0[$1.key, default: 0] += sign * $1.value }.filter { $0.value != 0 }
  }
}

/// The units of one comparison: which calendar units stay as they are, and what each unit converts to.
struct UnitFrame {
  private let table: UnitTable
  private let kept: Set<String>
  private let expansions: [String: UnitTable.Expansion]

  init(_ table: UnitTable, units: [String]) {
    self.table = table
    let kept = table.unitsToKeep(in: units)
    self.kept = kept
    expansions = Dictionary(units.map { ($0, table.expansion(of: $0, keeping: kept)) }) { first, _ in first }
  }

  /// One of a unit in terms of units that convert no further.
  func expansion(of unit: String) -> UnitTable.Expansion {
    expansions[unit] ?? table.expansion(of: unit, keeping: kept)
  }

  /// The powers without what is only counted.
  func dimensions(_ powers: [String: Int]) -> [String: Int] {
    powers.filter { kept.contains($0.key) || table.isMeasured($0.key) }
  }

  /// What a value measures, for a message: `FLOP/s`, `1` for a pure number.
  func text(_ powers: [String: Int]) -> String {
    let sorted = powers.sorted { ($0.value < 0 ? 1 : 0, $0.key) < ($1.value < 0 ? 1 : 0, $1.key) }
    var text = ""
    for (name, power) in sorted {
      for _ in 0..<min(abs(power), 9) {
        text += power < 0 ? (text.isEmpty ? "1/" : "/") : (text.isEmpty ? "" : "*")
        text += name
      }
    }
    return text.isEmpty ? "1" : text
  }

  /// An interval in terms of `unit`, for people to read.
  func shown(_ interval: Interval, in unit: String) -> Interval {
    let factor = expansion(of: unit).factor.outer
    return (factor.point == .one ? interval : interval.divided(by: factor) ?? interval).rounded(toDigits: 12)
  }
}

/// The frames of comparisons, each made once: most claims use the same few units.
struct UnitFrames {
  private let table: UnitTable
  private var known: [[String]: UnitFrame] = [:]

  init(_ table: UnitTable) { self.table = table }

  mutating func frame(_ units: [String]) -> UnitFrame {
    if let frame = known[units] { return frame }
    let frame = UnitFrame(table, units: units)
    known[units] = frame
    return frame
  }
}
