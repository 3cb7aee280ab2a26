/// Groups of context words, of which one word in a sentence is enough: what rules want near a number and what patterns
/// can't do without.
///
/// Thousands of groups share the words of a vocabulary, and a sentence holds a few words: so each word knows its groups,
/// and which groups are met is found by going through the words of the sentence once.
struct WordGroups: Sendable {
  /// How many groups there are.
  private(set) var count = 0
  private var indices: [[Int]: Int] = [:]
  private var typeGroups: [String: [Int]] = [:]
  private var members: [(word: Int, group: Int)] = []
  /// The groups of word `w` are `groups[starts[w]..<starts[w + 1]]`, once the table is closed.
  private var starts: [Int32] = []
  private var groups: [Int32] = []

  /// The index of a group of words, made if need be.
  mutating func add(_ words: [Int]) -> Int {
    if let known = indices[words] { return known }
    let group = open(words)
    indices[words] = group
    return group
  }

  /// A group that a word or the mention of an entity of a type meets.
  mutating func add(_ words: [Int], types: [String]) -> Int {
    if types.isEmpty { return add(words) }
    let group = open(words)
    for type in types { typeGroups[type, default: []].append(group) }
    return group
  }

  private mutating func open(_ words: [Int]) -> Int {
    for word in words { members.append((word, count)) }
    count += 1
    return count - 1
  }

  /// Sorts the groups by word, once all are in.
  mutating func close(wordCount: Int) {
    starts = Array(repeating: 0, count: wordCount + 1)
    for member in members { starts[member.word + 1] += 1 }
    for word in 0..<wordCount { starts[word + 1] += starts[word] }
    groups = Array(repeating: 0, count: members.count)
    var next = starts
    for member in members {
      groups[Int(next[member.word])] = Int32(member.group)
      next[member.word] += 1
    }
    members = []
    indices = [:]
  }

  /// The groups that a sentence meets.
  func met(in sentence: SentenceReading, _ entities: EntityTable) -> GroupSet {
    var met = GroupSet(count)
    insert(sentence, entities, into: &met)
    return met
  }

  /// Adds the groups that a sentence meets.
  func insert(_ sentence: SentenceReading, _ entities: EntityTable, into met: inout GroupSet) {
    for word in sentence.words {
      for k in Int(starts[word.id])..<Int(starts[word.id + 1]) { met.insert(Int(groups[k])) }
    }
    if typeGroups.isEmpty { return }
    for mention in sentence.mentions {
      for group in typeGroups[entities.type(of: mention)] ?? [] { met.insert(group) }
    }
  }
}

/// A set of groups, a bit each.
struct GroupSet: Sendable {
  private var bits: [UInt64]

  init(_ count: Int) { bits = Array(repeating: 0, count: count / 64 + 1) }

  mutating func insert(_ group: Int) { bits[group / 64] |= 1 << UInt64(group % 64) }

  @inline(__always)
  func contains(_ group: Int32) -> Bool { bits[Int(group) / 64] & (1 << UInt64(Int(group) % 64)) != 0 }
}
