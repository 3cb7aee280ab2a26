/// A document's bytes as text, with the way back to them.
public struct DecodedDocument: Sendable {
  /// The whole text, valid UTF-8, without a byte order mark.
  public var bytes: [UInt8]
  /// From the text to the original bytes.
  public var map: ByteMap<DecodedBytes, OriginalBytes>
  /// The name of the encoding, as in `utf-8`.
  public var encoding: String
  /// How the encoding is known.
  public var evidence: EncodingEvidence
  /// What couldn't be decoded.
  public var problems: [DocumentProblem]
  /// How many sequences were read as U+FFFD.
  public var replaced: Int

  /// Makes a document that was decoded.
  public init(
    bytes: [UInt8], map: ByteMap<DecodedBytes, OriginalBytes>, encoding: String,
    evidence: EncodingEvidence = .wellFormed, problems: [DocumentProblem] = [], replaced: Int = 0
  ) {
    self.bytes = bytes
    self.map = map
    self.encoding = encoding
    self.evidence = evidence
    self.problems = problems
    self.replaced = replaced
  }
}

/// Something that is wrong with a document, though it was read.
public struct DocumentProblem: Sendable, Hashable {
  /// One sentence without a full stop, which doesn't name the place.
  public var message: String
  /// The original byte at which it starts, when it has a place.
  public var offset: Int?

  /// The sentence with its place in a file in which the document begins at byte `start`.
  public func sentence(from start: Int = 0) -> String {
    offset.map { "\(message), the first at byte \(start + $0)" } ?? message
  }

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
  /// The markup is so broken that no text can be told: what is wrong, and the byte at which it is.
  case malformed(reason: String, offset: Int)

  /// One sentence without a full stop.
  public var message: String { message(from: 0) }

  /// The sentence for a file in which the document begins at byte `start`.
  public func message(from start: Int) -> String {
    switch self {
    case .binary(let format, let offset): "not a text document: \(format) at byte \(start + offset)"
    case .malformed(let reason, let offset): "\(reason) at byte \(start + offset)"
    }
  }
}
