/// Finds the visible text and the blocks of one kind of document.
protocol TextExtractor {
  /// Reads a decoded document, or says why it isn't one of this kind.
  func extract(_ decoded: DecodedDocument) throws(DocumentRefusal) -> ExtractedDocument
}

/// What an extractor found.
struct ExtractedDocument {
  /// The text, its blocks and its title.
  var text: VisibleText
  /// What the document states about itself.
  var metadata = DocumentMetadata()
  /// What couldn't be read as its markup says.
  var problems: [DocumentProblem] = []
}
