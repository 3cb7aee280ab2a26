/// The names of character references, sorted, to look the longest one up that a text begins with.
struct NamedReferenceTable: Sendable {
  /// The table of HTML, made when the first reference is met.
  static let shared = NamedReferenceTable(NamedReferences.list)

  private struct Entry {
    var name: Range<Int>
    /// Whether the semicolon may be missing.
    var isBare: Bool
    var text: [UInt8]
  }

  private let names: [UInt8]
  private let entries: [Entry]

  /// Makes a table of a sorted list as ``NamedReferences/list`` has it.
  init(_ list: String) {
    var names: [UInt8] = []
    var entries: [Entry] = []
    for word in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard let mark = word.firstIndex(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }) else { continue }
      let start = names.count
      names.append(contentsOf: word[..<mark])
      let text = word[word.index(after: mark)...].split(separator: UInt8(ascii: "-")).flatMap { digits in
        UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
          .map(HTMLReference.utf8) ?? []
      }
      entries.append(Entry(name: start..<names.count, isBare: word[mark] == UInt8(ascii: ":"), text: text))
    }
    self.names = names
    self.entries = entries
  }

  /// The longest name that stands at `start`, semicolon included, and what it stands for.
  func longest(_ bytes: [UInt8], from start: Int) -> (end: Int, text: [UInt8])? {
    var found: (end: Int, text: [UInt8])?
    var candidates = 0..<entries.count
    var next = start
    while next < bytes.count, HTMLTokenizer.isLetter(bytes[next]) || (0x30...0x39).contains(bytes[next]) {
      candidates = narrowed(candidates, by: bytes[next], at: next - start)
      guard let first = candidates.first else { break }
      next += 1
      // Of the names that begin alike the shortest is sorted first.
      let entry = entries[first]
      guard entry.name.count == next - start else { continue }
      if next < bytes.count, bytes[next] == UInt8(ascii: ";") { return (next + 1, entry.text) }
      if entry.isBare { found = (next, entry.text) }
    }
    return found
  }

  /// The candidates that have `byte` at `depth` of their names.
  private func narrowed(_ candidates: Range<Int>, by byte: UInt8, at depth: Int) -> Range<Int> {
    let lower = partition(candidates) { byteOf($0, depth) >= Int(byte) }
    return lower..<partition(lower..<candidates.upperBound) { byteOf($0, depth) > Int(byte) }
  }

  private func byteOf(_ entry: Int, _ depth: Int) -> Int {
    let name = entries[entry].name
    return depth < name.count ? Int(names[name.lowerBound + depth]) : -1
  }

  /// The first of ascending places that `isPast`.
  private func partition(_ range: Range<Int>, _ isPast: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isPast(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
