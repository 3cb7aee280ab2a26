/// The sentences of one document, read on demand: a sentence without a number is looked at only when a subject is
/// sought in it.
final class DocumentSentences {
  let text: VisibleText
  private let rules: CompiledRules
  /// Every sentence with the block that it stands in, in reading order.
  let sentences: [(range: ByteRange<VisibleBytes>, block: Int)]
  private let headingAbove: [Int?]
  private let parents: [Int: Int]
  private var readings: [Int: SentenceReading] = [:]
  private var labels: [Int: [SentenceReading]] = [:]

  init(_ text: VisibleText, _ rules: CompiledRules) {
    self.text = text
    self.rules = rules
    sentences = text.blocks.enumerated().flatMap { index, block in
      Segmenter.sentences(of: block, in: text).map { ($0, index) }
    }
    (headingAbove, parents) = Self.outline(sentences, text.blocks)
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
    var found: [Int] = []
    var next = headingAbove[index]
    while let heading = next {
      found.append(heading)
      next = level(heading) > 1 ? parents[heading] : nil
    }
    return found
  }

  /// The nearest heading before each sentence, and for each heading the nearest one of a lower level, in one pass: a
  /// document may have as many headings as it likes, or none to find.
  private static func outline(
    _ sentences: [(range: ByteRange<VisibleBytes>, block: Int)], _ blocks: [Block]
  ) -> (above: [Int?], parents: [Int: Int]) {
    var above: [Int?] = []
    above.reserveCapacity(sentences.count)
    var parents: [Int: Int] = [:]
    var stack: [(sentence: Int, level: Int)] = []
    for (index, sentence) in sentences.enumerated() {
      above.append(stack.last?.sentence)
      let block = blocks[sentence.block]
      guard block.kind == .heading || block.kind == .title else { continue }
      while let last = stack.last, last.level >= block.level { stack.removeLast() }
      parents[index] = stack.last?.sentence
      stack.append((index, block.level))
    }
    return (above, parents)
  }

  private func level(_ sentence: Int) -> Int { text.blocks[sentences[sentence].block].level }

  private func read(_ range: ByteRange<VisibleBytes>, _ block: BlockKind) -> SentenceReading {
    SentenceReading(FoldedText(text.bytes, range), block: block, lexicon: rules.lexicon, entities: rules.entities)
  }
}
