/// A sentence with the words of the vocabulary found in it: what the number scanner and the matcher work on.
final class SentenceReading: Sendable {
  /// The characters.
  let text: FoldedText
  /// The kind of block that it stands in.
  let block: BlockKind
  /// Context words in order of their start.
  let words: [(range: Range<Int>, id: Int)]
  /// Names, the longest at each place, not overlapping.
  let mentions: [EntityMention]
  /// Stretches in which no numeral is a number, with the reason, in order.
  let masks: [(range: Range<Int>, reason: String)]
  /// Where hypothetical words stand.
  let hypotheticals: [Range<Int>]
  /// One bit a context word.
  private let present: [UInt64]
  private let conditions: [[Int]]

  /// Reads one sentence.
  init(_ text: FoldedText, block: BlockKind, lexicon: SentenceLexicon, entities: EntityTable) {
    self.text = text
    self.block = block
    conditions = lexicon.conditions
    var aliases: [(range: Range<Int>, entity: Int, condition: Int?)] = []
    var words: [(range: Range<Int>, id: Int)] = []
    var masks: [(range: Range<Int>, reason: String)] = []
    var hypotheticals: [Range<Int>] = []
    lexicon.forEachWord(in: text) { range, meaning in
      switch meaning {
      case .entity(let entity, let condition): aliases.append((range, entity, condition))
      case .setAside(let reason): masks.append((range, lexicon.reasons[reason]))
      case .word(let id): words.append((range, id))
      case .hypothetical: hypotheticals.append(range)
      }
    }
    var present = Array(repeating: UInt64(0), count: lexicon.wordCount / 64 + 1)
    for word in words { present[word.id / 64] |= 1 << UInt64(word.id % 64) }
    let bits = present
    let declared = aliases.filter { alias in
      alias.condition.map { lexicon.conditions[$0].contains { bits[$0 / 64] & (1 << UInt64($0 % 64)) != 0 } } ?? true
    }
    mentions = EntityMention.withoutOverlaps(
      declared.map { EntityMention(range: $0.range, entity: .declared($0.entity)) } + entities.shapes.mentions(in: text)
    )
    masks += WebToken.masks(in: text)
    for mention in mentions where mention.holdsDigit(in: text) { masks.append((mention.range, "identifier")) }
    masks.sort { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
    self.words = words
    self.masks = masks
    self.hypotheticals = hypotheticals
    self.present = bits
  }

  /// Whether a guard holds: one of its words is in the sentence.
  func holds(_ condition: Int?) -> Bool {
    guard let condition else { return true }
    return contains(anyOf: conditions[condition])
  }

  /// Whether a context word is in the sentence.
  @inline(__always)
  func contains(word: Int) -> Bool { present[word / 64] & (1 << UInt64(word % 64)) != 0 }

  /// Whether one of the context words is in the sentence.
  func contains(anyOf words: [Int]) -> Bool {
    for word in words where contains(word: word) { return true }
    return false
  }
}

/// A name found in a sentence.
struct EntityMention: Sendable {
  /// Where.
  var range: Range<Int>
  /// Which.
  var entity: Name

  /// A declared entity by its index, or a name recognized by a shape.
  enum Name: Sendable, Hashable {
    case declared(Int)
    case shaped(type: String, name: String)
  }

  /// Whether a digit or a Han numeral belongs to the name.
  func holdsDigit(in text: FoldedText) -> Bool {
    text.codes[range].contains { CodeClass.of($0) == .digit || HanDigit.of($0) != nil }
  }

  /// Of names that overlap, the longest; of equally long ones, the first.
  static func withoutOverlaps(_ mentions: [EntityMention]) -> [EntityMention] {
    var kept: [EntityMention] = []
    let sorted = mentions.sorted {
      $0.range.lowerBound != $1.range.lowerBound
        ? $0.range.lowerBound < $1.range.lowerBound : $0.range.count > $1.range.count
    }
    for mention in sorted {
      guard let last = kept.last, last.range.upperBound > mention.range.lowerBound else {
        kept.append(mention)
        continue
      }
      if mention.range.count > last.range.count { kept[kept.count - 1] = mention }
    }
    return kept
  }
}

/// The entities of all packs: the index in this table is what mentions hold.
struct EntityTable: Sendable {
  /// A canonical entity.
  struct Entity: Sendable {
    var type: String
    var name: String
  }

  private(set) var entities: [Entity] = []
  private var indices: [String: Int] = [:]
  /// Names recognized by form.
  var shapes = ShapeSet()
  /// Members that a bare size names.
  private(set) var families = FamilyTable()

  /// Finds the families, once all entities are in.
  mutating func close() { families = FamilyTable(entities) }

  /// The index of an entity, made if need be.
  mutating func add(type: String, name: String) -> Int {
    let key = type + "\u{0}" + name
    if let known = indices[key] { return known }
    entities.append(Entity(type: type, name: name))
    indices[key] = entities.count - 1
    return entities.count - 1
  }

  /// The type of a mention.
  func type(of mention: EntityMention) -> String {
    switch mention.entity {
    case .declared(let index): entities[index].type
    case .shaped(let type, _): type
    }
  }

  /// The canonical name of a mention.
  func name(of mention: EntityMention) -> String {
    switch mention.entity {
    case .declared(let index): entities[index].name
    case .shaped(_, let name): name
    }
  }
}
