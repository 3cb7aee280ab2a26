/// Names recognized by their form: `<name>-<size>` finds "Foo-13B" without anybody having declared it.
///
/// `<name>` is a Latin word with a capital letter, `<size>` digits with B, M, K or T, `<version>` digits with dots, and
/// text matches itself; a space is optional space.
struct ShapeSet: Sendable {
  private enum Part: Sendable {
    case name, size, version
    case text([UInt16])
    case space
    case choice([[Part]], optional: Bool)
  }

  private var shapes: [(type: String, parts: [Part])] = []

  /// Adds a form; an element that a form can't have is ignored here and reported by the checker.
  mutating func add(_ declaration: ShapeDeclaration) {
    shapes.append((declaration.type, Self.parts(declaration.pattern.elements)))
  }

  private static func parts(_ elements: [PatternElement]) -> [Part] {
    elements.flatMap { element -> [Part] in
      switch element {
      case .slot(let slot):
        switch slot.type {
        case "name": return [.name]
        case "size": return [.size]
        case "version": return [.version]
        default: return []
        }
      case .text(let text, _):
        return FoldedText.fold(text).reduce(into: []) { parts, code in
          if code == 0x20 {
            parts.append(.space)
          } else if case .text(let run)? = parts.last {
            parts[parts.count - 1] = .text(run + [code])
          } else {
            parts.append(.text([code]))
          }
        }
      case .alternatives(let branches, let optional, _): return [.choice(branches.map(parts), optional: optional)]
      case .gap: return []
      }
    }
  }

  /// The names of a text that have one of the forms, the longest at each place.
  func mentions(in text: FoldedText) -> [EntityMention] {
    guard !shapes.isEmpty else { return [] }
    var found: [EntityMention] = []
    var i = 0
    while i < text.codes.count {
      guard isCapital(text, i), i == 0 || !isWordCode(text.codes[i - 1]) else {
        i += 1
        continue
      }
      var best: (end: Int, type: String)?
      for shape in shapes {
        if let end = match(shape.parts[...], text, i), end > best?.end ?? i, isEdge(text, end) {
          best = (end, shape.type)
        }
      }
      if let best {
        let name = String(decoding: text.cased[i..<best.end], as: UTF16.self)
        found.append(EntityMention(range: i..<best.end, entity: .shaped(type: best.type, name: name)))
        i = best.end
      } else {
        while i < text.codes.count, isWordCode(text.codes[i]) { i += 1 }
      }
    }
    return found
  }

  private func match(_ parts: ArraySlice<Part>, _ text: FoldedText, _ start: Int) -> Int? {
    guard let part = parts.first else { return start }
    let rest = parts.dropFirst()
    let codes = text.codes
    switch part {
    case .space:
      let next = start < codes.count && codes[start] == 0x20 ? start + 1 : start
      return match(rest, text, next)
    case .text(let run):
      let end = start + run.count
      guard end <= codes.count, codes[start..<end].elementsEqual(run) else { return nil }
      return match(rest, text, end)
    case .name:
      var end = start
      while end < codes.count, CodeClass.of(codes[end]) == .latin, end - start < 40 { end += 1 }
      guard end - start >= 2, (start..<end).contains(where: { isCapital(text, $0) }) else { return nil }
      return match(rest, text, end)
    case .size:
      guard let end = number(codes, start), end < codes.count else { return nil }
      let letter = text.cased[end]
      guard letter == code("B") || letter == code("M") || letter == code("K") || letter == code("T"),
        isEdge(text, end + 1)
      else { return nil }
      return match(rest, text, end + 1)
    case .version:
      let first = start < codes.count && codes[start] == code("v") ? start + 1 : start
      guard var end = number(codes, first) else { return nil }
      while end + 1 < codes.count, codes[end] == code("."), let next = number(codes, end + 1) { end = next }
      return match(rest, text, end)
    case .choice(let branches, let optional):
      let ends = branches.compactMap { match($0[...] + rest, text, start) }
      return (ends + (optional ? [match(rest, text, start)].compactMap { $0 } : [])).max()
    }
  }

  private func number(_ codes: [UInt16], _ start: Int) -> Int? {
    var end = start
    while end < codes.count, CodeClass.of(codes[end]) == .digit, end - start < 6 { end += 1 }
    guard end > start else { return nil }
    if end + 1 < codes.count, codes[end] == code("."), CodeClass.of(codes[end + 1]) == .digit {
      end += 1
      while end < codes.count, CodeClass.of(codes[end]) == .digit { end += 1 }
    }
    return end
  }

  private func isCapital(_ text: FoldedText, _ i: Int) -> Bool {
    CodeClass.of(text.codes[i]) == .latin && text.codes[i] != text.cased[i]
  }

  private func isEdge(_ text: FoldedText, _ i: Int) -> Bool { i >= text.codes.count || !isWordCode(text.codes[i]) }
}
