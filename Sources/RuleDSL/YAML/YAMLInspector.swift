/// Refuses what libyaml should never see: files that are too large, not UTF-8, hold control characters, or open more
/// brackets in one line than a file may nest.
///
/// libyaml reads ahead only within a line, while a key is possible; nesting over several lines is counted by
/// ``YAMLParser`` event by event, before libyaml goes deeper.
struct YAMLInspector {
  /// The most bytes of one file.
  static let sizeLimit = 4 << 20
  /// The most levels of lists and mappings.
  static let nestingLimit = 64

  /// The file.
  let file: SourceFile

  /// What is wrong with the bytes; empty when libyaml may read them.
  func inspect() -> [Diagnostic] {
    guard file.bytes.count <= Self.sizeLimit else {
      return [
        diagnostic(
          .fileTooLarge, "the file has \(file.bytes.count) bytes, more than \(Self.sizeLimit)", 0..<0,
          hint: "split it into several files")
      ]
    }
    let (bad, forbidden) = firstUnreadable()
    if let bad {
      return [
        diagnostic(.notUTF8, "the file is not UTF-8 from here on", bad..<bad + 1, hint: "save it as UTF-8")
      ]
    }
    var found: [Diagnostic] = []
    if let (range, value) = forbidden {
      let code = String(value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      found.append(
        diagnostic(.forbiddenCharacter, "the control character \(name) may not stand in a rule file", range))
    }
    if let offset = firstTooDeep() {
      found.append(
        diagnostic(
          .nestedTooDeep, "brackets nest deeper than \(Self.nestingLimit) levels", offset..<offset + 1,
          hint: "put text that contains brackets in single quotes"))
    }
    return found
  }

  /// The first byte that is no UTF-8, and the first character before it that may not stand in a file.
  private func firstUnreadable() -> (invalid: Int?, forbidden: (Range<Int>, UInt32)?) {
    let bytes = file.bytes
    var forbidden: (Range<Int>, UInt32)?
    var i = 0
    while i < bytes.count {
      let lead = bytes[i]
      if lead < 0x80 {
        if lead < 0x20 || lead == 0x7F, forbidden == nil, lead != 0x09, lead != 0x0A, lead != 0x0D {
          forbidden = (i..<i + 1, UInt32(lead))
        }
        i += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, i + length <= bytes.count else { return (i, forbidden) }
      // The second byte bars overlong forms, surrogates and values over U+10FFFF.
      let second = bytes[i + 1]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard second >= low, second <= high else { return (i, forbidden) }
      if length > 2, bytes[i + 2] & 0xC0 != 0x80 { return (i, forbidden) }
      if length > 3, bytes[i + 3] & 0xC0 != 0x80 { return (i, forbidden) }
      if forbidden == nil {
        if lead == 0xC2, second < 0xA0, second != 0x85 {
          forbidden = (i..<i + 2, UInt32(second))
        } else if lead == 0xEF, second == 0xBF, bytes[i + 2] >= 0xBE {
          forbidden = (i..<i + 3, 0xFF00 | UInt32(bytes[i + 2]) + 0x40)
        }
      }
      i += length
    }
    return (nil, forbidden)
  }

  /// Whether some line has enough opening brackets, quoted or not, to nest too deep: hardly any file has.
  private func mayBeTooDeep() -> Bool {
    var opened = 0
    for byte in file.bytes {
      if byte | 0x20 == UInt8(ascii: "{") {
        opened += 1
        if opened > Self.nestingLimit { return true }
      } else if byte == 0x0A || byte == 0x0D {
        opened = 0
      }
    }
    return false
  }

  private func firstTooDeep() -> Int? {
    guard mayBeTooDeep() else { return nil }
    let bytes = file.bytes
    var depth = 0
    var quote: UInt8?
    for i in bytes.indices {
      let byte = bytes[i]
      switch byte {
      case 0x0A, 0x0D:
        depth = 0
        quote = nil
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if quote == byte {
          quote = nil
        } else if quote == nil, i == 0 || !Self.isWordByte(bytes[i - 1]) {
          quote = byte
        }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if quote == nil { depth += 1 }
        if depth > Self.nestingLimit { return i }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if quote == nil, depth > 0 { depth -= 1 }
      default: break
      }
    }
    return nil
  }

  // An apostrophe inside a word opens no quote.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: code, severity: code.severity, message: message,
      site: RuleSite(path: file.path, range: ByteRange(range.lowerBound, range.upperBound)), hint: hint)
  }
}
