@testable import LedgerCore

/// Figures that are put together in a sentence, and then by their subjects.
extension AuditorTests {
  private static let ladder = """
    checks:
      - {id: power, check: c.power >= c.cards × c.each@device, per: [sentence, subject]}
    """

  static let scopes: [Case] = [
    Case(
      name: "the device that the cards are of", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | device=D", "2 D c.each exact 400 W",
        "3 A c.power exact 500 kW ±0.5 | source=b.txt", "4 B c.cards exact 1024 accelerator | device=D",
        "5 B c.power exact 300 kW ±0.5 | source=b.txt",
      ],
      expected: ["power:pass 3,1,2", "power:fail(order-broken) 5,4,2"]),
    Case(
      name: "what one sentence says is compared once", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | device=D sentence=s", "2 D c.each exact 400 W | sentence=s",
        "3 A c.power exact 300 kW ±0.5 | sentence=s",
      ],
      expected: ["power:fail(order-broken) 3,1,2"]),
    Case(
      name: "inside a sentence nobody need say which device", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | sentence=s", "2 - c.each exact 400 W | sentence=s",
        "3 A c.power exact 300 kW ±0.5 | sentence=s", "4 B c.cards exact 1024 accelerator | sentence=t",
        "5 - c.each exact 400 W | sentence=u", "6 B c.power exact 300 kW ±0.5 | sentence=t",
      ],
      expected: ["power:fail(order-broken) 3,1,2", "power:no_data(no-claims) 6,4"]),
    Case(
      name: "apart, a combination that holds is enough", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | device=D", "2 D c.each exact 400 W", "3 D c.each exact 250 W",
        "4 A c.power exact 300 kW ±0.5",
      ],
      expected: [
        "agreement:unsure(several-values) 2,3", "power:unsure(several-values) 4,1,2", "power:pass 4,1,3",
      ]),
    Case(
      name: "apart, a subject that is only carried on proves nothing", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | device=D", "2 D c.each exact 400 W",
        "3 A c.power exact 300 kW ±0.5 | how=previous",
      ],
      expected: ["power:unsure(subject-carried) 3,1,2"]),
    Case(
      name: "apart, what has no subject is left alone",
      rules: "checks: [{id: six, check: t.work <= 24 × t.size × t.tokens, per: [sentence, subject]}]",
      claims: ["1 - t.size exact 10 1", "2 - t.tokens exact 10 1", "3 - t.work exact 1e6 1"], expected: []),
    Case(
      name: "apart, units that don't fit are left alone", rules: ladder,
      claims: [
        "1 A c.cards exact 1024 accelerator | device=D", "2 D c.each exact 400 h", "3 A c.power exact 300 kW ±0.5",
      ],
      expected: []),
    Case(
      name: "a subject that lacks a metric has no data", rules: ladder,
      claims: ["1 A c.cards exact 1024 accelerator | device=D", "2 D c.each exact 400 W"],
      expected: ["power:no_data(no-claims) 1"]),
  ]
}
