/// Turns the bytes of a document into text; one decoder an encoding, chosen by the byte order mark.
public enum TextDecoder {
  /// Decodes a document, or says why it is no text.
  public static func decode(_ bytes: [UInt8]) -> Result<DecodedDocument, DocumentRefusal> {
    if let format = BinaryContent.format(of: bytes) {
      return .failure(.binary(format: format, offset: 0))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return UTF8Decoder.decode(bytes, skipping: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return UTF16Decoder.decode(bytes, order: .littleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return UTF16Decoder.decode(bytes, order: .bigEndian) }
    return UTF8Decoder.decode(bytes, skipping: 0)
  }
}
