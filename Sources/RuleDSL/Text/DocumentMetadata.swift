/// What a document states about itself, each with where it says so.
public struct DocumentMetadata: Sendable, Hashable {
  /// The title.
  public var title: Statement?
  /// The date of publication: `2024-05-17`, `2024-05` or `2024`.
  public var published: Statement?
  /// The language as written: `zh-CN`.
  public var language: Statement?
  /// Who wrote it, or who speaks.
  public var author: Statement?

  /// A text and where it was found.
  public struct Statement: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Where: `front matter`, `heading`, `field 'date'`.
    public var origin: String

    /// Makes a statement.
    public init(_ text: String, from origin: String) {
      self.text = text
      self.origin = origin
    }
  }

  /// Makes metadata.
  public init(
    title: Statement? = nil, published: Statement? = nil, language: Statement? = nil, author: Statement? = nil
  ) {
    self.title = title
    self.published = published
    self.language = language
    self.author = author
  }

  /// What is stated here, and elsewhere what `other` states.
  public func completed(by other: DocumentMetadata) -> DocumentMetadata {
    DocumentMetadata(
      title: title ?? other.title, published: published ?? other.published, language: language ?? other.language,
      author: author ?? other.author)
  }
}
