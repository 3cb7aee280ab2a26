/// The sentences of one document, read on demand: a sentence without a number is looked at only when a subject is
/// sought in it.
final class DocumentSentences {
  let text: VisibleText
  private let rules: CompiledRules
  /// Every sentence with the block that it stands in, in reading order.
  let sentences: [(range: ByteRange<VisibleBytes>, block: Int)]
  /// For each sentence the nearest heading before it, or -1: looking up never walks over the text between.
  private let headingAbove: [Int]
  private var readings = BoundedCache<SentenceReading>()
  /// Headers and row labels by their first byte: a header is one for many cells.
  private var labels = BoundedCache<SentenceReading>()
  private var measures = BoundedCache<HeaderMeasure?>()
  /// Where labels of cells begin.
  private let labelStarts: Set<Int>
  /// For each sentence of a table the first one of the table, for any other itself.
  private let tableStart: [Int]
  private var named = BoundedCache<[EntityMention]>()
  private var scanned = BoundedCache<[NumberCandidate]>()
  private var dated = BoundedCache<[StatedDate]>()
  private var relativelyDated = BoundedCache<[RelativeDate]>()
  private var firsts: [String: EntityMention?] = [:]
  private var learnedNames: LearnedNames?

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
    labelStarts = Set(text.blocks.lazy.flatMap(\.labels).map(\.lower))
    var table = -1
    var first = 0
    tableStart = sentences.indices.map { index in
      let cell = text.blocks[sentences[index].block].cell
      if cell == nil || cell?.table != table { first = index }
      table = cell?.table ?? -1
      return first
    }
  }

  /// The sentences that may hold a number.
  var numbered: [Int] {
    sentences.indices.filter { rules.anchors.isMet(in: text.bytes, sentences[$0].range) }
  }

  /// Whether a pack declares a name.
  func isDeclared(_ name: [UInt16]) -> Bool { rules.lexicon.isName(name) }

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
    let found = measured(rules.numbers(in: reading(index)), index)
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

  /// The dates of a sentence that are told from the day of the document.
  func relativeDates(_ index: Int) -> [RelativeDate] {
    if let known = relativelyDated[index] { return known }
    let found = RelativeDate.dates(in: reading(index).text.codes)
    relativelyDated[index] = found
    return found
  }

  /// The first entity of a type in the document.
  func firstMention(of type: String) -> EntityMention? {
    if let known = firsts[type] { return known }
    var found: EntityMention?
    for index in sentences.indices where found == nil {
      found = reading(index).mentions.first { rules.entities.type(of: $0) == type }
    }
    firsts[type] = .some(found)
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

  /// The names that the document itself teaches; learned when first asked for.
  var learned: LearnedNames {
    if let known = learnedNames { return known }
    let names = LearnedNames(self)
    learnedNames = names
    return names
  }

  /// The text of some characters of a sentence as the document spells it.
  func spelling(_ reading: SentenceReading, _ range: Range<Int>) -> String {
    String(decoding: text.bytes[reading.bytes(range).offsets], as: UTF8.self)
  }

  /// Whether a sentence is the title or the first heading.
  func isTitle(_ index: Int) -> Bool {
    let kind = text.blocks[sentences[index].block].kind
    return kind == .title || kind == .heading && headingAbove[index] == -1
  }

  /// How many sentences a family stays known.
  private static let familyReach = 40

  /// Header and row label of the table cell that a sentence stands in.
  func labels(of index: Int) -> [SentenceReading] {
    text.blocks[sentences[index].block].labels.map(label)
  }

  /// The labels of the table cell that a sentence stands in, by what they label; `nil` outside of tables.
  func cell(of index: Int) -> CellLabels? {
    let block = text.blocks[sentences[index].block]
    guard let cell = block.cell else { return nil }
    let columns = block.labels.prefix(cell.columnLabels)
    let rows = block.labels.dropFirst(cell.columnLabels).prefix(cell.rowLabels)
    let table = block.labels.dropFirst(cell.columnLabels + cell.rowLabels)
    return CellLabels(columns: columns.map(label), rows: rows.map(label), table: table.map(label))
  }

  /// Whether a sentence stands in a table's cell.
  func isCell(_ index: Int) -> Bool { text.blocks[sentences[index].block].cell != nil }

  /// The sentence that begins the table that a sentence stands in; itself outside of tables.
  func tableStart(of index: Int) -> Int { tableStart[index] }

  private func label(_ range: ByteRange<VisibleBytes>) -> SentenceReading {
    if let known = labels[range.lower] { return known }
    let reading = read(range, .table)
    labels[range.lower] = reading
    return reading
  }

  /// The numbers of a cell as its headers would have them read.
  private func measured(_ found: [NumberCandidate], _ index: Int) -> [NumberCandidate] {
    let block = text.blocks[sentences[index].block]
    guard !found.isEmpty else { return found }
    let reading = reading(index)
    if labelStarts.contains(block.range.lower) { return found.map { $0.withoutBareScale(in: reading.text) } }
    guard let cell = block.cell else { return found.map { keyed($0, reading) } }
    let own = block.labels.prefix(cell.columnLabels + cell.rowLabels)
    // What stands over the whole table holds for columns that say nothing else.
    let measure = own.lazy.compactMap { self.measure($0) }.first
    let common = block.labels.dropFirst(own.count).lazy.compactMap { self.measure($0) }.first
    return found.map { candidate in
      var candidate = measure?.applied(to: candidate, in: reading.text) ?? candidate
      if measure == nil, let common, !own.contains(where: { label($0).namesOtherThings }) {
        candidate = common.applied(to: candidate, in: reading.text)
      }
      candidate.fillsCell = !block.labels.isEmpty && candidate.fills(reading.text)
      return candidate
    }
  }

  /// The number behind a key as the key would have it read: *Parameters (B): 405*.
  private func keyed(_ candidate: NumberCandidate, _ reading: SentenceReading) -> NumberCandidate {
    let codes = reading.text.codes
    var colon = candidate.quote.lowerBound
    while colon > 0, codes[colon - 1] == 0x20 { colon -= 1 }
    guard colon > 1, codes[colon - 1] == code(":"), [code(")"), code("%")].contains(codes[colon - 2]),
      colon - 1 <= Self.longestKey
    else { return candidate }
    return measure(reading.bytes(0..<colon - 1))?.applied(to: candidate, in: reading.text) ?? candidate
  }

  /// Characters of a key.
  private static let longestKey = 40

  private func measure(_ range: ByteRange<VisibleBytes>) -> HeaderMeasure? {
    if let known = measures[range.lower] { return known }
    let measure = HeaderMeasure(label(range), rules)
    measures[range.lower] = .some(measure)
    return measure
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
