import RuleDSL

/// The units of all packs: what they are made of, how they convert, what they measure.
///
/// A compound (`token/d`, `accelerator*h`, `FLOP/s`) is split into atoms. Things that are counted (tokens, cards) are no
/// dimension: cards times watts are watts. Calendar units convert to intervals (1 mo = 28..31 d).
struct UnitTable: Sendable {
  private var equivalences: [String: UnitDeclaration.Equivalence] = [:]
  private var kinds: [String: String] = [:]
  private var measured: Set<String> = []

  /// A unit's name with its power: `FLOP/s` has `FLOP` with 1 and `s` with -1.
  struct Atom: Hashable {
    var name: String
    var power: Int
  }

  /// A unit in terms of units that convert no further: one of it is `factor` of `powers`.
  struct Expansion {
    var factor = IntervalEnclosure(Interval(exactly: .one))
    var powers: [String: Int] = [:]
  }

  init(_ units: [UnitDeclaration]) {
    var things: Set<String> = []
    for unit in units {
      let name = unit.id.value
      if unit.kind == nil, unit.equals == nil { things.insert(name) }
      if let kind = unit.kind, kind != "count" { kinds[name] = kind }
      if let equals = unit.equals, equals.low > .zero, equals.low <= equals.high { equivalences[name] = equals }
    }
    for name in kinds.keys {
      // An accelerator hour has a kind, an accelerator is a thing all the same.
      for atom in atoms(of: name) where !things.contains(atom.name) || atom.name == name { measured.insert(atom.name) }
    }
  }

  /// What a unit measures; `nil` for things, ratios and what nobody declared.
  func kind(of unit: String) -> String? { kinds[unit] }

  /// Whether a name stands for no unit at all.
  static func isRatio(_ unit: String) -> Bool { ["", "1", "x", "%"].contains(unit) }

  /// The parts of a unit; none for ratios and multipliers.
  func atoms(of unit: String) -> [Atom] {
    if Self.isRatio(unit) { return [] }
    if equivalences[unit] != nil { return [Atom(name: unit, power: 1)] }
    var atoms: [Atom] = []
    var sign = 1
    var name = ""
    // `USD/accelerator*h` is a price of accelerator hours: what stands behind a stroke divides, with parentheses around
    // it or not.
    for character in unit + "*" where character != "(" && character != ")" {
      if character == "*" || character == "/" {
        if !Self.isRatio(name) { atoms.append(Atom(name: name, power: sign)) }
        name = ""
        if character == "/" { sign = -1 }
      } else {
        name.append(character)
      }
    }
    // A name that only looks like a compound of very many is taken as it stands.
    return atoms.count <= 8 ? atoms : [Atom(name: unit, power: 1)]
  }

  /// Whether a unit that converts no further measures something, rather than counts it.
  func isMeasured(_ root: String) -> Bool { measured.contains(root) || kinds[root] != nil }

  /// A unit in terms of units that convert no further, or that are in `keeping`.
  func expansion(of unit: String, keeping: Set<String>) -> Expansion {
    var known: [String: Expansion] = [:]
    return expansion(of: atoms(of: unit), keeping: keeping, depth: 0, &known)
  }

  /// Each unit is expanded once, however often a chain of compounds names it. One that is met again while it is being
  /// expanded stands in a circle and converts no further; eight steps are more than any honest chain has.
  private func expansion(
    of atoms: [Atom], keeping: Set<String>, depth: Int, _ known: inout [String: Expansion]
  ) -> Expansion {
    var result = Expansion()
    for atom in atoms {
      let part: Expansion
      if let expanded = known[atom.name] {
        part = expanded
      } else {
        var expanded = Expansion(powers: [atom.name: 1])
        if !keeping.contains(atom.name), depth < 8, let equals = equivalences[atom.name] {
          known[atom.name] = expanded
          expanded = expansion(of: self.atoms(of: equals.unit), keeping: keeping, depth: depth + 1, &known)
          let factor = IntervalEnclosure(Interval(low: equals.low, high: equals.high))
          expanded.factor = expanded.factor.multiplied(by: factor)
        }
        known[atom.name] = expanded
        part = expanded
      }
      let factor = atom.power > 0 ? result.factor.multiplied(by: part.factor) : result.factor.divided(by: part.factor)
      guard let factor else { return Expansion(powers: [atom.name: atom.power]) }
      result.factor = factor
      for (root, power) in part.powers { result.powers[root, default: 0] += power * atom.power }
    }
    result.powers = result.powers.filter { $0.value != 0 }
    return result
  }

  private func expansion(ofAtom name: String) -> Expansion {
    var known: [String: Expansion] = [:]
    return expansion(of: [Atom(name: name, power: 1)], keeping: [], depth: 0, &known)
  }

  /// The units among `units` that need no conversion, because nothing else measures the same: 7 months and 9 months
  /// differ though both may be converted to days that overlap, and hours times a price by the hour need no seconds, of
  /// which an hour's price is no finite decimal.
  func unitsToKeep(in units: some Sequence<String>) -> Set<String> {
    var roots: [String: Set<String>] = [:]
    var isConverted: Set<String> = []
    for unit in units {
      for atom in atoms(of: unit) where roots[atom.name] == nil {
        let expansion = expansion(ofAtom: atom.name)
        roots[atom.name] = Set(expansion.powers.keys)
        if expansion.powers != [atom.name: 1] { isConverted.insert(atom.name) }
      }
    }
    return isConverted.filter { name in
      !roots.contains { $0.key != name && !$0.value.isDisjoint(with: roots[name] ?? []) }
    }
  }
}
