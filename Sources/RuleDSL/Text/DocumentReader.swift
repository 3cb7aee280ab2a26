/// A document that was read, ready for the engine.
public struct ReadDocument: Sendable {
  /// The text and its blocks.
  public var text: VisibleText
  /// How it was marked up.
  public var kind: DocumentKind
  /// The name of the encoding, as in `utf-8`.
  public var encoding: String
  /// What couldn't be read, in the order of the stages.
  public var problems: [DocumentProblem]
  /// The date of publication that the document states, `2024-05-17`.
  public var published: String?
  /// The title that the document states.
  public var title: String? { text.title }
}

/// Reads documents: bytes to text, text to blocks.
public enum DocumentReader {
  /// Reads a document, or says why it isn't one.
  ///
  /// The name decides about the markup unless `kind` is given.
  public static func read(
    _ bytes: [UInt8], name: String, kind: DocumentKind? = nil
  ) -> Result<ReadDocument, DocumentRefusal> {
    TextDecoder.decode(bytes).map { decoded in
      let kind = kind ?? DocumentKind(name: name)
      let extracted = kind.extractor.extract(decoded)
      return ReadDocument(
        text: extracted.text, kind: kind, encoding: decoded.encoding, problems: decoded.problems + extracted.problems,
        published: extracted.published)
    }
  }
}
