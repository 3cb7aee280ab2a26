/// Decodes UTF-16; an unpaired surrogate or a lone last byte becomes U+FFFD.
enum UTF16Decoder {
  /// The order of the two bytes of a unit.
  enum ByteOrder {
    case littleEndian, bigEndian
  }

  /// Decodes the bytes after the byte order mark.
  static func decode(_ bytes: [UInt8], order: ByteOrder) -> Result<DecodedDocument, DocumentRefusal> {
    let high = order == .bigEndian ? 0 : 1
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var map = ByteMap<DecodedBytes, OriginalBytes>()
    var position = 2
    var replaced = 0
    var firstReplaced = 0
    func unit(_ offset: Int) -> UInt16? {
      guard offset + 1 < bytes.count else { return nil }
      return UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high])
    }
    while position < bytes.count {
      var scalar: UInt32 = 0xFFFD
      var count = min(2, bytes.count - position)
      var isMalformed = false
      if let first = unit(position) {
        if first == 0 { return .failure(.binary(format: "a NUL character", offset: position)) }
        if !(0xD800...0xDFFF).contains(first) {
          scalar = UInt32(first)
        } else if first < 0xDC00, let second = unit(position + 2), (0xDC00...0xDFFF).contains(second) {
          scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
          count = 4
        } else {
          isMalformed = true
        }
      } else {
        isMalformed = true
      }
      if isMalformed {
        if replaced == 0 { firstReplaced = position }
        replaced += 1
      }
      let start = text.count
      encode(scalar, into: &text)
      map.append(.init(from: start, to: position, fromCount: text.count - start, toCount: count))
      position += count
    }
    let name = order == .bigEndian ? "utf-16be" : "utf-16le"
    var problems: [DocumentProblem] = []
    if replaced > 0 {
      let count = replaced == 1 ? "1 unpaired surrogate or lone byte" : "\(replaced) unpaired surrogates or lone bytes"
      let message = "not valid UTF-16: \(count), read as U+FFFD; the first is at byte \(firstReplaced)"
      problems.append(DocumentProblem(message: message, offset: firstReplaced))
    }
    return .success(DecodedDocument(bytes: text, map: map, encoding: name, problems: problems))
  }

  private static func encode(_ scalar: UInt32, into text: inout [UInt8]) {
    if let units = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) }) { text.append(contentsOf: units) }
  }
}
