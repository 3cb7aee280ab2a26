/// What a document and its tables speak of as a whole: where pronouns, ellipsis and cells without a name lead.
final class SubjectTopics {
  private let document: DocumentSentences
  private let entities: EntityTable
  private var topics: [String: Topic?] = [:]
  private var columns: [Int: Bool] = [:]
  private var counts: [String: [Int: Int]]?

  /// How many sentences are read for the topic: who a text is about shows early.
  private static let limit = 600
  /// How many cells of a table are looked at for its headers.
  private static let cells = 64

  init(_ document: DocumentSentences, _ entities: EntityTable) {
    self.document = document
    self.entities = entities
  }

  /// A name that the document speaks of again and again.
  struct Topic {
    var name: String
    var count: Int
  }

  /// The declared entity of a type that the document is about: named in its first sentences and again, or far more often
  /// than the next. One that is only compared with is named once or twice.
  func topic(of type: String) -> Topic? {
    if let known = topics[type] { return known }
    let found = declared()[type] ?? [:]
    let ranked = found.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    var topic: Topic?
    if let first = ranked.first, first.value > 2, ranked.count == 1 || first.value >= 2 * ranked[1].value {
      topic = Topic(name: entities.entities[first.key].name, count: first.value)
    }
    topics[type] = .some(topic)
    return topic
  }

  /// Whether the columns of the table around a sentence are named for things of a type: one header is a name as a whole.
  func namesColumns(around index: Int, type: String) -> Bool {
    let start = document.tableStart(of: index)
    if let known = columns[start] { return known }
    var isNamed = false
    var i = start
    while !isNamed, i < document.sentences.count, i - start < Self.cells, document.tableStart(of: i) == start {
      if let header = document.cell(of: i)?.columns.first { isNamed = isName(header, type) }
      i += 1
    }
    columns[start] = isNamed
    return isNamed
  }

  private func isName(_ header: SentenceReading, _ type: String) -> Bool {
    let width = header.text.codes.count
    func fills(_ range: Range<Int>) -> Bool { range.count * 5 >= width * 3 }
    return header.mentions.contains { fills($0.range) && entities.type(of: $0) == type }
      || document.learned.mentions(in: header).contains { fills($0.range) }
  }

  private func declared() -> [String: [Int: Int]] {
    if let counts { return counts }
    var found: [String: [Int: Int]] = [:]
    for index in document.sentences.indices.prefix(Self.limit) where !document.isCell(index) {
      for mention in document.reading(index).mentions {
        guard case .declared(let entity) = mention.entity else { continue }
        found[entities.type(of: mention), default: [:]][entity, default: 0] += index < 2 ? 2 : 1
      }
    }
    counts = found
    return found
  }
}
