public import RuleDSL

/// Why a check fails, can't tell or has nothing to tell. ``code`` is what JSON and the ledger print.
public enum AuditReason: Sendable, Hashable {
  // Failures.
  /// No number satisfies both statements.
  case disjoint
  /// Every value of the left side breaks the order.
  case orderBroken
  /// Every value lies outside this interval.
  case outside(Interval)
  /// The unit measures something else than the metric: the claim's unit, the metric's.
  case wrongKind(String, String)
  /// The bytes at the span are these, no longer the quote; `nil` when the document has become too short.
  case quoteMoved(found: String?)
  /// Two claims share bytes.
  case sharedBytes
  /// A claim of this metric is needed and missing.
  case missing(metric: String)
  /// No whole number of so many things makes the share.
  case noWholePart(of: ExactDecimal)
  /// The file is no longer the one that was scanned.
  case sourceChanged
  /// The finding that an entry accepts isn't there.
  case acceptanceUnused
  /// So many findings begin with what an entry accepts.
  case acceptanceAmbiguous(Int)
  /// The last day of an acceptance has passed.
  case acceptanceExpired(String)

  // Left open.
  /// The intervals meet, but neither holds the other.
  case partlyMeeting
  /// An interval has no end on the side that matters.
  case unbounded
  /// The difference is within half the last non-zero place of a round whole number.
  case roundNumber
  /// The figures held at different times.
  case drift(String, String)
  /// The units can't be converted into each other.
  case unitsDiffer(String, String)
  /// The divisor is zero.
  case divisionByZero
  /// The claims state no subject, and stand in different sentences.
  case subjectUnknown
  /// The claims stand in one document, and one of them only carries on a subject that an earlier sentence named.
  case subjectCarried
  /// One sentence or one row of a table lists values that exclude each other: it isn't about one thing.
  case listed
  /// One of the figures is a thousand times beyond what is usual.
  case beyondUsual
  /// The figures agree if a K, M or G is read as a power of 1024.
  case binaryScale
  /// A multiplier without its base can't contradict one that has it.
  case baseUnknown
  /// The subject is a family of things, and the claims don't call it by the same name.
  case family
  /// A multiplier stands in a sentence that doesn't say of what it is one.
  case factorUnnamed
  /// One document gives several values, so the metric may not have just one.
  case severalValues
  /// Too many combinations of values to compare all; this many were left out.
  case tooManyValues(leftOut: Int)
  /// The value has more digits than the arithmetic holds.
  case digitsLost
  /// A count of things has a fraction.
  case fraction
  /// The claims state no subject, so nothing can be compared with them.
  case subjectMissing
  /// Numerals that no rule has anything to say about.
  case openNumerals(Int)
  /// The file can't be read where it was.
  case sourceGone
  /// The documents were scanned with other rules than those at hand.
  case otherRules
  /// No pack declares this name.
  case undeclared(String)
  /// A figure that is worded as approximate has so many significant digits.
  case excessDigits(Int)
  /// Nothing but one document says so.
  case singleSource

  // No data.
  /// Nothing with this metric to compare with.
  case noClaims(metric: String)
  /// Only one claim, nothing to compare it with.
  case noCounterpart
  /// The reference table was not given.
  case noTable(String)
  /// A line of the reference table can't be read, for this reason.
  case badTable(line: Int, String)
  /// The bytes of the document were not given.
  case noBytes

  /// The stable name.
  public var code: String {
    switch self {
    case .disjoint: "disjoint"
    case .orderBroken: "order-broken"
    case .outside: "outside"
    case .wrongKind: "wrong-kind"
    case .quoteMoved: "quote-moved"
    case .sharedBytes: "shared-bytes"
    case .missing: "missing"
    case .noWholePart: "no-whole-part"
    case .sourceChanged: "source-changed"
    case .acceptanceUnused: "acceptance-unused"
    case .acceptanceAmbiguous: "acceptance-ambiguous"
    case .acceptanceExpired: "acceptance-expired"
    case .partlyMeeting: "partly-meeting"
    case .unbounded: "unbounded"
    case .roundNumber: "round-number"
    case .drift: "drift"
    case .unitsDiffer: "units-differ"
    case .divisionByZero: "division-by-zero"
    case .subjectUnknown: "subject-unknown"
    case .subjectCarried: "subject-carried"
    case .listed: "listed"
    case .beyondUsual: "beyond-usual"
    case .binaryScale: "binary-scale"
    case .baseUnknown: "base-unknown"
    case .family: "family"
    case .factorUnnamed: "factor-unnamed"
    case .severalValues: "several-values"
    case .tooManyValues: "too-many-values"
    case .digitsLost: "digits-lost"
    case .fraction: "fraction"
    case .subjectMissing: "subject-missing"
    case .openNumerals: "open-numerals"
    case .sourceGone: "source-gone"
    case .otherRules: "other-rules"
    case .undeclared: "undeclared"
    case .excessDigits: "excess-digits"
    case .singleSource: "single-source"
    case .noClaims: "no-claims"
    case .noCounterpart: "no-counterpart"
    case .noTable: "no-table"
    case .badTable: "bad-table"
    case .noBytes: "no-bytes"
    }
  }
}
