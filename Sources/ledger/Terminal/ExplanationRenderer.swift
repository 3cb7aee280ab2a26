import RuleDSL

/// Draws what the rules did with the numbers of a sentence.
///
///     4096张: cluster.accelerators, 4096 accelerator, of Pengcheng Cloud Brain II
///       matched  ai-scale/accelerators  (一共|共有) ... <number> (张|块)
///                (一共|共有) “一共” · ... “有” · <number> “4096张”
///       beaten   ai-scale/pieces: less of its text is matched
///       stopped  ai-scale/compute  <compute> (的)? 算力
///                <compute> missing · (的)? not reached · 算力 not reached
///                the number is no <compute>
struct ExplanationRenderer {
  let style: Style

  /// One sentence.
  func lines(_ explanation: Explanation) -> [String] {
    explanation.numbers.flatMap(lines)
      + explanation.wordings.map { style.bold(DisplayWidth.shown($0.provenance.quote)) + ": " + Self.text($0) }
      + explanation.wordingTraces.flatMap { lines($0, width: 0) }
  }

  /// Under an example that gave too little: the pattern that came furthest, and one that would match.
  static func hints(_ trace: Explanation.PatternTrace?, _ proposal: String?) -> [String] {
    var lines: [String] = []
    if let trace, let missing = trace.missing {
      if !trace.elements.isEmpty {
        lines.append("  furthest: " + DisplayText.head(DisplayWidth.shown(elements(trace)), cells: 240))
      }
      lines.append("  " + DisplayWidth.shown(reason(missing)))
    }
    if let proposal, trace != nil { lines.append("  a pattern that would match: " + DisplayWidth.shown(proposal)) }
    return lines
  }

  private static func elements(_ trace: Explanation.PatternTrace) -> String {
    trace.elements.map(element).joined(separator: " · ")
  }

  private func lines(_ finding: Explanation.Finding) -> [String] {
    let width = (finding.held + finding.near).reduce(0) { max($0, DisplayWidth.cells(Self.name($1.rule))) }
    var lines = [style.bold(DisplayWidth.shown(finding.number.quote)) + ": " + Self.fate(finding)]
    if let claim = finding.claim, !finding.held.contains(where: { $0.rule == claim.rule }) {
      lines.append("  " + style.green("matched") + "  " + Self.name(claim.rule))
    }
    lines += finding.held.flatMap { self.lines($0, width: width) }
    lines += finding.beaten.map {
      "  " + style.yellow("beaten") + "   " + Self.name($0.rule) + style.dim($0.reason.map(Self.reason) ?? "")
    }
    lines += finding.near.flatMap { self.lines($0, width: width) }
    if finding.more > 0 {
      lines.append("  " + style.dim("\(counted(finding.more, "rule")) more met less; --rule ID shows one"))
    }
    return lines
  }

  private func lines(_ trace: Explanation.PatternTrace, width: Int) -> [String] {
    let name = Self.name(trace.rule)
    let padding = String(repeating: " ", count: max(0, width - DisplayWidth.cells(name)))
    let pattern = DisplayText.head(DisplayWidth.shown(trace.pattern), cells: 90)
    let mark = trace.missing == nil ? style.green("matched") : style.dim("stopped")
    var lines = ["  " + mark + "  " + name + padding + "  " + pattern]
    if !trace.elements.isEmpty {
      lines.append("           " + DisplayText.head(DisplayWidth.shown(Self.elements(trace)), cells: 240))
    }
    if let missing = trace.missing {
      lines.append("           " + style.dim(DisplayWidth.shown(Self.reason(missing))))
    }
    return lines
  }

  private static func element(_ element: Explanation.Element) -> String {
    let text = DisplayText.head(element.text, cells: 60)
    return switch element.outcome {
    case .met(let taken): taken.isEmpty ? "\(text) left out" : "\(text) “\(DisplayText.head(taken, cells: 40))”"
    case .missed: "\(text) missing"
    case .unreached: "\(text) not reached"
    }
  }

  private static func fate(_ finding: Explanation.Finding) -> String {
    if let claim = finding.claim { return text(claim) }
    if let reason = finding.number.setAside { return "set aside, \(reason)" }
    return finding.near.contains { if case .unbound? = $0.missing { true } else { false } }
      ? "no claim" : "no rule has anything to say"
  }

  /// What a pattern missed, in words.
  static func reason(_ missing: Explanation.Missing) -> String {
    switch missing {
    case .part(let expected, let seen, let before, let within):
      "wanted \(expected) \(within.map { "within \(counted($0, "word")) " } ?? "")\(before ? "before" : "after") it, saw "
        + quoted(seen)
    case .wholeWord(let word, let seen): "wanted \(word) as a whole word, saw \(quoted(seen))"
    case .regex("", _): "the expression stops before anything of it is met"
    case .regex(let expected, let seen): "wanted \(expected) next, saw \(quoted(seen))"
    case .elsewhere: "the expression holds in the sentence, but its groups do not hold this number"
    case .unbound(let type): "the rule drops a claim without a \(type), and none is named"
    case .unit(let expected, let found): "wanted the unit \(expected), the number carries \(found)"
    case .slot(let expected): "the number is no \(expected)"
    case .near(let words, let within): "near: none of \(list(words)) is there\(distance(within))"
    case .notNear(let words, let within): "not_near: one of \(list(words)) is there\(distance(within))"
    case .block(let kind): "the rule does not read a \(kind.rawValue)"
    case .weak(let reason): "\(reason): such a number needs text of the pattern right beside it"
    }
  }

  private static func distance(_ words: Int?) -> String { words.map { " within \(counted($0, "word"))" } ?? "" }

  private static func reason(_ defeat: Explanation.Defeat) -> String {
    switch defeat {
    case .text: ": less of its text is matched"
    case .over: ": the other names it in `over`"
    case .gaps: ": its gaps span more words"
    case .order: ": nothing but the order of the two tells them apart"
    }
  }

  private static func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "“\(text)”" }

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
