/// What a pattern holds, over all the ways through its alternatives.
struct PatternSurvey {
  /// The least and the greatest number of number slots on a way.
  private(set) var numbers = (least: 0, most: 0)
  /// Whether every way holds text of its own or an entity.
  private(set) var hasLiteral = false
  /// All slots, in reading order.
  private(set) var slots: [PatternSlot] = []

  /// Looks through a pattern.
  init(_ pattern: Pattern, names: DeclaredNames) {
    let found = Self.survey(pattern.elements, names, &slots)
    numbers = (found.least, found.most)
    hasLiteral = found.hasLiteral
  }

  private typealias Found = (least: Int, most: Int, hasLiteral: Bool)

  private static func survey(
    _ elements: [PatternElement], _ names: DeclaredNames, _ slots: inout [PatternSlot]
  ) -> Found {
    var total: Found = (0, 0, false)
    for element in elements {
      switch element {
      case .text(let text, _):
        if text.utf8.contains(where: { $0 != 0x20 }) { total.hasLiteral = true }
      case .slot(let slot):
        slots.append(slot)
        if names.takesNumber(slot.type) {
          total.least += 1
          total.most += 1
          // The unit of such a slot is text that the pattern asks for.
          if slot.type != "number" { total.hasLiteral = true }
        } else {
          total.hasLiteral = true
        }
      case .alternatives(let alternatives, let optional, _):
        var least = optional ? 0 : Int.max
        var most = 0
        var allLiteral = !optional
        for alternative in alternatives {
          let found = survey(alternative, names, &slots)
          least = min(least, found.least)
          most = max(most, found.most)
          allLiteral = allLiteral && found.hasLiteral
        }
        total.least += least == Int.max ? 0 : least
        total.most += most
        total.hasLiteral = total.hasLiteral || allLiteral
      case .gap: break
      }
    }
    return total
  }
}

/// A number that stands for what is written of patterns and conditions, places forgotten: equal ones have equal numbers,
/// and different ones as good as never (FNV-1a). A text of all of it would cost more than reading the rules.
struct ShapeHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes in a text, its length first.
  mutating func feed(_ text: String) {
    feed(text.utf8.count)
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Takes in a number.
  mutating func feed(_ number: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }
}

extension Pattern {
  /// Takes in what is written, its places forgotten.
  func feed(to hash: inout ShapeHash) { Self.feed(elements, to: &hash) }

  private static func feed(_ elements: [PatternElement], to hash: inout ShapeHash) {
    hash.feed(elements.count)
    for element in elements {
      switch element {
      case .text(let text, _):
        hash.feed(1)
        hash.feed(text)
      case .slot(let slot):
        hash.feed(2)
        hash.feed(slot.name ?? "")
        hash.feed(slot.type)
      case .gap(let words, _):
        hash.feed(3)
        hash.feed(words)
      case .alternatives(let alternatives, let optional, _):
        hash.feed(optional ? 5 : 4)
        hash.feed(alternatives.count)
        for alternative in alternatives { feed(alternative, to: &hash) }
      }
    }
  }
}
