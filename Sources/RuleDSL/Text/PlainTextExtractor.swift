/// Reads plain text: paragraphs between blank lines, items of lists, and what is clearly a heading.
///
/// Residue of HTML is left out of the visible text, and so are bullets; a line of nothing else counts as blank.
struct PlainTextExtractor: TextExtractor {
  func extract(_ decoded: DecodedDocument) -> ExtractedDocument {
    var builder = VisibleTextBuilder(decoded.bytes)
    let items = leaveOutMarkup(&builder)
    let bytes = builder.bytes()
    var blocks = PlainBlocks(bytes: bytes, items: items)
    let title = blocks.read()
    return ExtractedDocument(text: builder.finish(decoded, bytes: bytes, blocks: blocks.blocks, title: title))
  }

  /// Copies everything but markup; returns the visible offsets at which bullets stood.
  private func leaveOutMarkup(_ builder: inout VisibleTextBuilder) -> [Int] {
    let source = builder.source
    var reader = MarkupReader(source)
    var bullets: [Int] = []
    var kept = 0
    var position = 0
    var isLineStart = true
    while position < source.count {
      if isLineStart {
        isLineStart = false
        var lineEnd = position
        while lineEnd < source.count, lineEnd < position + 64, source[lineEnd] != 0x0A, source[lineEnd] != 0x0D {
          lineEnd += 1
        }
        let start = WhiteSpace.skip(source, position..<lineEnd)
        if let marker = ListMarker(plain: source, start..<lineEnd), !marker.isNumber {
          builder.keep(kept..<start)
          bullets.append(builder.count)
          kept = marker.end
          position = marker.end
          continue
        }
      }
      let byte = source[position]
      if byte == 0x0A || byte == 0x0D {
        isLineStart = true
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&"),
        let markup = reader.read(at: position, upTo: source.count)
      {
        builder.keep(kept..<position)
        builder.put(markup.text, for: position..<markup.end)
        kept = markup.end
        position = markup.end
        continue
      }
      position += 1
    }
    builder.keep(kept..<source.count)
    return bullets
  }
}
