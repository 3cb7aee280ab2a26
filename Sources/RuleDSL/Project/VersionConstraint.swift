/// Which versions of a pack will do: `1.2`, `>= 1.2 < 1.5`, `= 1.2.0`.
///
/// A version alone means "at least this one, of the same major version": a new major version gives an existing sentence
/// another value, a new minor one only finds more.
public struct VersionConstraint: Sendable, Hashable {
  /// All of these must hold.
  public var bounds: [Bound]

  /// One comparison with a version.
  public struct Bound: Sendable, Hashable {
    /// How the pack's version relates to ``version``.
    public var relation: Relation
    /// The version that is compared with.
    public var version: PackVersion
  }

  /// How a version may relate to a bound.
  public enum Relation: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case exactly = "="
    case above = ">"
    case below = "<"
    /// At least this one, with the same major number.
    case compatible = ""
  }

  /// The constraint that a text states; `nil` when it is none.
  public init?(_ text: String) {
    var bounds: [Bound] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 != " " && $0 != "," }) {
      rest = rest[start...]
      guard let relation = Relation.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
      rest = rest.dropFirst(relation.rawValue.count).drop { $0 == " " }
      let word = rest.prefix { $0 != " " && $0 != "," && !"<>=".contains($0) }
      guard let version = PackVersion(String(word)) else { return nil }
      bounds.append(Bound(relation: relation, version: version))
      rest = rest[word.endIndex...]
    }
    guard !bounds.isEmpty, bounds.count <= 4 else { return nil }
    self.bounds = bounds
  }

  /// Whether a version will do.
  public func allows(_ version: PackVersion) -> Bool {
    bounds.allSatisfy { bound in
      switch bound.relation {
      case .atLeast: version >= bound.version
      case .atMost: version <= bound.version
      case .exactly: version == bound.version
      case .above: version > bound.version
      case .below: version < bound.version
      case .compatible: version >= bound.version && version.parts[0] == bound.version.parts[0]
      }
    }
  }

  /// Splits `name >= 1.2` or `some folder/pack 1.2` into what is named and the constraint behind it, if there is one.
  static func split(_ text: String) -> (name: String, constraint: String?) {
    let words = text.split(separator: " ")
    guard words.count > 1 else { return (text, nil) }
    // The first blank behind which everything reads as a constraint.
    for word in words.dropFirst() {
      let constraint = String(text[word.startIndex...])
      if VersionConstraint(constraint) != nil { return (text[..<word.startIndex].trimmingSpaces(), constraint) }
    }
    return (text, nil)
  }
}

/// The version of a pack: major, minor and patch; those that are not written are zero.
public struct PackVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Major, minor, patch.
  let parts: [Int]

  /// The version that a text states, one to three numbers joined by dots; `nil` when it is none.
  public init?(_ text: String) {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(words.count),
      words.allSatisfy({ (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    let numbers = words.compactMap { Int($0) }
    parts = numbers + Array(repeating: 0, count: 3 - numbers.count)
  }

  /// Orders by major, then minor, then patch.
  public static func < (a: Self, b: Self) -> Bool { a.parts.lexicographicallyPrecedes(b.parts) }

  /// `1.2.0`
  public var description: String { parts.map(String.init).joined(separator: ".") }
}
