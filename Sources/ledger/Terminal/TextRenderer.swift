import LedgerCore
import RuleDSL

/// A document as the rules see it: what it says of itself, then block by block its kind, place and sentences, and between
/// them what is left out and why.
///
///     talks/a.srt: srt, utf-8 (well-formed)
///     published  2024-05-17, from front matter
///         1:1  left out: front matter
///         5:1  heading 2  二、规模
///         7:1  paragraph  GLM-130B has 130B parameters.
///              …          It took 3 months.
struct TextRenderer {
  let document: ReadDocument
  let name: String
  let origin: RecordOrigin

  /// The lines as drawn.
  func lines(_ style: Style) -> [String] {
    let text = document.text
    let locator = TextLocator(text)
    let title = "\(name): \(document.kind.rawValue), \(document.encoding) (\(document.evidence.rawValue))"
    var lines = [style.bold(DisplayWidth.shown(title))]
    for problem in document.problems {
      lines.append(style.red(DisplayWidth.shown(problem.sentence(from: origin.start))))
    }
    let metadata = document.metadata
    for (name, stated) in [
      ("title", metadata.title), ("published", metadata.published), ("language", metadata.language),
      ("author", metadata.author),
    ] {
      guard let stated else { continue }
      let padding = String(repeating: " ", count: 11 - name.count)
      lines.append(style.dim(name + padding) + DisplayWidth.shown("\(stated.text), from \(stated.origin)"))
    }
    var omissions = text.omissions[...]
    var lastMark: TextMark?
    for block in text.blocks {
      let place = locator.place(of: block.range)
      while let omission = omissions.first, omission.range.lower < place.decoded.lower {
        lines.append(style.dim(indent(leftOut: omission)))
        omissions.removeFirst()
      }
      if let mark = text.mark(at: block.range.lower), mark != lastMark {
        lastMark = mark
        let who = [mark.timeCode, mark.speaker].compactMap { $0 }.joined(separator: " ")
        if !who.isEmpty { lines.append(style.dim(String(repeating: " ", count: 12) + DisplayWidth.shown(who))) }
      }
      var label = block.kind.rawValue + (block.level > 0 ? " \(block.level)" : "")
      if !block.labels.isEmpty {
        label += " [" + block.labels.map { string($0) }.joined(separator: " · ") + "]"
      }
      var shownPlace = self.place(place)
      for sentence in Segmenter.sentences(of: block, in: text) {
        let gap = String(repeating: " ", count: max(1, 10 - shownPlace.count))
        lines.append(
          style.cyan(gap + shownPlace) + "  " + style.dim(DisplayWidth.shown(label)) + "  " + string(sentence))
        (shownPlace, label) = ("", String(repeating: "·", count: 3))
      }
    }
    for omission in omissions { lines.append(style.dim(indent(leftOut: omission))) }
    return lines
  }

  private func place(_ place: TextLocator.Place) -> String {
    let column = place.column + (place.line == 1 ? origin.column : 0)
    return "\(place.line + origin.line):\(column)"
  }

  private func indent(leftOut omission: Omission) -> String {
    let bytes = document.text.decoded[omission.range.offsets]
    let shown = String(decoding: bytes.prefix(160), as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let text = DisplayText.head(DisplayWidth.shown(shown), cells: 60)
    return String(repeating: " ", count: 12) + "left out, \(omission.reason): \(text)"
  }

  /// A stretch of the text on one line.
  private func string(_ range: ByteRange<VisibleBytes>) -> String {
    let text = String(decoding: document.text.bytes[range.offsets], as: UTF8.self)
    return DisplayWidth.shown(text.split(whereSeparator: \.isNewline).joined(separator: "⏎"))
  }
}
