/// Finds the entity that a number is about: in a slot, in the sentence, above it, before it.
struct SubjectBinder {
  let document: DocumentSentences
  let entities: EntityTable

  /// How many sentences back a subject may stand.
  static let reach = 12

  init(_ document: DocumentSentences, _ entities: EntityTable) {
    self.document = document
    self.entities = entities
  }

  /// A name and how it was found.
  struct Binding {
    var name: String
    var how: String
  }

  /// Binds `declaration` for a number at `place` of sentence `index`; `nil` when the claim is to be dropped.
  func bind(
    _ declaration: BindingDeclaration, sentence index: Int, place: Range<Int>,
    slots: [(mention: EntityMention, name: String?)]
  ) -> Binding? {
    switch declaration.target {
    case .name(let name): return Binding(name: name, how: "fixed")
    case .entity(let type):
      let places = declaration.look.isEmpty ? Self.standard : declaration.look
      for look in [.slot] + places {
        if let found = find(type, look, index, place, slots) { return found }
        if look == .sentence, let name = learned(index, place) { return name }
      }
      if declaration.look.isEmpty, let name = learned(around: index) { return name }
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
    return nearest.map { Binding(name: names.names[$0.name], how: "sentence") }
  }

  /// A name that the document taught: at the row or the column of the cell, in the headings, in the sentences before, or
  /// the one that the document is about.
  private func learned(around index: Int) -> Binding? {
    let names = document.learned
    for label in document.labels(of: index) {
      if let found = names.mentions(in: label).first { return Binding(name: names.names[found.name], how: "label") }
    }
    for heading in document.headings(above: index) {
      let found = names.mentions(in: document.reading(heading)).first
      if let found { return Binding(name: names.names[found.name], how: "heading") }
    }
    for i in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      let found = names.mentions(in: document.reading(i)).last
      if let found { return Binding(name: names.names[found.name], how: "previous") }
    }
    return names.topic.map { Binding(name: names.names[$0], how: "document") }
  }

  private static let standard: [BindingDeclaration.Place] = [.sentence, .heading, .previous]

  private func find(
    _ type: String, _ look: BindingDeclaration.Place, _ index: Int, _ place: Range<Int>,
    _ slots: [(mention: EntityMention, name: String?)]
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
      let mentions = document.names(index).filter { entities.type(of: $0) == type }
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
    case .previous:
      // The cells of a table are about this and that: what was spoken of last stands before it.
      var i = document.tableStart(of: index) - 1
      for _ in 0..<Self.reach {
        guard i >= 0 else { return nil }
        let start = document.tableStart(of: i)
        if document.isCell(i) {
          i = start - 1
          continue
        }
        let mention = document.names(i).last { entities.type(of: $0) == type }
        if let found = named(mention, "previous") { return found }
        i -= 1
      }
      return nil
    case .document:
      return named(document.firstMention(of: type), "document")
    }
  }
}
