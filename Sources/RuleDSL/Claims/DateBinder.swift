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

  /// A date and how it was found: `sentence`, `relative`, `label`, `previous`, `heading` or `document`.
  ///
  /// One that is told from the day of the document, which isn't known, is `relative` and has no date: any other would be
  /// wrong.
  struct Binding {
    var date: String?
    var how: String
  }

  /// The date for a number at `place` of sentence `index`.
  func bind(sentence index: Int, place: Range<Int>) -> Binding? {
    if let binding = nearest(to: place, sentence: index) { return binding }
    for label in document.labels(of: index) {
      if let date = self.date(of: label) { return Binding(date: date, how: "label") }
    }
    let block = document.sentences[index].block
    var before = index - 1
    while before >= 0, index - before <= Self.reach, document.sentences[before].block == block {
      if let date = document.dates(before).last(where: \.isReference) {
        return Binding(date: date.text, how: "previous")
      }
      if let date = document.relativeDates(before).last(where: \.isReference) { return bound(date) }
      before -= 1
    }
    for heading in document.headings(above: index) {
      if let date = document.dates(heading).first { return Binding(date: date.text, how: "heading") }
      if let date = document.relativeDates(heading).first { return bound(date) }
    }
    return published.map { Binding(date: $0, how: "document") }
  }

  private func nearest(to place: Range<Int>, sentence index: Int) -> Binding? {
    let codes = document.reading(index).text.codes
    var dates = document.dates(index).map { (range: $0.range, isReference: $0.isReference, binding: bound($0)) }
    for date in document.relativeDates(index) {
      // Behind the figure it is another clause's: 现在是310家，去年才90家.
      if date.range.lowerBound >= place.upperBound,
        codes[place.upperBound..<date.range.lowerBound].contains(where: { CodeClass.of($0) == .clause })
      {
        continue
      }
      dates.append((date.range, date.isReference, bound(date)))
    }
    func distance(_ range: Range<Int>) -> Int {
      range.upperBound <= place.lowerBound
        ? (place.lowerBound - range.upperBound) * 2 : (range.lowerBound - place.upperBound) * 2 + 1
    }
    let references = dates.filter { $0.isReference && $0.range.upperBound <= place.lowerBound }
    if let last = references.max(by: { $0.range.lowerBound < $1.range.lowerBound }) { return last.binding }
    return dates.min { distance($0.range) < distance($1.range) }?.binding
  }

  private func bound(_ date: StatedDate) -> Binding { Binding(date: date.text, how: "sentence") }

  private func bound(_ date: RelativeDate) -> Binding {
    Binding(date: date.text(published: published), how: "relative")
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
