/// The sentences of one document, read on demand: a sentence without a number is looked at only when a subject is
/// sought in it.
final class DocumentSentences {
  let text: VisibleText
  private let rules: CompiledRules
  /// Every sentence with the block that it stands in, in reading order.
  let sentences: [(range: ByteRange<VisibleBytes>, block: Int)]
  /// For each sentence the nearest heading before it, or -1: looking up never walks over the text between.
  private let headingAbove: [Int]
  private var readings: [Int: SentenceReading] = [:]
  private var labels: [Int: [SentenceReading]] = [:]
  private var named: [Int: [EntityMention]] = [:]
  private var scanned: [Int: [NumberCandidate]] = [:]
  private var dated: [Int: [StatedDate]] = [:]

  init(_ text: VisibleText, _ rules: CompiledRules) {
    self.text = text
    self.rules = rules
    let sentences = text.blocks.enumerated().flatMap { index, block in
      Segmenter.sentences(of: block, in: text).map { (range: $0, block: index) }
    }
    var last = -1
    headingAbove = sentences.indices.map { index in
      defer {
        let kind = text.blocks[sentences[index].block].kind
        if kind == .heading || kind == .title { last = index }
      }
      return last
    }
    self.sentences = sentences
  }

  /// The sentences that may hold a number.
  var numbered: [Int] {
    sentences.indices.filter { rules.anchors.isMet(in: text.bytes, sentences[$0].range) }
  }

  /// A sentence with its words.
  func reading(_ index: Int) -> SentenceReading {
    if let known = readings[index] { return known }
    let (range, block) = sentences[index]
    let reading = read(range, text.blocks[block].kind)
    readings[index] = reading
    return reading
  }

  /// The numbers of a sentence.
  func numbers(_ index: Int) -> [NumberCandidate] {
    if let known = scanned[index] { return known }
    let found = rules.scanner.scan(reading(index))
    scanned[index] = found
    return found
  }

  /// The dates of a sentence.
  func dates(_ index: Int) -> [StatedDate] {
    if let known = dated[index] { return known }
    let isNumbered = rules.anchors.isMet(in: text.bytes, sentences[index].range)
    let found = isNumbered ? StatedDate.dates(reading(index), numbers(index)) : []
    dated[index] = found
    return found
  }

  /// The names of a sentence: those that it spells, and members of families that a size stands for.
  func names(_ index: Int) -> [EntityMention] {
    let reading = reading(index)
    guard rules.anchors.isMet(in: text.bytes, sentences[index].range), !rules.entities.families.members.isEmpty else {
      return reading.mentions
    }
    if let known = named[index] { return known }
    var sizes: [EntityMention] = []
    for candidate in numbers(index) {
      let members = rules.entities.families.members(candidate)
      guard !members.isEmpty else { continue }
      if let member = nearest(members, before: index) {
        sizes.append(EntityMention(range: candidate.core, entity: .declared(member.entity)))
      }
    }
    let all = (reading.mentions + sizes).sorted { $0.range.lowerBound < $1.range.lowerBound }
    named[index] = all
    return all
  }

  /// The member whose family was named last, in this sentence or shortly before; of two named at once the one with the
  /// longer name, which is the more specific (ChatGLM before GLM).
  private func nearest(_ members: [FamilyTable.Member], before index: Int) -> FamilyTable.Member? {
    for i in stride(from: index, through: max(0, index - Self.familyReach), by: -1) {
      let mentioned = reading(i).mentions.compactMap { mention -> Int? in
        if case .declared(let entity) = mention.entity { entity } else { nil }
      }
      let met = members.filter { member in mentioned.contains { member.kin.contains($0) } }
      if met.count == 1 { return met[0] }
      if met.count > 1 {
        let longest = met.max {
          rules.entities.entities[$0.entity].name.count < rules.entities.entities[$1.entity].name.count
        }
        return longest
      }
    }
    return nil
  }

  /// How many sentences a family stays known.
  private static let familyReach = 40

  /// Header and row label of the table cell that a sentence stands in.
  func labels(of index: Int) -> [SentenceReading] {
    let block = sentences[index].block
    if let known = labels[block] { return known }
    let read = text.blocks[block].labels.map { self.read($0, .table) }
    labels[block] = read
    return read
  }

  /// The headings above a sentence, the nearest first; each level once.
  func headings(above index: Int) -> [Int] {
    var level = Int.max
    var found: [Int] = []
    var i = headingAbove[index]
    while i >= 0, level > 1 {
      let block = text.blocks[sentences[i].block]
      if block.level < level {
        found.append(i)
        level = max(block.level, 1)
      }
      i = headingAbove[i]
    }
    return found
  }

  private func read(_ range: ByteRange<VisibleBytes>, _ block: BlockKind) -> SentenceReading {
    SentenceReading(FoldedText(text.bytes, range), block: block, lexicon: rules.lexicon, entities: rules.entities)
  }
}
