public import RuleDSL

/// What there is to read about a check: what it holds against what, and an example.
public struct CheckPage: Sendable {
  /// The check.
  public var reference: CheckReference
  /// How much a failure weighs.
  public var level: Severity
  /// One sentence that says what holds when it passes.
  public var about: String
  /// What exactly is checked; of a pack's check, what its author wrote.
  public var definition: String
  /// An example; of a pack's check its own, a line each.
  public var examples: [String]

  /// `id`, or `pack/id`.
  public var name: String { reference.pack.isEmpty ? reference.id : reference.pack + "/" + reference.id }

  /// The pages of the built-in checks, then of the checks of packs in loading order.
  public static func all(of packs: [RulePack]) -> [CheckPage] {
    BuiltInChecks.all.map { CheckPage($0) } + packs.flatMap(\.checks).map { CheckPage($0) }
  }

  /// The page of a built-in check.
  public init(_ check: BuiltInCheck) {
    reference = check.reference
    level = check.level
    about = check.about
    definition = check.definition
    examples = [check.example]
  }

  /// The page of a pack's check.
  public init(_ check: CheckDeclaration) {
    reference = CheckReference(pack: check.pack, id: check.id.value)
    level = check.level
    let what: String
    switch check.test {
    case .comparison(let left, let relation, let right):
      what = "check: \(left.text) \(relation.rawValue) \(right.text)"
    case .same(let metric): what = "same: \(metric.value)"
    case .table(let path): what = "table: \(path.value)"
    case .presence(let each, let needs): what = "each: \(each.value), needs: \(needs.value)"
    }
    var terms = [what]
    let scopes = ([check.per] + check.wider).map(Self.name)
    if scopes.count > 1 {
      terms.append("per: [\(scopes.joined(separator: ", "))]")
    } else if check.per != .subject {
      terms.append("per: \(scopes[0])")
    }
    if let tolerance = check.tolerance { terms.append("tolerance: \(tolerance)") }
    if check.rounding != .printed { terms.append("rounding: \(check.rounding.rawValue)") }
    definition = terms.joined(separator: ", ")
    about = check.about ?? what
    examples = check.examples.map { "\(Self.key(of: $0.verdict)): \($0.text.value)" }
  }

  private static func name(_ scope: CheckDeclaration.Scope) -> String {
    switch scope {
    case .subject: "subject"
    case .role(let role): role
    case .sentence: "sentence"
    case .document: "document"
    case .corpus: "corpus"
    }
  }

  private static func key(of verdict: Verdict) -> String {
    switch verdict {
    case .pass: "passes"
    case .fail: "fails"
    case .unsure, .noData: verdict.rawValue
    }
  }
}
