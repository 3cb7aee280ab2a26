import ArgumentParser
import Foundation
import LedgerCore
import RuleDSL

/// `ledger show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one fact: where it stands, what it says and which rule found it.",
    discussion: """
      With --text it takes a document instead, and shows what of it is read: the kind and place of each block, and \
      what is left out.
      """)

  @Argument(help: "The fact's id, or as much of its beginning as is its own; `f_` may be left out.")
  var fact: String

  @Flag(help: "Take a file and show its text as rules see it, block by block.")
  var text = false

  @Flag(help: "Show how the value came about, and the rule as it was when it was applied.")
  var why = false

  @OptionGroup var reading: ReadingChoices

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = global.console
    if text { return try showText(console) }
    let ledger = try Ledger.open(at: global.ledgerPath, creating: false)
    let records = try ledger.facts(withPrefix: fact)
    let rules = try records.map { try ledger.rule(hash: $0.ruleHash) }
    try ledger.close()
    for (record, rule) in zip(records, rules) {
      for line in lines(record, rule, console.outputStyle) { try console.output.write(line + "\n") }
    }
    try console.output.flush()
  }

  private func showText(_ console: Console) throws {
    var refused = 0
    let document: DocumentFinder.Document = fact == "-" ? .standardInput : .file(fact)
    for input in DocumentSupply([document], options: reading.options, name: { $0 }) {
      do throws(DocumentUnavailable) {
        let bytes = try input.bytes()
        switch DocumentReader.read(bytes, name: input.name, input.options) {
        case .failure(let refusal): throw DocumentUnavailable(reason: refusal.message(from: input.origin.start))
        case .success(let document):
          let renderer = TextRenderer(document: document, name: input.name, origin: input.origin)
          for line in renderer.lines(console.outputStyle) { try? console.output.write(line + "\n") }
        }
      } catch {
        refused += 1
        console.problem("\(DisplayWidth.shown(input.name)): \(error.reason)")
      }
    }
    try console.output.flush()
    if refused > 0 { throw ExitStatus.unreadable }
  }

  private func lines(_ record: FactRecord, _ rule: StoredRule?, _ style: Style) -> [String] {
    let claim = record.claim
    let subject = claim.subject.isEmpty ? "" : " of \(DisplayWidth.shown(claim.subject))"
    let frame = SourceFrame(
      path: record.source, provenance: claim.provenance, label: claim.quantity.interval.description)
    var lines = [style.bold("\(DisplayWidth.shown(claim.metric))\(subject): \(QuantityText.full(claim.quantity))")]
    lines += frame.lines(style).map { "  " + $0 }
    var fields = fields(record)
    if why { fields += derivation(claim) }
    let width = fields.map(\.name.count).max() ?? 0
    lines += fields.map { field in
      let padding = String(repeating: " ", count: width - field.name.count)
      return "  " + style.dim(field.name + padding) + "  " + DisplayWidth.shown(field.text)
    }
    if why, let rule {
      lines.append("  " + style.dim("the rule as it was applied, in \(rule.reference.pack) \(rule.packVersion):"))
      lines += Self.lines(ofCanonical: rule.canonical).map { "    " + DisplayWidth.shown($0) }
    }
    return lines
  }

  private func fields(_ record: FactRecord) -> [(name: String, text: String)] {
    let claim = record.claim
    var fields = [
      ("fact", record.factID), ("status", record.status.rawValue),
      ("kind", claim.isClaim ? "a claim" : "a quantity, no claim" + (claim.note.isEmpty ? "" : ": " + claim.note)),
      ("subject", claim.subject.isEmpty ? "none stated" : "\(claim.subject), \(Self.binding(claim.subjectBinding))"),
      ("rule", "\(claim.rule.pack)/\(claim.rule.id)"),
    ]
    if claim.isClaim, !claim.note.isEmpty { fields.append(("note", claim.note)) }
    fields += claim.roles.map { ($0.name, $0.entity) }
    if let asOf = claim.asOf {
      fields.append(("as of", "\(asOf), \(Self.dating(claim.asOfBinding))"))
    } else if claim.asOfBinding == "relative" {
      fields.append(("as of", "unknown: told from the date of the document, which states none"))
    }
    if let time = claim.timeCode { fields.append(("time code", time)) }
    if let speaker = claim.speaker { fields.append(("speaker", speaker)) }
    let span = record.fileSpan
    let source = record.recordStart == 0 ? "" : ", of the record at byte \(record.recordStart)"
    fields.append(("bytes", "\(span.lower)..<\(span.upper)\(source), sha256 \(record.sourceSHA256)"))
    fields.append(("recorded", "\(record.recordedAt) by run \(record.runID)"))
    return fields
  }

  /// From the printed number to the interval, step by step.
  private func derivation(_ claim: Claim) -> [(name: String, text: String)] {
    let quantity = claim.quantity
    return [
      ("numeral", claim.provenance.lexeme),
      ("value", quantity.value.map(\.description) ?? "none, only an interval is stated"),
      ("qualifier", quantity.qualifier.rawValue),
      ("interval", quantity.interval.description),
      (
        "precision",
        quantity.absoluteError.isZero ? "counted exactly" : "± \(quantity.absoluteError), the last printed digit"
      ),
      ("unit", quantity.unit + (quantity.unitKind.isEmpty ? "" : " (\(quantity.unitKind))")),
      ("sentence", claim.provenance.sentence),
    ]
  }

  /// The stored rule a key a line, and of a list an item a line; as it is when it cannot be read.
  private static func lines(ofCanonical text: String) -> [String] {
    guard let rule = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { return [text] }
    return rule.sorted { $0.key < $1.key }.flatMap { key, value in
      guard let items = value as? [Any] else { return ["\(key): \(Self.text(value))"] }
      return ["\(key):"] + items.map { "  - \(Self.text($0))" }
    }
  }

  private static func text(_ value: Any) -> String {
    if let text = value as? String { return text }
    guard JSONSerialization.isValidJSONObject(value),
      let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return "\(value)" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func dating(_ binding: String) -> String {
    switch binding {
    case "sentence": "the nearest date in the sentence"
    case "relative": "told from the date of the document"
    case "label": "from the header or label of the table"
    case "previous": "from a sentence before"
    case "heading": "from the heading above"
    case "document": "the date of the document"
    default: "as it was recorded"
    }
  }

  private static func binding(_ binding: String) -> String {
    switch binding {
    case "slot": "named in the rule's own words"
    case "sentence": "the nearest in the sentence"
    case "heading": "from the heading above"
    case "previous": "from a sentence before"
    case "document": "from the document as a whole"
    case "fixed": "fixed by the rule"
    default: "bound by \(binding.isEmpty ? "nothing" : binding)"
    }
  }
}
