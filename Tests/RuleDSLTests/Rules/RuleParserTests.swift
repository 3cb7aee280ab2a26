import Testing

@testable import RuleDSL

/// Every key of a rule file, read into its declaration.
struct RuleParserTests {
  private func parse(_ yaml: String) throws -> RulePack {
    let (pack, diagnostics) = RuleFixtures.parse(yaml)
    #expect(diagnostics.map { RuleFixtures.draw($0, in: pack.files) } == [])
    return pack
  }

  @Test func vocabulary() throws {
    let pack = try parse(
      """
      entities:
        model: {GLM-130B: [ChatGLM-130B, {GLM: {only_near: [130B, 智谱]}}], Solo: }
        hardware: [A100, {Ada: {only_near: [卡]}}]
      shapes:
        model: ['<name>-<size>', '<name> <version> (Pro|Max)?']
      units:
        accelerator: [card, 张卡]
        mo: {names: [月], kind: duration, equals: 28..31 d, ucum: mo}
        CNY: {names: [元, {块: {only_near: [钱, 成本]}}], kind: money}
        FLOP/s: {names: [{PFLOPS: 1e15}, {P: {is: 1e15, only_near: [算力]}}], kind: compute}
        pair: {names: {双: 2}}
      metrics:
        training.effective_time: {bounds: 0..1, about: share of the time}
        cluster.accelerators: {unit: accelerator, usual: 8..1000000}
        usage.users:
        open.low: {bounds: ..5}
        open.high: {bounds: 90%..}
      """)
    #expect(
      pack.entities.map { "\($0.type)/\($0.name.value)" } == [
        "model/GLM-130B", "model/Solo", "hardware/A100", "hardware/Ada",
      ])
    #expect(pack.entities[0].aliases.map(\.text) == ["ChatGLM-130B", "GLM"])
    #expect(pack.entities[0].aliases[1].onlyNear == ["130B", "智谱"])
    #expect(pack.entities[3].aliases.map(\.onlyNear) == [["卡"]])
    #expect(pack.shapes.map(\.pattern.elements.count) == [3, 5])
    let units = pack.units
    #expect(units.map(\.id.value) == ["accelerator", "mo", "CNY", "FLOP/s", "pair"])
    #expect(units[1].equals == .init(low: ExactDecimal(28), high: ExactDecimal(31), unit: "d"))
    #expect(units[1].ucum == "mo")
    #expect(units[2].names.map(\.onlyNear) == [[], ["钱", "成本"]])
    #expect(units[3].names.map(\.factor) == [ExactDecimal("1e15"), ExactDecimal("1e15")])
    #expect(units[4].names.map(\.factor) == [ExactDecimal(2)])
    #expect(pack.metrics.map { $0.bounds?.description } == ["[0, 1]", nil, nil, "(-∞, 5]", "[0.9, ∞)"])
    #expect(pack.metrics[1].usual?.description == "[8, 1000000]")
    #expect(pack.metrics[1].unit?.value == "accelerator")
  }

  @Test func numbers() throws {
    let numbers = try parse(
      """
      numbers:
        scales: {万: 1e4, 兆: ask, k: {is: 1e3, only_near: [token]}}
        words: {几: 2..9, 半: 0.5, dozen: {is: 12}}
        before: {nearly: [接近, almost], more_than: over}
        after: {more_than: [多, {plus: {only_near: [users]}}]}
        hypothetical: [如果]
        negated: [没有]
        fillers: [了]
        classifiers: [个, 张]
        set_aside: {idiom: [万一, 百姓], date: [三月]}
        approx: 10%
      """
    ).numbers
    #expect(numbers.scales.map { $0.value?.description ?? "ask" } == ["10000", "ask", "1000"])
    #expect(numbers.scales[2].name.onlyNear == ["token"])
    #expect(numbers.words.map { $0.value.description } == ["[2, 9]", "[0.5, 0.5]", "[12, 12]"])
    #expect(
      numbers.before.map { "\($0.qualifier) \($0.name.text)" } == ["nearly 接近", "nearly almost", "moreThan over"])
    #expect(numbers.after.map(\.name.onlyNear) == [[], ["users"]])
    #expect(numbers.hypothetical.map(\.text) == ["如果"])
    #expect(numbers.negated.map(\.text) == ["没有"])
    #expect(numbers.fillers.map(\.text) == ["了"])
    #expect(numbers.classifiers.map(\.text) == ["个", "张"])
    #expect(numbers.setAside.map { "\($0.reason) \($0.name.text)" } == ["idiom 万一", "idiom 百姓", "date 三月"])
    #expect(numbers.approx?.value == ExactDecimal("0.1"))
  }

  @Test func everyKeyOfARule() throws {
    let pack = try parse(
      """
      rules:
        - id: all-keys
          metrics: {good: a.b, lost: a.c}
          match: [有效 <good=percent> 损耗 <lost=percent>, <good=percent>/<lost=percent>]
          unit: '1'
          subject: {entity: <model>, look: [sentence, heading], else: drop}
          with: {cluster: <cluster>, base: {entity: cluster, else: Nobody}, owner: A Lab}
          near: [卡, GPU, {any: [<model>], within: 5 words}]
          not_near: {any: 假如, within: 3}
          in: [list, table]
          not_in: code
          over: other-rule
          claim: false
          about: what
          source: where
          tags: [one, two]
          status: deprecated
          replaced_by: new-rule
          finds:
            - 有效97%，损耗3%。 => 97% of a.b; 3% of a.c
            - 'x => y => ?'
          ignores: 没有
          misses: 有效97 => 97%
      """)
    let rule = try #require(pack.rules.first)
    #expect(rule.metrics.map { "\($0.slot?.value ?? "-"):\($0.metric.value)" } == ["good:a.b", "lost:a.c"])
    #expect(rule.patterns.count == 2)
    #expect(rule.unit?.value == "1")
    #expect(rule.subject?.target == .entity(type: "model"))
    #expect(rule.subject?.look == [.sentence, .heading])
    #expect(rule.subject?.fallback == .drop)
    #expect(rule.roles.map(\.role.value) == ["cluster", "base", "owner"])
    #expect(
      rule.roles.map(\.binding.target) == [.entity(type: "cluster"), .entity(type: "cluster"), .name("A Lab")])
    #expect(rule.roles[1].binding.fallback == .name("Nobody"))
    #expect(rule.near.map { $0.any.map(\.value) } == [["卡", "GPU"], ["<model>"]])
    #expect(rule.near.map(\.within) == [nil, 5])
    #expect(rule.notNear.map(\.within) == [3])
    #expect(rule.inBlocks == [.list, .table])
    #expect(rule.notInBlocks == [.code])
    #expect(rule.over.map(\.value) == ["other-rule"])
    #expect(!rule.isClaim)
    #expect([rule.about, rule.source, rule.status] == ["what", "where", "deprecated"])
    #expect(rule.tags == ["one", "two"])
    #expect(rule.replacedBy?.value == "new-rule")
    #expect(rule.finds.map(\.sentence.value) == ["有效97%，损耗3%。", "x => y"])
    #expect(rule.finds.map { $0.expectation?.value } == ["97% of a.b; 3% of a.c", "?"])
    #expect(RuleFixtures.text(rule.finds[0].sentence.site, in: pack.files[0]) == "有效97%，损耗3%。")
    #expect(rule.ignores.map(\.sentence.value) == ["没有"])
    #expect(rule.misses.map { $0.expectation?.value } == ["97%"])
  }

  @Test func everyKeyOfACheck() throws {
    let pack = try parse(
      """
      checks:
        - id: used
          check: a.used <= a.total
          per: cluster
          level: warning
          tolerance: 5%
          rounding: cut
          say: <subject> used <left>
          about: why
          passes: [一, 二]
          fails: 三
          unsure: 四
        - {id: agree, same: a.b, per: corpus}
        - {id: known, table: reference/models.csv}
        - {id: base, each: a.b, needs: a.c, level: note}
      """)
    let check = pack.checks[0]
    #expect(check.per == .role("cluster"))
    #expect(check.level == .warning)
    #expect(check.tolerance == ExactDecimal("0.05"))
    #expect(check.rounding == .cut)
    #expect(check.say == "<subject> used <left>")
    #expect(check.examples.map { "\($0.verdict) \($0.text.value)" } == ["pass 一", "pass 二", "fail 三", "unsure 四"])
    #expect(pack.checks[1].per == .corpus)
    guard case .same(let metric) = pack.checks[1].test, case .table(let table) = pack.checks[2].test,
      case .presence(let each, let needs) = pack.checks[3].test
    else {
      Issue.record("the tests of the checks are others")
      return
    }
    #expect([metric.value, table.value, each.value, needs.value] == ["a.b", "reference/models.csv", "a.b", "a.c"])
  }

  @Test func aPackIsItsFiles() {
    let files = [
      ("p/b.yaml", "units: {b: [bees]}"), ("p/notes.txt", "not: [yaml"), ("p/sub/c.yml", "units: {c: [cs]}"),
      ("p/pack.yaml", "pack: real-name\nversion: 1.2\nuses: [core 1.0]\nlanguages: [en, zh]\nlicense: CC0-1.0"),
    ].map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
    let (pack, diagnostics) = RuleParser.parse(PackSource(name: "p", files: files))
    #expect(diagnostics == [])
    #expect(pack.manifest.name == "real-name")
    #expect(pack.manifest.version == "1.2")
    #expect(pack.manifest.uses.map(\.value) == ["core 1.0"])
    #expect(pack.manifest.languages == ["en", "zh"])
    #expect(pack.units.map(\.id.value) == ["b", "c"])
    #expect(pack.files.count == 4)
  }

  @Test func aSyntaxErrorEndsItsOwnFileOnly() {
    let files = [("a.yaml", "a: ["), ("b.yaml", "units: {b: [bees]}"), ("c.yaml", "unitz: {}")]
      .map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
    let (pack, diagnostics) = RuleParser.parse(PackSource(name: "p", files: files))
    #expect(diagnostics.map { "\($0.site.path) \($0.code.rawValue)" } == ["a.yaml E104", "c.yaml E201"])
    #expect(pack.units.count == 1)
  }

  @Test func anUnreadableFileMakesNoNameUnknown() {
    let rule = "rules: [{metric: a.b, match: a <number>, unit: bee, finds: a 1}]"
    func codes(_ units: String) -> [String] {
      let files = [("a.yaml", units), ("b.yaml", rule)].map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
      let (pack, found) = RuleParser.parse(PackSource(name: "p", files: files))
      return RuleChecker.check([pack], after: found).map(\.code.rawValue)
    }
    #expect(codes("units: {bee: [bees") == ["E104"])
    #expect(codes("units: {bea: [bees]}") == ["E403", "E402"])
  }

  @Test func aFileMayBeOneRule() throws {
    let pack = try parse("metric: a.b\nmatch: <number> cards\nfinds: 12 cards => 12\n")
    #expect(pack.rules.map(\.id.value) == ["a.b"])
  }

  @Test func idsComeFromMetrics() throws {
    let rule = "finds: x, match: a <number>"
    let pack = try parse(
      "rules: [{metric: a.b, \(rule)}, {metric: a.b, \(rule)}, {metric: a.b, id: a.b-2, \(rule)}, {metric: a.c, \(rule)}]"
    )
    #expect(pack.rules.map(\.id.value) == ["a.b", "a.b-3", "a.b-2", "a.c"])
  }

  @Test func canonicalFormForgetsLayoutAndExamples() throws {
    let plain = try parse("rules:\n  - metric: a.b\n    match: a \"<number>\"\n    finds: x => 1\n    near: [b, c]\n")
    let other = try parse(
      "# note\nrules: [{near: ['b', \"c\"], x-why: no, match: 'a \"<number>\"', ignores: y, finds: z, metric: a.b}]\n")
    #expect(plain.rules[0].canonical == #"{"match":"a \"<number>\"","metric":"a.b","near":["b","c"]}"#)
    #expect(plain.rules[0].canonical == other.rules[0].canonical)
    let check = try parse("checks: [{same: a.b, id: z, passes: q, say: \"a\\tb\\x01\"}]")
    #expect(check.checks[0].canonical == #"{"id":"z","same":"a.b","say":"a\tb\u0001"}"#)
  }
}
