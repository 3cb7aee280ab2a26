/// Telling a subject from an entity in a role: nothing is a multiple of itself.
extension SubjectBinder {
  /// Two bindings for a subject and a role that were both bound to one name.
  ///
  /// "A's compute is 16 times B's", "A是B的十六倍", "A is 16 times faster than B": what stands after *than*, *of* or 比, or
  /// before 的 and the number, is the base. Without another name in the sentence the subject is the one that an earlier
  /// sentence speaks of, if this one names the base; else nothing is known of the base.
  func apart(
    _ subject: Binding, _ role: Binding, type: String, sentence index: Int, place: Range<Int>
  ) -> (subject: Binding, role: Binding) {
    let unknown = (subject, Binding(name: "", how: ""))
    guard subject.how == "sentence", role.how == "sentence" else { return unknown }
    let mentions = document.names(index).filter { entities.type(of: $0) == type }
    guard
      let own = mentions.last(where: {
        entities.name(of: $0) == subject.name && $0.range.upperBound <= place.lowerBound
      })
    else { return unknown }
    let others = mentions.filter { entities.name(of: $0) != subject.name }
    let before = others.last { $0.range.upperBound <= place.lowerBound }
    let after = others.first { $0.range.lowerBound >= place.upperBound }
    func named(_ mention: EntityMention) -> Binding { Binding(name: entities.name(of: mention), how: "sentence") }
    guard isBase(own, index, place) else {
      return (after ?? before).map { (subject, named($0)) } ?? unknown
    }
    if let other = before ?? after { return (named(other), role) }
    for i in stride(from: index - 1, through: max(0, index - Self.reach), by: -1) {
      let mention = document.names(i).last { entities.type(of: $0) == type && entities.name(of: $0) != subject.name }
      if let mention { return (Binding(name: entities.name(of: mention), how: "previous"), role) }
    }
    return unknown
  }

  /// Whether the words around a name make it what is compared with.
  private func isBase(_ mention: EntityMention, _ index: Int, _ place: Range<Int>) -> Bool {
    let codes = document.reading(index).text.codes
    let gap = codes[mention.range.upperBound..<place.lowerBound].filter { $0 != 0x20 }
    // 的 directly before the number, at most a noun between.
    if gap.last == 0x7684, gap.count <= 6 { return true }
    let head = codes[..<mention.range.lowerBound].reversed().drop { $0 == 0x20 }
    if let last = head.first, last == 0x6BD4 || last == 0x4E8E { return true }
    return ["than", "of"].contains { word in head.starts(with: word.utf16.reversed()) }
  }
}
