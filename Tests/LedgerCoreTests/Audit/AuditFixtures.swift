import RuleDSL

@testable import LedgerCore

/// Claims and packs for tests, without any document behind them.
enum AuditFixtures {
  /// A claim in short: `subject|metric|qualifier number unit`, further fields by label.
  static func claim(
    _ id: String, _ subject: String, _ metric: String, _ quantity: Quantity, source: String = "a.txt",
    sentence: String? = nil, at start: Int? = nil, quote: String? = nil, roles: [Claim.Role] = [], asOf: String? = nil,
    isClaim: Bool = true, binding: String = "sentence", prefix: String = "",
    suffix: String = ""
  ) -> AuditedClaim {
    // Claims of one source stand in the order of their ids, 100 bytes apart.
    let place = start ?? (Int(id.filter(\.isNumber)) ?? 0) * 100
    let quote = quote ?? quantity.value?.description ?? quantity.interval.description
    let provenance = Provenance(
      span: ByteRange(place, place + quote.utf8.count), codePoints: place..<(place + quote.unicodeScalars.count),
      line: place / 100 + 1, column: 1, quote: quote, lexeme: quote,
      sentence: sentence ?? "sentence \(id) of \(source)",
      prefix: prefix, suffix: suffix)
    let claim = Claim(
      provenance: provenance, quantity: quantity, metric: metric, subject: subject,
      subjectBinding: subject.isEmpty ? "" : binding, roles: roles, asOf: asOf, isClaim: isClaim, note: "",
      rule: RuleReference(pack: "test", id: "rule"))
    return AuditedClaim(id: id, source: source, claim: claim)
  }

  /// A quantity with the interval that its wording has in the ledger: `exact 130e9 parameter ±5e8`.
  static func quantity(_ text: String) throws -> Quantity {
    struct Malformed: Error { var text: String }
    var words = text.split(separator: " ").map(String.init)
    guard let qualifier = Qualifier(rawValue: words.removeFirst()) else { throw Malformed(text: text) }
    var error = ExactDecimal.zero
    if let last = words.last, last.hasPrefix("±") {
      guard let value = ExactDecimal(last.dropFirst()) else { throw Malformed(text: text) }
      error = value
      words.removeLast()
    }
    let ends = words[0].split(separator: "~", omittingEmptySubsequences: false).map { ExactDecimal($0) }
    let unit = words.count > 1 ? words[1] : ""
    let value = ends.count == 1 ? ends[0] : nil
    let interval: Interval =
      switch qualifier {
      case .exact: value.map { Interval(exactly: $0) } ?? .everything
      case .approx: .everything
      case .nearly: Interval(low: nil, high: value)
      case .moreThan: Interval(low: value ?? ends[0], high: value == nil ? ends[1] : nil, lowOpen: true, highOpen: true)
      case .atLeast: Interval(low: value, high: nil)
      case .lessThan: Interval(low: nil, high: value, highOpen: true)
      case .atMost: Interval(low: nil, high: value)
      case .range, .few: Interval(low: ends[0], high: ends[1])
      case .magnitude: Interval(low: value, high: value?.shifted(by: 1), highOpen: true)
      }
    return Quantity(
      value: value, interval: interval, qualifier: qualifier, absoluteError: error, unit: unit,
      unitKind: kinds[unit] ?? "count")
  }

  private static let kinds = [
    "d": "duration", "mo": "duration", "h": "duration", "s": "duration", "W": "power", "kW": "power", "CNY": "money",
    "USD": "money", "1": "ratio", "x": "ratio", "FLOP/s": "compute",
  ]

  /// A pack from YAML, which must hold no mistake.
  static func pack(_ yaml: String, tables: [String: String] = [:]) throws -> RulePack {
    struct Broken: Error { var diagnostics: [Diagnostic] }
    let file = SourceFile(path: "test.yaml", bytes: Array(yaml.utf8))
    var (pack, diagnostics) = RuleParser.parse(PackSource(name: "test", files: [file]))
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw Broken(diagnostics: diagnostics) }
    for (path, text) in tables { pack.files.append(SourceFile(path: path, bytes: Array(text.utf8))) }
    return pack
  }

  /// Units as the core pack has them.
  static let units = """
    units:
      s: {names: [seconds], kind: duration}
      h: {names: [hours], kind: duration, equals: 3600 s}
      d: {names: [days], kind: duration, equals: 24 h}
      mo: {names: [months], kind: duration, equals: 28..31 d}
      a: {names: [years], kind: duration, equals: 365..366 d}
      W: {names: [watts], kind: power}
      kW: {names: [kilowatts], kind: power, equals: 1000 W}
      CNY: {names: [yuan], kind: money}
      USD: {names: [dollars], kind: money}
      FLOP/s: {names: [flops], kind: compute}
      accelerator: [cards]
      chip: [chips]
      parameter: [parameters]

    """
}

extension AuditReport {
  /// `check:verdict(reason)` of every result that isn't a plain pass of a built-in check that looks at one claim after
  /// the other, with the ids of the claims that prove it.
  var lines: [String] {
    results.filter { !($0.verdict == .pass && $0.evidence.isEmpty) }.map { result in
      let ids = result.evidence.filter { !$0.repeats }.map { claims[$0.claim].id }
      return "\(result.check.id):\(result.verdict.rawValue)\(result.reason.map { "(\($0.code))" } ?? "") "
        + ids.joined(separator: ",")
    }
  }
}
