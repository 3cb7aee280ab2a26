import RuleDSL

/// A SARIF 2.1.0 log of one run, within the limits of GitHub's code scanning.
///
/// GitHub takes at most 25,000 results of a run and 10 MB of gzip, and shows the 5,000 most severe. Results beyond
/// 25,000, or beyond 10 MB of text (gzip never makes more of it), are left out, the least severe first, and a
/// notification of the run says how many.
struct SARIFLog {
  /// The version of the program.
  var version: String
  /// What was run: `audit` or `check`.
  var command: String
  /// The checks, in the order in which results name them.
  var rules: [Rule]
  /// The results, the most important first.
  var results: [Result]

  /// The most results.
  var resultLimit = 25_000
  /// The most bytes.
  var sizeLimit = 10_000_000
  /// GitHub takes a thousand locations of a result and shows a hundred.
  static let locationLimit = 100
  /// GitHub takes a thousand characters and more; nobody reads them.
  static let textLimit = 1000

  /// A check.
  struct Rule {
    var id: String
    var level: Severity
    var about: String
    var definition: String
    var help: String
    var tags: [String]
  }

  /// A finding.
  struct Result {
    /// The index in ``SARIFLog/rules``.
    var rule: Int
    var kind: Kind
    var level: Severity
    var message: String
    var locations: [Location]
    var related: [Location]
    /// What stays when lines move.
    var fingerprint: String
    /// Why the project accepts it.
    var justification: String?
    var properties: [(key: String, value: String)]
  }

  /// How SARIF calls a verdict.
  enum Kind: String {
    case fail, open, pass, review
  }

  /// A piece of a document.
  struct Location {
    var source: String
    var line: Int
    var column: Int?
    var quote: String?
    var bytes: Range<Int>?
    var message: String?
  }

  /// The bytes, with a line break at the end.
  var bytes: [UInt8] {
    var body: [UInt8] = []
    var written = 0
    let head = head
    let room = sizeLimit - head.count - 2000
    for result in results.prefix(resultLimit) {
      var json = JSONText()
      json.raw(written == 0 ? "\n" : ",\n")
      json.object { write(result, to: &$0) }
      if body.count + json.bytes.count > room { break }
      body += json.bytes
      written += 1
    }
    var tail = JSONText()
    tail.raw("\n],\"invocations\":[")
    tail.object { invocation in
      invocation.add("executionSuccessful", true)
      let left = results.count - written
      guard left > 0 else { return }
      invocation.add("toolExecutionNotifications", [left]) { json, left in
        json.object { note in
          note.add("level", "warning")
          note.add("message") { $0.object { $0.add("text", "\(left) less severe results were left out.") } }
        }
      }
    }
    tail.raw("]}]}\n")
    return head + body + tail.bytes
  }

  private var head: [UInt8] {
    var json = JSONText()
    json.raw(#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":"#)
    json.object { tool in
      tool.add("driver") { json in
        json.object { driver in
          driver.add("name", "ledger")
          driver.add("semanticVersion", version)
          driver.add("rules", rules) { json, rule in json.object { write(rule, to: &$0) } }
        }
      }
    }
    json.raw(#","automationDetails":{"id":"ledger/"#)
    json.raw(command)
    json.raw(#"/"},"columnKind":"unicodeCodePoints","results":["#)
    return json.bytes
  }

  private func write(_ rule: Rule, to object: inout JSONObject) {
    object.add("id", rule.id)
    object.add("shortDescription") { $0.object { $0.add("text", Self.cut(rule.about)) } }
    object.add("fullDescription") { $0.object { $0.add("text", Self.cut(rule.definition)) } }
    object.add("help") { $0.object { $0.add("text", Self.cut(rule.help)) } }
    object.add("defaultConfiguration") { $0.object { $0.add("level", rule.level.rawValue) } }
    object.add("properties") { $0.object { $0.add("tags", Array(rule.tags.prefix(20))) { $0.string($1) } } }
  }

  private func write(_ result: Result, to object: inout JSONObject) {
    object.add("ruleId", rules[result.rule].id)
    object.add("ruleIndex", result.rule)
    object.add("kind", result.kind.rawValue)
    object.add("level", result.kind == .fail ? result.level.rawValue : "none")
    // `[text](target)` would be read as a link.
    object.add("message") { $0.object { $0.add("text", Self.cut(result.message.replacing("](", with: "] ("))) } }
    object.add("locations", Array(result.locations.prefix(Self.locationLimit))) { json, location in
      json.object { write(location, id: nil, to: &$0) }
    }
    if !result.related.isEmpty {
      let related = Array(result.related.prefix(Self.locationLimit).enumerated())
      object.add("relatedLocations", related) { json, location in
        json.object { write(location.element, id: location.offset + 1, to: &$0) }
      }
    }
    object.add("partialFingerprints") { $0.object { $0.add("ledgerFinding/v1", result.fingerprint) } }
    if let justification = result.justification {
      object.add("suppressions", [justification]) { json, text in
        json.object { suppression in
          suppression.add("kind", "external")
          suppression.add("status", "accepted")
          suppression.add("justification", Self.cut(text))
        }
      }
    }
    object.add("properties") { json in
      json.object { bag in for property in result.properties { bag.add(property.key, Self.cut(property.value)) } }
    }
  }

  private func write(_ location: Location, id: Int?, to object: inout JSONObject) {
    if let id { object.add("id", id) }
    object.add("physicalLocation") { json in
      json.object { physical in
        physical.add("artifactLocation") { $0.object { write(artifact: location.source, to: &$0) } }
        physical.add("region") { $0.object { write(region: location, to: &$0) } }
      }
    }
    if let message = location.message { object.add("message") { $0.object { $0.add("text", Self.cut(message)) } } }
  }

  private func write(region location: Location, to region: inout JSONObject) {
    region.add("startLine", location.line)
    guard let column = location.column, let quote = location.quote else { return }
    region.add("startColumn", column)
    let lines = quote.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1 { region.add("endLine", location.line + lines.count - 1) }
    let width = lines.last?.unicodeScalars.count ?? 0
    region.add("endColumn", lines.count > 1 ? width + 1 : column + width)
    if let bytes = location.bytes {
      region.add("byteOffset", bytes.lowerBound)
      region.add("byteLength", bytes.count)
    }
    region.add("snippet") { $0.object { $0.add("text", Self.cut(quote)) } }
  }

  private func write(artifact source: String, to artifact: inout JSONObject) {
    if source.contains("://") {
      artifact.add("uri", Self.escaped(source, keeping: ":/?#[]@!$&'()*+,;=%"))
    } else if source.hasPrefix("/") {
      artifact.add("uri", "file://" + Self.escaped(source, keeping: "/"))
    } else {
      artifact.add("uri", Self.escaped(source, keeping: "/"))
      artifact.add("uriBaseId", "%SRCROOT%")
    }
  }

  /// A path as RFC 3986 writes it.
  private static func escaped(_ path: String, keeping kept: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(UnicodeScalar(byte))
      case _ where kept.utf8.contains(byte): text.unicodeScalars.append(UnicodeScalar(byte))
      default: text += "%" + Hex.text(CollectionOfOne(byte)).uppercased()
      }
    }
    return text
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= textLimit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLimit - 1))) + "…"
  }
}
