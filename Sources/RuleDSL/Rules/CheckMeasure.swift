/// What a side of a check measures, products and quotients included: powers of units that convert no further.
///
/// It says before any claim is read what the audit would say of each: cards times watts are watts, and no FLOP.
struct CheckMeasure {
  /// Units that convert no further, with their powers.
  var powers: [String: Int]
  /// Whether it is a number or the result of a product: then what is counted has lost its name.
  var isDerived: Bool

  static let number = CheckMeasure(powers: [:], isDerived: true)

  /// The measure of a product, or of a quotient with `sign` -1.
  func combined(_ other: CheckMeasure, sign: Int) -> CheckMeasure {
    let powers = other.powers.reduce(into: powers) { $0[$1.key, default: 0] += sign * $1.value }
    return CheckMeasure(powers: powers.filter { $0.value != 0 }, isDerived: true)
  }

  /// For a message: `FLOP/s`, or a pure number.
  var text: String {
    let sorted = powers.sorted { ($0.value < 0 ? 1 : 0, $0.key) < ($1.value < 0 ? 1 : 0, $1.key) }
    let parts = sorted.flatMap { name, power in Array(repeating: (name, power < 0), count: min(abs(power), 9)) }
    let text = parts.enumerated().map { index, part in
      (part.1 ? (index == 0 ? "1/" : "/") : (index == 0 ? "" : "*")) + part.0
    }
    return text.isEmpty ? "a pure number" : text.joined()
  }
}

extension DeclaredNames {
  /// What a unit measures; `nil` when it isn't declared.
  func measure(ofUnit unit: String) -> CheckMeasure? {
    guard hasUnit(unit) else { return nil }
    let powers = powers(of: unit, depth: 0)
    return CheckMeasure(powers: powers, isDerived: powers.isEmpty)
  }

  /// Whether two sides can be compared: equal in what is measured, and in what is counted where both name it.
  func areComparable(_ a: CheckMeasure, _ b: CheckMeasure) -> Bool {
    let measured = measuredRoots
    return a.powers.filter { measured.contains($0.key) } == b.powers.filter { measured.contains($0.key) }
      && (a.isDerived || b.isDerived || a.powers == b.powers)
  }

  /// The units, and parts of units, that have a kind.
  private var measuredRoots: Set<String> {
    var roots: Set<String> = []
    for (unit, kind) in unitKinds where kind != "count" && Self.builtInUnits[unit] == nil {
      // An accelerator hour has a kind, an accelerator is a thing all the same.
      roots.formUnion(powers(of: unit, depth: 0).keys.filter { unitKinds[$0] != nil || !units.contains($0) })
    }
    return roots
  }

  private func powers(of unit: String, depth: Int) -> [String: Int] {
    if Self.builtInUnits[unit] != nil { return [:] }
    if let base = unitBases[unit], depth < 8 { return powers(of: base, depth: depth + 1) }
    var powers: [String: Int] = [:]
    var sign = 1
    var name = ""
    var atoms: [(String, Int)] = []
    // What stands behind a stroke divides, with parentheses around it or not.
    for character in unit + "*" where character != "(" && character != ")" {
      guard character == "*" || character == "/" else {
        name.append(character)
        continue
      }
      if !name.isEmpty, Self.builtInUnits[name] == nil { atoms.append((name, sign)) }
      name = ""
      if character == "/" { sign = -1 }
    }
    for (atom, sign) in atoms {
      let parts = atom == unit || depth >= 8 ? [atom: 1] : self.powers(of: atom, depth: depth + 1)
      for (root, power) in parts { powers[root, default: 0] += sign * power }
    }
    return powers.filter { $0.value != 0 }
  }
}
