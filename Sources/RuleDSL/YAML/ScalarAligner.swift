/// Follows the text of a scalar through the bytes that it was written with.
struct ScalarAligner {
  private let text: [UInt8]
  private let source: ArraySlice<UInt8>
  private let style: YAMLScalar.Style

  init(_ scalar: YAMLScalar, in source: ArraySlice<UInt8>) {
    text = Array(scalar.text.utf8)
    self.source = source
    style = scalar.style
  }

  /// For each byte of the text, and for its end, the offset in the file; `nil` when the two can't be matched.
  func offsets() -> [Int]? {
    if style == .block, source.first == UInt8(ascii: "|") { return literalOffsets() }
    var result: [Int] = []
    result.reserveCapacity(text.count + 1)
    var at = source.startIndex
    if style == .block {
      // The header: | or > with its indicators.
      at = source[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? source.endIndex
    }
    var i = 0
    while i < text.count {
      guard at < source.endIndex else {
        // A block text keeps a line break that the mark leaves out.
        guard text[i...].allSatisfy({ $0 == 0x0A }) else { return nil }
        result.append(source.endIndex)
        i += 1
        continue
      }
      let byte = source[at]
      if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
        guard let escape = escape(at) else { return nil }
        guard text[i...].starts(with: escape.text) else { return nil }
        result.append(contentsOf: repeatElement(at, count: escape.text.count))
        i += escape.text.count
        at = escape.end
      } else if style == .singleQuoted, byte == UInt8(ascii: "'"), text[i] == byte {
        result.append(at)
        i += 1
        at += 2
      } else if Self.isBreak(byte) || Self.isBlank(byte) && breaks(after: at) {
        // A line break with the blanks around it: a space, or one break fewer than stand there.
        var end = at
        while end < source.endIndex, Self.isBlank(source[end]) || Self.isBreak(source[end]) { end += 1 }
        while i < text.count, text[i] == 0x20 || text[i] == 0x0A {
          result.append(at)
          i += 1
        }
        at = end
      } else if byte == text[i] {
        result.append(at)
        i += 1
        at += 1
      } else if Self.isBlank(byte) {
        at += 1
      } else {
        return nil
      }
    }
    result.append(at)
    return result
  }

  /// A literal block keeps its lines: each line of the text is the end of a line of the file.
  private func literalOffsets() -> [Int]? {
    var result: [Int] = []
    var at = source.firstIndex(of: 0x0A).map { $0 + 1 } ?? source.endIndex
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let lineBreak = source[at...].firstIndex(of: 0x0A) ?? source.endIndex
      var end = lineBreak
      if end > at, source[end - 1] == 0x0D { end -= 1 }
      guard end - at >= line.count, source[(end - line.count)..<end].elementsEqual(line) else { return nil }
      result.append(contentsOf: (end - line.count)..<end)
      result.append(end)
      at = min(lineBreak + 1, source.endIndex)
    }
    // The last line's break is in the text only if the block keeps it; what more it keeps stands at the end.
    if result.count > text.count + 1 { return nil }
    result.append(contentsOf: repeatElement(source.endIndex, count: text.count + 1 - result.count))
    return result
  }

  private func breaks(after at: Int) -> Bool {
    source[at...].first { !Self.isBlank($0) }.map(Self.isBreak) ?? false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func escape(_ at: Int) -> (text: [UInt8], end: Int)? {
    guard at + 1 < source.endIndex else { return nil }
    let letter = source[at + 1]
    let digits: Int
    switch letter {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case 0x0A, 0x0D:
      var end = at + 1
      while end < source.endIndex, Self.isBlank(source[end]) || Self.isBreak(source[end]) { end += 1 }
      return ([], end)
    default:
      guard let text = Self.escapes[letter] else { return nil }
      return (Array(text.utf8), at + 2)
    }
    let end = at + 2 + digits
    guard end <= source.endIndex,
      let value = UInt32(String(decoding: source[at + 2..<end], as: UTF8.self), radix: 16),
      let scalar = UnicodeScalar(value)
    else { return nil }
    return (Array(String(Character(scalar)).utf8), end)
  }

  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "n"): "\n", UInt8(ascii: "t"): "\t", UInt8(ascii: "r"): "\r", UInt8(ascii: "\\"): "\\",
    UInt8(ascii: "\""): "\"", UInt8(ascii: "/"): "/", UInt8(ascii: " "): " ", 0x09: "\t",
    UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "v"): "\u{0B}",
    UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]
}
