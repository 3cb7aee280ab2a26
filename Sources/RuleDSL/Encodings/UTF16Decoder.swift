/// Decodes UTF-16; an unpaired surrogate or a lone last byte becomes U+FFFD.
struct UTF16Decoder: Sendable {
  let encoding: TextEncoding

  /// - Parameter encoding: One of the two orders of bytes.
  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Decodes the bytes after the byte order mark, which has `skipping`.
  func decode(_ bytes: [UInt8], skipping: Int) -> Result<DecodedDocument, DocumentRefusal> {
    var builder = DecodedTextBuilder(skipping: skipping, of: bytes.count)
    while builder.position < bytes.count {
      let position = builder.position
      guard let first = unit(bytes, at: position) else {
        builder.replace(count: 1)
        break
      }
      if first == 0 { return .failure(.binary(format: "a NUL character", offset: position)) }
      if !(0xD800...0xDFFF).contains(first) {
        builder.append(UInt32(first), count: 2)
      } else if first < 0xDC00, let second = unit(bytes, at: position + 2), (0xDC00...0xDFFF).contains(second) {
        builder.append(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)), count: 4)
      } else {
        builder.replace(count: 2)
      }
    }
    let flaw = ("unpaired surrogate or lone byte", "unpaired surrogates or lone bytes")
    return .success(builder.finish(encoding, flaw: flaw))
  }

  /// The unit at an offset, when both of its bytes are there.
  func unit(_ bytes: [UInt8], at offset: Int) -> UInt16? {
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first
  }
}
