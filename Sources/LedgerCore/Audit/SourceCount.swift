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
    var known: Set<[UInt8]> = []
    var independent = 0
    for source in order {
      let own = Set((sentences[source] ?? []).map(Self.words))
      if !own.isSubset(of: known) { independent += 1 }
      known.formUnion(own)
    }
    return independent
  }

  /// The letters and digits of a sentence.
  private static func words(_ sentence: String) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(sentence.utf8.count)
    for scalar in sentence.unicodeScalars {
      if scalar.value < 0x80 {
        switch scalar {
        case "0"..."9", "a"..."z": words.append(UInt8(scalar.value))
        case "A"..."Z": words.append(UInt8(scalar.value) + 32)
        default: break
        }
      } else if scalar.properties.isAlphabetic {
        words.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return words
  }

  /// The figures with a subject, by metric, in the order of their first mentions: each is all mentions of one subject and
  /// metric.
  static func figures(_ input: AuditInput) -> [Figure] {
    let count = SourceCount(input.claims)
    return input.metrics.flatMap { metric in
      ClaimGroup.collect(
        (input.byMetric[metric] ?? []).filter { !input.claims[$0].claim.subject.isEmpty }, input, .subject
      ).map { Figure(first: $0.claims[0], restsOnOne: count.independent($0.claims) < 2) }
    }
  }

  /// What is said of one subject and metric.
  struct Figure {
    /// The first mention.
    var first: Int
    /// Whether all mentions go back to one document.
    var restsOnOne: Bool
  }

  /// A summary with nothing but these counts.
  static func summary(of input: AuditInput) -> AuditSummary {
    var summary = AuditSummary()
    for figure in input.figures {
      if figure.restsOnOne { summary.singleSource += 1 } else { summary.severalSources += 1 }
    }
    return summary
  }
}
