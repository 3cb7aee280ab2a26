/// Finds the word that was probably meant.
enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough that a slip explains the difference.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= 40 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      let limit = min(best.map { $0.distance - 1 } ?? .max, max(typed.count, other.count) / 3)
      guard limit >= 0, other.count <= 60, abs(other.count - typed.count) <= limit else { continue }
      let distance = Self.distance(typed, other)
      if distance <= limit { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// `did you mean …?`, if there is something to mean.
  static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
  private static func distance(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> Int {
    var older = [Int](repeating: 0, count: b.count + 1)
    var old = Array(0...b.count)
    for i in a.indices {
      var new = [i + 1]
      new.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(old[j] + (a[i] == b[j] ? 0 : 1), old[j + 1] + 1, new[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        new.append(cost)
      }
      older = old
      old = new
    }
    return old[b.count]
  }
}
