/// What a folded code unit is to the number grammar and to the matcher.
enum CodeClass: UInt8, Sendable {
  case other
  case space
  case digit
  case latin
  case han
  /// Ends a clause: comma, semicolon, colon, full stop, bracket.
  case clause

  /// The class of a folded code unit.
  @inline(__always)
  static func of(_ code: UInt16) -> CodeClass {
    if code < 0x80 { return ascii[Int(code)] }
    return wide(code)
  }

  private static let ascii: [CodeClass] = (0..<0x80).map { code in
    switch UInt8(code) {
    case 0x20, 0x09, 0x0A, 0x0D: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .latin
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      .clause
    default: .other
    }
  }

  private static func wide(_ code: UInt16) -> CodeClass {
    switch code {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3005, 0x3007: .han
    case 0x00C0...0x024F where code != 0x00D7 && code != 0x00F7: .latin
    case 0x0370...0x03FF, 0x0400...0x052F: .latin
    case 0x3000: .space
    case 0x3001, 0x3002, 0x2014, 0x2026, 0x300A...0x3011: .clause
    default: .other
    }
  }
}

/// Code units by name, so that the grammar reads as it is written.
@inline(__always)
func code(_ character: Unicode.Scalar) -> UInt16 { UInt16(truncatingIfNeeded: character.value) }

/// Whether a text stands at a place.
@inline(__always)
func stands(_ text: [UInt16], in codes: [UInt16], at start: Int) -> Bool {
  guard start >= 0, start + text.count <= codes.count else { return false }
  for k in 0..<text.count where codes[start + k] != text[k] { return false }
  return true
}

/// Whether a code unit is a letter or digit of an alphabetic script: what a word's edge must not touch.
@inline(__always)
func isWordCode(_ code: UInt16) -> Bool {
  let kind = CodeClass.of(code)
  return kind == .latin || kind == .digit
}
