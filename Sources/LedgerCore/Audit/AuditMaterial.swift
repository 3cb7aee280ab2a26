/// What an audit may consult beside the claims; whatever is missing, its checks are left out.
public struct AuditMaterial: Sendable {
  /// The CSV texts of reference tables that are not among the files of their packs, by the pack and the path that the
  /// check names.
  public var tables: [TableName: String]
  /// The bytes of a document by its name, for the check of anchors; asked once per document, one document at a time.
  public var bytes: (@Sendable (_ source: String) -> [UInt8]?)?
  /// The numerals that no rule has anything to say about; `nil` when nobody counted.
  public var openNumerals: [OpenNumeral]?

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
    openNumerals: [OpenNumeral]? = nil
  ) {
    self.tables = tables
    self.bytes = bytes
    self.openNumerals = openNumerals
  }
}
