/// Finds the entity that a number is about: in a slot, in the sentence, above it, before it.
struct SubjectBinder {
  let document: DocumentSentences
  let entities: EntityTable
  private let topics: SubjectTopics

  /// How many sentences back a subject may stand.
  static let reach = 12
  /// How many sentences back a name is nearer than the topic of the document.
  private static let near = 4

  init(_ document: DocumentSentences, _ entities: EntityTable) {
    self.document = document
    self.entities = entities
    topics = SubjectTopics(document, entities)
  }

  /// A name and how it was found.
  struct Binding {
    var name: String
    var how: String
  }

  /// Binds `declaration` for a number at `place` of sentence `index`; `nil` when the claim is to be dropped.
  ///
  /// A name of `besides` is a role's by its slot, and so is not what the number is about wherever else it stands.
  func bind(
    _ declaration: BindingDeclaration, sentence index: Int, place: Range<Int>,
    slots: [(mention: EntityMention, name: String?)], besides: [String] = []
  ) -> Binding? {
    switch declaration.target {
    case .name(let name): return Binding(name: name, how: "fixed")
    case .entity(let type):
      let places = declaration.look.isEmpty ? Self.standard : declaration.look
      for look in [.slot] + places {
        if let found = find(type, look, index, place, slots, besides) { return found }
        if look == .sentence, let name = learned(index, place) { return name }
      }
      if declaration.look.isEmpty, let name = around(type, index, besides) { return name }
    }
    switch declaration.fallback {
    case .keep: return Binding(name: "", how: "")
    case .drop: return nil
    case .name(let name): return Binding(name: name, how: "else")
    }
  }

  /// A name that the document taught, in the sentence itself.
  private func learned(_ index: Int, _ place: Range<Int>) -> Binding? {
    let names = document.learned
    let mentions = names.mentions(in: document.reading(index))
    let before = mentions.last { $0.range.upperBound <= place.lowerBound }
    let nearest = before ?? mentions.first { $0.range.lowerBound >= place.upperBound }
    return nearest.map { Binding(name: spelled($0, document.reading(index)), how: "sentence") }
  }

  /// What a sentence without a name is about: the row or the column of the cell, the sentences before it in the same block,
  /// a heading, the topic of the document, and only then what was named further back.
  private func around(_ type: String, _ index: Int, _ besides: [String]) -> Binding? {
    if let found = label(type, index) ?? sameBlock(type, index, besides)
      ?? previous(type, index, reach: Self.near, besides)
    {
      return found
    }
    let names = document.learned
    for heading in document.headings(above: index) {
      let found = names.mentions(in: document.reading(heading)).first
      if let found { return Binding(name: spelled(found, document.reading(heading)), how: "heading") }
    }
    let declared = topics.topic(of: type)
    if let declared, !besides.contains(declared.name), names.topic == nil || declared.count >= names.topicWeight {
      return Binding(name: declared.name, how: "document")
    }
    if let topic = names.topic { return Binding(name: names.names[topic], how: "document") }
    return previous(type, index, besides)
  }

  /// The name of a cell's row or column.
  private func label(_ type: String, _ index: Int) -> Binding? {
    guard let cell = document.cell(of: index) else { return nil }
    for label in cell.rows + cell.columns {
      let found = document.learned.mentions(in: label).first
      if let found { return Binding(name: spelled(found, label), how: "label") }
    }
    // 寒江-Coder beside 沧浪-Code: where one header is a name, all are.
    guard let header = cell.columns.first, topics.namesColumns(around: index, type: type),
      (2...24).contains(header.text.codes.count),
      !header.text.codes.contains(where: { $0 == code("(") || $0 == code("%") || $0 == code("/") })
    else { return nil }
    return Binding(name: document.spelling(header, 0..<header.text.codes.count), how: "label")
  }

  /// A name with what is joined to it: 沧浪-Code-mini is not 沧浪-Code.
  private func spelled(_ mention: LearnedNames.Mention, _ reading: SentenceReading) -> String {
    let codes = reading.text.codes
    var end = mention.range.upperBound
    while end + 1 < codes.count, codes[end] == code("-"), CodeClass.of(codes[end + 1]) == .latin {
      end += 1
      while end < codes.count, isWordCode(codes[end]) { end += 1 }
    }
    if end == mention.range.upperBound { return document.learned.names[mention.name] }
    return document.spelling(reading, mention.range.lowerBound..<end)
  }

  /// The last name in the sentences before, within one block.
  private func sameBlock(_ type: String, _ index: Int, _ besides: [String]) -> Binding? {
    let block = document.sentences[index].block
    var i = index - 1
    while i >= 0, index - i <= Self.reach, document.sentences[i].block == block {
      let declared = document.names(i).last { isWanted($0, type, besides) }
      let learned = document.learned.mentions(in: document.reading(i)).last
      if let learned, learned.range.lowerBound > declared?.range.lowerBound ?? -1 {
        return Binding(name: spelled(learned, document.reading(i)), how: "previous")
      }
      if let declared { return Binding(name: entities.name(of: declared), how: "previous") }
      i -= 1
    }
    return nil
  }

  /// The name that was spoken of last, outside of tables.
  private func previous(
    _ type: String, _ index: Int, reach: Int = Self.reach, _ besides: [String]
  ) -> Binding? {
    // The cells of a table are about this and that: what was spoken of last stands before it.
    var i = document.tableStart(of: index) - 1
    for _ in 0..<reach {
      guard i >= 0 else { return nil }
      let start = document.tableStart(of: i)
      if document.isCell(i) {
        i = start - 1
        continue
      }
      let mention = document.names(i).last { isWanted($0, type, besides) }
      if let mention { return Binding(name: entities.name(of: mention), how: "previous") }
      i -= 1
    }
    return nil
  }

  private func isWanted(_ mention: EntityMention, _ type: String, _ besides: [String]) -> Bool {
    entities.type(of: mention) == type && (besides.isEmpty || !besides.contains(entities.name(of: mention)))
  }

  private static let standard: [BindingDeclaration.Place] = [.sentence, .heading]

  private func find(
    _ type: String, _ look: BindingDeclaration.Place, _ index: Int, _ place: Range<Int>,
    _ slots: [(mention: EntityMention, name: String?)], _ besides: [String]
  ) -> Binding? {
    func named(_ mention: EntityMention?, _ how: String) -> Binding? {
      mention.map { Binding(name: entities.name(of: $0), how: how) }
    }
    switch look {
    case .slot:
      // `<base>` is the slot of that name, or any of that type.
      let slot = slots.first { $0.name == type } ?? slots.first { entities.type(of: $0.mention) == type }
      return named(slot?.mention, "slot")
    case .sentence:
      let cell = document.cell(of: index)
      if let cell, !document.reading(index).mentions.contains(where: { entities.type(of: $0) == type }),
        let found = named(cell.name { entities.type(of: $0) == type }, "label")
      {
        return found
      }
      let mentions = document.names(index).filter { isWanted($0, type, besides) }
      if let own = mentions.first(where: { $0.range.overlaps(place) }) { return named(own, "size") }
      let before = mentions.last { $0.range.upperBound <= place.lowerBound }
      return named(before ?? mentions.first { $0.range.lowerBound >= place.upperBound }, "sentence")
    case .heading:
      if let cell = document.cell(of: index),
        let found = named(cell.name { entities.type(of: $0) == type }, "label")
      {
        return found
      }
      for heading in document.headings(above: index) {
        let mention = document.reading(heading).mentions.first { entities.type(of: $0) == type }
        if let found = named(mention, "heading") { return found }
      }
      return nil
    case .previous: return previous(type, index, besides)
    case .document:
      return named(document.firstMention(of: type), "document")
    }
  }
}
