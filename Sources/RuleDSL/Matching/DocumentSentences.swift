/// The sentences of one document, read on demand: a sentence without a number is looked at only when a subject is
/// sought in it.
final class DocumentSentences {
  let text: VisibleText
  private let rules: CompiledRules
  /// Every sentence with the block that it stands in, in reading order.
  let sentences: [(range: ByteRange<VisibleBytes>, block: Int)]
  private var readings: [Int: SentenceReading] = [:]
  private var labels: [Int: [SentenceReading]] = [:]

  init(_ text: VisibleText, _ rules: CompiledRules) {
    self.text = text
    self.rules = rules
    sentences = text.blocks.enumerated().flatMap { index, block in
      Segmenter.sentences(of: block, in: text).map { ($0, index) }
    }
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
    var i = index - 1
    while i >= 0, level > 1 {
      let block = text.blocks[sentences[i].block]
      if block.kind == .heading || block.kind == .title, block.level < level {
        found.append(i)
        level = max(block.level, 1)
      }
      i -= 1
    }
    return found
  }

  private func read(_ range: ByteRange<VisibleBytes>, _ block: BlockKind) -> SentenceReading {
    SentenceReading(FoldedText(text.bytes, range), block: block, lexicon: rules.lexicon, entities: rules.entities)
  }
}
