/// The line of a rule file that a diagnostic is about, and where the caret belongs.
///
/// Everything is computed here and nothing drawn: whoever draws decides about color and margins. A range over several
/// lines shows its first.
public struct SourceExcerpt: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The column in code points, from 1.
  public let column: Int
  /// The line before the range, made fit for a terminal.
  public let before: String
  /// The range, or its part on this line.
  public let marked: String
  /// The line after the range.
  public let after: String

  /// The line as shown.
  public var text: String { before + marked + after }
  /// The terminal cells before the caret.
  public var caretStart: Int { DisplayWidth.cells(before) }
  /// The terminal cells under the caret, at least one.
  public var caretWidth: Int { max(1, DisplayWidth.cells(marked)) }

  /// Looks up a place in its file. Offsets past the end mean the end.
  public init(_ range: ByteRange<RuleBytes>, in file: SourceFile) {
    let bytes = file.bytes
    let lower = min(range.lower, bytes.count)
    var start = lower
    while start > 0, !Self.isBreak(bytes[start - 1]) || Self.isInsideCRLF(bytes, start) { start -= 1 }
    var end = lower
    while end < bytes.count, !Self.isBreak(bytes[end]) { end += 1 }
    var number = 1
    var i = 0
    while i < start {
      if Self.isBreak(bytes[i]), !Self.isInsideCRLF(bytes, i + 1) { number += 1 }
      i += 1
    }
    // A byte order mark belongs to the encoding, not to the first line.
    if start == 0, lower >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let upper = max(lower, min(range.upper, end))
    let head = String(decoding: bytes[start..<lower], as: UTF8.self)
    line = number
    column = head.unicodeScalars.count + 1
    before = DisplayWidth.shown(head)
    marked = DisplayWidth.shown(String(decoding: bytes[lower..<upper], as: UTF8.self))
    after = DisplayWidth.shown(String(decoding: bytes[upper..<max(upper, end)], as: UTF8.self))
  }

  /// A place in its file.
  public init(_ site: RuleSite, in file: SourceFile) { self.init(site.range, in: file) }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether `offset` stands between a carriage return and its line feed.
  private static func isInsideCRLF(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset > 0 && offset < bytes.count && bytes[offset - 1] == 0x0D && bytes[offset] == 0x0A
  }
}
