/// A document's bytes as text, with the way back to them.
public struct DecodedDocument: Sendable {
  /// The whole text, valid UTF-8, without a byte order mark.
  public var bytes: [UInt8]
  /// From the text to the original bytes.
  public var map: ByteMap<DecodedBytes, OriginalBytes>
  /// The name of the encoding, as in `utf-8`.
  public var encoding: String
  /// What couldn't be decoded.
  public var problems: [DocumentProblem]

  /// Makes a document that was decoded.
  public init(
    bytes: [UInt8], map: ByteMap<DecodedBytes, OriginalBytes>, encoding: String, problems: [DocumentProblem] = []
  ) {
    self.bytes = bytes
    self.map = map
    self.encoding = encoding
    self.problems = problems
  }
}

/// Something that is wrong with a document, though it was read.
public struct DocumentProblem: Sendable, Hashable {
  /// One sentence without a full stop.
  public var message: String
  /// The original byte at which it starts, when it has a place.
  public var offset: Int?

  /// Makes a problem.
  public init(message: String, offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }
}

/// Why a document isn't read at all.
public enum DocumentRefusal: Error, Sendable, Hashable {
  /// The bytes are no text: `format` says what they look like, `offset` is the first byte that shows it.
  case binary(format: String, offset: Int)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .binary(let format, let offset): "not a text document: \(format) at byte \(offset)"
    }
  }
}
