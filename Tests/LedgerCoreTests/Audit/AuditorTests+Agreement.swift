@testable import LedgerCore

/// What is said of one figure.
extension AuditorTests {
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
      name: "the columns of a table are about several things", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters exact 130e9 parameter ±5e8 | before=|",
        "3 GLM model.parameters exact 6e9 parameter ±5e8 | before=|130e9| at=250",
      ],
      expected: ["parameters-agree:unsure(listed) 1,3"]),
    Case(
      name: "a figure far beyond what is usual is the slip, not the other one",
      rules: same + "\nmetrics: {model.parameters: {unit: parameter, usual: 1e5..1e15}}",
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8", "2 GLM model.parameters exact 2 parameter ±0.5",
        "3 GLM model.parameters exact 99 parameter", "4 BERT model.parameters exact 150 parameter",
        "5 BERT model.parameters exact 130e9 parameter ±5e8",
      ],
      expected: [
        "parameters-agree:unsure(beyond-usual) 1,2", "parameters-agree:unsure(beyond-usual) 1,3",
        "parameters-agree:unsure(beyond-usual) 2,3", "usual:fail(outside) 2", "usual:fail(outside) 3",
        "parameters-agree:fail(disjoint) 4,5", "usual:fail(outside) 4",
      ]),
    Case(
      name: "what is no claim takes no part", rules: same,
      claims: [
        "1 GLM model.parameters exact 130e9 parameter ±5e8",
        "2 GLM model.parameters exact 6e9 parameter ±5e8 | claim=false",
      ],
      expected: ["parameters-agree:no_data(no-counterpart) 1"]),
  ]
}
