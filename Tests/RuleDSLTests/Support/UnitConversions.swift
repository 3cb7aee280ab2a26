import RuleDSL

/// How the units of a pack convert, worked out plainly in fractions: each unit in terms of those that go no further.
///
/// It shares nothing with the audit, which computes with enclosures of decimals.
struct UnitConversions {
  private var units: [String: UnitDeclaration] = [:]
  private var owners: [String: (unit: String, factor: ExactDecimal?)] = [:]

  /// A unit in terms of roots; calendar units have a least and a greatest factor.
  struct Expansion {
    var low = UnitRatio.one
    var high = UnitRatio.one
    var powers: [String: Int] = [:]
  }

  init(_ declarations: [UnitDeclaration]) {
    for unit in declarations {
      units[unit.id.value] = unit
      for name in unit.names where name.onlyNear.isEmpty || owners[name.text] == nil {
        owners[name.text] = (unit.id.value, name.factor)
      }
    }
    for unit in declarations where owners[unit.id.value] == nil { owners[unit.id.value] = (unit.id.value, nil) }
  }

  /// The unit that a written name stands for.
  func unit(named name: String) -> String? { owners[name]?.unit }

  /// What one of a written name is: `kW` is 1000 W.
  func expansion(ofName name: String) -> Expansion? {
    guard let owner = owners[name], var result = expansion(of: owner.unit) else { return nil }
    if let factor = owner.factor {
      guard let by = UnitRatio(factor), let low = result.low.multiplied(by: by),
        let high = result.high.multiplied(by: by)
      else { return nil }
      result.low = low
      result.high = high
    }
    return result
  }

  /// What one of a unit is; `nil` where the numbers have no room or the chain has no end.
  func expansion(of unit: String, depth: Int = 0) -> Expansion? {
    guard depth < 10 else { return nil }
    var result = Expansion()
    if let equals = units[unit]?.equals {
      guard let base = expansion(of: equals.unit, depth: depth + 1), let low = UnitRatio(equals.low),
        let high = UnitRatio(equals.high), let least = base.low.multiplied(by: low),
        let greatest = base.high.multiplied(by: high)
      else { return nil }
      return Expansion(low: least, high: greatest, powers: base.powers)
    }
    let atoms = Self.atoms(of: unit)
    guard atoms.count > 1 else { return Expansion(powers: [unit: 1]) }
    for (name, isAbove) in atoms {
      guard let part = expansion(of: name, depth: depth + 1),
        let low = isAbove ? result.low.multiplied(by: part.low) : result.low.divided(by: part.high),
        let high = isAbove ? result.high.multiplied(by: part.high) : result.high.divided(by: part.low)
      else { return nil }
      result.low = low
      result.high = high
      for (root, power) in part.powers { result.powers[root, default: 0] += isAbove ? power : -power }
    }
    result.powers = result.powers.filter { $0.value != 0 }
    return result
  }

  /// `USD/(accelerator*h)`: USD above the line; all behind the stroke is below it, with brackets or without.
  static func atoms(of unit: String) -> [(name: String, isAbove: Bool)] {
    var atoms: [(String, Bool)] = []
    for (place, side) in unit.split(separator: "/").enumerated() {
      for name in side.split(separator: "*") {
        atoms.append((name.filter { $0 != "(" && $0 != ")" }, place == 0))
      }
    }
    return atoms
  }
}
