/// Takes the words out of a line of a cue: tags, positions and the dash of a new speaker are left out.
struct CueMarkup {
  /// A stretch of the line that is kept, or what stands in its place.
  struct Piece {
    var range: Range<Int>
    var text: [UInt8]?
  }

  private(set) var pieces: [Piece] = []
  /// Who speaks, when the line says so.
  private(set) var speaker: String?
  /// Whether somebody else begins to speak.
  private(set) var startsTurn = false

  private let bytes: [UInt8]
  private let line: Range<Int>
  private var kept: Int

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    self.line = line
    kept = line.lowerBound
  }

  /// The bytes that are kept.
  var words: [UInt8] { pieces.flatMap { $0.text ?? Array(bytes[$0.range]) } }

  mutating func read() {
    var position = line.lowerBound
    if bytes[position] == UInt8(ascii: "-"), position + 1 < line.upperBound {
      let past = WhiteSpace.skip(bytes, position + 1..<line.upperBound)
      // "-5" is a number, "- Yes" and "-Yes" are not.
      if past < line.upperBound, !(0x30...0x39).contains(bytes[past]) || past > position + 1 {
        startsTurn = true
        position = past
        kept = past
      }
    } else if bytes[position] == UInt8(ascii: ">"), position + 1 < line.upperBound,
      bytes[position + 1] == bytes[position]
    {
      startsTurn = true
      while position < line.upperBound, bytes[position] == UInt8(ascii: ">") { position += 1 }
      position = WhiteSpace.skip(bytes, position..<line.upperBound)
      kept = position
    }
    if position < line.upperBound, let label = SpeakerLabel(bytes, position..<line.upperBound), label.name != nil,
      label.isCertain || isShouted(position..<label.end)
    {
      startsTurn = true
      speaker = label.name
      position = label.end
      kept = position
    }
    while position < line.upperBound {
      switch bytes[position] {
      case UInt8(ascii: "<"): position = tag(at: position)
      case UInt8(ascii: "{"): position = override(at: position)
      case UInt8(ascii: "&"):
        if let reference = CharacterReference.read(bytes, at: position, upTo: line.upperBound) {
          keep(upTo: position)
          pieces.append(Piece(range: position..<reference.end, text: reference.text))
          kept = reference.end
          position = reference.end
        } else {
          position += 1
        }
      default: position += 1
      }
    }
    keep(upTo: line.upperBound)
    trim()
  }

  private mutating func keep(upTo end: Int) {
    if kept < end { pieces.append(Piece(range: kept..<end)) }
  }

  /// White space that tags left at the edges isn't speech.
  private mutating func trim() {
    while let first = pieces.first, first.text == nil {
      let past = WhiteSpace.skip(bytes, first.range)
      if past < first.range.upperBound {
        pieces[0].range = past..<first.range.upperBound
        break
      }
      pieces.removeFirst()
    }
    while let last = pieces.last, last.text == nil {
      let inner = WhiteSpace.trim(bytes, last.range)
      if !inner.isEmpty {
        pieces[pieces.count - 1].range = last.range.lowerBound..<inner.upperBound
        break
      }
      pieces.removeLast()
    }
  }

  /// `JOHN: `, as captions write who speaks.
  private func isShouted(_ range: Range<Int>) -> Bool {
    let letters = bytes[range].filter { (0x61...0x7A).contains($0 | 0x20) }
    return letters.count > 1 && letters.allSatisfy { $0 < 0x60 } && bytes[range].allSatisfy { $0 < 0x80 }
  }

  /// Leaves out the tag at `position`, and returns the offset behind it; a `<` that begins none is text.
  private mutating func tag(at position: Int) -> Int {
    let limit = min(line.upperBound, position + 256)
    guard position + 1 < limit, let end = bytes[position + 1..<limit].firstIndex(of: UInt8(ascii: ">")) else {
      return position + 1
    }
    var name = position + 1
    let isClosing = bytes[name] == UInt8(ascii: "/")
    if isClosing { name += 1 }
    var nameEnd = name
    while nameEnd < end, (0x61...0x7A).contains(bytes[nameEnd] | 0x20) { nameEnd += 1 }
    let text = String(decoding: bytes[name..<nameEnd], as: UTF8.self).lowercased()
    let isTime = !isClosing && TimeCode(bytes, at: name, upTo: end)?.end == end
    guard isTime || Self.tags.contains(text) else { return position + 1 }
    keep(upTo: position)
    kept = end + 1
    if text == "v", !isClosing, let space = bytes[nameEnd..<end].firstIndex(of: 0x20) {
      let range = WhiteSpace.trim(bytes, space..<end)
      if !range.isEmpty { speaker = String(decoding: bytes[range], as: UTF8.self) }
      startsTurn = true
    } else if text == "br" {
      pieces.append(Piece(range: position..<end + 1, text: [0x0A]))
    }
    return end + 1
  }

  /// Leaves out `{\an8}` and the like.
  private mutating func override(at position: Int) -> Int {
    let limit = min(line.upperBound, position + 256)
    guard position + 1 < limit, bytes[position + 1] == UInt8(ascii: "\\"),
      let end = bytes[position + 1..<limit].firstIndex(of: UInt8(ascii: "}"))
    else { return position + 1 }
    keep(upTo: position)
    kept = end + 1
    return end + 1
  }

  private static let tags: Set<String> = ["b", "i", "u", "s", "c", "v", "font", "ruby", "rt", "lang", "br", "span"]
}
