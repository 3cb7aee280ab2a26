/// Finds the encoding that a page declares in its first bytes, before anything of it is decoded.
enum HTMLCharset {
  /// How many bytes the standard looks at.
  private static let reach = 1024

  /// The encoding of the first `meta` that names one; `nil` when none does or it is none that is read.
  ///
  /// A page whose `meta` can be read as ASCII isn't UTF-16, whatever it says.
  static func declared(in bytes: [UInt8]) -> TextEncoding? {
    var tokenizer = HTMLTokenizer(Array(bytes.prefix(reach)))
    while let token = tokenizer.next() {
      guard case .startTag(let tag) = token else { continue }
      tokenizer.state = HTMLElement.state(behind: tag.name)
      guard HTMLElement(tag.name) == .metadata else { continue }
      for attribute in tag.attributes {
        let name = tokenizer.lowercased(attribute.name)
        let value = tokenizer.value(attribute)
        if name.elementsEqual("charset".utf8) { return encoding(value[...]) }
        if name.elementsEqual("content".utf8), let label = label(in: value) { return encoding(label) }
      }
    }
    return nil
  }

  /// What stands behind `charset=` in the value of `content`.
  private static func label(in value: [UInt8]) -> ArraySlice<UInt8>? {
    let lower = value.map(HTMLTokenizer.lowercase)
    guard let key = lower.firstRange(of: Array("charset".utf8)) else { return nil }
    let rest = lower[key.upperBound...].drop(while: HTMLTokenizer.isSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    return rest.dropFirst().drop { HTMLTokenizer.isSpace($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix { !HTMLTokenizer.isSpace($0) && !"\"';".utf8.contains($0) }
  }

  private static func encoding(_ label: ArraySlice<UInt8>) -> TextEncoding? {
    guard let encoding = TextEncoding(label: String(decoding: label.prefix(40), as: UTF8.self)) else { return nil }
    return encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? .utf8 : encoding
  }
}
