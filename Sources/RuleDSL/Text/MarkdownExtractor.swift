/// Reads Markdown: headings, paragraphs, lists, quotations, code, and tables by the cell.
///
/// Marks, addresses of links and images, HTML tags and front matter are left out of the visible text. The structure follows
/// CommonMark and GitHub's tables as far as a reader of sentences needs: a quotation or an item inside another is no block
/// of its own kind.
struct MarkdownExtractor: TextExtractor {
  func extract(_ decoded: DecodedDocument) -> ExtractedDocument {
    let frontMatter = FrontMatter(decoded.bytes)
    var reader = MarkdownBlocks(decoded.bytes, from: frontMatter?.end ?? 0)
    reader.read()
    let bytes = reader.builder.bytes()
    let blocks = labelled(reader, bytes)
    let heading = blocks.first { $0.kind == .title }.map { String(decoding: bytes[$0.range.offsets], as: UTF8.self) }
    let text = reader.builder.finish(decoded, bytes: bytes, blocks: blocks, title: frontMatter?.title ?? heading)
    var result = ExtractedDocument(text: text)
    result.metadata.title =
      frontMatter?.title.map { .init($0, from: "front matter") } ?? heading.map { .init($0, from: "heading") }
    result.metadata.language = frontMatter?.language.map { .init($0, from: "front matter") }
    result.metadata.author = frontMatter?.author.map { .init($0, from: "front matter") }
    if let date = frontMatter?.date {
      result.metadata.published = PublishedDate.parse(date).map { .init($0, from: "front matter") }
      if result.metadata.published == nil {
        result.problems.append(
          DocumentProblem(message: "the date '\(date)' in the front matter isn't year, month, day"))
      }
    }
    if let frontMatter {
      result.text.omissions = [Omission(range: ByteRange(0, frontMatter.end), reason: "front matter")]
    }
    return result
  }

  /// The blocks without the white space that tags left at their edges and without those that have nothing else, cells of
  /// tables with their labels.
  private func labelled(_ reader: MarkdownBlocks, _ bytes: [UInt8]) -> [Block] {
    var blocks = reader.blocks
    for index in blocks.indices {
      let text = WhiteSpace.trim(bytes, blocks[index].range.offsets)
      blocks[index].range = ByteRange(text.lowerBound, text.upperBound)
    }
    for (number, table) in reader.tables.enumerated() { table.label(&blocks, bytes, number: number) }
    return blocks.filter { $0.range.count > 0 }
  }
}
