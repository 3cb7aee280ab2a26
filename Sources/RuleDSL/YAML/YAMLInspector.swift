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
    if let bad = firstInvalid() {
      return [
        diagnostic(.notUTF8, "the file is not UTF-8 from here on", bad..<bad + 1, hint: "save it as UTF-8")
      ]
    }
    var found: [Diagnostic] = []
    if let (range, value) = firstForbidden() {
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

  private func firstInvalid() -> Int? {
    let bytes = file.bytes
    var i = 0
    while i < bytes.count {
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, i + length <= bytes.count else { return i }
      // The second byte bars overlong forms, surrogates and values over U+10FFFF.
      let second = bytes[i + 1]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard second >= low, second <= high else { return i }
      for k in 2..<max(2, length) where bytes[i + k] & 0xC0 != 0x80 { return i }
      i += length
    }
    return nil
  }

  private func firstForbidden() -> (Range<Int>, UInt32)? {
    let bytes = file.bytes
    for (i, byte) in bytes.enumerated() {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return (i..<i + 1, UInt32(byte)) }
      if byte == 0x7F { return (i..<i + 1, 0x7F) }
      if byte == 0xC2, bytes[i + 1] < 0xA0, bytes[i + 1] != 0x85 { return (i..<i + 2, UInt32(bytes[i + 1])) }
      if byte == 0xEF, bytes[i + 1] == 0xBF, bytes[i + 2] >= 0xBE {
        return (i..<i + 3, 0xFF00 | UInt32(bytes[i + 2]) + 0x40)
      }
    }
    return nil
  }

  private func firstTooDeep() -> Int? {
    var depth = 0
    var quote: UInt8?
    var previous: UInt8 = 0x0A
    for (i, byte) in file.bytes.enumerated() {
      switch byte {
      case 0x0A, 0x0D:
        depth = 0
        quote = nil
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if quote == byte {
          quote = nil
        } else if quote == nil, !Self.isWordByte(previous) {
          quote = byte
        }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if quote == nil { depth += 1 }
        if depth > Self.nestingLimit { return i }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if quote == nil, depth > 0 { depth -= 1 }
      default: break
      }
      previous = byte
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
