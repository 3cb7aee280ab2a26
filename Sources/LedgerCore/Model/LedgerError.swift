/// What kept a ledger from being opened, read or written; names the file, the reason and what to do next.
public struct LedgerError: Error, Sendable, Hashable {
  /// What kind of failure it is: decides the exit code.
  public var kind: Kind
  /// The ledger's file, as the user named it.
  public var path: String
  /// One sentence without a full stop.
  public var reason: String
  /// The next command, or what else to do; `nil` when nothing is known to help.
  public var advice: String?

  /// What kind of failure it is.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// There is no file.
    case missing
    /// The file is something else than a ledger.
    case foreign
    /// A newer version of the program wrote it.
    case newer
    /// Its content contradicts itself or its schema.
    case damaged
    /// Another process kept it locked until the time was up.
    case busy
    /// The file system refused: permissions, a full disk, a read-only medium.
    case inaccessible
    /// Nothing in the ledger has this name.
    case unknownName
    /// Several facts begin with this short id.
    case ambiguousName
  }

  /// Makes an error.
  public init(_ kind: Kind, path: String, reason: String, advice: String? = nil) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.advice = advice
  }
}

extension LedgerError: CustomStringConvertible {
  /// `ledger.sqlite: it is not a ledger`, for logs and tests; the terminal draws its own form.
  public var description: String { "\(path): \(reason)" }
}
