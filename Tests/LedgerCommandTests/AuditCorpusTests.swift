import Foundation
import Testing

/// The shipped checks on whole documents, through the program: what is planted is found, and nothing else.
@Suite struct AuditCorpusTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  private struct Finding {
    var check: String
    var verdict: String
    var level: String
    var reason: String?
    var sources: Set<String>
    var quotes: [String]
  }

  private func audit(_ scratch: Scratch, _ rules: [String]) throws -> [Finding] {
    let scanned = try scratch.ledger.run(["scan", "docs", "-q"] + rules)
    #expect(scanned.status == 0, "\(scanned)")
    let outcome = try scratch.ledger.run(["audit", "--format", "json"] + rules)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    return (json["results"] as? [[String: Any]] ?? []).map { result in
      let evidence = result["evidence"] as? [[String: Any]] ?? []
      return Finding(
        check: result["check"] as? String ?? "", verdict: result["verdict"] as? String ?? "",
        level: result["level"] as? String ?? "", reason: result["reason"] as? String,
        sources: Set(evidence.compactMap { $0["source"] as? String }),
        quotes: evidence.compactMap { $0["quote"] as? String })
    }
  }

  private static let names = ["--rules", fixtures.appending(path: "pairs-names.yaml").path]

  /// Sixty pairs of documents, half of them with a contradiction of one kind each. `== 01 check check` begins a pair and
  /// names the checks that fail on it.
  @Test func whatIsPlantedIsFoundAndNothingElse() throws {
    let scratch = try Scratch()
    let text = try String(contentsOf: Self.fixtures.appending(path: "pairs.txt"), encoding: .utf8)
    var expected: Set<String> = []
    var pairs = 0
    for block in ("\n" + text).components(separatedBy: "\n== ").dropFirst() {
      let lines = block.components(separatedBy: "\n")
      let words = lines[0].split(separator: " ").map(String.init)
      let documents = lines.dropFirst().joined(separator: "\n").components(separatedBy: "\n--\n")
      try #require(documents.count == 2, "\(block)")
      try scratch.write("docs/\(words[0])-a.txt", documents[0] + "\n")
      try scratch.write("docs/\(words[0])-b.txt", documents[1] + "\n")
      for check in words.dropFirst() { expected.insert(words[0] + " " + check) }
      pairs += 1
    }
    #expect(pairs == 60 && Set(expected.map { $0.prefix(2) }).count == 30)
    let failures = try audit(scratch, Self.names).filter { $0.verdict == "fail" }
    let found = failures.map { failure in
      Set(failure.sources.map { $0.dropFirst("docs/".count).prefix(2) }).sorted().joined(separator: "+") + " "
        + failure.check
    }
    #expect(expected.subtracting(found).isEmpty, "planted and not found")
    #expect(Set(found).subtracting(expected).isEmpty, "found and not planted")
    #expect(try Self.kinds(scratch).subtracting(expected.map { String($0.dropFirst(3)) }).isEmpty, "never planted")
    // Everything that fails or is left open, word for word; what is only a note fails too.
    let told = try scratch.ledger.run(["audit", "--unsure"] + Self.names)
    let notes = try scratch.ledger.run(
      ["audit", "--all", "--check", "context-agree", "--check", "utilization-of-cards"] + Self.names)
    #expect(told.status == 1 && notes.status == 0)
    try expect(told.output + "\n== notes\n" + notes.output, toBe: "pairs.out")
  }

  /// The checks that can fail on what documents say: those of the shipped packs, and of the built-in ones those that
  /// need neither a changed file nor rules that are at odds with each other.
  private static func kinds(_ scratch: Scratch) throws -> Set<String> {
    let listed = try scratch.ledger.run(["checks"] + names).output.split(separator: "\n")
      .compactMap { $0.split(separator: " ").first }
    let shipped = listed.filter { $0.hasPrefix("ai-scale/") }.map { String($0.dropFirst("ai-scale/".count)) }
    #expect(shipped.count > 25)
    return Set(shipped + ["bounds", "usual", "agreement", "size-in-name", "granularity"])
  }

  /// Compares with a golden file; `LEDGER_ACCEPT_GOLDENS=1` writes it anew.
  private func expect(_ text: String, toBe name: String) throws {
    let golden = Self.fixtures.appending(path: name)
    if ProcessInfo.processInfo.environment["LEDGER_ACCEPT_GOLDENS"] == "1" { try Data(text.utf8).write(to: golden) }
    #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  /// What a talk and a transcript about one family of machines and models state, in words of their own.
  @Test func theFiguresOfTwoTalksAreJudgedAsAnAnalystWould() throws {
    let scratch = try Scratch()
    try scratch.write(
      "docs/talk.txt",
      """
      云脑二号一共有4096张卡。这次在云脑二号上我们用了3456张卡来训练大模型。
      云脑二号的算力是1000P。云脑三号明年建成，云脑三号的算力是16000P。
      云脑三号相当于云脑二号的十六倍。
      去年云脑二号的算力我们自己用了46%左右。
      鹏城脑海7B有70亿参数。鹏城脑海33B有330亿参数。鹏城脑海200B有2000亿参数。
      训练鹏城脑海200B一共用了接近7个月的时间。

      """)
    try scratch.write(
      "docs/transcript.txt",
      """
      云脑二号由四千零九十六颗昇腾芯片组成。
      云脑二号的算力我们自己用了不到50%。
      整个鹏城脑海200B训练了九个月。

      """)
    let findings = try audit(scratch, [])
    func has(_ check: String, _ verdict: String, _ quotes: [String], reason: String? = nil) -> Bool {
      findings.contains { finding in
        finding.check == check && finding.verdict == verdict && finding.reason == reason
          && quotes.allSatisfy { quote in finding.quotes.contains { $0.contains(quote) } }
      }
    }
    #expect(has("duration-agree", "fail", ["接近7个月", "九个月"], reason: "disjoint"))
    #expect(has("used-within-total", "pass", ["3456", "4096"]))
    #expect(has("accelerators-agree", "pass", ["4096", "四千零九十六"]))
    #expect(has("compute-multiple", "pass", ["16000P", "十六倍", "1000P"]))
    #expect(has("agreement", "unsure", ["46%左右", "不到50%"], reason: "unbounded"))
    for quote in ["70亿", "330亿", "2000亿"] { #expect(has("size-in-name", "pass", [quote]), "\(quote)") }
    let failures = findings.filter { $0.verdict == "fail" }
    #expect(failures.map(\.check) == ["duration-agree"])
  }
}
