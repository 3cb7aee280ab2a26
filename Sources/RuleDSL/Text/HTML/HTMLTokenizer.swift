/// Divides HTML into tokens after the algorithm of the WHATWG standard (13.2.5), and keeps the place of each in the source.
///
/// The states of the standard that differ only in what has been read of one construct are one function here. Each byte is
/// looked at a constant number of times, whatever the text: what is left open at the end of the text ends it. Nothing is
/// copied but the names of tags and what is read otherwise than it stands. Well-formed UTF-8 isn't needed: bytes beyond
/// ASCII are never looked into.
struct HTMLTokenizer {
  /// How the text behind a start tag is read; who builds a tree says it after each tag.
  enum State {
    case data, rcdata, rawText, scriptData, plaintext, cdataSection
  }

  let bytes: [UInt8]
  /// How the text that comes is read.
  var state: State
  /// Whether `<![CDATA[` opens a section, as it does inside SVG and MathML.
  var allowsCDATA = false
  /// The name of the start tag that came last: only its end tag ends raw text.
  private(set) var lastStartTag: [UInt8]
  /// The offset of what comes next.
  private(set) var position = 0
  /// Raw text that was found but not yet given out.
  var pending = 0..<0
  /// The end tag that stands behind raw text.
  var pendingEnd: HTMLToken.Tag?

  init(_ bytes: [UInt8], state: State = .data, lastStartTag: [UInt8] = []) {
    self.bytes = bytes
    self.state = state
    self.lastStartTag = lastStartTag
  }

  /// The next token; `nil` at the end of the text.
  mutating func next() -> HTMLToken? {
    while true {
      if !pending.isEmpty { return nextRaw() }
      if let tag = pendingEnd {
        pendingEnd = nil
        position = tag.range.upperBound
        state = .data
        return .endTag(tag)
      }
      guard position < bytes.count else { return nil }
      switch state {
      case .data: if let token = nextData() { return token }
      case .rcdata: if let token = nextReplaceable() { return token }
      case .rawText: findRawText()
      case .scriptData: findScript()
      case .plaintext:
        pending = position..<bytes.count
        position = bytes.count
      case .cdataSection: if let token = nextSection() { return token }
      }
    }
  }

  // MARK: Data

  private static let stopsData = table("<&\r")
  private static let stopsSection = table("]\r")
  private static let stopsRaw = table("\r\0")

  private static func table(_ stops: String) -> [Bool] {
    let stops = Array(stops.utf8)
    return (0...255).map { stops.contains(UInt8($0)) }
  }

  /// A token of ordinary text; `nil` when what was read says nothing.
  private mutating func nextData() -> HTMLToken? {
    let start = position
    let stops = Self.stopsData
    var next = position
    while true {
      while next < bytes.count, !stops[Int(bytes[next])] { next += 1 }
      guard next < bytes.count else { break }
      let isMarkup =
        switch bytes[next] {
        case UInt8(ascii: "<"): opensMarkup(next + 1)
        case UInt8(ascii: "&"): HTMLReference(bytes, at: next, isInAttribute: false) != nil
        default: true
        }
      if isMarkup { break }
      next += 1
    }
    if next > start {
      position = next
      return .text(start..<next)
    }
    switch bytes[next] {
    case UInt8(ascii: "<"): return markup(at: next)
    case UInt8(ascii: "&"): return reference(at: next)
    default: return lineBreak(at: next)
    }
  }

  /// Whether the byte behind a `<` makes markup of it.
  private func opensMarkup(_ next: Int) -> Bool {
    guard next < bytes.count else { return false }
    switch bytes[next] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return next + 1 < bytes.count
    default: return Self.isLetter(bytes[next])
    }
  }

  private mutating func markup(at start: Int) -> HTMLToken? {
    switch bytes[start + 1] {
    case UInt8(ascii: "!"): return declaration(at: start)
    case UInt8(ascii: "?"): return bogusComment(at: start, from: start + 1)
    case UInt8(ascii: "/"):
      if Self.isLetter(bytes[start + 2]) { return give(tag(at: start, name: start + 2), isEnd: true) }
      guard bytes[start + 2] == UInt8(ascii: ">") else { return bogusComment(at: start, from: start + 2) }
      position = start + 3
      return nil
    default: return give(tag(at: start, name: start + 1), isEnd: false)
    }
  }

  /// Gives out a tag; one that the text ends in is none, and nothing comes after it.
  private mutating func give(_ tag: HTMLToken.Tag?, isEnd: Bool) -> HTMLToken? {
    guard let tag else {
      position = bytes.count
      return nil
    }
    position = tag.range.upperBound
    if isEnd { return .endTag(tag) }
    lastStartTag = tag.name
    return .startTag(tag)
  }

  private mutating func reference(at start: Int) -> HTMLToken? {
    guard let reference = HTMLReference(bytes, at: start, isInAttribute: false) else { return nil }
    position = reference.end
    return .replaced(start..<reference.end, by: reference.text)
  }

  /// CR LF and a CR alone are one line feed.
  private mutating func lineBreak(at start: Int) -> HTMLToken {
    position = start + 1
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    return .replaced(start..<position, by: [0x0A])
  }

  // MARK: Text that holds no tags but one

  /// A token of a title or a text field: references are read, tags aren't.
  private mutating func nextReplaceable() -> HTMLToken? {
    let start = position
    var next = position
    scan: while next < bytes.count {
      switch bytes[next] {
      case 0x0D, 0: break scan
      case UInt8(ascii: "&"): if HTMLReference(bytes, at: next, isInAttribute: false) != nil { break scan }
      case UInt8(ascii: "<"): if endTag(at: next) != nil { break scan }
      default: break
      }
      next += 1
    }
    if next > start {
      position = next
      return .text(start..<next)
    }
    switch bytes[next] {
    case 0x0D: return lineBreak(at: next)
    case 0:
      position = next + 1
      return .replaced(next..<next + 1, by: Self.replacement)
    case UInt8(ascii: "&"): return reference(at: next)
    default:
      pendingEnd = closing(at: next)
      if pendingEnd == nil { position = bytes.count }
      return nil
    }
  }

  /// The next piece of raw text: line feeds in place of other line breaks, U+FFFD in place of NUL.
  private mutating func nextRaw() -> HTMLToken {
    let start = pending.lowerBound
    var next = start
    let stops = Self.stopsRaw
    while next < pending.upperBound, !stops[Int(bytes[next])] { next += 1 }
    if next == start {
      next += 1
      let isCR = bytes[start] == 0x0D
      if isCR, next < pending.upperBound, bytes[next] == 0x0A { next += 1 }
      pending = next..<pending.upperBound
      return .replaced(start..<next, by: isCR ? [0x0A] : Self.replacement)
    }
    pending = next..<pending.upperBound
    return .text(start..<next)
  }

  /// A token of a CDATA section, in which only its end and line breaks are looked for.
  private mutating func nextSection() -> HTMLToken? {
    let start = position
    var next = position
    let stops = Self.stopsSection
    while next < bytes.count {
      while next < bytes.count, !stops[Int(bytes[next])] { next += 1 }
      guard next < bytes.count, bytes[next] != 0x0D, !matches("]]>", at: next) else { break }
      next += 1
    }
    if next > start {
      position = next
      return .text(start..<next)
    }
    guard bytes[next] != 0x0D else { return lineBreak(at: next) }
    position = next + 3
    state = .data
    return nil
  }

  // MARK: For the other files

  /// Takes raw text up to `end`, and the end tag that stands there.
  mutating func take(upTo end: Int, closedBy tag: HTMLToken.Tag?) {
    pending = position..<end
    pendingEnd = tag
    position = tag == nil ? bytes.count : end
  }

  /// Goes on at `offset`.
  mutating func move(to offset: Int) { position = offset }

  /// Whether `text`, in lower case, stands at `offset` in any case.
  func matches(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for (index, byte) in buffer.enumerated() where Self.lowercase(bytes[offset + index]) != byte { return false }
      return true
    }
  }

  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// White space of HTML: no vertical tab.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
