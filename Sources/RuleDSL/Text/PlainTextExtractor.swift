/// Reads plain text: paragraphs between blank lines, items of lists, and what is clearly a heading.
///
/// Residue of HTML is left out of the visible text, and so are bullets and what says who speaks; a line of nothing else
/// counts as blank.
struct PlainTextExtractor: TextExtractor {
  func extract(_ decoded: DecodedDocument) -> ExtractedDocument {
    var builder = VisibleTextBuilder(decoded.bytes)
    let found = leaveOutMarkup(&builder)
    let bytes = builder.bytes()
    var blocks = PlainBlocks(bytes: bytes, items: found.bullets, turns: found.turns)
    let title = blocks.read()
    var text = builder.finish(decoded, bytes: bytes, blocks: blocks.blocks, title: title)
    text.marks = found.marks
    text.omissions = found.omissions
    return ExtractedDocument(text: text, metadata: DocumentMetadata(title: title.map { .init($0, from: "heading") }))
  }

  /// What was found at the starts of lines, by visible offset.
  private struct LineStarts {
    var bullets: [Int] = []
    var turns: [Int] = []
    var marks: [TextMark] = []
    var omissions: [Omission] = []
  }

  /// Copies everything but markup, bullets and labels of speakers.
  private func leaveOutMarkup(_ builder: inout VisibleTextBuilder) -> LineStarts {
    let source = builder.source
    var reader = MarkupReader(source)
    var found = LineStarts()
    let turns = SpeakerTurns(source).turns
    var nextTurn = 0
    var kept = 0
    var position = 0
    var isLineStart = true
    let isSpecial = Self.isSpecial
    let canStart = ListMarker.canStart
    while position < source.count {
      if isLineStart {
        isLineStart = false
        while nextTurn < turns.count, turns[nextTurn].line < position { nextTurn += 1 }
        if nextTurn < turns.count, let turn = turn(turns[nextTurn], at: position, source) {
          nextTurn += 1
          builder.keep(kept..<turn.line)
          found.turns.append(builder.count)
          kept = turn.words
          position = turn.words
          if let label = turn.label {
            let last = found.marks.last
            found.marks.append(
              TextMark(
                offset: builder.count, timeCode: label.time?.text ?? last?.timeCode,
                speaker: label.name ?? last?.speaker))
            found.omissions.append(Omission(range: ByteRange(turn.line, turn.words), reason: "speaker"))
          }
          continue
        }
        if let bullet = bullet(source, at: position, canStart) {
          builder.keep(kept..<bullet.lowerBound)
          found.bullets.append(builder.count)
          kept = bullet.upperBound
          position = bullet.upperBound
          continue
        }
      }
      while position < source.count, !isSpecial[Int(source[position])] { position += 1 }
      guard position < source.count else { break }
      isLineStart = WhiteSpace.isASCII(source[position])
      if !isLineStart, let markup = reader.read(at: position, upTo: source.count) {
        builder.keep(kept..<position)
        builder.put(markup.text, for: position..<markup.end)
        kept = markup.end
        position = markup.end
      } else {
        position += 1
      }
    }
    builder.keep(kept..<source.count)
    return found
  }

  /// The turn, when only white space stands between the start of the line and it.
  private func turn(_ turn: SpeakerTurns.Turn, at position: Int, _ source: [UInt8]) -> SpeakerTurns.Turn? {
    turn.line - position < 64 && WhiteSpace.skip(source, position..<turn.line) == turn.line ? turn : nil
  }

  /// The bullet that the line at `position` starts with, and the white space behind it.
  private func bullet(_ source: [UInt8], at position: Int, _ canStart: [Bool]) -> Range<Int>? {
    var start = position
    while start < source.count, start < position + 64 {
      if source[start] == 0x20 || source[start] == 0x09 {
        start += 1
      } else if source[start] == 0xE3 {
        let past = WhiteSpace.skip(source, start..<min(start + 3, source.count))
        if past == start { break }
        start = past
      } else {
        break
      }
    }
    guard start < source.count, canStart[Int(source[start])] else { return nil }
    var end = start
    while end < source.count, end < start + 64, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
    guard let marker = ListMarker(plain: source, start..<end), !marker.isNumber else { return nil }
    return start..<marker.end
  }

  /// What the loop over the text stops at.
  private static let isSpecial: [Bool] = (0...255).map { "\n\r<&".utf8.contains(UInt8($0)) }
}
