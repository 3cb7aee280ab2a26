/// Reads pages of HTML: headings, paragraphs, lists, quotations, code, and tables by the cell.
///
/// What a reader of the page doesn't see is no text: scripts, styles, comments, what is hidden, controls; nor is what is no
/// matter of it: navigation, footers, and what stands beside the matter. A raised number is a power or the mark of a
/// footnote, and such a mark is left out.
struct HTMLExtractor: TextExtractor {
  func extract(_ decoded: DecodedDocument) -> ExtractedDocument {
    var reader = HTMLBlocks(decoded.bytes)
    reader.read()
    let bytes = reader.writer.builder.bytes()
    var blocks = reader.writer.blocks
    for index in blocks.indices {
      let text = WhiteSpace.trim(bytes, blocks[index].range.offsets)
      blocks[index].range = ByteRange(text.lowerBound, text.upperBound)
    }
    for (number, table) in reader.tables.enumerated() { table.label(&blocks, bytes, number: number) }
    blocks.removeAll { $0.range.count == 0 }
    let heading = blocks.first { $0.kind == .title }.map { String(decoding: bytes[$0.range.offsets], as: UTF8.self) }
    let metadata = reader.metadata
    let text = reader.writer.builder.finish(
      decoded, bytes: bytes, blocks: blocks, title: metadata.title?.text ?? heading)
    var result = ExtractedDocument(text: text)
    func stated(_ statement: HTMLMetadata.Statement?) -> DocumentMetadata.Statement? {
      statement.map { .init($0.text, from: $0.origin) }
    }
    result.metadata.title = stated(metadata.title) ?? heading.map { .init($0, from: "heading") }
    result.metadata.language = stated(metadata.language)
    result.metadata.author = stated(metadata.author)
    if let date = metadata.published {
      result.metadata.published = PublishedDate.parse(date.text).map { .init($0, from: date.origin) }
      if result.metadata.published == nil {
        let shown = String(date.text.unicodeScalars.prefix(40))
        result.problems.append(DocumentProblem(message: "the date '\(shown)' of \(date.origin) isn't year, month, day"))
      }
    }
    result.text.omissions = reader.omissions
    return result
  }
}
