/// The folded characters of a set of a regular expression.
///
/// A few ranges rather than a table of all characters: a stranger's expression may hold hundreds of sets.
struct RegexCodes: Sendable {
  private var ranges: [ClosedRange<UInt16>]
  private let classes: [RegexSet.Class]
  private let isNegated: Bool

  /// Up to so many characters of a range are folded one by one; of a longer one, Latin letters.
  private static let foldedOneByOne = 256

  /// Folds the members of a set.
  init(_ set: RegexSet) {
    classes = set.classes
    isNegated = set.isNegated
    var found: [ClosedRange<UInt16>] = []
    let fold = FoldingTable.ignoringCase
    for range in set.ranges {
      guard range.lowerBound <= 0xFFFF else {
        // Characters beyond the first plane are all read alike.
        found.append(FoldingTable.unreadable...FoldingTable.unreadable)
        continue
      }
      let whole = UInt16(range.lowerBound)...UInt16(min(range.upperBound, 0xFFFF))
      if whole.count <= Self.foldedOneByOne {
        found += whole.map { fold[Int($0)]...fold[Int($0)] }
      } else {
        found.append(whole)
        let capitals = whole.clamped(to: code("A")...code("Z"))
        if whole.overlaps(code("A")...code("Z")) {
          found.append(capitals.lowerBound + 0x20...capitals.upperBound + 0x20)
        }
      }
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    ranges = []
    for range in found {
      if let last = ranges.last, range.lowerBound <= last.upperBound || range.lowerBound - last.upperBound == 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }

  /// Whether a folded character is in the set.
  func contains(_ code: UInt16) -> Bool { isMember(code) != isNegated }

  private func isMember(_ code: UInt16) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].contains(code) { return true }
    return classes.contains { Self.holds(code, $0.kind) != $0.isNegated }
  }

  private static func holds(_ code: UInt16, _ kind: RegexSet.Kind) -> Bool {
    let found = CodeClass.of(code)
    return switch kind {
    case .digit: found == .digit
    case .space: found == .space
    case .han: found == .han
    case .letter: found == .latin || found == .han
    case .word: found == .latin || found == .han || found == .digit || code == 0x5F
    }
  }
}
