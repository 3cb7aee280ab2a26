/// A half-open range of byte offsets in one known space.
///
/// An offset never travels as a bare `Int`: `Space` says which bytes it counts, so a range of the user's file can't
/// be used on the text that was decoded from it.
public struct ByteRange<Space>: Hashable, Sendable {
  /// The first byte.
  public var lower: Int
  /// One past the last byte.
  public var upper: Int

  /// Makes the range `lower..<upper`.
  /// - Precondition: `0 <= lower <= upper`.
  public init(_ lower: Int, _ upper: Int) {
    precondition(0 <= lower && lower <= upper, "a byte range runs forward")
    self.lower = lower
    self.upper = upper
  }

  /// The number of bytes.
  public var count: Int { upper - lower }

  /// The same range for subscripting an array of this space's bytes.
  public var offsets: Range<Int> { lower..<upper }

  /// Whether the two ranges share a byte.
  public func overlaps(_ other: Self) -> Bool { lower < other.upper && other.lower < upper }
}

/// The bytes of a document as the user has it.
public enum OriginalBytes: Sendable {}
/// The whole text of a document as UTF-8, markup included: what an editor shows, and what lines and columns count in.
public enum DecodedBytes: Sendable {}
/// The UTF-8 text that the engine sees, after decoding and extraction.
public enum VisibleBytes: Sendable {}
/// The bytes of a YAML rule file.
public enum RuleBytes: Sendable {}
