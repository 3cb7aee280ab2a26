/// What stands at the start of a line of a transcript and says who speaks, or when: `Host:`, `发言人 1 00:12:30`, `[01:02] Ana:`.
struct SpeakerLabel {
  /// The name; `nil` when only a time stands there.
  var name: String?
  /// The time; `nil` when there is only a name.
  var time: TimeCode?
  /// The offset of the words that follow, or the end of the line.
  var end: Int
  /// Whether the label is certain enough to be left out: it has a time, or the name is one that only speakers have.
  var isCertain: Bool

  private static let longestName = 48

  /// Reads the label of a line without white space around it; `nil` when there is none.
  init?(_ bytes: [UInt8], _ line: Range<Int>) {
    guard let first = line.first else { return nil }
    let upper = line.upperBound
    var position = first
    time = Self.bracketedTime(bytes, at: &position, upTo: upper)
    let nameStart = position
    guard
      let colon = Self.nameEnd(bytes, position..<min(upper, position + Self.longestName), isWholeLine: upper)
    else { return nil }
    var nameEnd = colon.position
    if time == nil, let inside = Self.lastTime(bytes, nameStart..<nameEnd) {
      time = inside.time
      nameEnd = inside.start
    }
    let nameRange = Self.trimmed(bytes, nameStart..<nameEnd)
    end = WhiteSpace.skip(bytes, colon.past..<upper)
    if nameRange.isEmpty {
      // A time alone is a label only on a line of its own, or in brackets.
      guard time != nil, end == upper || position > first && Self.isBracket(bytes[first]) else { return nil }
      name = nil
      isCertain = true
      return
    }
    guard let text = Self.name(bytes, nameRange) else { return nil }
    guard time != nil || colon.past > colon.position else { return nil }
    name = text
    isCertain = time != nil ? end == upper || colon.past > colon.position : Self.isRole(text)
    // "00:12 we begin" has a time and words, but no name.
    if !isCertain, time != nil { return nil }
  }

  /// A time at `position`, in brackets or not, and the white space behind it.
  private static func bracketedTime(_ bytes: [UInt8], at position: inout Int, upTo upper: Int) -> TimeCode? {
    let isOpened = isBracket(bytes[position])
    guard var time = TimeCode(bytes, at: isOpened ? position + 1 : position, upTo: upper) else { return nil }
    if isOpened {
      guard time.end < upper, bytes[time.end] == 0x5D || bytes[time.end] == 0x29 else { return nil }
      time.end += 1
    }
    position = WhiteSpace.skip(bytes, time.end..<upper)
    return time
  }

  /// A time that ends a stretch, in brackets or not.
  private static func lastTime(_ bytes: [UInt8], _ range: Range<Int>) -> (start: Int, time: TimeCode)? {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x5D || bytes[end - 1] == 0x29 {
      end -= 1
    }
    var start = end
    while start > range.lowerBound, end - start < 12,
      (0x30...0x3A).contains(bytes[start - 1]) || bytes[start - 1] == 0x2E || bytes[start - 1] == 0x2C
    {
      start -= 1
    }
    guard start < end, let time = TimeCode(bytes, at: start, upTo: end), time.end == end else { return nil }
    if start > range.lowerBound, isBracket(bytes[start - 1]) { start -= 1 }
    return (start, time)
  }

  /// The colon that ends a name, and the offset behind it; the line's end where the line is short and has none.
  private static func nameEnd(
    _ bytes: [UInt8], _ range: Range<Int>, isWholeLine upper: Int
  ) -> (position: Int, past: Int)? {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x3A {
        let isInTime =
          index > range.lowerBound && (0x30...0x39).contains(bytes[index - 1]) && index + 1 < upper
          && (0x30...0x39).contains(bytes[index + 1])
        if !isInTime {
          // "http://" and "a:b" are no names.
          guard index + 1 == upper || WhiteSpace.isASCII(bytes[index + 1]) || bytes[index + 1] >= 0x80 else {
            return nil
          }
          return (index, index + 1)
        }
      } else if byte == 0xEF, index + 2 < upper, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A {
        return (index, index + 3)
      }
      index += 1
    }
    return index == upper ? (upper, upper) : nil
  }

  /// The name, when the text can be one: letters, at most four words, a number only at its end.
  private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    guard range.count <= longestName, !(0x30...0x39).contains(bytes[range.lowerBound]) else { return nil }
    var position = range.lowerBound
    var (letters, spaces, han) = (0, 0, 0)
    while position < range.upperBound {
      let scalar = ScalarReader.read(bytes, at: position, upTo: range.upperBound)
      position += scalar.count
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F: letters += 1
      case 0x3400...0x9FFF, 0x3041...0x30FE, 0xAC00...0xD7AF: han += 1
      case 0x20: spaces += 1
      case 0x30...0x39, 0x2D, 0x2E, 0x27, 0xB7, 0x28, 0x29, 0xFF08, 0xFF09: break
      default: return nil
      }
    }
    guard letters + han > 0, spaces <= 3, han <= 12 else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether only a speaker is called so: `Speaker 2`, `主持人`, `Q`.
  private static func isRole(_ name: String) -> Bool {
    var stem = Substring(name.lowercased())
    while let last = stem.unicodeScalars.last, last == " " || ("0"..."9").contains(last) {
      stem.unicodeScalars.removeLast()
    }
    return roles.contains(String(stem))
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let inner = WhiteSpace.trim(bytes, range)
    return inner
  }

  private static func isBracket(_ byte: UInt8) -> Bool { byte == 0x5B || byte == 0x28 }

  private static let roles: Set<String> = [
    "speaker", "host", "guest", "moderator", "interviewer", "interviewee", "narrator", "audience", "panelist", "q", "a",
    "question", "answer", "operator", "发言人", "说话人", "主持人", "嘉宾", "记者", "问", "答", "观众", "旁白", "提问者", "主讲人", "講者", "發言人",
    "主持", "受访者", "采访者",
  ]
}

/// The turns of the speakers of a transcript: where each begins, and whose it is.
struct SpeakerTurns {
  /// A turn.
  struct Turn {
    /// The offset of its line.
    var line: Int
    /// The offset behind the label, when it is left out, else the line's.
    var words: Int
    /// The name and the time of a label that is left out.
    var label: SpeakerLabel?
  }

  private(set) var turns: [Turn] = []

  /// Finds the turns of a text.
  ///
  /// A label that isn't certain starts a turn when its name leads two lines or more; it stays in the text, for `参数：` may
  /// be no speaker.
  init(_ bytes: [UInt8]) {
    var found: [(line: Int, label: SpeakerLabel)] = []
    var counts: [String: Int] = [:]
    for line in Lines(bytes) {
      let content = WhiteSpace.trim(bytes, line)
      guard !content.isEmpty, let label = SpeakerLabel(bytes, content) else { continue }
      found.append((content.lowerBound, label))
      if !label.isCertain, let name = label.name { counts[name, default: 0] += 1 }
    }
    for (line, label) in found {
      if label.isCertain {
        turns.append(Turn(line: line, words: label.end, label: label))
      } else if let name = label.name, counts[name, default: 0] > 1 {
        turns.append(Turn(line: line, words: line, label: nil))
      }
    }
  }
}
