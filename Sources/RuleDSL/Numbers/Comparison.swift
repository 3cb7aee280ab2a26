/// Tells "12 times faster" from "downloaded 12 times": whether `times` behind a number makes it a factor or counts.
struct Comparison {
  private let codes: [UInt16]

  init(_ codes: [UInt16]) { self.codes = codes }

  /// Whether the number whose `times` ends at `end` compares.
  ///
  /// What follows decides: a comparative, or a word that begins what is compared with. A number with a fraction can't
  /// count occasions.
  func isFactor(_ reading: NumeralReading, timesEnd end: Int) -> Bool {
    if Int128(exactly: reading.low) == nil { return true }
    guard let word = word(at: end) else { return isGrowth(before: reading.range.lowerBound) }
    if Self.compared.contains(word) || word.hasSuffix("er") && word.utf8.count > 4 { return true }
    return isGrowth(before: reading.range.lowerBound)
  }

  private func word(at end: Int) -> String? {
    guard end + 1 < codes.count, codes[end] == 0x20 || codes[end] == code("-") else { return nil }
    var e = end + 1
    while e < codes.count, e - end < 24, CodeClass.of(codes[e]) == .latin { e += 1 }
    return e > end + 1 ? String(decoding: codes[end + 1..<e], as: UTF16.self) : nil
  }

  /// Whether the word before the number says that something changed by it: grew 3 times, by 40 times.
  private func isGrowth(before start: Int) -> Bool {
    guard start > 1, codes[start - 1] == 0x20 else { return false }
    var from = start - 1
    while from > 0, start - from < 24, CodeClass.of(codes[from - 1]) == .latin { from -= 1 }
    return Self.growth.contains(String(decoding: codes[from..<start - 1], as: UTF16.self))
  }

  private static let compared: Set<String> = [
    "more", "less", "as", "the", "that", "those", "this", "what", "its", "their", "our", "his", "her", "better",
    "worse",
    "fewer", "compared", "speedup", "improvement", "increase", "reduction", "gain", "growth", "current", "today",
  ]
  private static let growth: Set<String> = [
    "by", "grew", "grown", "rose", "risen", "increased", "multiplied", "improved", "expanded", "jumped", "up", "than",
  ]
}
