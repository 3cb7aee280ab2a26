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
        if text.contains(where: { $0 != " " }) { total.hasLiteral = true }
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

extension Pattern {
  /// The pattern with its places forgotten, for comparing what is written.
  var shape: String { Self.shape(elements) }

  private static func shape(_ elements: [PatternElement]) -> String {
    elements.map { element in
      switch element {
      case .text(let text, _): "t\(text.utf8.count):\(text)"
      case .slot(let slot): "<\(slot.name ?? "")=\(slot.type)>"
      case .gap(let words, _): "…\(words)"
      case .alternatives(let alternatives, let optional, _):
        "(" + alternatives.map(shape).joined(separator: "|") + (optional ? ")?" : ")")
      }
    }.joined()
  }
}
