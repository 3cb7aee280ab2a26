/// What a page says about itself, outside of its text.
struct HTMLMetadata {
  /// A text and the place that says it, `meta date`.
  struct Statement {
    var text: String
    var origin: String
    fileprivate var rank: Int
  }

  private(set) var title: Statement?
  private(set) var published: Statement?
  private(set) var language: Statement?
  private(set) var author: Statement?

  /// Notes the content of the `title` element; only the first counts.
  mutating func setTitle(_ text: [UInt8]) { Self.set(&title, text, "title", 0) }

  /// Reads a start tag that may state something.
  mutating func read(_ tag: HTMLToken.Tag, _ element: HTMLElement, in tokenizer: HTMLTokenizer) {
    switch element {
    case .root:
      if let value = Self.value("lang", of: tag, tokenizer) ?? Self.value("xml:lang", of: tag, tokenizer) {
        Self.set(&language, value, "lang", 0)
      }
    case .metadata: readMeta(tag, tokenizer)
    default: if tag.name == Self.time { readTime(tag, tokenizer) }
    }
  }

  /// Reads a script of linked data: `"datePublished": "2024-05-17T08:00"`.
  mutating func read(linkedData text: ArraySlice<UInt8>) {
    guard let key = text.prefix(Self.longestScript).firstRange(of: Self.datePublished) else { return }
    let rest = text[key.upperBound...].drop { HTMLTokenizer.isSpace($0) || $0 == UInt8(ascii: ":") }
    guard rest.first == UInt8(ascii: "\"") else { return }
    Self.set(&published, Array(rest.dropFirst().prefix(40).prefix { $0 != UInt8(ascii: "\"") }), "linked data", 1)
  }

  private mutating func readMeta(_ tag: HTMLToken.Tag, _ tokenizer: HTMLTokenizer) {
    guard let content = Self.value("content", of: tag, tokenizer), !content.isEmpty else { return }
    for key in ["property", "name", "itemprop", "http-equiv"] {
      guard let value = Self.value(key, of: tag, tokenizer) else { continue }
      let name = String(decoding: value.map(HTMLTokenizer.lowercase), as: UTF8.self)
      if let rank = Self.dates[name] { Self.set(&published, content, "meta \(name)", rank) }
      if let rank = Self.languages[name] { Self.set(&language, content, "meta \(name)", rank) }
      if let rank = Self.authors[name] { Self.set(&author, content, "meta \(name)", rank) }
      if name == "og:title" { Self.set(&title, content, "meta \(name)", 1) }
    }
  }

  private mutating func readTime(_ tag: HTMLToken.Tag, _ tokenizer: HTMLTokenizer) {
    guard let date = Self.value("datetime", of: tag, tokenizer) else { return }
    let isPublished =
      Self.value("pubdate", of: tag, tokenizer) != nil
      || Self.value("itemprop", of: tag, tokenizer).map { $0 == Self.datePublished.dropFirst().dropLast() } ?? false
    if isPublished { Self.set(&published, date, "time", 3) }
  }

  /// Keeps the statement of the lowest rank, and of equal ones the first.
  private static func set(_ statement: inout Statement?, _ text: [UInt8], _ origin: String, _ rank: Int) {
    if let known = statement, known.rank <= rank { return }
    var words: [UInt8] = []
    for word in text.split(whereSeparator: HTMLTokenizer.isSpace) { words += (words.isEmpty ? [] : [0x20]) + word }
    guard !words.isEmpty else { return }
    statement = Statement(text: String(decoding: words, as: UTF8.self), origin: origin, rank: rank)
  }

  private static func value(_ name: String, of tag: HTMLToken.Tag, _ tokenizer: HTMLTokenizer) -> [UInt8]? {
    tag.attributes.first { $0.name.count == name.utf8.count && tokenizer.lowercased($0.name).elementsEqual(name.utf8) }
      .map { $0.value.count <= 4096 ? tokenizer.value($0) : [] }
  }

  private static let longestScript = 1 << 16
  private static let time = Array("time".utf8)
  private static let datePublished = Array("\"datePublished\"".utf8)
  private static let dates = [
    "article:published_time": 0, "datepublished": 1, "citation_publication_date": 1, "dc.date.issued": 2,
    "dcterms.issued": 2, "publishdate": 2, "pubdate": 2, "publish_date": 2, "citation_date": 2, "dc.date": 3, "date": 3,
    "dcterms.date": 3, "og:published_time": 2, "bytedance:published_time": 2, "weibo: article:create_at": 3,
  ]
  private static let languages = ["content-language": 1, "dc.language": 2, "og:locale": 3]
  private static let authors = ["author": 0, "article:author": 1, "dc.creator": 1, "citation_author": 1]
}
