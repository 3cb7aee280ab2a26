import Foundation
import RuleDSL

/// Patterns that may find a number in a sentence, the most telling first: the noun behind it, the words before it, both.
///
/// A guess is not a rule: each is held against its sentence, with all packs in competition, before it is shown to anyone.
struct PatternGuess {
  private let before: Substring
  private let number: ScannedNumber
  private let after: Substring

  /// Looks at the number that stands at `range` of a sentence, its unit included.
  init(_ sentence: String, _ range: Range<String.Index>, _ number: ScannedNumber) {
    before = sentence[..<range.lowerBound]
    after = sentence[range.upperBound...]
    self.number = number
  }

  /// The patterns, each once.
  var patterns: [String] {
    let slot = slot
    let nouns = ahead
    let verbs = behind
    // A slot of a kind has the unit in it; `<number>` alone says nothing, so the words around must.
    var found = noun.map { ["<number> \($0)"] } ?? []
    found += nouns.map { "\(slot) \($0)" }
    found += verbs.map { "\($0) \(slot)" }
    if let noun = nouns.first, let verb = verbs.last { found.append("\(verb) \(slot) \(noun)") }
    if let noun = nouns.last, let verb = verbs.first { found.append("\(verb) \(slot) \(noun)") }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// The slot that the number fits: its kind of unit, a share, a multiplier, or any number.
  private var slot: String {
    switch (number.quantity.unit, number.quantity.unitKind) {
    case ("1", _): "<percent>"
    case ("x", _): "<multiplier>"
    case (_, ""), (_, "count"): "<number>"
    case (_, let kind): "<\(kind)>"
    }
  }

  /// The counted thing that the number has taken with it: `cards` of `4,096 cards`.
  private var noun: String? {
    let rest = number.quote.dropFirst(number.text.count).drop { $0 == " " }
    guard number.quantity.unitKind == "count", number.quantity.qualifier == .exact, number.quote.hasPrefix(number.text),
      !rest.isEmpty
    else { return nil }
    return Self.escaped(rest)
  }

  /// What stands directly behind the number, longest telling piece first.
  private var ahead: [String] {
    let clause = after.drop { $0 == " " }.prefix { !Self.isEnd($0) }
    if let first = clause.first, Self.isHan(first) {
      let run = clause.prefix(while: Self.isHan)
      return Self.lengths(of: run.count, [4, 2, 6, 1, 3]).map { Self.escaped(run.prefix($0)) }
    }
    let words = clause.split(separator: " ").prefix(4).map(String.init)
    let content = words.prefix { !Self.particles.contains($0.lowercased()) && !Self.isNumeral($0) }
    return Self.lengths(of: content.count, [2, 1, 3]).map { Self.escaped(content.prefix($0).joined(separator: " ")) }
  }

  /// What stands directly before the number.
  private var behind: [String] {
    let clause = before.reversed().drop { $0 == " " }.prefix { !Self.isEnd($0) }
    if let last = clause.first, Self.isHan(last) {
      let run = String(clause.prefix(while: Self.isHan).reversed())
      return Self.lengths(of: run.count, [4, 2, 8, 6, 3, 1]).map { Self.escaped(run.suffix($0)) }
    }
    let words = String(clause.reversed()).split(separator: " ").map(String.init)
    return Self.lengths(of: words.count, [3, 2, 4, 1]).map { words.suffix($0) }
      .filter { piece in
        !piece.contains(where: Self.isNumeral) && piece.contains { !Self.particles.contains($0.lowercased()) }
      }
      .map { Self.escaped($0.joined(separator: " ")) }
  }

  /// Those of `wanted` that there is enough for; all there is when it is less than the first.
  private static func lengths(of count: Int, _ wanted: [Int]) -> [Int] {
    guard count > 0 else { return [] }
    return ([min(count, wanted[0])] + wanted.dropFirst() + [min(count, 12)]).filter { $0 <= count }
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
  }

  private static func isEnd(_ character: Character) -> Bool {
    ",.;:!?，。；：！？、（）()[]【】「」“”\"\n—|".contains(character)
  }

  private static func isNumeral(_ word: String) -> Bool { word.contains(where: \.isNumber) }

  /// The text with what a pattern would read as its own notation taken literally.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      if "<>()|?\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result.replacing("...", with: "\\...").trimmingCharacters(in: .whitespaces)
  }

  private static let particles: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "without", "and", "or", "but", "as",
    "per",
    "before", "after", "during", "since", "until", "than", "that", "which", "who", "this", "these", "it", "its", "they",
    "their", "we", "our", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "each",
    "every",
    "last", "next", "so", "when", "while", "into", "over", "under", "about", "around", "nearly", "almost", "only",
    "just",
  ]
}
