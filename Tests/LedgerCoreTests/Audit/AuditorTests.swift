import RuleDSL
import Testing

@testable import LedgerCore

@Suite struct AuditorTests {
  /// A table of audits: what stands in the packs, what is claimed, what comes out.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var rules: String
    /// `id subject metric quantity`, further fields as `key=value` behind a bar.
    var claims: [String]
    var expected: [String]
    var testDescription: String { name }
  }

  @Test(arguments: Self.agreement + Self.comparisons + Self.builtIn)
  func says(_ example: Case) throws {
    let pack = try AuditFixtures.pack(AuditFixtures.units + example.rules)
    let claims = try example.claims.map(Self.claim)
    let report = Auditor(packs: [pack]).audit(claims)
    #expect(report.lines.filter { line in !Self.notes.contains { line.hasPrefix($0) } } == example.expected)
    // Neither the order of the claims nor a second look changes anything.
    let again = Auditor(packs: [pack]).audit(claims.reversed())
    #expect(again.results == report.results)
    #expect(again.summary == report.summary)
  }

  /// What is said of nearly every claim of these tables.
  private static let notes = ["subject-not-stated", "undeclared-name", "single-source"]

  /// `1 GLM-130B model.parameters exact 130e9 parameter ±5e8 | source=b.txt base=X asOf=2023 sentence=s`
  static func claim(_ text: String) throws -> AuditedClaim {
    let halves = text.split(separator: "|", maxSplits: 1).map { $0.split(separator: " ").map(String.init) }
    let words = halves[0]
    var fields: [String: String] = [:]
    for field in halves.count > 1 ? halves[1] : [] {
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      fields[parts[0]] = parts[1]
    }
    let known: Set<String> = ["source", "sentence", "asOf", "at", "quote", "claim", "how", "next"]
    let roles = fields.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return AuditFixtures.claim(
      words[0], words[1] == "-" ? "" : words[1], words[2],
      try AuditFixtures.quantity(words[3...].joined(separator: " ")), source: fields["source"] ?? "a.txt",
      sentence: fields["sentence"]?.replacing("kite-", with: "kite "), at: fields["at"].flatMap { Int($0) },
      quote: fields["quote"],
      roles: roles.map { Claim.Role(name: $0.key, entity: $0.value) }, asOf: fields["asOf"],
      isClaim: fields["claim"] != "false", binding: fields["how"] ?? "sentence",
      suffix: fields["next"]?.replacing("-", with: " ") ?? "")
  }

  private static let same = """
    checks:
      - id: parameters-agree
        same: model.parameters
      - id: duration-agrees
        same: training.duration
    """

  static let agreement: [Case] = [
    Case(
      name: "130B is 1300亿", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters exact 1300e8 parameter ±5e7",
      ],
      expected: ["parameters-agree:pass 1,2"]),
    Case(
      name: "130B and 160B cannot both hold", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "1 GLM model.parameters exact 160e9 parameter ±5e8 | source=b.txt",
      ],
      expected: ["parameters-agree:fail(disjoint) 1,1"]),
    Case(
      name: "nearly 7 months and about 9 months", rules: same,
      claims: ["1 Model training.duration nearly 7 mo ±0.5", "2 Model training.duration approx 9 mo ±0.5"],
      expected: ["duration-agrees:fail(disjoint) 1,2"]),
    Case(
      name: "8 and 9 months differ though days would overlap", rules: same,
      claims: ["1 Model training.duration exact 8 mo ±0.4", "2 Model training.duration exact 9 mo ±0.4"],
      expected: ["duration-agrees:fail(disjoint) 1,2"]),
    Case(
      name: "12 months hold a year", rules: same,
      claims: ["1 Model training.duration exact 12 mo ±0.5", "2 Model training.duration exact 1 a"],
      expected: ["duration-agrees:pass 1,2"]),
    Case(
      name: "a month and 35 days", rules: same,
      claims: ["1 Model training.duration exact 1 mo", "2 Model training.duration exact 65 d"],
      expected: ["duration-agrees:fail(disjoint) 1,2"]),
    Case(
      name: "two currencies", rules: "",
      claims: ["1 Model training.cost exact 5e6 USD ±5e5", "2 Model training.cost exact 4e8 CNY ±5e7 | source=b.txt"],
      expected: ["agreement:unsure(units-differ) 1,2"]),
    Case(
      name: "the magnitude holds the figure", rules: same,
      claims: ["1 GLM model.parameters magnitude 1e11 parameter", "2 GLM model.parameters exact 130e9 parameter ±5e8"],
      expected: ["parameters-agree:pass 1,2"]),
    Case(
      name: "4000 may be 4096", rules: "",
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator",
        "2 Brain cluster.accelerators exact 4000 accelerator | source=b.txt",
      ],
      expected: ["agreement:unsure(round-number) 1,2"]),
    Case(
      name: "4096 and 8192 differ", rules: "",
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator",
        "2 Brain cluster.accelerators exact 8192 accelerator | source=b.txt",
      ],
      expected: ["agreement:fail(disjoint) 1,2"]),
    Case(
      name: "at least 100 never confirms 5,000,000", rules: "",
      claims: ["1 A usage.users at_least 100 user", "2 A usage.users exact 5000000 user"],
      expected: ["agreement:unsure(unbounded) 1,2"]),
    Case(
      name: "46% or so and less than 50%", rules: "",
      claims: ["1 Brain cluster.usage_share approx 0.46 1 ±0.005", "2 Brain cluster.usage_share less_than 0.5 1"],
      expected: ["agreement:unsure(unbounded) 1,2"]),
    Case(
      name: "figures of two years drift", rules: "",
      claims: [
        "1 A usage.users exact 100 user | asOf=2022", "2 A usage.users exact 900 user | asOf=2023-05 source=b.txt",
        "3 A usage.users exact 955 user | asOf=2023 source=c.txt",
      ],
      expected: [
        "agreement:unsure(drift) 1,2", "agreement:unsure(drift) 1,3", "agreement:fail(disjoint) 2,3",
      ]),
    Case(
      name: "equal mentions are compared once", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters exact 130e9 parameter ±5e8",
        "3 GLM model.parameters exact 6e9 parameter ±5e8", "4 GLM model.parameters exact 6e9 parameter ±5e8",
      ],
      expected: ["parameters-agree:fail(disjoint) 1,3"]),
    Case(
      name: "one mention has no counterpart", rules: same,
      claims: ["1 GLM model.parameters exact 130e9 parameter ±5e8"],
      expected: ["parameters-agree:no_data(no-counterpart) 1"]),
    Case(
      name: "two subjects are two things", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 Other model.parameters exact 6e9 parameter ±5e8",
      ],
      expected: [
        "parameters-agree:no_data(no-counterpart) 1", "parameters-agree:no_data(no-counterpart) 2",
      ]),
    Case(
      name: "without a subject nothing crosses documents", rules: "",
      claims: ["1 - model.layers exact 70 layer", "2 - model.layers exact 96 layer | source=b.txt"], expected: []),
    Case(
      name: "without a subject sentences don't contradict each other", rules: same,
      claims: [
        "1 - model.parameters exact 6e9 parameter ±5e8", "2 - model.parameters exact 130e9 parameter ±5e8",
      ],
      expected: ["parameters-agree:unsure(subject-unknown) 1,2"]),
    Case(
      name: "factors of different bases aren't compared", rules: "",
      claims: [
        "1 A performance.ratio exact 16 x | base=B", "2 A performance.ratio exact 2 x | base=C source=b.txt",
        "3 A performance.ratio exact 90 x | source=c.txt",
      ],
      expected: ["agreement:unsure(base-unknown) 1,3", "agreement:unsure(base-unknown) 2,3"]),
    Case(
      name: "one value for each subject, whatever stands beside it", rules: same,
      claims: [
        "1 Model training.duration nearly 7 mo | cluster=Brain", "2 Model training.duration approx 9 mo | cluster=Net",
        "3 Model training.duration nearly 7 mo",
      ],
      expected: ["duration-agrees:fail(disjoint) 1,2"]),
    Case(
      name: "a subject that is only carried on proves nothing inside its document", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters exact 6e9 parameter ±5e8 | how=previous",
      ],
      expected: ["parameters-agree:unsure(subject-carried) 1,2"]),
    Case(
      name: "a firm mention proves what a loose one can't", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters exact 6e9 parameter ±5e8 | how=previous",
        "3 GLM model.parameters exact 6e9 parameter ±5e8",
      ],
      expected: ["parameters-agree:fail(disjoint) 1,3"]),
    Case(
      name: "across documents a carried subject counts", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8 | how=previous",
        "2 GLM model.parameters exact 6e9 parameter ±5e8 | how=previous source=b.txt",
      ],
      expected: ["parameters-agree:fail(disjoint) 1,2"]),
    Case(
      name: "a sentence that lists classes contradicts nothing", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters magnitude 1e9 parameter | sentence=s",
        "3 GLM model.parameters magnitude 1e10 parameter | sentence=s",
        "4 GLM model.parameters exact 6e9 parameter ±5e8",
      ],
      expected: [
        "parameters-agree:unsure(listed) 1,2", "parameters-agree:unsure(listed) 1,3",
        "parameters-agree:fail(disjoint) 1,4", "parameters-agree:unsure(listed) 2,3",
        "parameters-agree:pass 2,4", "parameters-agree:unsure(listed) 3,4",
      ]),
    Case(
      name: "a range over many things contradicts none of them", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters range 1e8~1e11 parameter",
        "3 GLM model.parameters range 1e10~1e11 parameter",
      ],
      expected: [
        "parameters-agree:unsure(listed) 1,2", "parameters-agree:fail(disjoint) 1,3", "parameters-agree:pass 2,3",
      ]),
    Case(
      name: "32K may be 32768", rules: "",
      claims: [
        "1 GLM model.context exact 32768 token", "2 GLM model.context exact 32e3 token ±500 | quote=32K source=b.txt",
        "3 GLM model.context exact 40e3 token ±500 | quote=40K source=c.txt",
      ],
      expected: [
        "agreement:unsure(binary-scale) 1,2", "agreement:fail(disjoint) 1,3", "agreement:fail(disjoint) 2,3",
      ]),
    Case(
      name: "several values in one document", rules: "",
      claims: [
        "1 GLM model.bits exact 32 bit", "2 GLM model.bits exact 4 bit",
        "3 GLM model.bits exact 4 bit | source=b.txt",
      ],
      expected: ["agreement:unsure(several-values) 1,2"]),
    Case(
      name: "members of a family", rules: same + "\nentities: {model: {Kite: [Kite 7B, Kite 70B, Kite-70B]}}",
      claims: [
        "1 Kite model.parameters exact 7e9 parameter ±5e8 | sentence=kite-7b",
        "2 Kite model.parameters exact 70e9 parameter ±5e8 | sentence=kite-70b",
        "3 Kite model.parameters exact 60e9 parameter ±5e8 | sentence=Kite-70B",
        "4 Kite model.parameters exact 50e9 parameter ±5e8 | sentence=it",
      ],
      expected: [
        "parameters-agree:unsure(family) 1,2", "parameters-agree:unsure(family) 1,3",
        "parameters-agree:unsure(family) 1,4", "parameters-agree:fail(disjoint) 2,3",
        "parameters-agree:unsure(family) 2,4", "parameters-agree:unsure(family) 3,4",
      ]),
    Case(
      name: "what is no claim takes no part", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters exact 6e9 parameter ±5e8 | claim=false",
      ],
      expected: ["parameters-agree:no_data(no-counterpart) 1"]),
  ]

  private static let within = """
    checks:
      - id: used-within-total
        check: cluster.accelerators_used <= cluster.accelerators
        per: cluster
    """

  static let comparisons: [Case] = [
    Case(
      name: "cards used are among the cards", rules: within,
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator",
        "2 Model cluster.accelerators_used exact 3456 accelerator | cluster=Brain",
      ],
      expected: ["used-within-total:pass 2,1"]),
    Case(
      name: "more cards used than there are", rules: within,
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator",
        "2 Brain cluster.accelerators_used exact 5000 accelerator",
      ],
      expected: ["used-within-total:fail(order-broken) 2,1"]),
    Case(
      name: "about 4000 may be 4050", rules: within,
      claims: [
        "1 Brain cluster.accelerators approx 4000 accelerator",
        "2 Brain cluster.accelerators_used exact 4050 accelerator",
      ],
      expected: ["used-within-total:unsure(partly-meeting) 2,1"]),
    Case(
      name: "nothing to compare with", rules: within,
      claims: ["1 Brain cluster.accelerators exact 4096 accelerator"],
      expected: ["used-within-total:no_data(no-claims) 1"]),
    Case(
      name: "every pair of candidates once", rules: within,
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator", "2 Brain cluster.accelerators exact 4096 accelerator",
        "3 Brain cluster.accelerators exact 3000 accelerator",
        "4 Brain cluster.accelerators_used exact 3456 accelerator",
      ],
      expected: [
        "agreement:unsure(several-values) 1,3", "used-within-total:pass 4,1",
        "used-within-total:unsure(round-number) 4,3",
      ]),
    Case(
      name: "97% and 3% add up",
      rules: """
        checks:
          - {id: time-adds-up, check: t.effective + t.overhead = 100%, per: sentence}
        """,
      claims: [
        "1 - t.effective exact 0.97 1 ±0.005 | sentence=s", "2 - t.overhead exact 0.03 1 ±0.005 | sentence=s",
        "3 - t.effective exact 0.97 1 ±0.005 | sentence=t", "4 - t.overhead exact 0.05 1 ±0.005 | sentence=t",
      ],
      expected: ["time-adds-up:pass 1,2", "time-adds-up:fail(disjoint) 3,4"]),
    Case(
      name: "two systems in one sentence",
      rules: """
        checks:
          - {id: time-adds-up, check: t.effective + t.overhead = 100%, per: sentence}
        """,
      claims: [
        "1 A t.effective exact 0.97 1 ±0.005 | sentence=s", "2 A t.overhead exact 0.03 1 ±0.005 | sentence=s",
        "3 B t.effective exact 0.9 1 ±0.005 | sentence=s", "4 B t.overhead exact 0.1 1 ±0.005 | sentence=s",
      ],
      expected: ["time-adds-up:pass 1,2", "time-adds-up:pass 3,4"]),
    Case(
      name: "sixteen times the base",
      rules: """
        checks:
          - {id: ratio, check: cluster.compute = performance.ratio × cluster.compute@base}
        """,
      claims: [
        "1 II cluster.compute exact 1000e15 FLOP/s ±5e14", "2 III cluster.compute exact 16000e15 FLOP/s ±5e14",
        "3 III performance.ratio exact 16 x ±0.5 | base=II",
        "4 IV cluster.compute exact 20000e15 FLOP/s ±5e14", "5 IV performance.ratio exact 16 x ±0.5 | base=II",
        "6 V cluster.compute exact 20000e15 FLOP/s ±5e14 | sentence=s",
        "7 V performance.ratio exact 16 x ±0.5 | base=II sentence=s",
      ],
      expected: [
        "ratio:no_data(no-claims) 1", "ratio:pass 2,3,1", "ratio:unsure(factor-unnamed) 4,5,1",
        "ratio:fail(disjoint) 6,7,1",
      ]),
    Case(
      name: "from the greatest to the least",
      rules: """
        checks:
          - {id: faster, check: p.speedup = most(p.latency) / least(p.latency), per: sentence, tolerance: 5%}
        """,
      claims: [
        "1 A p.latency exact 800 s ±0.5 | sentence=s", "2 A p.latency exact 200 s ±0.5 | sentence=s",
        "3 A p.speedup exact 4 x ±0.05 | sentence=s", "4 B p.latency exact 800 s ±0.5 | sentence=t",
        "5 B p.latency exact 200 s ±0.5 | sentence=t", "6 B p.speedup exact 8 x ±0.05 | sentence=t",
        "7 C p.latency exact 800 s ±0.5 | sentence=u", "8 C p.speedup exact 8 x ±0.05 | sentence=u",
      ],
      expected: [
        "agreement:unsure(several-values) 1,2", "faster:pass 3,1,2", "agreement:unsure(several-values) 4,5",
        "faster:fail(disjoint) 6,4,5", "faster:no_data(no-claims) 8,7",
      ]),
    Case(
      name: "a price of accelerator hours",
      rules: """
        checks:
          - {id: cost, check: t.cost = t.hours × t.price, per: sentence, tolerance: 5%}
        """,
      claims: [
        "1 A t.cost exact 20 USD ±0.5 | sentence=s", "2 A t.hours exact 10 accelerator*h | sentence=s",
        "3 B t.price exact 2 USD/(accelerator*h) ±0.05 | sentence=s", "4 A t.cost exact 9 USD ±0.5 | sentence=t",
        "5 A t.hours exact 11 accelerator*h | sentence=t", "6 B t.price exact 2 USD/accelerator*h ±0.05 | sentence=t",
      ],
      expected: [
        "agreement:unsure(several-values) 1,4", "cost:pass 1,2,3", "agreement:unsure(round-number) 2,5",
        "agreement:pass 3,6", "cost:fail(disjoint) 4,5,6",
      ]),
    Case(
      name: "shares of one whole",
      rules: """
        checks:
          - {id: whole, check: sum(d.share) <= 100%, per: sentence}
        """,
      claims: [
        "1 A d.share exact 0.6 1 ±0.005 | sentence=s", "2 A d.share exact 0.3 1 ±0.005 | sentence=s",
        "3 A d.share exact 0.6 1 ±0.005 | sentence=t", "4 A d.share exact 0.5 1 ±0.005 | sentence=t",
        "5 A d.share exact 0.6 1 ±0.005 | sentence=u", "6 A d.share exact 0.4 1 ±0.005 | sentence=u",
        "7 A d.share exact 0.6 1 ±0.005 | sentence=v",
      ],
      expected: [
        "agreement:unsure(several-values) 1,2,4,6", "whole:pass 1,2", "whole:fail(order-broken) 3,4",
        "whole:unsure(partly-meeting) 5,6", "whole:no_data(no-claims) 7",
      ]),
    Case(
      name: "power is cards times watts, kilowatts and all",
      rules: """
        checks:
          - {id: power, check: c.power = c.cards × c.each, tolerance: 10%}
        """,
      claims: [
        "1 A c.cards exact 1000 accelerator", "2 A c.each exact 400 W ±0.5", "3 A c.power exact 410 kW ±0.5",
        "4 B c.cards exact 1024 accelerator", "5 B c.each exact 400 W ±0.5", "6 B c.power exact 500 kW ±0.5",
        "7 C c.cards exact 1000 accelerator", "8 C c.each exact 400 W", "9 C c.power exact 500 kW",
      ],
      expected: ["power:pass 3,1,2", "power:fail(disjoint) 6,4,5", "power:unsure(round-number) 9,7,8"]),
    Case(
      name: "a sum of what can't be added",
      rules: """
        checks:
          - {id: odd, check: c.power + c.time <= 10 W}
        """,
      claims: ["1 A c.power exact 4 W", "2 A c.time exact 4 h"],
      expected: ["odd:unsure(units-differ) 1,2"]),
    Case(
      name: "division by zero",
      rules: """
        checks:
          - {id: share, check: c.used / c.all <= 100%}
        """,
      claims: ["1 A c.used exact 4 accelerator", "2 A c.all exact 0 accelerator"],
      expected: ["share:unsure(division-by-zero) 1,2"]),
    Case(
      name: "figures of different years aren't held against each other", rules: within,
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator | asOf=2020",
        "2 Brain cluster.accelerators_used exact 5000 accelerator | asOf=2023",
      ],
      expected: ["used-within-total:unsure(drift) 2,1"]),
    Case(
      name: "a share needs its base",
      rules: """
        checks:
          - {id: share-needs-base, each: usage.user_share, needs: usage.users, level: note}
        """,
      claims: [
        "1 A usage.user_share exact 0.84 1 ±0.005", "2 B usage.user_share exact 0.5 1 ±0.005",
        "3 B usage.users exact 100 user",
      ],
      expected: ["share-needs-base:fail(missing) 1", "share-needs-base:pass 2"]),
    Case(
      name: "what is claimed against a reference",
      rules: """
        checks:
          - {id: known, table: reference/models.csv}
        """,
      claims: ["1 A model.parameters exact 7e9 parameter ±5e8"],
      expected: ["known:no_data(no-table) "]),
  ]

  static let builtIn: [Case] = [
    Case(
      name: "bounds",
      rules: """
        metrics:
          c.share: {unit: '1', bounds: 0..1}
          c.cards: {unit: accelerator, usual: 8..1000000}
          c.time: {unit: d, bounds: 0..1000}
        """,
      claims: [
        "1 A c.share exact 1.3 1 ±0.005", "2 B c.share exact 1 1 ±0.005", "3 C c.share at_least 0.9 1",
        "4 A c.cards exact 2 accelerator", "5 B c.cards exact 7 accelerator", "6 C c.share exact 1.004 1 ±0.005",
        "7 A c.time exact 40 mo ±0.5",
      ],
      expected: [
        "bounds:fail(outside) 1", "agreement:unsure(unbounded) 3,6", "usual:fail(outside) 4", "usual:fail(outside) 5",
        "bounds:unsure(partly-meeting) 6", "bounds:fail(outside) 7",
      ]),
    Case(
      name: "unit kinds",
      rules: """
        metrics:
          t.time: {unit: d}
          p.ratio: {unit: x}
        """,
      claims: [
        "1 A t.time exact 4 W", "2 B t.time exact 4 mo", "3 A p.ratio exact 500000 computer", "4 B p.ratio exact 3 x",
        "5 C p.ratio exact 0.5 1",
      ],
      expected: ["unit-kind:fail(wrong-kind) 1", "unit-kind:unsure(wrong-kind) 3"]),
    Case(
      name: "fractional counts", rules: "",
      claims: ["1 A c.cards exact 1.5 accelerator", "2 B c.cards exact 15 accelerator", "3 A t.time exact 1.5 d"],
      expected: ["fractional-count:unsure(fraction) 1"]),
    Case(
      name: "a share that no whole number makes", rules: "",
      claims: [
        "1 A a.share exact 0.97 1 ±0.005 | at=0 quote=97% sentence=s next=-of-21-users",
        "2 A a.users exact 21 user | at=7 quote=21 sentence=s",
        "3 B a.share exact 0.95 1 ±0.005 | at=100 quote=95% sentence=t next=-of-21-users",
        "4 B a.users exact 21 user | at=107 quote=21 sentence=t",
        "5 C a.users exact 25 user | at=200 quote=25 sentence=u next=中，97%",
        "6 C a.share exact 0.97 1 ±0.005 | at=204 quote=97% sentence=u",
        "7 D a.users exact 30 user | at=300 quote=30 sentence=v next=里97%",
        "8 D a.share exact 0.985 1 ±0.0005 | at=303 quote=98.5% sentence=v",
        "9 E a.share exact 0.97 1 ±0.005 | at=400 quote=97% sentence=w next=-and-20-users",
        "10 E a.users exact 20 user | at=408 quote=20 sentence=w",
        "11 F a.share exact 0.97 1 ±0.005 | at=500 quote=97% sentence=x next=-of-200-users",
        "12 F a.users exact 200 user | at=507 quote=200 sentence=x",
      ],
      expected: [
        "granularity:fail(no-whole-part) 1,2", "granularity:fail(no-whole-part) 6,5",
        "granularity:fail(no-whole-part) 8,7",
      ]),
    Case(
      name: "the size in a name", rules: "checks: [{id: agree, same: model.parameters}]",
      claims: [
        "1 Naohai-33B model.parameters exact 330e8 parameter ±5e7",
        "2 Other-33B model.parameters exact 300e8 parameter ±5e7",
        "3 Third-7B-chat model.parameters exact 6.7e9 parameter ±5e7",
        "4 Mix-8x7B model.parameters exact 47e9 parameter ±5e8",
        "5 Two-7B-3B model.parameters exact 47e9 parameter ±5e8",
        "6 Fourth-1.5B model.parameters exact 16e8 parameter ±5e7",
        "7 Fifth-1.5B model.parameters at_least 1e9 parameter",
      ],
      expected: [
        "agree:no_data(no-counterpart) 1", "size-in-name:pass 1", "agree:no_data(no-counterpart) 2",
        "size-in-name:fail(disjoint) 2", "agree:no_data(no-counterpart) 3", "size-in-name:pass 3",
        "agree:no_data(no-counterpart) 4", "agree:no_data(no-counterpart) 5", "agree:no_data(no-counterpart) 6",
        "size-in-name:unsure(partly-meeting) 6", "agree:no_data(no-counterpart) 7", "size-in-name:unsure(unbounded) 7",
      ]),
    Case(
      name: "digits of an estimate", rules: "",
      claims: [
        "1 A a.users approx 1234567 user", "2 A a.cards nearly 4096 accelerator", "3 B a.users exact 1234567 user",
        "4 B a.cards nearly 40960000 accelerator",
      ],
      expected: ["excess-digits:unsure(excess-digits) 1"]),
    Case(
      name: "overlapping claims", rules: "",
      claims: [
        "1 A a.x exact 300 user | at=10 quote=两三百", "2 A a.y exact 300 user | at=13 quote=三百",
        "3 A a.z exact 5 user | at=40 quote=5", "4 A a.w exact 5 user | at=40 quote=5 source=b.txt",
      ],
      expected: ["overlapping-claims:fail(shared-bytes) 1,2"]),
  ]
}
