/// Reads subtitles as the speech that they are: sentences run across cues, each claim knows when it was said.
///
/// Times, numbers, tags, positions and notes are left out of the visible text, and so is a line that only repeats the one
/// before it, as rolling captions do. A pause of several seconds and a change of speaker start a new block.
struct SubtitleExtractor: TextExtractor {
  let isWebVTT: Bool

  /// The pause, in milliseconds, after which nobody is in the middle of a sentence.
  private static let pause = 4000

  func extract(_ decoded: DecodedDocument) throws(DocumentRefusal) -> ExtractedDocument {
    let cues = SubtitleCues(decoded.bytes, isWebVTT: isWebVTT)
    var speech = SubtitleSpeech(decoded.bytes)
    var last: SubtitleCues.Cue?
    for cue in cues.cues {
      if let last, cue.start - last.end >= Self.pause || cue.start < last.start { speech.endBlock() }
      let isContinuing = last.map { cue.start - $0.end <= 100 } ?? false
      for line in cue.lines { speech.add(line, at: cue.start, mayRepeat: isContinuing) }
      last = cue
    }
    speech.endBlock()
    let bytes = speech.builder.bytes()
    var text = speech.builder.finish(decoded, bytes: bytes, blocks: speech.blocks, title: nil)
    text.marks = speech.marks
    text.omissions = speech.omissions
    var result = ExtractedDocument(text: text)
    if let first = cues.unreadable.first {
      let count = cues.unreadable.count
      let place = decoded.map.original(ByteRange(first, first)).lower
      let what = count == 1 ? "1 line with an arrow has no times" : "\(count) lines with an arrow have no times"
      result.problems.append(
        DocumentProblem(message: "\(what) and is left out", offset: place))
    } else if cues.cues.isEmpty, !WhiteSpace.trim(decoded.bytes, 0..<decoded.bytes.count).isEmpty {
      result.problems.append(DocumentProblem(message: "no subtitles were found in it"))
    }
    return result
  }
}

/// Collects the lines of cues into blocks of speech.
private struct SubtitleSpeech {
  var builder: VisibleTextBuilder
  private(set) var blocks: [Block] = []
  private(set) var marks: [TextMark] = []
  private(set) var omissions: [Omission] = []
  private var blockStart: Int?
  /// Where the last kept line ended in the source.
  private var keptEnd = 0
  private var lastLine: [UInt8] = []
  private var speaker: String?

  init(_ bytes: [UInt8]) { builder = VisibleTextBuilder(bytes) }

  mutating func endBlock() {
    guard let start = blockStart else { return }
    if builder.count > start { blocks.append(Block(kind: .paragraph, range: ByteRange(start, builder.count))) }
    blockStart = nil
  }

  /// Adds a line of a cue.
  mutating func add(_ line: Range<Int>, at time: Int, mayRepeat: Bool) {
    var markup = CueMarkup(builder.source, line)
    markup.read()
    let words = markup.words
    if !words.isEmpty, words == lastLine, mayRepeat {
      omissions.append(Omission(range: ByteRange(line.lowerBound, line.upperBound), reason: "repeated caption"))
      return
    }
    if markup.startsTurn { endBlock() }
    if let name = markup.speaker { speaker = name } else if markup.startsTurn { speaker = nil }
    guard !words.isEmpty else { return }
    lastLine = words
    let first = markup.pieces.first.map(\.range.lowerBound) ?? line.lowerBound
    if builder.count > 0 { builder.put([0x0A], for: keptEnd..<first) }
    if blockStart == nil { blockStart = builder.count }
    let mark = TextMark(offset: builder.count, timeCode: TimeCode.text(time), speaker: speaker)
    if marks.last?.timeCode != mark.timeCode || marks.last?.speaker != mark.speaker { marks.append(mark) }
    for piece in markup.pieces {
      if let text = piece.text { builder.put(text, for: piece.range) } else { builder.keep(piece.range) }
      keptEnd = piece.range.upperBound
    }
  }
}
