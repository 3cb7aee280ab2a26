/// A few characters, as the grammar tests for them.
struct CodeSet: Sendable {
  private let codes: [UInt16]

  /// The characters of `text`, as they are after folding.
  init(_ text: String) { codes = text.unicodeScalars.map(code) }

  /// Whether the character is one of them.
  @inline(__always)
  func contains(_ code: UInt16) -> Bool {
    for c in codes where c == code { return true }
    return false
  }
}
