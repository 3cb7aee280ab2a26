/// Divides a file of subtitles into cues: when each is shown and which lines it has.
///
/// Reads SubRip and WebVTT alike and forgives what players forgive: missing blank lines, missing numbers, a comma or a
/// point before the milliseconds. Notes, styles, regions, headers and the names of cues belong to no cue.
struct SubtitleCues {
  /// A cue.
  struct Cue {
    /// When it is shown, in milliseconds.
    var start: Int
    /// When it goes.
    var end: Int
    /// Its lines, without line breaks.
    var lines: [Range<Int>]
  }

  private(set) var cues: [Cue] = []
  private(set) var problems: [DocumentProblem] = []
  /// The offset of each line with an arrow but no time.
  private(set) var unreadable: [Int] = []

  private let bytes: [UInt8]
  private let isWebVTT: Bool

  init(_ bytes: [UInt8], isWebVTT: Bool) {
    self.bytes = bytes
    self.isWebVTT = isWebVTT
    read()
  }

  private mutating func read() {
    // Of WebVTT, text before the first blank line is the header, and what follows a blank line waits for its time.
    var isSkipping = isWebVTT
    var isAfterBlank = true
    for line in Lines(bytes) {
      let content = WhiteSpace.trim(bytes, line)
      if content.isEmpty {
        isSkipping = false
        isAfterBlank = true
        continue
      }
      if let times = times(content) {
        dropName()
        cues.append(Cue(start: times.start, end: times.end, lines: []))
        isSkipping = false
      } else if arrow(content) != nil, isAfterBlank || !isWebVTT {
        unreadable.append(content.lowerBound)
      } else if !isSkipping {
        if isWebVTT, isAfterBlank {
          // A note, a style, a region, or the name of the next cue.
          isSkipping = true
        } else if !cues.isEmpty {
          cues[cues.count - 1].lines.append(content)
        }
      }
      isAfterBlank = false
    }
  }

  /// A number right before a time is the next cue's, not a line of this one.
  private mutating func dropName() {
    guard !isWebVTT, var last = cues.last, let line = last.lines.last,
      bytes[line].allSatisfy({ (0x30...0x39).contains($0) })
    else { return }
    last.lines.removeLast()
    cues[cues.count - 1] = last
  }

  /// `00:00:01,000 --> 00:00:02,500`, with settings behind it.
  private func times(_ line: Range<Int>) -> (start: Int, end: Int)? {
    guard let start = TimeCode(bytes, at: line.lowerBound, upTo: line.upperBound), let arrow = arrow(line),
      WhiteSpace.skip(bytes, start.end..<arrow) == arrow,
      let end = TimeCode(
        bytes, at: WhiteSpace.skip(bytes, arrow + 3..<line.upperBound), upTo: line.upperBound),
      end.end == line.upperBound || WhiteSpace.isASCII(bytes[end.end])
    else { return nil }
    return (start.milliseconds, end.milliseconds)
  }

  private func arrow(_ line: Range<Int>) -> Int? {
    guard line.count >= 3 else { return nil }
    for index in line.lowerBound..<min(line.upperBound - 2, line.lowerBound + 64)
    where bytes[index] == 0x2D && bytes[index + 1] == 0x2D && bytes[index + 2] == 0x3E {
      return index
    }
    return nil
  }
}
