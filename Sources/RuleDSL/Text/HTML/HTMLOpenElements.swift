/// The elements that are open at a place of a page, and which of them a tag closes, said or not.
///
/// Elements in the line are kept only where their content is left out. No page of people nests deeper than the limit;
/// beyond it tags change nothing, so that a page of a million openings takes no more than linear time.
struct HTMLOpenElements {
  /// One open element.
  struct Open {
    var name: [UInt8]
    var element: HTMLElement
    var isLeftOut: Bool
    /// How many parts a formula has had.
    var parts = 0
  }

  private static let deepest = 256

  private(set) var stack: [Open] = []
  /// The elements that were closed since it was last asked, the innermost first.
  private var closed: [HTMLElement] = []
  private var leftOut = 0
  private var counts: [HTMLElement: Int] = [:]

  /// Whether the text here is left out.
  var isLeftOut: Bool { leftOut > 0 }

  /// Whether an element of this sort is open.
  func holds(_ element: HTMLElement) -> Bool { counts[element, default: 0] > 0 }

  /// Opens an element; `false` when too many are open.
  mutating func push(_ open: Open) -> Bool {
    guard stack.count < Self.deepest else { return false }
    stack.append(open)
    counts[open.element, default: 0] += 1
    if open.isLeftOut { leftOut += 1 }
    return true
  }

  /// Gives the elements that were closed since the last time.
  mutating func takeClosed() -> [HTMLElement] {
    defer { closed.removeAll(keepingCapacity: true) }
    return closed
  }

  /// Closes what can't hold an element that begins.
  mutating func prepare(for element: HTMLElement) {
    switch element {
    case .item: close(nearest: [.item], within: [.list])
    case .term, .definition: close(nearest: [.term, .definition], within: [.definitions])
    case .cell, .headerCell: close(nearest: [.cell, .headerCell], within: [.table])
    case .row: close(outermost: [.row, .cell, .headerCell, .caption], within: [.table])
    case .rowGroup, .head: close(outermost: [.rowGroup, .head, .row, .cell, .headerCell, .caption], within: [.table])
    case .heading: if case .heading? = stack.last?.element { pop() }
    default: break
    }
    if element.endsParagraph { close(nearest: [.paragraph], within: []) }
  }

  /// Where the nearest element of a name stands in the stack; `nil` when a table's cell stands between, or there is none.
  func index(of name: [UInt8], _ element: HTMLElement) -> Int? {
    if element == .inline, !holds(.inline) { return nil }
    let isTablePart: Bool
    switch element {
    case .table, .caption, .rowGroup, .head, .row, .cell, .headerCell: isTablePart = true
    default: isTablePart = false
    }
    for at in stack.indices.reversed() {
      let open = stack[at]
      if open.name == name { return at }
      if case .heading = element, case .heading = open.element { return at }  // <h2>…</h3>
      if isTablePart ? open.element == .table : open.element.isScope { return nil }
    }
    return nil
  }

  /// Closes what stands at an index of the stack, and all in it.
  mutating func close(from index: Int) { while stack.count > index { pop() } }

  /// Closes the drawing or formula that is open.
  mutating func closeForeign() {
    while holds(.drawing) || holds(.formula) { pop() }
  }

  /// Notes a further part of the formula that is open; returns the sign that comes before it.
  mutating func addPart() -> UInt8? {
    guard let last = stack.indices.last, case .joined(let sign) = stack[last].element else { return nil }
    stack[last].parts += 1
    return stack[last].parts == 2 ? sign : nil
  }

  private mutating func close(nearest elements: Set<HTMLElement>, within limits: Set<HTMLElement>) {
    guard elements.contains(where: { counts[$0, default: 0] > 0 }) else { return }
    var at = stack.count - 1
    while at >= 0, !elements.contains(stack[at].element) {
      if limits.contains(stack[at].element) || stack[at].element.isScope { return }
      at -= 1
    }
    guard at >= 0 else { return }
    while stack.count > at { pop() }
  }

  private mutating func close(outermost elements: Set<HTMLElement>, within limits: Set<HTMLElement>) {
    guard elements.contains(where: { counts[$0, default: 0] > 0 }) else { return }
    var at = stack.count - 1
    var found = stack.count
    while at >= 0, !limits.contains(stack[at].element) {
      if elements.contains(stack[at].element) { found = at }
      at -= 1
    }
    guard at >= 0 else { return }
    while stack.count > found { pop() }
  }

  private mutating func pop() {
    guard let open = stack.popLast() else { return }
    counts[open.element, default: 1] -= 1
    if open.isLeftOut { leftOut -= 1 }
    closed.append(open.element)
  }
}
