/// Every word that matters anywhere in a sentence: names of entities, context words of rules, guards, set-aside words,
/// hypotheticals. One walk over a sentence that holds a number finds them all.
struct SentenceLexicon: Sendable {
  /// What a word is.
  enum Meaning: Sendable {
    /// An alias of the entity with this index.
    case entity(Int, condition: Int?)
    /// A word that contains a numeral but is none; the index of the reason.
    case setAside(Int)
    /// A context word with its id.
    case word(Int)
    /// If, suppose.
    case hypothetical
  }

  private struct Entry: Sendable {
    var meaning: Meaning
    var cased: [UInt16]?
    var startsLatin: Bool
    var endsLatin: Bool
  }

  private var trie = CodeTrie<Entry>()
  /// The ids of context words by where the trie ends with them.
  private var wordIDs: [Int32: Int] = [:]
  /// The reasons of set-aside words.
  private(set) var reasons: [String] = []
  /// Guards: each a list of words of which one must be present.
  private(set) var conditions: [[Int]] = []

  /// Adds a word; Latin ones of up to three letters match their case.
  mutating func add(_ text: String, _ meaning: Meaning, matchingCase: Bool = true) {
    let codes = FoldedText.fold(text)
    guard let first = codes.first, let last = codes.last else { return }
    let isSymbol = matchingCase && codes.count <= 3 && codes.allSatisfy { CodeClass.of($0) == .latin }
    trie.insert(
      codes,
      Entry(
        meaning: meaning, cased: isSymbol ? FoldedText.foldKeepingCase(text) : nil, startsLatin: isWordCode(first),
        endsLatin: isWordCode(last)))
  }

  /// The number of context words.
  var wordCount: Int { wordIDs.count }

  /// The id of a context word.
  mutating func word(_ text: String) -> Int { word(FoldedText.fold(text)) }

  /// The id of a context word that is folded already.
  mutating func word(_ codes: [UInt16]) -> Int {
    let known = trie.node(of: codes)
    if let id = known.flatMap({ wordIDs[$0] }) { return id }
    let id = wordIDs.count
    if let first = codes.first, let last = codes.last {
      trie.insert(
        codes,
        Entry(meaning: .word(id), cased: nil, startsLatin: isWordCode(first), endsLatin: isWordCode(last)))
    }
    // Nothing is found by a word of no characters; it is the root's.
    wordIDs[trie.node(of: codes) ?? 0] = id
    return id
  }

  /// The index of a guard.
  mutating func condition(_ words: [String]) -> Int? {
    guard !words.isEmpty else { return nil }
    conditions.append(words.map { word($0) })
    return conditions.count - 1
  }

  /// The index of a set-aside reason.
  mutating func reason(_ text: String) -> Int {
    if let known = reasons.firstIndex(of: text) { return known }
    reasons.append(text)
    return reasons.count - 1
  }

  /// Whether a text is the name of an entity, guarded or not.
  func isName(_ codes: [UInt16]) -> Bool {
    var isName = false
    trie.forEachWord(in: codes, at: 0, limit: codes.count) { end, entry in
      if end == codes.count, case .entity = entry.meaning { isName = true }
    }
    return isName
  }

  /// Whether a word may start with this code.
  @inline(__always)
  func begins(with code: UInt16) -> Bool { trie.begins(with: code) }

  /// Calls `body` with the range and meaning of every word of the text.
  func forEachWord(in text: FoldedText, _ body: (Range<Int>, Meaning) -> Void) {
    let codes = text.codes
    for i in codes.indices where trie.begins(with: codes[i]) {
      trie.forEachWord(in: codes, at: i, limit: codes.count) { end, entry in
        if entry.startsLatin, i > 0, isWordCode(codes[i - 1]) { return }
        if entry.endsLatin, end < codes.count, isWordCode(codes[end]) { return }
        if !NumberLexicon.matchesCase(entry.cased, text, i) { return }
        body(i..<end, entry.meaning)
      }
    }
  }
}
