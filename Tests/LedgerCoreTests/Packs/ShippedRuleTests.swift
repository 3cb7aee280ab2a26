import LedgerCore
import RuleDSL
import Testing

/// What every rule of the shipped packs owes its reader.
@Suite struct ShippedRuleTests {
  private static let packs = PackLoader().load([], onlyCore: false).packs

  @Test func everyRuleShowsTwoFindsAndWhatItIgnores() {
    let rules = Self.packs.flatMap(\.rules).filter { $0.status != "deprecated" }
    #expect(rules.count > 300)
    for rule in rules {
      #expect(rule.finds.count >= 2 && !rule.ignores.isEmpty, "\(rule.pack)/\(rule.id.value)")
    }
  }

  @Test func nothingIsWrongWithThem() {
    #expect(PackLoader().load([], onlyCore: false).diagnostics.isEmpty)
    var trusting = PackLoader()
    trusting.trustsShipped = true
    #expect(trusting.load([], onlyCore: false).diagnostics.isEmpty)
  }

  @Test func aPackBesideThemIsCheckedWithThem() {
    var loader = PackLoader()
    loader.trustsShipped = true
    let file = SourceFile(
      path: "twice/rules.yaml", bytes: Array("rules: [{metric: other.x, match: <number> x, unit: no_such_unit}]".utf8))
    for absent in [[], ["core"], ["core", "asr-zh"]] as [Set<String>] {
      let loaded = loader.load(
        [PackSource(name: "twice", files: [file])], beside: [], without: absent, onlyCore: false)
      #expect(loaded.diagnostics.contains { $0.message == "there is no unit `no_such_unit`" }, "without \(absent)")
    }
  }
}
