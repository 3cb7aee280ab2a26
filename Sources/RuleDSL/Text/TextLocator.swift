/// Says where a part of a visible text stands in the document: bytes, code points, line and column, and the text itself.
public struct TextLocator: Sendable {
  private let text: VisibleText
  private let lines: LineIndex

  /// A place in a document.
  public struct Place: Sendable, Hashable {
    /// The original bytes.
    public var span: ByteRange<OriginalBytes>
    /// The bytes in the decoded text.
    public var decoded: ByteRange<DecodedBytes>
    /// The code points in the decoded text, of a record in the whole record, from 0.
    public var codePoints: Range<Int>
    /// The line, from 1.
    public var line: Int
    /// The column in code points, from 1.
    public var column: Int
  }

  /// Indexes the lines of a document.
  public init(_ text: VisibleText) {
    self.text = text
    lines = LineIndex(text.frame?.bytes ?? text.decoded)
  }

  /// The place of a part of the visible text.
  public func place(of range: ByteRange<VisibleBytes>) -> Place {
    let decoded = text.decodedMap.translate(range)
    let shown = text.frame.map { $0.map.translate(decoded).offsets } ?? decoded.offsets
    let first = lines.codePoints(before: shown.lowerBound)
    let place = lines.place(at: shown.lowerBound, codePoints: first)
    var last = first
    if shown.count > 64 {
      last = lines.codePoints(before: shown.upperBound)
    } else {
      for byte in (text.frame?.bytes ?? text.decoded)[shown] where byte & 0xC0 != 0x80 { last += 1 }
    }
    return Place(
      span: text.map.original(range), decoded: decoded, codePoints: first..<last, line: place.line,
      column: place.column)
  }

  /// The text at a place, as the document has it, markup inside included.
  public func quote(_ place: Place) -> String {
    String(decoding: text.decoded[place.decoded.offsets], as: UTF8.self)
  }

  /// Up to `limit` code points before a place.
  public func prefix(_ place: Place, limit: Int = 64) -> String {
    var lower = place.decoded.lower
    var left = limit
    while lower > 0, left > 0 {
      lower -= 1
      if text.decoded[lower] & 0xC0 != 0x80 { left -= 1 }
    }
    return String(decoding: text.decoded[lower..<place.decoded.lower], as: UTF8.self)
  }

  /// Up to `limit` code points after a place.
  public func suffix(_ place: Place, limit: Int = 64) -> String {
    var upper = place.decoded.upper
    var left = limit
    while upper < text.decoded.count {
      if text.decoded[upper] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      upper += 1
    }
    return String(decoding: text.decoded[place.decoded.upper..<upper], as: UTF8.self)
  }
}
