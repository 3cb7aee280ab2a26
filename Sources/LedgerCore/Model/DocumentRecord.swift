public import RuleDSL

/// A document of the ledger and the scan that speaks for it now.
public struct DocumentRecord: Sendable, Hashable {
  /// The name: relative to the ledger's folder when it lies inside, else absolute or a URI.
  public var name: String
  /// How many scans have spoken for it, this one included.
  public var version: Int
  /// The scan: `r_` and 32 hex digits over source, reading, rules and engine.
  public var runID: String
  /// The SHA-256 of the bytes.
  public var sourceSHA256: String
  /// The number of bytes.
  public var size: Int
  /// How the bytes were read.
  public var reading: DocumentReading
  /// The hash of all packs that the scan applied.
  public var rulesetHash: String
  /// The version of the program that scanned.
  public var engine: String
  /// What became of its numerals.
  public var counts: ScanCounts
  /// When this scan was recorded: `2026-01-31T12:00:00Z`.
  public var recordedAt: String

  /// Makes a record.
  public init(
    name: String, version: Int, runID: String, sourceSHA256: String, size: Int, reading: DocumentReading,
    rulesetHash: String, engine: String, counts: ScanCounts, recordedAt: String
  ) {
    self.name = name
    self.version = version
    self.runID = runID
    self.sourceSHA256 = sourceSHA256
    self.size = size
    self.reading = reading
    self.rulesetHash = rulesetHash
    self.engine = engine
    self.counts = counts
    self.recordedAt = recordedAt
  }
}

/// How a document's bytes became text: equal bytes read otherwise can claim something else.
public struct DocumentReading: Sendable, Hashable {
  /// `text/plain`, `text/markdown`, …
  public var mediaType: String
  /// `utf-8`, `gb18030`, …
  public var encoding: String
  /// The name and version of what took the text out of the document.
  public var extractor: String
  /// The title that the document states.
  public var title: String?
  /// The date of publication that the document states, ISO 8601.
  public var published: String?
  /// The language that the document states, as written.
  public var language: String?
  /// Who the document says wrote it or speaks.
  public var author: String?
  /// Where each of these is stated, by its name: `published` in `front matter`.
  public var statedIn: [String: String]

  /// Makes a reading.
  public init(
    mediaType: String, encoding: String, extractor: String, title: String? = nil, published: String? = nil,
    language: String? = nil, author: String? = nil, statedIn: [String: String] = [:]
  ) {
    self.mediaType = mediaType
    self.encoding = encoding
    self.extractor = extractor
    self.title = title
    self.published = published
    self.language = language
    self.author = author
    self.statedIn = statedIn
  }
}

extension DocumentReading {
  /// How to read the same bytes in the same way again.
  public var options: ReadingOptions {
    let parts = extractor.split(separator: ":", maxSplits: 1)
    let field = parts.dropFirst().first.map(String.init)
    let markup = parts.first?.split(separator: "+").dropFirst().first.flatMap { DocumentKind(rawValue: String($0)) }
    return ReadingOptions(
      kind: DocumentKind(mediaType: mediaType), encoding: TextEncoding(rawValue: encoding),
      fields: RecordFields(text: field, kind: markup ?? .text))
  }
}

/// Where a document begins in a file that holds several: a record of JSON Lines.
public struct RecordOrigin: Sendable, Hashable {
  /// The offset of its first byte in the file.
  public var start: Int
  /// How many lines end before it.
  public var line: Int
  /// How many code points stand before it on its first line.
  public var column: Int

  /// Makes an origin.
  public init(start: Int, line: Int, column: Int) {
    self.start = start
    self.line = line
    self.column = column
  }

  /// Of a file that is one document.
  public static let whole = RecordOrigin(start: 0, line: 0, column: 0)
}

/// What a scan found and what became of every numeral of the document.
public struct ScanCounts: Sendable, Hashable {
  /// Facts with `claim` true.
  public var claims: Int
  /// Facts with `claim` false: quantities that are not claims.
  public var quantities: Int
  /// Numerals that a fact rests on.
  public var numeralsClaimed: Int
  /// Numerals that are none, each for a reason: identifiers, dates, ordinals.
  public var numeralsSetAside: Int
  /// Numerals that no rule has anything to say about.
  public var numeralsOpen: Int

  /// Makes counts.
  public init(
    claims: Int = 0, quantities: Int = 0, numeralsClaimed: Int = 0, numeralsSetAside: Int = 0, numeralsOpen: Int = 0
  ) {
    self.claims = claims
    self.quantities = quantities
    self.numeralsClaimed = numeralsClaimed
    self.numeralsSetAside = numeralsSetAside
    self.numeralsOpen = numeralsOpen
  }

  /// The sum of two scans' counts.
  public static func + (a: Self, b: Self) -> Self {
    ScanCounts(
      claims: a.claims + b.claims, quantities: a.quantities + b.quantities,
      numeralsClaimed: a.numeralsClaimed + b.numeralsClaimed,
      numeralsSetAside: a.numeralsSetAside + b.numeralsSetAside, numeralsOpen: a.numeralsOpen + b.numeralsOpen)
  }
}
