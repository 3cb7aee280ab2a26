import RuleDSL

/// Builds the id of something from its content: a letter, `_` and 32 hex digits of a SHA-256.
///
/// Every field is written with its length in front and an absent one as its own mark, so that no two lists of fields
/// give the same bytes: ("ab", "c") and ("a", "bc") differ, and so do `nil` and "".
struct ContentID {
  private let letter: Character
  private var bytes: [UInt8] = []

  /// Begins an id; `letter` says what it is the id of, and is hashed too.
  init(_ letter: Character) {
    self.letter = letter
    bytes.reserveCapacity(256)
    add(String(letter))
  }

  /// Adds a text, or its absence.
  mutating func add(_ field: String?) {
    guard let field else {
      bytes.append(0)
      return
    }
    bytes.append(1)
    add(length: field.utf8.count)
    bytes.append(contentsOf: field.utf8)
  }

  /// Adds a whole number.
  mutating func add(_ field: Int) {
    bytes.append(2)
    add(length: field)
  }

  /// The id of the fields so far.
  var text: String { text(SHA256()) }

  /// The id of the fields so far, by a hasher that has only begun; it begins again for the next id.
  func text(_ hasher: SHA256) -> String {
    hasher.update(bytes)
    let digits = Hex.text(hasher.finish().prefix(16))
    hasher.restart()
    return "\(letter)_" + digits
  }

  private mutating func add(length: Int) {
    let value = UInt64(bitPattern: Int64(length))
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}

extension ContentID {
  /// The id of a claim in some bytes: `f_…`. Neither path, rule nor run goes in, so what is found again is the same.
  static func fact(_ claim: Claim, sourceSHA256: String) -> String {
    var id = ContentID("f")
    id.add(sourceSHA256)
    id.add(claim.provenance.span.lower)
    id.add(claim.provenance.span.upper)
    id.addContent(of: claim)
    return id.text
  }

  /// What a claim says, wherever it stands: equal for two claims that differ only in place or wording.
  static func content(of claim: Claim) -> String { content(of: claim, SHA256()) }

  static func content(of claim: Claim, _ hasher: SHA256) -> String {
    var id = ContentID("c")
    id.addContent(of: claim)
    return id.text(hasher)
  }

  /// The id of reading some bytes in one way and applying some rules with one engine: `r_…`.
  static func run(sourceSHA256: String, reading: DocumentReading, rulesetHash: String, engine: String) -> String {
    var id = ContentID("r")
    for field in [sourceSHA256, reading.mediaType, reading.encoding, reading.extractor] { id.add(field) }
    id.add(reading.title)
    id.add(reading.published)
    if reading.language != nil || reading.author != nil {
      id.add(reading.language)
      id.add(reading.author)
    }
    id.add(rulesetHash)
    id.add(engine)
    return id.text
  }

  private mutating func addContent(of claim: Claim) {
    add(claim.metric)
    add(claim.subject)
    add(claim.quantity.value?.description)
    add(claim.quantity.interval.low?.description)
    add(claim.quantity.interval.high?.description)
    add(claim.quantity.qualifier.rawValue)
    add(claim.quantity.unit)
  }
}
