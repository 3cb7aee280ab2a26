/// The key and value lines at the top of a Markdown document, between `---` (YAML) or `+++` (TOML).
///
/// It isn't read as text; only what it says about the document is taken from it.
struct FrontMatter {
  /// The offset of the first line behind it.
  var end: Int
  /// What `title` says.
  var title: String?
  /// What `date`, `published` or a like key says, as written.
  var date: String?
  /// What `lang` or `language` says.
  var language: String?
  /// What `author`, `speaker` or a like key says.
  var author: String?

  private static let longest = 400
  private static let dateKeys: Set<String> = [
    "date", "published", "pubdate", "publish_date", "published_at", "发布日期", "日期",
  ]
  private static let authorKeys: Set<String> = ["author", "authors", "speaker", "speakers", "by", "作者", "演讲者", "主讲人"]

  /// Reads the front matter of a document; `nil` when it has none that is closed.
  init?(_ bytes: [UInt8]) {
    var lines = Lines(bytes)
    guard let first = lines.next() else { return nil }
    let fence = Array(bytes[WhiteSpace.trim(bytes, first)])
    guard fence == Array("---".utf8) || fence == Array("+++".utf8), first.lowerBound == 0 else { return nil }
    let separator = fence.first == UInt8(ascii: "-") ? UInt8(ascii: ":") : UInt8(ascii: "=")
    for _ in 0..<Self.longest {
      guard let line = lines.next() else { return nil }
      if Array(bytes[WhiteSpace.trim(bytes, line)]) == fence {
        end = lines.position
        return
      }
      guard let middle = line.first(where: { bytes[$0] == separator }), !WhiteSpace.isASCII(bytes[line.lowerBound])
      else { continue }
      let value = Self.text(bytes, middle + 1..<line.upperBound)
      guard !value.isEmpty else { continue }
      let key = Self.text(bytes, line.lowerBound..<middle).lowercased()
      if key == "title", title == nil { title = value }
      if Self.dateKeys.contains(key), date == nil { date = value }
      if key == "lang" || key == "language" || key == "语言", language == nil { language = value }
      if Self.authorKeys.contains(key), author == nil { author = Self.listed(value) }
    }
    return nil
  }

  /// `[A, B]` as `A, B`.
  private static func listed(_ value: String) -> String {
    guard value.utf8.first == UInt8(ascii: "["), value.utf8.last == UInt8(ascii: "]") else { return value }
    return value.dropFirst().dropLast().split(separator: ",")
      .map { item in
        let bytes = Array(item.utf8)
        return text(bytes, 0..<bytes.count)
      }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The text without white space and quotes around it.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var range = WhiteSpace.trim(bytes, range)
    if range.count >= 2, let first = range.first, let last = range.last, bytes[first] == bytes[last],
      bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
    {
      range = WhiteSpace.trim(bytes, first + 1..<last)
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
