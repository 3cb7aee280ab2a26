/// A rule file: its name as the user would type it, and its bytes.
public struct SourceFile: Sendable, Hashable {
  /// The path for messages.
  public var path: String
  /// The bytes, UTF-8 unless a diagnostic says otherwise.
  public var bytes: [UInt8]

  /// Makes a file from a path and its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A place in a rule file.
public struct RuleSite: Sendable, Hashable {
  /// The path of the file, as in ``SourceFile/path``.
  public var path: String
  /// The bytes meant.
  public var range: ByteRange<RuleBytes>

  /// Makes a site.
  public init(path: String, range: ByteRange<RuleBytes>) {
    self.path = path
    self.range = range
  }
}

/// A value and the place in a rule file where it was written.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// Where it was written.
  public var site: RuleSite

  /// Joins a value and its place.
  public init(_ value: Value, at site: RuleSite) {
    self.value = value
    self.site = site
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
