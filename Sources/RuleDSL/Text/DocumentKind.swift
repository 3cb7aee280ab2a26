/// How a document is marked up.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html
  /// Subtitles of SubRip.
  case srt
  /// Subtitles of the web, WebVTT.
  case vtt
  /// One record of JSON, or of JSON Lines, whose text stands in a field.
  case json

  /// The kind that the end of a file's name says; plain text when it says nothing.
  public init(name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    switch parts.count > 1 ? parts[parts.count - 1].lowercased() : "" {
    case "md", "markdown", "mdown", "mkd", "mkdn": self = .markdown
    case "srt": self = .srt
    case "vtt": self = .vtt
    case "json", "jsonl", "ndjson": self = .json
    case "html", "htm", "xhtml", "xht": self = .html
    default: self = .text
    }
  }

  /// The media type: `text/plain`.
  public var mediaType: String {
    switch self {
    case .text: "text/plain"
    case .markdown: "text/markdown"
    case .html: "text/html"
    case .srt: "application/x-subrip"
    case .vtt: "text/vtt"
    case .json: "application/json"
    }
  }

  /// The kind with a media type; `nil` for one that isn't read.
  public init?(mediaType: String) {
    guard let kind = Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
    self = kind
  }

  /// What takes the text out of a document of this kind; a record needs to know its fields.
  func extractor(_ fields: RecordFields) -> any TextExtractor {
    switch self {
    case .text: PlainTextExtractor()
    case .markdown: MarkdownExtractor()
    case .srt: SubtitleExtractor(isWebVTT: false)
    case .vtt: SubtitleExtractor(isWebVTT: true)
    case .json: RecordExtractor(fields: fields)
    case .html: HTMLExtractor()
    }
  }
}
