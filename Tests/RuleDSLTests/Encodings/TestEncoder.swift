import RuleDSL

/// Writes texts in an encoding, by turning what the decoder reads the other way round.
struct TestEncoder: Sendable {
  private let encoding: TextEncoding
  private let pairs: [UInt32: [UInt8]]

  static func of(_ encoding: TextEncoding) -> TestEncoder { encoders[encoding] ?? TestEncoder(encoding) }

  private static let encoders: [TextEncoding: TestEncoder] = Dictionary(
    uniqueKeysWithValues: TextEncoding.allCases.map { ($0, TestEncoder($0)) })

  private init(_ encoding: TextEncoding) {
    self.encoding = encoding
    var pairs: [UInt32: [UInt8]] = [:]
    switch encoding {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: break
    case .windows1252, .gb18030, .big5, .shiftJIS:
      // One line for each byte and each pair of bytes that could stand for something.
      var all: [[UInt8]] = (0x80...0xFF).map { [$0] }
      if encoding != .windows1252 {
        for lead in UInt8(0x81)...0xFE { for trail in UInt8(0x40)...0xFE { all.append([lead, trail]) } }
      }
      let bytes: [UInt8] = Array(all.joined(separator: [0x0A]))
      guard case .success(let document) = TextDecoder.decode(bytes, as: encoding) else { break }
      let lines = document.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (bytes, line) in zip(all, lines) {
        let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" else { continue }
        if pairs[scalar.value] == nil { pairs[scalar.value] = bytes }
      }
    }
    self.pairs = pairs
  }

  /// The bytes of a text; `nil` when the encoding lacks one of its characters.
  func encode(_ text: String) -> [UInt8]? {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LittleEndian: return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    default: break
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if let pair = pairs[scalar.value] {
        bytes += pair
      } else if encoding == .gb18030, scalar.value > 0xFFFF {
        var pointer = Int(scalar.value) - 0x10000 + 189_000
        var four: [UInt8] = []
        for (base, size) in [(0x30, 10), (0x81, 126), (0x30, 10), (0x81, 126)] {
          four.insert(UInt8(base + pointer % size), at: 0)
          pointer /= size
        }
        bytes += four
      } else {
        return nil
      }
    }
    return bytes
  }
}
