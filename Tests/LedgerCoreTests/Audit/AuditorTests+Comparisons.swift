@testable import LedgerCore

/// Expressions over several metrics.
extension AuditorTests {
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
      name: "a sentence that gives several shares is about several times",
      rules: """
        checks:
          - {id: time-adds-up, check: t.effective + t.overhead = 100%, per: sentence}
        """,
      claims: [
        "1 - t.effective exact 0.68 1 ±0.005 | sentence=s", "2 - t.effective exact 0.95 1 ±0.005 | sentence=s",
        "3 - t.overhead exact 0.05 1 ±0.005 | sentence=s",
      ],
      expected: ["time-adds-up:unsure(listed) 1,3", "time-adds-up:pass 2,3"]),
    Case(
      name: "roles that a check doesn't name make no other value", rules: within,
      claims: [
        "1 Brain cluster.accelerators exact 4096 accelerator | hardware=H",
        "2 Brain cluster.accelerators exact 4096 accelerator",
        "3 Model cluster.accelerators_used exact 3456 accelerator | cluster=Brain",
      ],
      expected: ["agreement:pass 1,2", "used-within-total:pass 3,1"]),
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
}
