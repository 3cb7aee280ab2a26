import RuleDSL

/// Draws what the rules did with the numbers of a sentence.
///
///     4096张: cluster.accelerators, 4096 accelerator, of Pengcheng Cloud Brain II
///       matched  ai-scale/accelerators
///       beaten   ai-scale/pieces
///       stopped  ai-scale/compute  <compute> (的)? 算力
///                wanted “算力” after it, saw “卡。”
struct ExplanationRenderer {
  let style: Style

  /// One sentence.
  func lines(_ explanation: Explanation) -> [String] {
    explanation.numbers.flatMap(lines)
      + explanation.wordings.map { style.bold(DisplayWidth.shown($0.provenance.quote)) + ": " + Self.text($0) }
  }

  private func lines(_ finding: Explanation.Finding) -> [String] {
    let names = finding.near.map { Self.name($0.rule) }
    let width = names.reduce(0) { max($0, DisplayWidth.cells($1)) }
    var lines = [style.bold(DisplayWidth.shown(finding.number.quote)) + ": " + Self.fate(finding)]
    if let claim = finding.claim { lines.append("  " + style.green("matched") + "  " + Self.name(claim.rule)) }
    lines += finding.beaten.map { "  " + style.yellow("beaten") + "   " + Self.name($0) }
    for (miss, name) in zip(finding.near, names) {
      let padding = String(repeating: " ", count: width - DisplayWidth.cells(name))
      let pattern = DisplayText.head(DisplayWidth.shown(miss.pattern), cells: 90)
      lines.append("  " + style.dim("stopped") + "  " + name + padding + "  " + pattern)
      lines.append("           " + style.dim(DisplayWidth.shown(Self.reason(miss.missing))))
    }
    return lines
  }

  private static func fate(_ finding: Explanation.Finding) -> String {
    if let claim = finding.claim { return text(claim) }
    if let reason = finding.number.setAside { return "set aside, \(reason)" }
    return "no rule has anything to say"
  }

  /// What a pattern missed, in words.
  static func reason(_ missing: Explanation.Missing) -> String {
    switch missing {
    case .part(let expected, let seen, let before):
      "wanted \(expected) \(before ? "before" : "after") it, saw " + (seen.isEmpty ? "nothing" : "“\(seen)”")
    case .unit(let expected, let found): "wanted the unit \(expected), the number carries \(found)"
    case .slot(let expected): "the number is no \(expected)"
    case .near(let words): "near: none of \(list(words)) is there"
    case .notNear(let words): "not_near: one of \(list(words)) is there"
    case .block(let kind): "the rule does not read a \(kind.rawValue)"
    case .weak(let reason): "\(reason): such a number needs text of the pattern right beside it"
    }
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(6).joined(separator: ", ") + (words.count > 6 ? ", …" : "")
  }

  private static func name(_ rule: RuleReference) -> String { DisplayWidth.shown("\(rule.pack)/\(rule.id)") }

  private static func text(_ claim: Claim) -> String {
    let subject = claim.subject.isEmpty ? "" : ", of \(claim.subject)"
    let kind = claim.isClaim ? "" : ", no claim"
    return DisplayWidth.shown("\(claim.metric), \(QuantityText.full(claim.quantity))\(subject)\(kind)")
  }
}
