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
  ///
  /// One walk over each name finds all the stems in it, so that many entities cost no more than their texts.
  init(_ entities: [EntityTable.Entity]) {
    var stems = CodeTrie<Int>()
    var types: [String] = []
    var numbers: [String: Int] = [:]
    var kin: [Set<Int>] = []
    var found: [(entity: Int, size: ExactDecimal, stem: Int)] = []
    for (index, entity) in entities.enumerated() {
      guard let (stem, size) = Self.split(entity.name) else { continue }
      let key = entity.type + "\u{0}" + stem
      let number = numbers[key] ?? kin.count
      if number == kin.count {
        numbers[key] = number
        types.append(entity.type)
        kin.append([])
        stems.insert(Self.words(stem), number)
      }
      found.append((index, size, number))
    }
    guard !found.isEmpty else { return }
    for (index, entity) in entities.enumerated() where entity.name.utf8.count <= Self.nameLimit {
      let codes = Self.words(entity.name)
      for start in codes.indices where stems.begins(with: codes[start]) {
        stems.forEachWord(in: codes, at: start, limit: codes.count) { _, stem in
          if types[stem] == entity.type { kin[stem].insert(index) }
        }
      }
    }
    members = found.map { Member(entity: $0.entity, size: $0.size, kin: kin[$0.stem]) }
  }

  /// Names longer than this are no family's.
  private static let nameLimit = 200

  /// `GLM-130B` is GLM and 130e9; a name without a size, or with nothing before it, is nothing.
  static func split(_ name: String) -> (stem: String, size: ExactDecimal)? {
    guard let letter = name.utf8.last, name.utf8.count <= nameLimit,
      let power = letter == UInt8(ascii: "B")
        ? 9 : letter == UInt8(ascii: "M") ? 6 : letter == UInt8(ascii: "T") ? 12 : nil
    else { return nil }
    let body = name.dropLast()
    let digits = body.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard !digits.isEmpty, let size = ExactDecimal(String(digits.reversed()))?.shifted(by: power) else { return nil }
    var stem = body.dropLast(digits.count)
    while let last = stem.last, last == "-" || last == " " || last == "_" { stem.removeLast() }
    return stem.count >= 2 ? (String(stem), size) : nil
  }

  private static func words(_ text: String) -> [UInt16] {
    FoldedText.fold(text).map { $0 == code("-") ? 0x20 : $0 }
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
