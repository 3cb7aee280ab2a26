import RuleDSL

/// The rules that found nothing in a scan, by pack, for people who look after rules.
///
///     never fired, 2 of the 12 rules of ours: night-shifts, day-shifts
struct UnusedRules {
  /// One line a pack that has such rules.
  let lines: [String]

  /// Compares what packs hold with what made a claim.
  init(_ packs: [RulePack], fired: Set<RuleReference>) {
    lines = packs.compactMap { pack in
      let unused = pack.rules.map(\.id.value).filter {
        !fired.contains(RuleReference(pack: pack.manifest.name, id: $0))
      }
      guard !unused.isEmpty else { return nil }
      let all = counted(pack.rules.count, "rule")
      let name = DisplayWidth.shown(pack.manifest.name)
      let ids = unused.map { DisplayWidth.shown($0) }.joined(separator: ", ")
      return "never fired, \(unused.count) of the \(all) of \(name): \(ids)"
    }
  }
}
