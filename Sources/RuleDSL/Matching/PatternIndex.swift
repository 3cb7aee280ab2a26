/// Patterns by what stands at the number: the cost of a number hardly grows with the number of rules.
///
/// A pattern with text right behind its number is found under that text's first character, one with text right before
/// it under the last; what has a gap or nothing on both sides is found by the form of the number, and is held back
/// unless one of its words is in the sentence.
struct PatternIndex: Sendable {
  private(set) var patterns: [CompiledPattern] = []
  private var behind: [UInt16: [Int]] = [:]
  private var ahead: [UInt16: [Int]] = [:]
  private var loose: [Int] = []
  private var wordings: [UInt16: [Int]] = [:]
  private var startsWording = Array(repeating: false, count: 65_536)

  /// Adds a pattern.
  mutating func add(_ pattern: CompiledPattern) {
    patterns.append(pattern)
    let number = patterns.count - 1
    guard pattern.slot != nil else {
      for code in Self.initials(pattern.right, .forward) ?? [] {
        wordings[code, default: []].append(number)
        startsWording[Int(code)] = true
      }
      return
    }
    if let codes = Self.initials(pattern.right, .forward) {
      for code in codes { behind[code, default: []].append(number) }
    } else if let codes = Self.initials(pattern.left, .backward) {
      for code in codes { ahead[code, default: []].append(number) }
    } else {
      loose.append(number)
    }
  }

  /// The first characters of wordings without a numeral.
  var wordingInitials: some Collection<UInt16> { wordings.keys }

  /// The wordings that may begin with a character.
  func wordings(beginningWith code: UInt16) -> [Int] { startsWording[Int(code)] ? wordings[code] ?? [] : [] }

  /// The patterns worth trying on a number of a sentence, in order, each once.
  func patterns(for candidate: NumberCandidate, in sentence: SentenceReading) -> [Int] {
    let codes = sentence.text.codes
    var found: [Int] = []
    for end in candidate.ends {
      for place in [end, end + 1] where place < codes.count {
        if place == end || codes[end] == 0x20, let list = behind[codes[place]] { found += list }
      }
    }
    for start in candidate.starts {
      for place in [start - 1, start - 2] where place >= 0 {
        if place == start - 1 || codes[start - 1] == 0x20, let list = ahead[codes[place]] { found += list }
      }
    }
    found += loose
    found.sort()
    var last = -1
    found.removeAll { number in
      defer { last = number }
      return number == last || !patterns[number].gates.allSatisfy { $0.contains { sentence.contains(word: $0) } }
    }
    return found
  }

  /// The characters that the nodes can begin with, or `nil` when that is open.
  static func initials(_ nodes: [PatternNode], _ direction: PatternMatcher.Direction) -> Set<UInt16>? {
    var codes: Set<UInt16> = []
    for node in nodes {
      switch node {
      case .edge, .space: continue
      case .text(let text):
        if let code = direction == .forward ? text.first : text.last { codes.insert(code) }
        return codes
      case .choice(let branches, let optional):
        for branch in branches {
          guard let inner = initials(branch, direction) else { return nil }
          codes.formUnion(inner)
        }
        if !optional { return codes }
      case .gap, .entity, .unit, .number: return nil
      }
    }
    return nil
  }
}
