/// How a document is marked up.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case text, markdown

  /// The kind that the end of a file's name says; plain text when it says nothing.
  public init(name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    switch parts.count > 1 ? parts[parts.count - 1].lowercased() : "" {
    case "md", "markdown", "mdown", "mkd", "mkdn": self = .markdown
    default: self = .text
    }
  }

  var extractor: any TextExtractor {
    switch self {
    case .text: PlainTextExtractor()
    case .markdown: MarkdownExtractor()
    }
  }
}
