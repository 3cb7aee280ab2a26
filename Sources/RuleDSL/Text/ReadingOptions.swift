/// What a user says about documents that they don't say themselves.
public struct ReadingOptions: Sendable, Hashable {
  /// How they are marked up; `nil` lets the name decide.
  public var kind: DocumentKind?
  /// Their encoding; `nil` lets the bytes decide.
  public var encoding: TextEncoding?
  /// How the encoding is known, when it is given: the user named it, or the file around a record tells.
  public var evidence = EncodingEvidence.named
  /// Which fields of a JSON record hold what.
  public var fields: RecordFields

  /// Makes options.
  public init(kind: DocumentKind? = nil, encoding: TextEncoding? = nil, fields: RecordFields = RecordFields()) {
    self.kind = kind
    self.encoding = encoding
    self.fields = fields
  }
}

/// The fields of a JSON record in which its text and its name stand; a dot leads into an object: `page.body`.
public struct RecordFields: Sendable, Hashable {
  /// The field with the text; `nil` for the first of ``usualText``.
  public var text: String?
  /// The field with the record's name; `nil` for the first of ``usualID``, else records are counted.
  public var id: String?
  /// How the text is marked up; no record can stand in a record.
  public var kind: DocumentKind

  /// Makes a choice of fields.
  public init(text: String? = nil, id: String? = nil, kind: DocumentKind = .text) {
    self.text = text
    self.id = id
    self.kind = kind == .json ? .text : kind
  }

  /// Where a text stands in most collections.
  public static let usualText = ["text", "content", "body"]
  /// Where a name stands in most collections.
  public static let usualID = ["id", "_id", "uuid", "url"]
}
