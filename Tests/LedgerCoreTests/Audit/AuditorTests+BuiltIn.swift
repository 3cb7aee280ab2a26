@testable import LedgerCore

/// What needs no rule file.
extension AuditorTests {
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
