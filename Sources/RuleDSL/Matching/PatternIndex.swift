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
  /// For each pattern what a match asks first.
  private(set) var heads: [Head] = []
  /// What patterns can't do without.
  private(set) var gates = WordGroups()
  private var gateList: [Int32] = []
  private var behind = CharacterTable()
  private var ahead = CharacterTable()
  private var wordings = CharacterTable()
  /// Patterns that hold to no text at the number: by the words of their first gate, and those without a gate.
  private var looseByWord: [Int: [Int]] = [:]
  private var ungated: [Int] = []

  /// What a match asks of a pattern before it walks it: plain data, so that asking counts no references.
  struct Head: Sendable {
    var rule: Int32
    var gates: Range<Int32>
    /// What the number must be; `nil` for a wording.
    var test: NumberSlot.Test?
    var touchesNumber: Bool
  }

  /// Adds a pattern.
  mutating func add(_ pattern: CompiledPattern) {
    patterns.append(pattern)
    let first = Int32(gateList.count)
    for gate in pattern.gates { gateList.append(Int32(gates.add(gate))) }
    heads.append(
      Head(
        rule: Int32(pattern.rule), gates: first..<Int32(gateList.count), test: pattern.slot?.test,
        touchesNumber: pattern.touchesNumber))
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

  /// Sorts the gates by word, once all patterns are in.
  mutating func close(wordCount: Int) { gates.close(wordCount: wordCount) }

  /// The first characters of wordings without a numeral.
  var wordingInitials: [UInt16] { wordings.characters }

  /// The wordings that may begin with a character.
  func wordings(beginningWith code: UInt16) -> [Int] { wordings[code] }

  /// The patterns that hold to no text at the number, of which a sentence has the words.
  func loosePatterns(in sentence: SentenceReading, _ met: GroupSet) -> [Int] {
    var found = ungated
    for (_, word) in sentence.words {
      guard let list = looseByWord[word] else { continue }
      for number in list where isOpen(number, met) { found.append(number) }
    }
    found.sort()
    var last = -1
    found.removeAll { number in
      defer { last = number }
      return number == last
    }
    return found
  }

  /// Adds to `found` the patterns that have text right at a number of a sentence; one perhaps more than once.
  func gather(at candidate: NumberCandidate, in codes: [UInt16], _ met: GroupSet, into found: inout [Int]) {
    var tried: (UInt16, UInt16) = (0, 0)
    func visit(_ table: CharacterTable, _ place: Int) {
      let character = codes[place]
      guard character != tried.0, character != tried.1 else { return }
      tried = (character, tried.0)
      table.gather(character, into: &found) { isOpen($0, met) }
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
  private func isOpen(_ number: Int, _ met: GroupSet) -> Bool {
    let gates = heads[number].gates
    for k in Int(gates.lowerBound)..<Int(gates.upperBound) where !met.contains(gateList[k]) { return false }
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
  private var positions = CodeTable()
  private var lists: [[Int]] = [[]]
  private(set) var characters: [UInt16] = []

  mutating func add(_ number: Int, at character: UInt16) {
    if positions[character] == 0 {
      positions[character] = Int32(lists.count)
      lists.append([])
      characters.append(character)
    }
    let list = Int(positions[character])
    if lists[list].last != number { lists[list].append(number) }
  }

  @inline(__always)
  func gather(_ character: UInt16, into found: inout [Int], where isOpen: (Int) -> Bool) {
    let list = Int(positions[character])
    if list == 0 { return }
    for number in lists[list] where isOpen(number) { found.append(number) }
  }

  subscript(_ character: UInt16) -> [Int] { lists[Int(positions[character])] }
}
