/// Patterns by what stands at the number: the cost of a number hardly grows with the number of rules.
///
/// A pattern with text right behind its number is found under that text's first character, one with text right before
/// it under the last; what has a gap or nothing on both sides is found by the form of the number, and is held back
/// unless one of its words is in the sentence.
struct PatternIndex: Sendable {
  private(set) var patterns: [CompiledPattern] = []
  /// For each pattern what stands before and after its number, as ``code`` has it.
  private(set) var sequences: [(left: Range<Int>, right: Range<Int>)] = []
  /// The nodes of all patterns.
  private(set) var code = PatternCode()
  private var behind = CharacterTable()
  private var ahead = CharacterTable()
  private var wordings = CharacterTable()
  /// Patterns that hold to no text at the number: by the words of their first gate, and those without a gate.
  private var looseByWord: [Int: [Int]] = [:]
  private var ungated: [Int] = []

  /// Adds a pattern.
  mutating func add(_ pattern: CompiledPattern) {
    patterns.append(pattern)
    sequences.append((code.append(pattern.left, .backward), code.append(pattern.right, .forward)))
    let number = patterns.count - 1
    guard pattern.slot != nil else {
      for code in Self.initials(pattern.right, .forward) { wordings.add(number, at: code) }
      return
    }
    if Self.beginsWithText(pattern.right) {
      for code in Self.initials(pattern.right, .forward) { behind.add(number, at: code) }
    } else if Self.beginsWithText(pattern.left) {
      for code in Self.initials(pattern.left, .backward) { ahead.add(number, at: code) }
    } else if let gate = pattern.gates.first {
      for word in gate { looseByWord[word, default: []].append(number) }
    } else {
      ungated.append(number)
    }
  }

  /// The first characters of wordings without a numeral.
  var wordingInitials: [UInt16] { wordings.characters }

  /// The wordings that may begin with a character.
  func wordings(beginningWith code: UInt16) -> [Int] { wordings[code] }

  /// The patterns that hold to no text at the number, of which a sentence has the words.
  func loosePatterns(in sentence: SentenceReading) -> [Int] {
    var found = ungated
    for (_, word) in sentence.words {
      guard let list = looseByWord[word] else { continue }
      for number in list where isOpen(number, in: sentence) { found.append(number) }
    }
    found.sort()
    var last = -1
    found.removeAll { number in
      defer { last = number }
      return number == last
    }
    return found
  }

  /// Calls `body` with the patterns that have text right at a number of a sentence; with one perhaps more than once.
  func forEachPattern(at candidate: NumberCandidate, in sentence: SentenceReading, _ body: (Int) -> Void) {
    let codes = sentence.text.codes
    var tried: (UInt16, UInt16) = (0, 0)
    func visit(_ table: CharacterTable, _ place: Int) {
      let character = codes[place]
      guard character != tried.0, character != tried.1 else { return }
      tried = (character, tried.0)
      for number in table[character] where isOpen(number, in: sentence) { body(number) }
    }
    for end in candidate.ends where end < codes.count {
      visit(behind, end)
      if codes[end] == 0x20, end + 1 < codes.count { visit(behind, end + 1) }
    }
    tried = (0, 0)
    for start in candidate.starts where start > 0 {
      visit(ahead, start - 1)
      if codes[start - 1] == 0x20, start > 1 { visit(ahead, start - 2) }
    }
  }

  @inline(__always)
  private func isOpen(_ number: Int, in sentence: SentenceReading) -> Bool {
    for gate in patterns[number].gates where !sentence.contains(anyOf: gate) { return false }
    return true
  }

  /// Whether the nodes can begin only with characters that are known: see ``initials(_:_:)``.
  static func beginsWithText(_ nodes: [PatternNode]) -> Bool {
    for node in nodes {
      switch node {
      case .edge, .space: continue
      case .text: return true
      case .choice(let branches, let optional):
        if !branches.allSatisfy(beginsWithText) { return false }
        if !optional { return true }
      case .gap, .entity, .unit, .number: return false
      }
    }
    return false
  }

  /// The characters that the nodes can begin with, some perhaps more than once; none where that is open.
  static func initials(_ nodes: [PatternNode], _ direction: PatternMatcher.Direction) -> [UInt16] {
    guard beginsWithText(nodes) else { return [] }
    var codes: [UInt16] = []
    gather(nodes, direction, into: &codes)
    return codes
  }

  private static func gather(
    _ nodes: [PatternNode], _ direction: PatternMatcher.Direction, into codes: inout [UInt16]
  ) {
    for node in nodes {
      switch node {
      case .text(let text):
        if let code = direction == .forward ? text.first : text.last { codes.append(code) }
        return
      case .choice(let branches, let optional):
        for branch in branches { gather(branch, direction, into: &codes) }
        if !optional { return }
      case .edge, .space, .gap, .entity, .unit, .number: continue
      }
    }
  }
}

/// Lists of patterns by a character.
private struct CharacterTable: Sendable {
  private var positions = Array(repeating: UInt16(0), count: 65_536)
  private var lists: [[Int]] = [[]]
  private(set) var characters: [UInt16] = []

  mutating func add(_ number: Int, at character: UInt16) {
    if positions[Int(character)] == 0 {
      positions[Int(character)] = UInt16(lists.count)
      lists.append([])
      characters.append(character)
    }
    let list = Int(positions[Int(character)])
    if lists[list].last != number { lists[list].append(number) }
  }

  subscript(_ character: UInt16) -> [Int] { lists[Int(positions[Int(character)])] }
}
