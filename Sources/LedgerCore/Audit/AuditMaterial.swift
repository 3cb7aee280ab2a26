/// What an audit may consult beside the claims; whatever is missing, its checks are left out.
public struct AuditMaterial: Sendable {
  /// The CSV texts of reference tables that are not among the files of their packs, by the pack and the path that the
  /// check names.
  public var tables: [TableName: String]
  /// The bytes of a document by its name, for the check of anchors; asked once per document, one document at a time.
  public var bytes: (@Sendable (_ source: String) -> [UInt8]?)?
  /// The numerals that no rule has anything to say about; `nil` when nobody counted.
  public var openNumerals: [OpenNumeral]?
  /// What became of the documents since they were scanned; `nil` when nobody looked.
  public var documents: [DocumentState]?

  /// What became of a document since it was scanned.
  public struct DocumentState: Sendable, Hashable {
    /// The document's name.
    public var name: String
    /// What its file is now.
    public var state: State
    /// Whether the rules at hand are those that scanned it.
    public var hasSameRules: Bool

    /// What a file is now.
    public enum State: Sendable, Hashable {
      /// It has the bytes that were scanned.
      case current
      /// It has other bytes.
      case changed
      /// There is no such file.
      case gone
      /// The document is no file.
      case unknown
    }

    /// Makes a state.
    public init(name: String, state: State, hasSameRules: Bool) {
      self.name = name
      self.state = state
      self.hasSameRules = hasSameRules
    }
  }

  /// A reference table as a check names it.
  public struct TableName: Sendable, Hashable {
    /// The pack of the check.
    public var pack: String
    /// The value of `table:`.
    public var path: String
    /// Makes a name.
    public init(pack: String, path: String) {
      self.pack = pack
      self.path = path
    }
  }

  /// Makes material.
  public init(
    tables: [TableName: String] = [:], bytes: (@Sendable (_ source: String) -> [UInt8]?)? = nil,
    openNumerals: [OpenNumeral]? = nil, documents: [DocumentState]? = nil
  ) {
    self.tables = tables
    self.bytes = bytes
    self.openNumerals = openNumerals
    self.documents = documents
  }
}
