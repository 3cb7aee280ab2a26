/// Recognizes HTML in the middle of a text: tags, comments and character references.
///
/// Plain text and Markdown both carry them. Only elements of HTML count, so `<number>` and `a<b and c>d` stay text. What a
/// tag leaves behind keeps numbers apart: 5<br>6 isn't 56, and 10<sup>6</sup> isn't 106.
struct MarkupReader {
  /// A piece of markup.
  struct Markup {
    /// The offset behind it.
    var end: Int
    /// What stands in its place.
    var text: [UInt8]
  }

  private static let longestTag = 512
  private let bytes: [UInt8]
  /// Up to where each closing text was sought in vain, or every opening would repeat the search.
  private var unclosed: [[UInt8]: Int] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The markup that starts at `position`, on a `<` or an `&`; `nil` when it is text.
  mutating func read(at position: Int, upTo end: Int) -> Markup? {
    if bytes[position] == UInt8(ascii: "&") {
      return CharacterReference.read(bytes, at: position, upTo: end)
    }
    if position + 3 < end, bytes[position + 1] == UInt8(ascii: "!"), bytes[position + 2] == UInt8(ascii: "-"),
      bytes[position + 3] == UInt8(ascii: "-")
    {
      return find(Self.commentEnd, from: position + 4, upTo: end).map { Markup(end: $0, text: []) }
    }
    guard let tag = HTMLTag(bytes, at: position, upTo: min(end, position + Self.longestTag)) else { return nil }
    switch tag.role {
    case .inline: return Markup(end: tag.end, text: [])
    case .lineBreak: return Markup(end: tag.end, text: [0x0A])
    case .superscript:
      let afterDigit = position > 0 && (0x30...0x39).contains(bytes[position - 1])
      return Markup(end: tag.end, text: tag.isClosing ? [] : [afterDigit ? UInt8(ascii: "^") : 0x20])
    case .hidden:
      guard !tag.isClosing else { return Markup(end: tag.end, text: []) }
      let closing = [UInt8(ascii: "<"), UInt8(ascii: "/")] + tag.name
      guard let found = find(closing, from: tag.end, upTo: end) else { return Markup(end: tag.end, text: []) }
      var past = found
      while past < end, past < found + Self.longestTag, bytes[past] != UInt8(ascii: ">") { past += 1 }
      return Markup(end: min(past + 1, end), text: [])
    }
  }

  private static let commentEnd = Array("-->".utf8)

  /// The offset behind the next `text`, compared without letter case.
  private mutating func find(_ text: [UInt8], from start: Int, upTo end: Int) -> Int? {
    guard unclosed[text] != end, let first = text.first else { return nil }
    var position = start
    while position + text.count <= end {
      if bytes[position] == first, matches(text, at: position) { return position + text.count }
      position += 1
    }
    unclosed[text] = end
    return nil
  }

  private func matches(_ text: [UInt8], at position: Int) -> Bool {
    for index in text.indices {
      let byte = bytes[position + index]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != text[index] { return false }
    }
    return true
  }
}
