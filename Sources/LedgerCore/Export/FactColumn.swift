import RuleDSL

/// A column of the exported table: its name, what it holds and how it is taken from a row.
///
/// The list is a contract with whoever reads the files: its order and names stay, new columns are only ever appended.
struct FactColumn: Sendable {
  /// The header, which is also the key in JSON Lines and the field of the descriptor.
  var name: String
  /// What the descriptor tells.
  var about: String
  /// The type of its values.
  var type: ValueType
  /// The values that it can have, if they are a closed set.
  var values: [String] = []
  /// The value in a row; `nil` is null.
  var value: @Sendable (ExportRow) -> String?

  /// The type of a column's values, named as Table Schema names it.
  enum ValueType: String {
    case string, number, integer, boolean
  }

  private init(
    _ name: String, _ type: ValueType, _ about: String, values: [String] = [],
    value: @escaping @Sendable (ExportRow) -> String?
  ) {
    self.name = name
    self.about = about
    self.type = type
    self.values = values
    self.value = value
  }

  /// Every column in its order.
  static let all: [FactColumn] = [
    FactColumn("fact_id", .string, "Id of the fact: hashes what is claimed and where in which bytes") {
      $0.record.factID
    },
    FactColumn("source", .string, "The document, relative to the ledger's folder when it lies inside") {
      $0.record.source
    },
    FactColumn("line", .integer, "Line of the quote, from 1") { String($0.record.claim.provenance.line) },
    FactColumn("column", .integer, "Column of the quote in code points, from 1") {
      String($0.record.claim.provenance.column)
    },
    FactColumn("quote", .string, "The words that state the number") { $0.record.claim.provenance.quote },
    FactColumn("sentence", .string, "The sentence around the quote") { $0.record.claim.provenance.sentence },
    FactColumn("subject", .string, "What the number is about") { $0.record.claim.subject },
    FactColumn("metric", .string, "What is measured") { $0.record.claim.metric },
    FactColumn("value", .number, "The stated number; null when only an interval is stated") {
      $0.record.claim.quantity.value?.description
    },
    FactColumn("low", .number, "Least value that the wording allows; null when there is none") {
      $0.record.claim.quantity.interval.low?.description
    },
    FactColumn("high", .number, "Greatest value that the wording allows; null when there is none") {
      $0.record.claim.quantity.interval.high?.description
    },
    FactColumn("qualifier", .string, "How the wording limits the number", values: Qualifier.allCases.map(\.rawValue)) {
      $0.record.claim.quantity.qualifier.rawValue
    },
    FactColumn("unit", .string, "Canonical unit; 1 for a pure ratio, x for a multiplier") {
      $0.record.claim.quantity.unit
    },
    FactColumn("abs_error", .number, "Half a unit of the last printed digit; 0 for counted whole numbers") {
      $0.record.claim.quantity.absoluteError.description
    },
    FactColumn("as_of", .string, "When the figure held: 2023, 2023-03, 2023-06-05, 2023-Q1, 2023-H1 or 2019/2023") {
      $0.record.claim.asOf
    },
    FactColumn("claim", .boolean, "Whether it is a claim, or only some other quantity") {
      $0.record.claim.isClaim ? "true" : "false"
    },
    FactColumn(
      "status", .string, "Whether the document still says so", values: FactStatus.allCases.map(\.rawValue)
    ) { $0.record.status.rawValue },
    FactColumn(
      "review", .string, "What a person said of it",
      values: ["unreviewed", "accepted", "corrected", "rejected", "deferred", "carried"]
    ) { _ in "unreviewed" },
    FactColumn("reviewer", .string, "Who reviewed it") { _ in nil },
    FactColumn("reviewed_at", .string, "When it was reviewed") { _ in nil },
    FactColumn(
      "verdict", .string, "The worst that the checks said",
      values: Verdict.allCases.map(\.rawValue) + ["not_checked"]
    ) { $0.verdict?.worst?.rawValue ?? "not_checked" },
    FactColumn("checks", .string, "The checks and what each said: id:verdict, sorted, separated by spaces") {
      $0.verdict?.checks.map { "\($0.id):\($0.verdict.rawValue)" }.sorted().joined(separator: " ")
    },
    FactColumn("rule_id", .string, "The rule that found it") { $0.record.claim.rule.id },
    FactColumn("rule_hash", .string, "Hash of what that rule says") { $0.record.ruleHash },
    FactColumn("rule_pack", .string, "The pack of that rule") { $0.record.claim.rule.pack },
    FactColumn("source_sha256", .string, "SHA-256 of the document's bytes, of a record the record's") {
      $0.record.sourceSHA256
    },
    FactColumn("byte_start", .integer, "First byte of the quote in the file") {
      String($0.record.fileSpan.lower)
    },
    FactColumn("byte_end", .integer, "One past the last byte of the quote") {
      String($0.record.fileSpan.upper)
    },
    FactColumn("prefix", .string, "Up to 64 code points before the quote") { $0.record.claim.provenance.prefix },
    FactColumn("suffix", .string, "Up to 64 code points after the quote") { $0.record.claim.provenance.suffix },
    FactColumn("subject_binding", .string, "Where the subject was found") { $0.record.claim.subjectBinding },
    FactColumn("run_id", .string, "The scan that speaks: hashes source, reading, rules and engine") {
      $0.record.runID
    },
    FactColumn("recorded_at", .string, "When the fact first entered the ledger, UTC") { $0.record.recordedAt },
    FactColumn("supersedes", .string, "The fact whose place it took") { _ in nil },
    FactColumn("roles", .string, #"Further entities: role=entity, separated by "; ", with \ before ; = and \ inside"#) {
      roles($0.record.claim.roles)
    },
    FactColumn("note", .string, "What a reader should know: hypothetical, negated") { $0.record.claim.note },
    FactColumn(
      "as_of_binding", .string, "Where as_of was found: sentence, relative, label, previous, heading or document"
    ) { $0.record.claim.asOfBinding.isEmpty ? nil : $0.record.claim.asOfBinding },
    FactColumn("time_code", .string, "When it is said in a recording: 00:01:23.456") { $0.record.claim.timeCode },
    FactColumn("speaker", .string, "Who says it, in a transcript that tells") { $0.record.claim.speaker },
    FactColumn(
      "record_start", .integer, "First byte in the file of the document's bytes; 0 unless it is a record"
    ) { String($0.record.recordStart) },
  ]

  private static func roles(_ roles: [Claim.Role]) -> String {
    roles.map { escaped($0.name) + "=" + escaped($0.entity) }.joined(separator: "; ")
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == ";" || scalar == "=" || scalar == "\\" { out.unicodeScalars.append("\\") }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
