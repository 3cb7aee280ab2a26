/// A document that was read, ready for the engine.
public struct ReadDocument: Sendable {
  /// The text and its blocks.
  public var text: VisibleText
  /// How it was marked up.
  public var kind: DocumentKind
  /// The name of the encoding, as in `utf-8`.
  public var encoding: String
  /// How the encoding is known.
  public var evidence: EncodingEvidence
  /// What couldn't be read, in the order of the stages.
  public var problems: [DocumentProblem]
  /// What the document states about itself.
  public var metadata: DocumentMetadata
  /// The date of publication that the document states, `2024-05-17`.
  public var published: String? { metadata.published?.text }
  /// The title that the document states.
  public var title: String? { metadata.title?.text }
}

/// Reads documents: bytes to text, text to blocks.
public enum DocumentReader {
  /// The largest document: offsets of more would not fit what most programs can address in one text.
  public static let sizeLimit = 2 << 30

  /// Reads a document, or says why it isn't one.
  ///
  /// The name decides about the markup unless `kind` is given.
  public static func read(
    _ bytes: [UInt8], name: String, kind: DocumentKind? = nil
  ) -> Result<ReadDocument, DocumentRefusal> {
    read(bytes, name: name, ReadingOptions(kind: kind))
  }

  /// Reads a document as a user wants it read, or says why it isn't one.
  public static func read(
    _ bytes: [UInt8], name: String, _ options: ReadingOptions
  ) -> Result<ReadDocument, DocumentRefusal> {
    let kind = options.kind ?? DocumentKind(name: name)
    let declared = kind == .html ? HTMLCharset.declared(in: bytes) : nil
    return TextDecoder.decode(bytes, as: options.encoding, declared: declared).flatMap { decoded in
      do throws(DocumentRefusal) {
        let extracted = try kind.extractor(options.fields).extract(decoded)
        return .success(
          ReadDocument(
            text: extracted.text, kind: kind, encoding: decoded.encoding,
            evidence: options.encoding == nil ? decoded.evidence : options.evidence,
            problems: decoded.problems + extracted.problems, metadata: extracted.metadata))
      } catch {
        return .failure(error)
      }
    }
  }
}
