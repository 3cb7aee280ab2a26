/// Tells files that are no text by how they start.
enum BinaryContent {
  /// The name of the format, or `nil` when the bytes may be text.
  static func format(of bytes: [UInt8]) -> String? {
    for (start, format) in signatures where bytes.starts(with: start) { return format }
    // The units of UTF-16 hold any bytes; its mark says what they are.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    // A NUL is left to the decoder, which can name the place.
    var controls = 0
    let sample = bytes.prefix(4096)
    for byte in sample where byte != 0 && byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B { controls += 1 }
    return controls * 10 > sample.count ? "many control characters" : nil
  }

  private static let signatures: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF"), (Array("PK\u{3}\u{4}".utf8), "a ZIP archive (or an Office document)"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"), ([0x7F, 0x45, 0x4C, 0x46], "an ELF program"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "a gzip archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 text"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 text"),
  ]
}
