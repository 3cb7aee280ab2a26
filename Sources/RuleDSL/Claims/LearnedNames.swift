/// Names that no pack declares, learned from the document itself: what is written like a name again and again, or set in
/// quotes once and then used, is what the text speaks of.
///
/// Latin names are runs of capitalized words within sentences (Brisco Data, Gull-VL); Han names stand in quotes where
/// they are introduced (“麦芒”), before a colon in the title, before a hyphen or a version (沧浪-Code, 破云X2) or before
/// what such things are called (青岚智算中心). Words that merely begin a sentence or stand in a heading count only when
/// they come back.
struct LearnedNames {
  /// A name at its place in a sentence.
  struct Mention {
    var range: Range<Int>
    var name: Int
  }

  /// The names as the document spells them.
  private(set) var names: [String] = []
  /// The name that the document is about: in its title, or the most frequent.
  private(set) var topic: Int?
  /// How often the topic is named, and the more when it stands at the beginning.
  private(set) var topicWeight = 0
  private var trie = CodeTrie<Int>()

  /// How many sentences are read for names.
  private static let limit = 1500

  /// What was seen of a spelling.
  private struct Tally {
    var name: String
    var strong = 0
    var weak = 0
    var isOpening = false
    /// How often it stands where places do: at Kirkdale, outside Vigo.
    var places = 0
  }

  /// Learns the names of a document.
  init(_ document: DocumentSentences) {
    var tallies: [[UInt16]: Tally] = [:]
    var plain: [[UInt16]: Int] = [:]
    let count = min(document.sentences.count, Self.limit)
    for index in 0..<count {
      let reading = document.reading(index)
      if reading.block == .code { continue }
      let isOpening = index < 2 || document.isTitle(index)
      let scan = NameScan(reading, isTitle: index == 0 || document.isTitle(index))
      for word in scan.plain { plain[word, default: 0] += 1 }
      for found in scan.found {
        let key = Array(reading.text.codes[found.range])
        var tally = tallies[key] ?? Tally(name: document.spelling(reading, found.range))
        if found.isStrong { tally.strong += 1 } else { tally.weak += 1 }
        if NameScan.isPlace(found.range, in: reading.text) { tally.places += 1 }
        tally.isOpening = tally.isOpening || isOpening
        tallies[key] = tally
      }
    }
    var best = 0
    for (key, tally) in tallies.sorted(by: { $0.value.name < $1.value.name }) {
      let count = tally.strong + tally.weak
      // What a pack declares means what the pack says, also where its guard does not hold.
      guard !document.isDeclared(key), count > 2 * plain[key, default: 0],
        tally.strong > 0 || count >= 2 && tally.isOpening || count > 2,
        2 * tally.places < count || tally.isOpening && count > 2
      else { continue }
      trie.insert(key, names.count)
      names.append(tally.name)
      let weight = count + (tally.isOpening ? 3 : 0)
      if weight > max(best, 1) {
        best = weight
        topicWeight = weight
        topic = names.count - 1
      }
    }
  }

  /// The mentions in a text, in order; the longest name at each place.
  func mentions(in reading: SentenceReading) -> [Mention] {
    guard !names.isEmpty else { return [] }
    let codes = reading.text.codes
    var found: [Mention] = []
    var i = 0
    while i < codes.count {
      var longest: (end: Int, name: Int)?
      if trie.begins(with: codes[i]), i == 0 || !(isWordCode(codes[i]) && isWordCode(codes[i - 1])) {
        trie.forEachWord(in: codes, at: i, limit: codes.count) { end, name in
          if end < codes.count, isWordCode(codes[end - 1]), isWordCode(codes[end]) { return }
          if end > longest?.end ?? i { longest = (end, name) }
        }
      }
      if let longest { found.append(Mention(range: i..<longest.end, name: longest.name)) }
      i = longest?.end ?? i + 1
    }
    return found
  }
}
