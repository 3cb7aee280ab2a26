import RuleDSL

/// Counts on how many independent documents the figures rest.
enum SourceCount {
  /// A summary with nothing but these counts. A figure is a subject with a metric; a document whose every sentence about
  /// it stands word for word in an earlier document is a copy and doesn't count.
  static func summary(of input: AuditInput) -> AuditSummary {
    var summary = AuditSummary()
    for metric in input.metrics {
      let stated = (input.byMetric[metric] ?? []).filter { !input.claim($0).subject.isEmpty }
      for group in ClaimGroup.collect(stated, input, .subject) {
        var sentences: [String: Set<String>] = [:]
        var order: [String] = []
        for index in group.claims {
          let source = input.claims[index].source
          if sentences[source] == nil { order.append(source) }
          sentences[source, default: []].insert(input.claim(index).provenance.sentence)
        }
        var known: Set<String> = []
        var independent = 0
        for source in order {
          let own = sentences[source] ?? []
          if !own.isSubset(of: known) { independent += 1 }
          known.formUnion(own)
        }
        if independent > 1 { summary.severalSources += 1 } else { summary.singleSource += 1 }
      }
    }
    return summary
  }
}
