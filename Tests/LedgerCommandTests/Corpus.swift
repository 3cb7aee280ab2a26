import Foundation

extension Scratch {
  /// Two documents that disagree, and the rules that read them; nothing here depends on the shipped packs but `core`.
  func writeCorpus() throws {
    try write("rules.yaml", Self.rules)
    try write("talks/a.txt", "甲机很快。\n甲机共有4096张卡。其中用了3456张卡。\n有效时间占97%。\n")
    try write("talks/b.md", "# 乙\n\n甲机共有8000张卡。\n")
    try write("talks/picture.png", "not text")
    try write("talks/.hidden.txt", "甲机共有1张卡。")
  }

  /// Arguments after a command's name: only `core` and these rules.
  static let with = ["--no-packs", "--rules", "rules.yaml"]

  private static let rules = """
    entities:
      machine:
        Machine A: [甲机]
    metrics:
      test.cards: {unit: accelerator, bounds: 1..100000}
      test.cards_used: {unit: accelerator}
      test.effective: {unit: '1', bounds: 0..1}
    rules:
      - metric: test.cards
        match: 共有 <number> 张卡
        unit: accelerator
        subject: <machine>
        finds: 甲机共有12张卡。 => 12 accelerator @ Machine A
      - metric: test.cards_used
        match: 用了 <number> 张卡
        unit: accelerator
        subject: <machine>
        finds: 甲机用了12张卡。 => 12 accelerator
      - metric: test.effective
        match: 有效时间占 <percent>
        finds: 有效时间占80%。 => 80%
    checks:
      - id: cards-agree
        same: test.cards
        passes: 甲机共有12张卡。甲机共有12张卡。
        fails: 甲机共有12张卡。甲机共有90张卡。
      - id: used-within-total
        check: test.cards_used <= test.cards
        say: <subject> used <left> of <right>
        passes: 甲机共有12张卡。甲机用了9张卡。
        fails: 甲机共有12张卡。甲机用了90张卡。

    """
}
