/// A place in a visible text from which on a time code or a speaker holds, until the next mark.
public struct TextMark: Sendable, Hashable {
  /// The visible offset.
  public var offset: Int
  /// When it is said: `00:01:23.456`; `nil` when the text doesn't tell.
  public var timeCode: String?
  /// Who says it; `nil` when the text doesn't tell.
  public var speaker: String?

  /// Makes a mark.
  public init(offset: Int, timeCode: String?, speaker: String?) {
    self.offset = offset
    self.timeCode = timeCode
    self.speaker = speaker
  }
}

/// A stretch of the decoded text that isn't read, and why.
public struct Omission: Sendable, Hashable {
  /// Where.
  public var range: ByteRange<DecodedBytes>
  /// Why: `front matter`, `script`, `repeated caption`.
  public var reason: String

  /// Makes an omission.
  public init(range: ByteRange<DecodedBytes>, reason: String) {
    self.range = range
    self.reason = reason
  }
}

/// The bytes of a record as an editor shows them, when its text was taken out of a string with escapes.
public enum RecordBytes: Sendable {}

/// A record and the way from the text of its field to it: lines and columns count in the record.
public struct RecordFrame: Sendable {
  /// The record, decoded.
  public var bytes: [UInt8]
  /// From the unescaped text to the record.
  public var map: ByteMap<DecodedBytes, RecordBytes>

  /// Makes a frame.
  public init(bytes: [UInt8], map: ByteMap<DecodedBytes, RecordBytes>) {
    self.bytes = bytes
    self.map = map
  }
}
