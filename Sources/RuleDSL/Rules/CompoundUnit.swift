/// A unit joined of others: `token/d`, `USD/(accelerator*h)`, `*/mo`, `USD/million_token`.
///
/// `*` in the first place stands for the unit that the number itself carries, so that one rule reads *$12 a month* and
/// *900 calls a month*. A scale word in the denominator is multiplied out: $3 per million tokens are 3e-6 USD/token.
struct CompoundUnit {
  /// The unit as a rule names it.
  let id: String

  init(_ id: String) { self.id = id }

  /// Whether the number's own unit is the first part.
  var isRelative: Bool { id.hasPrefix("*/") }

  /// The units that it is joined of, without brackets and scale words.
  var parts: [String] {
    let plain = settled.id.filter { $0 != "(" && $0 != ")" }
    let joined = isRelative ? String(plain.dropFirst(2)) : plain
    return joined.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "*" }.map(String.init)
  }

  /// The unit with the scale of its denominator multiplied out, and the factor that the value takes for it.
  var settled: (id: String, factor: ExactDecimal?) {
    // Nearly all units are not joined of others.
    guard id.utf8.contains(UInt8(ascii: "/")) else { return (id, nil) }
    for (word, power) in Self.scales {
      guard let at = Self.place(of: "/" + word, in: id) else { continue }
      let rest = id[id.index(at, offsetBy: word.count + 1)...]
      return (id[..<at] + "/" + rest, ExactDecimal.one.shifted(by: -power))
    }
    return (id, nil)
  }

  private static let scales = [("hundred_million_", 8), ("ten_thousand_", 4), ("million_", 6), ("thousand_", 3)]

  private static func place(of text: String, in whole: String) -> String.Index? {
    whole.indices.first { whole[$0...].hasPrefix(text) }
  }
}
