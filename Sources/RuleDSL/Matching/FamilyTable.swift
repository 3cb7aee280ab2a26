/// Members of families that differ by size: where a text has named the family, a bare "33B" names the member.
///
/// The names say it themselves: `GLM-130B` is the member of size 130B of whatever is called GLM. Only what the text has
/// named before counts, so that 7B in a paper about one family is never taken for another's.
struct FamilyTable: Sendable {
  /// One member.
  struct Member: Sendable {
    /// The entity.
    var entity: Int
    /// Its size: 130B is 1.3e11.
    var size: ExactDecimal
    /// Entities whose mention brings the family up: the family, its members, what shares its name.
    var kin: Set<Int>
  }

  private(set) var members: [Member] = []

  init() {}

  /// Finds the members among declared entities: names that end with a size, of a stem that another name holds too.
  init(_ entities: [EntityTable.Entity]) {
    for (index, entity) in entities.enumerated() {
      guard let (stem, size) = Self.split(entity.name) else { continue }
      let folded = Self.words(stem)
      let kin = entities.indices.filter { other in
        entities[other].type == entity.type && Self.holds(Self.words(entities[other].name), folded)
      }
      members.append(Member(entity: index, size: size, kin: Set(kin)))
    }
  }

  /// `GLM-130B` is GLM and 130e9; a name without a size, or with nothing before it, is nothing.
  static func split(_ name: String) -> (stem: String, size: ExactDecimal)? {
    guard let letter = name.last, let power = ["B": 9, "M": 6, "T": 12][letter] else { return nil }
    let body = name.dropLast()
    let digits = body.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard !digits.isEmpty, let size = ExactDecimal(String(digits.reversed()))?.shifted(by: power) else { return nil }
    var stem = body.dropLast(digits.count)
    while let last = stem.last, last == "-" || last == " " || last == "_" { stem.removeLast() }
    return stem.count >= 2 ? (String(stem), size) : nil
  }

  private static func words(_ text: String) -> String {
    String(decoding: FoldedText.fold(text).map { $0 == code("-") ? 0x20 : $0 }, as: UTF16.self)
  }

  private static func holds(_ name: String, _ stem: String) -> Bool {
    let whole = Array(name.utf16)
    let part = Array(stem.utf16)
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// The members that a number can stand for: of its very size, or for a magnitude of that order.
  func members(_ candidate: NumberCandidate) -> [Member] {
    guard candidate.form == .count, candidate.setAside == nil, let value = candidate.value,
      value.leadingPower >= 6
    else { return [] }
    switch candidate.qualifier {
    case .exact: return members.filter { $0.size == value }
    case .magnitude: return members.filter { value <= $0.size && $0.size.leadingPower == value.leadingPower }
    default: return []
    }
  }
}
