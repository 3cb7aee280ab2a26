import RuleDSL

/// Draws what the rules did with a number.
///
///     1:7 4096: cluster.accelerators, 4096 accelerator, of Pengcheng Cloud Brain II
///       matched  ai-scale/cards-zh   共有 ... <number> 张
///       beaten   ai-scale/pieces     <number> 张
///                by ai-scale/cards-zh
///       stopped  ai-scale/cost       <number> 张 (钱|券)
///                wanted “钱|券” after it, saw “卡。”
struct ExplanationRenderer {
  private let claims: [Claim]
  private let style: Style

  init(claims: [Claim], style: Style) {
    self.claims = claims
    self.style = style
  }

  /// One number with its rules.
  func lines(_ explanation: NumberExplanation) -> [String] {
    let numeral = explanation.numeral
    let head = "\(numeral.line):\(numeral.column) \(DisplayWidth.shown(numeral.text))"
    let width = explanation.attempts.reduce(0) { max($0, DisplayWidth.cells(Self.name($1.rule))) }
    return [style.bold(head) + ": " + DisplayWidth.shown(fate(numeral))]
      + explanation.attempts.flatMap { lines($0, nameWidth: width) }
  }

  private func fate(_ numeral: Numeral) -> String {
    switch numeral.fate {
    case .setAside(let reason): return "set aside, \(reason)"
    case .open: return "no rule has anything to say"
    case .claimed:
      let mine = claims.filter { $0.provenance.span.overlaps(numeral.span) }
      return mine.isEmpty ? "taken by another claim" : mine.map(Self.text).joined(separator: "; ")
    }
  }

  private func lines(_ attempt: RuleAttempt, nameWidth: Int) -> [String] {
    let name = Self.name(attempt.rule)
    let padding = String(repeating: " ", count: nameWidth - DisplayWidth.cells(name))
    let rest =
      DisplayWidth.shown(name) + padding + "  "
      + DisplayText.head(DisplayWidth.shown(attempt.pattern.value), cells: 100)
    let detail = { (text: String) in "           " + style.dim(DisplayWidth.shown(text)) }
    switch attempt.outcome {
    case .matched: return ["  " + style.green("matched") + "  " + rest]
    case .beaten(let winner):
      return ["  " + style.yellow("beaten") + "   " + rest, detail("by \(Self.name(winner))")]
    default: return ["  " + style.dim("stopped") + "  " + rest, detail(Self.reason(attempt.outcome))]
    }
  }

  private static func reason(_ outcome: RuleAttempt.Outcome) -> String {
    switch outcome {
    case .matched, .beaten: ""
    case .text(let wanted, let seen, let side):
      "wanted “\(wanted)” \(side.rawValue) it, saw " + (seen.isEmpty ? "the end of the sentence" : "“\(seen)”")
    case .form(let wanted): "the number is no <\(wanted)>"
    case .unit(let wanted): "the number carries another unit than \(wanted)"
    case .context: "near or not_near does not hold"
    case .block(let kind): "the rule does not read a \(kind.rawValue)"
    }
  }

  private static func name(_ rule: RuleReference) -> String { "\(rule.pack)/\(rule.id)" }

  private static func text(_ claim: Claim) -> String {
    let subject = claim.subject.isEmpty ? "" : ", of \(claim.subject)"
    return "\(claim.metric), \(QuantityText.full(claim.quantity))\(subject)" + (claim.isClaim ? "" : ", no claim")
  }
}
