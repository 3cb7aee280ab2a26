public import RuleDSL

/// A document that waits to be read: its name in the ledger, and how to get its bytes.
///
/// The bytes are fetched when their turn comes, so that memory holds the documents at hand and not the corpus.
public struct DocumentInput: Sendable {
  /// The name in the ledger: ``Ledger/documentName(ofFile:)`` for a file, else a URI or another name.
  public var name: String
  /// How it is to be read.
  public var options: ReadingOptions
  /// Where it begins in its file.
  public var origin: RecordOrigin
  /// The number of bytes of a record, which is in memory already; `nil` for a file.
  public var recordSize: Int?
  /// What is wrong with it, beside its bytes: sentences without a full stop.
  public var problems: [String] = []
  /// Fetches the bytes; what it throws becomes the reason for which the document was refused.
  public var bytes: @Sendable () throws(DocumentUnavailable) -> [UInt8]

  /// Makes an input.
  public init(
    name: String, options: ReadingOptions = ReadingOptions(), origin: RecordOrigin = .whole, recordSize: Int? = nil,
    bytes: @escaping @Sendable () throws(DocumentUnavailable) -> [UInt8]
  ) {
    self.name = name
    self.options = options
    self.origin = origin
    self.recordSize = recordSize
    self.bytes = bytes
  }

  /// Makes an input of a kind.
  public init(
    name: String, kind: DocumentKind?, bytes: @escaping @Sendable () throws(DocumentUnavailable) -> [UInt8]
  ) {
    self.init(name: name, options: ReadingOptions(kind: kind), bytes: bytes)
  }

  /// The largest document: 2 GiB.
  public static let sizeLimit = DocumentReader.sizeLimit

  /// The file at `path`, under `name` in the ledger.
  public static func file(at path: String, name: String, options: ReadingOptions = ReadingOptions()) -> DocumentInput {
    DocumentInput(name: name, options: options) { () throws(DocumentUnavailable) in
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
