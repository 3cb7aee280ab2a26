import RuleDSL

/// Counts on how many independent documents the figures rest.
///
/// A document whose every sentence about a figure stands word for word in an earlier one is a copy and doesn't count;
/// white space, punctuation and case make no other sentence.
struct SourceCount {
  private let claims: [AuditedClaim]

  init(_ claims: [AuditedClaim]) { self.claims = claims }

  /// The documents that say something independently, by the mentions of one figure.
  func independent(_ mentions: [Int]) -> Int {
    var sentences: [String: Set<String>] = [:]
    var order: [String] = []
    for index in mentions {
      let source = claims[index].source
      if sentences[source] == nil { order.append(source) }
      sentences[source, default: []].insert(claims[index].claim.provenance.sentence)
    }
    if order.count < 2 { return order.count }
    var known: Set<String> = []
    var independent = 0
    for source in order {
      let own = Set((sentences[source] ?? []).map(Self.words))
      if !own.isSubset(of: known) { independent += 1 }
      known.formUnion(own)
    }
    return independent
  }

  /// The letters and digits of a sentence.
  private static func words(_ sentence: String) -> String {
    var words = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      if scalar.value < 0x80 {
        switch scalar {
        case "0"..."9", "a"..."z": words.append(scalar)
        case "A"..."Z": words.append(UnicodeScalar(UInt8(scalar.value) + 32))
        default: break
        }
      } else if scalar.properties.isAlphabetic {
        words.append(scalar)
      }
    }
    return String(words)
  }

  /// The figures with a subject: all mentions of one subject and metric, by metric, in the order of the first.
  static func figures(_ input: AuditInput) -> [ClaimGroup] {
    input.metrics.flatMap { metric in
      ClaimGroup.collect(
        (input.byMetric[metric] ?? []).filter { !input.claim($0).subject.isEmpty }, input, .subject)
    }
  }

  /// A summary with nothing but these counts.
  static func summary(of input: AuditInput) -> AuditSummary {
    let count = SourceCount(input.claims)
    var summary = AuditSummary()
    for figure in figures(input) {
      if count.independent(figure.claims) > 1 { summary.severalSources += 1 } else { summary.singleSource += 1 }
    }
    return summary
  }
}
