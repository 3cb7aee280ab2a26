public import RuleDSL

/// A document that waits to be read: its name in the ledger, and how to get its bytes.
///
/// The bytes are fetched when their turn comes, so that memory holds the documents at hand and not the corpus.
public struct DocumentInput: Sendable {
  /// The name in the ledger: ``Ledger/documentName(ofFile:)`` for a file, else a URI or another name.
  public var name: String
  /// How it is marked up; `nil` lets the name decide.
  public var kind: DocumentKind?
  /// Fetches the bytes; what it throws becomes the reason for which the document was refused.
  public var bytes: @Sendable () throws(DocumentUnavailable) -> [UInt8]

  /// Makes an input.
  public init(
    name: String, kind: DocumentKind? = nil, bytes: @escaping @Sendable () throws(DocumentUnavailable) -> [UInt8]
  ) {
    self.name = name
    self.kind = kind
    self.bytes = bytes
  }

  /// The largest document: what a row of SQLite holds, with room to spare.
  public static let sizeLimit = 512 << 20

  /// The file at `path`, under `name` in the ledger.
  public static func file(at path: String, name: String, kind: DocumentKind? = nil) -> DocumentInput {
    DocumentInput(name: name, kind: kind) { () throws(DocumentUnavailable) in
      do throws(FileProblem) { return try BoundedFile.read(path, limit: sizeLimit) } catch {
        throw DocumentUnavailable(reason: error.reason)
      }
    }
  }
}

/// Why the bytes of a document can't be had.
public struct DocumentUnavailable: Error, Sendable, Hashable {
  /// The rest of a sentence that begins with the document's name: "is not a regular file".
  public var reason: String

  /// Makes an error.
  public init(reason: String) { self.reason = reason }
}
