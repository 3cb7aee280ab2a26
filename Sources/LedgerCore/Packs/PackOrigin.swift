/// Where a loaded pack came from.
public struct PackOrigin: Sendable, Hashable {
  /// Who asked for it.
  public var kind: Kind
  /// The path from which it was read; empty for a shipped pack.
  public var path: String
  /// Whether it stands in for a pack of the same name that would have loaded otherwise, and whose that was.
  public var replaced: Kind?

  /// Who asks for packs.
  public enum Kind: Sendable, Hashable {
    /// The program carries it.
    case shipped
    /// `ledger.yaml` names it.
    case project
    /// The command line names it.
    case named
  }

  /// Makes an origin.
  public init(_ kind: Kind, path: String = "", replaced: Kind? = nil) {
    self.kind = kind
    self.path = path
    self.replaced = replaced
  }

  /// What a lock says of it; `nil` for a pack that no lock covers.
  var locked: String? {
    switch kind {
    case .shipped: "shipped"
    case .project: path
    case .named: nil
    }
  }
}
