/// Finds the visible text and the blocks of one kind of document.
protocol TextExtractor {
  /// Reads a decoded document.
  func extract(_ decoded: DecodedDocument) -> ExtractedDocument
}

/// What an extractor found.
struct ExtractedDocument {
  /// The text, its blocks and its title.
  var text: VisibleText
  /// The date of publication that the document states, `2024-05-17`.
  var published: String?
  /// What couldn't be read as its markup says.
  var problems: [DocumentProblem] = []
}
