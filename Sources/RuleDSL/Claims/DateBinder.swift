/// Finds the date at which a figure held: in its sentence, in its table, just before it, above it, or the document's.
struct DateBinder {
  private let document: DocumentSentences
  private let rules: CompiledRules
  private let published: String?

  /// How many sentences back 截至 or "as of" still holds, within a block.
  private static let reach = 3

  init(_ document: DocumentSentences, _ rules: CompiledRules, published: String?) {
    self.document = document
    self.rules = rules
    self.published = published
  }

  /// A date and how it was found: `sentence`, `label`, `previous`, `heading` or `document`.
  struct Binding {
    var date: String
    var how: String
  }

  /// The date for a number at `place` of sentence `index`.
  func bind(sentence index: Int, place: Range<Int>) -> Binding? {
    if let date = nearest(to: place, in: document.dates(index)) { return Binding(date: date, how: "sentence") }
    for label in document.labels(of: index) {
      if let date = self.date(of: label) { return Binding(date: date, how: "label") }
    }
    let block = document.sentences[index].block
    var before = index - 1
    while before >= 0, index - before <= Self.reach, document.sentences[before].block == block {
      if let date = document.dates(before).last(where: \.isReference) {
        return Binding(date: date.text, how: "previous")
      }
      before -= 1
    }
    for heading in document.headings(above: index) {
      if let date = document.dates(heading).first { return Binding(date: date.text, how: "heading") }
    }
    return published.map { Binding(date: $0, how: "document") }
  }

  private func nearest(to place: Range<Int>, in dates: [StatedDate]) -> String? {
    func distance(_ date: StatedDate) -> Int {
      date.range.upperBound <= place.lowerBound
        ? (place.lowerBound - date.range.upperBound) * 2 : (date.range.lowerBound - place.upperBound) * 2 + 1
    }
    let references = dates.filter { $0.isReference && $0.range.upperBound <= place.lowerBound }
    if let reference = references.last { return reference.text }
    return dates.min { distance($0) < distance($1) }?.text
  }

  /// The date of a header or row label, which may be nothing but a year.
  private func date(of label: SentenceReading) -> String? {
    let codes = label.text.codes
    if codes.count == 4, codes.allSatisfy({ (0x30...0x39).contains($0) }) {
      let year = codes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return (1900...2099).contains(year) ? "\(year)" : nil
    }
    return StatedDate.dates(label, rules.scanner.scan(label)).first?.text
  }
}
