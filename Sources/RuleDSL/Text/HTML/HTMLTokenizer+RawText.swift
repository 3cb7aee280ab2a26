// Text in which only one end tag is markup, and scripts, which may hide theirs in comments.
extension HTMLTokenizer {
  /// Where the name of an end tag ends, when the one at the `<` at `start` is that of the last start tag.
  func endTag(at start: Int) -> Int? {
    let name = start + 2
    guard !lastStartTag.isEmpty, name + lastStartTag.count < bytes.count, bytes[start + 1] == UInt8(ascii: "/") else {
      return nil
    }
    for (index, byte) in lastStartTag.enumerated() where Self.lowercase(bytes[name + index]) != byte { return nil }
    let past = name + lastStartTag.count
    return Self.endsTagName(bytes[past]) ? past : nil
  }

  /// The end tag at `start`; `nil` when the text ends inside it.
  func closing(at start: Int) -> HTMLToken.Tag? { tag(at: start, name: start + 2) }

  private static func endsTagName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  /// Finds the end of a style or the like.
  mutating func findRawText() {
    var next = position
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "<"), endTag(at: next) != nil { break }
      next += 1
    }
    take(upTo: next, closedBy: next < bytes.count ? closing(at: next) : nil)
  }

  private enum Escape { case none, comment, script }

  /// Finds the end of a script: inside a comment its end tag counts unless a script was opened there.
  mutating func findScript() {
    var next = position
    var escape = Escape.none
    var dashes = 0
    scan: while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ">"):
        if dashes >= 2 { escape = .none }
        dashes = 0
      case UInt8(ascii: "<"):
        if escape != .script, endTag(at: next) != nil { break scan }
        dashes = 0
        if escape == .none, matches("!--", at: next + 1) {
          escape = .comment
          dashes = 2
          next += 3
        } else if escape == .comment, isScript(at: next + 1) {
          escape = .script
          next += 7
        } else if escape == .script, next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "/"),
          isScript(at: next + 2)
        {
          escape = .comment
          next += 8
        }
      default: dashes = 0
      }
      next += 1
    }
    take(upTo: next, closedBy: next < bytes.count ? closing(at: next) : nil)
  }

  /// Whether `script` is the whole name at `offset`.
  private func isScript(at offset: Int) -> Bool {
    matches("script", at: offset) && offset + 6 < bytes.count && Self.endsTagName(bytes[offset + 6])
  }
}
