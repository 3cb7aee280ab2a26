/// An encoding of text that documents are read in.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case gb18030
  case big5
  case shiftJIS = "shift_jis"
  case windows1252 = "windows-1252"

  /// The encoding that a person, a page or a header calls `label`, letter case aside; `nil` when it is none of these.
  ///
  /// As browsers do, `gb2312` and `gbk` are read as GB 18030, which holds both, and `latin1` and `ascii` as Windows-1252.
  public init?(label: String) {
    let name = label.lowercased().filter { !$0.isWhitespace }
    guard let encoding = TextEncoding(rawValue: name) ?? Self.labels[name] else { return nil }
    self = encoding
  }

  private static let labels: [String: TextEncoding] = {
    let lists: [(TextEncoding, String)] = [
      (.utf8, "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
      (.utf16LittleEndian, "utf-16 utf16 utf16le utf-16-le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"),
      (.utf16BigEndian, "utf16be utf-16-be unicodefffe"),
      (.gb18030, "gb-18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 csgb2312 chinese iso-ir-58 cp936 ms936 euc-cn gb"),
      (.big5, "big-5 big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950 ms950"),
      (.shiftJIS, "shift-jis shiftjis sjis x-sjis ms_kanji windows-31j csshiftjis cp932 ms932"),
      (
        .windows1252,
        "windows1252 cp1252 x-cp1252 latin1 latin-1 l1 iso-8859-1 iso8859-1 iso88591 iso_8859-1 ansi ascii us-ascii"
      ),
    ]
    var labels: [String: TextEncoding] = [:]
    for (encoding, list) in lists { for label in list.split(separator: " ") { labels[String(label)] = encoding } }
    return labels
  }()

  /// As it stands in a message: `GB 18030`.
  public var displayName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .gb18030: "GB 18030"
    case .big5: "Big5"
    case .shiftJIS: "Shift_JIS"
    case .windows1252: "Windows-1252"
    }
  }
}

/// How it is known in which encoding a document is.
public enum EncodingEvidence: String, Sendable, Hashable {
  /// The user said so.
  case named
  /// A byte order mark.
  case mark
  /// The document says so itself.
  case declared
  /// The bytes are well-formed UTF-8, which no other text is by chance.
  case wellFormed = "well-formed"
  /// The characters that come of it are the likeliest.
  case statistics
}
