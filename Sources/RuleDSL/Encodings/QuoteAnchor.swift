/// Tells whether some bytes of a document are what a ledger quotes, without knowing how the document was read.
public enum QuoteAnchor {
  /// Whether the bytes read as `quote` in one of the encodings, escapes of JSON resolved where that is what it takes.
  public static func reads(_ bytes: [UInt8], as quote: String) -> Bool {
    if bytes.elementsEqual(quote.utf8) { return true }
    let wanted = Array(quote.utf8)
    for encoding in TextEncoding.allCases {
      guard case .success(let document) = TextDecoder.decode(bytes, as: encoding) else { continue }
      if document.bytes == wanted { return true }
      guard document.bytes.contains(UInt8(ascii: "\\")) else { continue }
      if JSONString([UInt8(ascii: "\"")] + document.bytes + [UInt8(ascii: "\"")], 0..<document.bytes.count + 2).bytes
        == wanted
      {
        return true
      }
    }
    return false
  }
}
