public import RuleDSL

/// Reads documents and searches them; touches no ledger.
public struct DocumentScanner: Sendable {
  /// The rules that it applies, as the ledger knows them.
  public let ruleset: Ruleset
  /// The version of the program, part of what a scan's id hashes.
  public let engine: String
  private let extractor: ClaimExtractor

  /// Makes a scanner.
  public init(extractor: ClaimExtractor, engine: String) {
    self.extractor = extractor
    self.engine = engine
    ruleset = Ruleset(extractor.rules.packs)
  }

  /// Reads and searches one document.
  public func scan(_ input: DocumentInput) throws(DocumentUnavailable) -> ScannedDocument {
    var (document, text) = try read(input)
    search(text, of: &document)
    return document
  }

  private func search(_ text: VisibleText, of document: inout ScannedDocument) {
    let found = extractor.extract(text, published: document.reading.published)
    document.extraction = found
    document.problems += found.exhausted.map(\.message)
  }

  /// Reads one document, and searches it unless `isKnown` says that the ledger holds its run already.
  func scan(_ input: DocumentInput, unless isKnown: (_ runID: String) throws(LedgerError) -> Bool) -> Attempt {
    do {
      var (document, text) = try read(input)
      if try !isKnown(document.runID) {
        search(text, of: &document)
      }
      return .scanned(document)
    } catch let error as DocumentUnavailable {
      return .refused(error.reason)
    } catch let error as LedgerError {
      return .failed(error)
    } catch {
      return .refused("\(error)")
    }
  }

  /// What came of one document.
  enum Attempt: Sendable {
    case scanned(ScannedDocument)
    case refused(String)
    case failed(LedgerError)
  }

  private func read(_ input: DocumentInput) throws(DocumentUnavailable) -> (ScannedDocument, VisibleText) {
    let bytes = try input.bytes()
    switch DocumentReader.read(bytes, name: input.name, input.options) {
    case .failure(let refusal): throw DocumentUnavailable(reason: refusal.message(from: input.origin.start))
    case .success(let document):
      let sha256 = SHA256.hex(of: bytes)
      let stated = document.metadata
      var statedIn: [String: String] = [:]
      for (name, statement) in [
        ("title", stated.title), ("published", stated.published), ("language", stated.language),
        ("author", stated.author),
      ] {
        if let statement { statedIn[name] = Self.shortened(statement.origin) }
      }
      let reading = DocumentReading(
        mediaType: document.kind.mediaType, encoding: document.encoding,
        extractor: Self.extractor(document.kind, input.options),
        title: stated.title.map { Self.shortened($0.text) }, published: stated.published?.text,
        language: stated.language.map { Self.shortened($0.text) },
        author: stated.author.map { Self.shortened($0.text) },
        statedIn: statedIn)
      let runID = ContentID.run(
        sourceSHA256: sha256, reading: reading, rulesetHash: ruleset.hash, engine: engine)
      let scanned = ScannedDocument(
        name: input.name, bytes: bytes, sha256: sha256, reading: reading,
        problems: input.problems + document.problems.map { $0.sentence(from: input.origin.start) },
        runID: runID, origin: input.origin)
      return (scanned, document.text)
    }
  }

  /// The kind, and for a record the kind of its text and the field that was read: `json`, `json+html:page.body`. Another
  /// field is another reading.
  private static func extractor(_ kind: DocumentKind, _ options: ReadingOptions) -> String {
    guard kind == .json else { return kind.rawValue }
    let markup = options.fields.kind == .text ? "" : "+\(options.fields.kind.rawValue)"
    return kind.rawValue + markup + (options.fields.text.map { ":\($0)" } ?? "")
  }

  /// A file of one endless heading must not be stored twice over.
  private static func shortened(_ title: String) -> String { String(title.unicodeScalars.prefix(500)) }
}
