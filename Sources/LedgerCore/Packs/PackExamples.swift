public import RuleDSL

/// What became of the examples of some packs, those of rules and those of checks.
public struct PackExamples: Sendable {
  /// The examples of rules.
  public var rules: [ExampleOutcome]
  /// The examples of checks.
  public var checks: [CheckExampleOutcome]

  /// Runs the examples of the packs that `names` picks, with all loaded packs in competition.
  public init(of loaded: LoadedRules, in names: Set<String>) {
    // Compiling a vocabulary of millions of words to try out nothing would be a wait for nothing.
    let tested = loaded.packs.filter {
      names.contains($0.manifest.name) && !($0.rules.isEmpty && $0.checks.allSatisfy(\.examples.isEmpty))
    }
    guard !tested.isEmpty else {
      (rules, checks) = ([], [])
      return
    }
    let extractor = ClaimExtractor(rules: RuleCompiler.compile(loaded.packs))
    let material = AuditMaterial(tables: AuditMaterial.tables(of: loaded.packs))
    rules = tested.flatMap(ExampleRunner(extractor).run)
    checks = tested.flatMap { CheckExampleRunner(extractor).run($0, material: material) }
  }

  /// How many failed.
  public var failed: Int { rules.count(where: \.isFailure) + checks.count { !$0.isPassed } }
  /// How many did not.
  public var passed: Int { rules.count + checks.count - failed }
}
