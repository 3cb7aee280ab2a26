/// A pattern ready to match: what must stand on either side of its first number slot.
final class CompiledPattern: Sendable {
  /// The rule, by its index in the compiled rules.
  let rule: Int
  /// Which of the rule's patterns it came from, for explanations.
  let source: Int
  /// What the number must be; `nil` for a wording without a numeral, which is then all in `right`.
  let slot: NumberSlot?
  /// What stands before the number, innermost first.
  let left: [PatternNode]
  /// What stands after it, innermost first.
  let right: [PatternNode]
  /// Groups of context words: of each group one must be in the sentence, or the pattern can't hold.
  let gates: [[Int]]
  /// Whether text of the pattern stands right at the number.
  let touchesNumber: Bool

  init(rule: Int, source: Int, sides: PatternSides, gates: [[Int]]) {
    self.rule = rule
    self.source = source
    slot = sides.slot
    left = sides.left
    right = sides.right
    self.gates = gates
    touchesNumber = PatternIndex.beginsWithText(right) || PatternIndex.beginsWithText(left)
  }
}

/// A pattern taken apart at its first number slot, as ``CompiledPattern`` holds it.
struct PatternSides {
  var slot: NumberSlot?
  var left: [PatternNode] = []
  var right: [PatternNode]
}

/// A number slot.
struct NumberSlot: Sendable, Hashable {
  /// The part before `=`.
  var name: String?
  /// What the number must be.
  var test: Test

  /// What a number slot takes.
  enum Test: Sendable, Hashable {
    case number
    case percent
    case multiplier
    /// A number with a unit of this kind.
    case kind(String)
  }

  /// Whether a number is what the slot takes.
  func takes(_ candidate: NumberCandidate, _ units: UnitTable) -> Bool {
    takes(candidate.form, candidate.unit?.unit, units)
  }

  /// Whether a number of a form and a unit is what the slot takes.
  func takes(_ form: NumeralReading.Form, _ unit: Int?, _ units: UnitTable) -> Bool { test.takes(form, unit, units) }
}

extension NumberSlot.Test {
  /// Whether a number of a form and a unit is what the slot takes. For each pattern at each number, where handing the
  /// number itself around would copy it.
  @inline(__always)
  func takes(_ form: NumeralReading.Form, _ unit: Int?, _ units: UnitTable) -> Bool {
    switch self {
    case .number: true
    case .percent: form == .ratio
    case .multiplier: form == .multiplier
    case .kind(let kind): unit.map { units.units[$0].kind == kind } ?? false
    }
  }
}

/// One step of a compiled pattern.
enum PatternNode: Sendable {
  /// Folded text without spaces.
  case text([UInt16])
  /// An optional space.
  case space
  /// A place where no Latin word may run on.
  case edge
  /// At most so many half words: a Han character is one, a Latin word two.
  case gap(halfWords: Int)
  /// An entity of a type; `name` is the part before `=`.
  case entity(type: String, name: String?)
  /// A unit name alone.
  case unit
  /// A further number.
  case number(NumberSlot)
  /// One of the branches, or none when optional.
  case choice([[PatternNode]], optional: Bool)
}

/// Turns parsed patterns into nodes.
struct PatternCompiler {
  /// The names of unit kinds; other slot names are entity types.
  let kinds: Set<String>
  /// How many ways a pattern's alternatives may hold its number slot.
  static let expansionLimit = 64

  /// The compiled forms of a pattern: one for each branch that holds the first number slot.
  func compile(_ pattern: Pattern) -> [PatternSides] {
    expand(pattern.elements).prefix(Self.expansionLimit).map { elements in
      guard let at = elements.firstIndex(where: isNumberSlot), case .slot(let slot) = elements[at] else {
        return PatternSides(slot: nil, right: nodes(elements[...]))
      }
      return PatternSides(
        slot: numberSlot(slot), left: Self.reversed(nodes(elements[..<at], endsAtSlot: true)),
        right: nodes(elements[(at + 1)...], startsAtSlot: true))
    }
  }

  /// Distributes alternatives that hold a number slot.
  private func expand(_ elements: [PatternElement]) -> [[PatternElement]] {
    guard
      let at = elements.firstIndex(where: {
        if case .alternatives(let branches, _, _) = $0 {
          branches.contains { $0.contains(where: holdsNumber) }
        } else {
          false
        }
      }), case .alternatives(let branches, let optional, _) = elements[at]
    else { return [elements] }
    // A number slot that stands earlier is the anchor; what follows it needs no distribution.
    if elements[..<at].contains(where: isNumberSlot) { return [elements] }
    let choices = optional ? branches + [[]] : branches
    return choices.flatMap { expand(Array(elements[..<at]) + $0 + Array(elements[(at + 1)...])) }
  }

  private func holdsNumber(_ element: PatternElement) -> Bool {
    switch element {
    case .alternatives(let branches, _, _): branches.contains { $0.contains(where: holdsNumber) }
    default: isNumberSlot(element)
    }
  }

  private func isNumberSlot(_ element: PatternElement) -> Bool {
    if case .slot(let slot) = element { numberSlot(slot) != nil } else { false }
  }

  private func numberSlot(_ slot: PatternSlot) -> NumberSlot? {
    switch slot.type {
    case "number": NumberSlot(name: slot.name, test: .number)
    case "percent": NumberSlot(name: slot.name, test: .percent)
    case "multiplier": NumberSlot(name: slot.name, test: .multiplier)
    default: kinds.contains(slot.type) ? NumberSlot(name: slot.name, test: .kind(slot.type)) : nil
    }
  }

  /// The nodes of a sequence, with a word edge wherever text does not run on into its neighbour.
  private func nodes(_ elements: ArraySlice<PatternElement>, startsAtSlot: Bool = false, endsAtSlot: Bool = false)
    -> [PatternNode]
  {
    var nodes: [PatternNode] = []
    nodes.reserveCapacity(2 * elements.count + 2)
    var glued = false  // whether the last node may run on into the next
    if !startsAtSlot { nodes.append(.edge) }
    for element in elements {
      switch element {
      case .text(let text, _):
        let codes = FoldedText.fold(text)
        if !codes.contains(0x20) {
          if codes.isEmpty { continue }
          if !glued, !nodes.isEmpty { nodes.append(.edge) }
          nodes.append(.text(codes))
          glued = true
          continue
        }
        for (k, run) in codes.split(separator: 0x20, omittingEmptySubsequences: false).enumerated() {
          if k > 0 {
            if glued { nodes.append(.edge) }
            nodes.append(.space)
            glued = false
          }
          guard !run.isEmpty else { continue }
          if !glued, k > 0 || !nodes.isEmpty { nodes.append(.edge) }
          nodes.append(.text(Array(run)))
          glued = true
        }
      case .alternatives(let branches, let optional, _):
        let inner = branches.map { self.branch($0) }
        if !glued { nodes.append(.edge) }
        nodes.append(.choice(inner, optional: optional))
        glued = true
      case .gap(let words, _):
        if glued { nodes.append(.edge) }
        nodes.append(.gap(halfWords: words * 2))
        glued = false
      case .slot(let slot):
        if glued { nodes.append(.edge) }
        glued = false
        if let number = numberSlot(slot) {
          nodes.append(.number(number))
        } else if slot.type == "unit" {
          nodes.append(.unit)
        } else {
          nodes.append(.entity(type: slot.type, name: slot.name))
        }
      }
    }
    if glued { nodes.append(.edge) }
    return nodes
  }

  /// A branch: as a sequence, but its own ends may run on.
  private func branch(_ elements: [PatternElement]) -> [PatternNode] {
    // Most branches are one word.
    if elements.count == 1, case .text(let text, _) = elements[0], !text.utf8.contains(0x20) {
      let codes = FoldedText.fold(text)
      if !codes.isEmpty, !codes.contains(0x20) { return [.text(codes)] }
    }
    var inner = nodes(elements[...], startsAtSlot: true)
    if case .edge? = inner.first { inner.removeFirst() }
    if case .edge? = inner.last { inner.removeLast() }
    return inner
  }

  private static func reversed(_ nodes: [PatternNode]) -> [PatternNode] {
    nodes.reversed().map { node in
      if case .choice(let branches, let optional) = node {
        .choice(branches.map(reversed), optional: optional)
      } else {
        node
      }
    }
  }
}
