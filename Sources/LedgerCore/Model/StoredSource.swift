public import RuleDSL

/// The bytes that a fact stands in, as they were when they were scanned.
public struct StoredSource: Sendable, Hashable {
  /// Their SHA-256.
  public var sha256: String
  /// The bytes, exactly.
  public var bytes: [UInt8]

  /// Makes a source.
  public init(sha256: String, bytes: [UInt8]) {
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A rule as the ledger keeps it, so that a fact can be explained without the pack's files.
public struct StoredRule: Sendable, Hashable {
  /// The pack and the id.
  public var reference: RuleReference
  /// The pack's version.
  public var packVersion: String
  /// The hash that facts name.
  public var hash: String
  /// The rule as canonical JSON of what was written, examples left out.
  public var canonical: String

  /// Makes a rule.
  public init(reference: RuleReference, packVersion: String, hash: String, canonical: String) {
    self.reference = reference
    self.packVersion = packVersion
    self.hash = hash
    self.canonical = canonical
  }
}

/// A numeral that no rule has anything to say about, with its document.
public struct OpenNumeral: Sendable, Hashable {
  /// The document's name.
  public var source: String
  /// The SHA-256 of the bytes in which it stands.
  public var sourceSHA256: String
  /// Where and what; its fate is ``Numeral/Fate/open``.
  public var numeral: Numeral

  /// Makes an open numeral.
  public init(source: String, sourceSHA256: String, numeral: Numeral) {
    self.source = source
    self.sourceSHA256 = sourceSHA256
    self.numeral = numeral
  }
}
