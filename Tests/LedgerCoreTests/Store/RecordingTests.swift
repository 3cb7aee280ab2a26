import Foundation
import GRDB
import RuleDSL
import Testing

@testable import LedgerCore

/// Recording scans and reading facts back.
struct RecordingTests {
  private let folder: TemporaryFolder
  private let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.open(at: folder.file("ledger.sqlite"), creating: true)
  }

  private static let text = "GLM-130B has 130B parameters."

  @Test func whatWasRecordedIsReadBack() throws {
    let stated = claim(
      "more than 130B", at: 13, value: nil, high: nil, qualifier: .moreThan, isClaim: false, note: "hypothetical",
      roles: [.init(name: "base", entity: "A \"quoted\" \u{0} name"), .init(name: "cluster", entity: "鹏城")])
    let open = Numeral(span: ByteRange(3, 5), line: 1, column: 4, text: "1\u{0}3", fate: .open)
    let aside = Numeral(span: ByteRange(5, 6), line: 1, column: 6, text: "0", fate: .setAside("identifier"))
    let document = scanned("talks/a.txt", Self.text, [stated], numerals: [open, aside])
    let counts = ScanCounts(claims: 0, quantities: 1, numeralsSetAside: 1, numeralsOpen: 1)
    #expect(try ledger.record(document) == .new(counts))

    let record = try #require(try ledger.facts().first)
    #expect(record.claim == stated)
    #expect(record.source == "talks/a.txt")
    #expect(record.sourceSHA256 == document.sha256)
    #expect(record.status == .current)
    #expect(record.runID == document.runID)
    #expect(record.recordedAt == "2023-11-14T22:13:20Z")
    #expect(try ledger.source(sha256: document.sha256)?.bytes == document.bytes)
    let rule = try #require(try ledger.rule(hash: record.ruleHash))
    #expect(rule.reference == stated.rule)
    #expect(rule.canonical == pack().rules[0].canonical)
    #expect(try ledger.openNumerals().map(\.numeral) == [open])
    let head = try #require(try ledger.document(named: "talks/a.txt"))
    #expect(head.counts == counts)
    #expect(head.rulesetHash == Ruleset([pack()]).hash)
    #expect(head.size == document.bytes.count)
  }

  @Test func recordingTwiceWritesNothing() throws {
    let document = scanned("a.txt", Self.text, [claim(at: 13)])
    try ledger.record(document)
    try ledger.close()
    let path = folder.file("ledger.sqlite")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))

    let again = try Ledger.open(at: path, creating: true)
    let watcher = try DatabaseQueue(path: path)
    func version() throws -> Int? { try watcher.read { try Int.fetchOne($0, sql: "PRAGMA data_version") } }
    let seen = try version()
    guard case .unchanged(let counts) = try again.record(document, at: 1_800_000_000) else {
      Issue.record("the second time is not unchanged")
      return
    }
    #expect(counts.claims == 1)
    #expect(try again.read("counting") { $0.totalChangesCount } == 0)
    #expect(try version() == seen)
    try watcher.close()
    try again.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ledger.sqlite"])
  }

  @Test func equalBytesAtTwoPathsAreTwoRowsOfOneFact() throws {
    try ledger.record(scanned("b.txt", Self.text, [claim(at: 13)]))
    try ledger.record(scanned("a.txt", Self.text, [claim(at: 13)]))
    let facts = try ledger.facts()
    #expect(facts.map(\.source) == ["a.txt", "b.txt"])
    #expect(Set(facts.map(\.factID)).count == 1)
    #expect(try ledger.facts(withPrefix: facts[0].factID).map(\.source) == ["a.txt", "b.txt"])
    #expect(try ledger.read("counting") { try Int.fetchOne($0, sql: "SELECT count(*) FROM source") } == 1)
  }

  @Test func aChangedSourceWithdrawsWhatIsGone() throws {
    let old = scanned("a.txt", Self.text, [claim(at: 13), claim("a", at: 1, metric: "other.a")])
    try ledger.record(old)
    let next = scanned(
      "a.txt", "Now GLM-130B has 160B parameters.",
      [claim("160B", at: 17, value: "160000000000"), claim("a", at: 2, metric: "other.a")])
    guard case .changed(_, let changes) = try ledger.record(next) else {
      Issue.record("not a change")
      return
    }
    #expect(changes == FactChanges(gained: 1, gone: 1))
    #expect(try ledger.facts().count == 2)
    #expect(
      try ledger.facts(FactFilter(all: true)).map(\.status).sorted { $0.rawValue < $1.rawValue } == [
        .current, .current, .withdrawn, .withdrawn,
      ])
    // The old text again: its run is known, and its facts speak again.
    try ledger.record(old)
    #expect(try ledger.facts().allSatisfy { $0.sourceSHA256 == old.sha256 })
    #expect(try ledger.document(named: "a.txt")?.version == 3)
    #expect(try ledger.read("counting") { try Int.fetchOne($0, sql: "SELECT count(*) FROM scan") } == 2)
  }

  @Test func otherRulesSpeakOfTheSameFact() throws {
    try ledger.record(scanned("a.txt", Self.text, [claim(at: 13)]))
    let first = try #require(try ledger.facts().first)
    let rules = Ruleset([pack(version: "1.1.0")])
    let again = claim(at: 13, isClaim: false, note: "negated", sentence: "Another cut.")
    let result = try ledger.record(
      scanned("a.txt", Self.text, [again], ruleset: rules), under: rules, at: 1_800_000_000)
    #expect(result == .rescanned(ScanCounts(quantities: 1), FactChanges(gained: 0, gone: 0)))
    let second = try #require(try ledger.facts().first)
    #expect(second.factID == first.factID)
    #expect(second.claim == again)
    #expect(second.ruleHash != first.ruleHash)
    #expect(second.recordedAt == first.recordedAt)
    #expect(try ledger.facts(FactFilter(all: true)).count == 1)
  }

  @Test func onePlaceClaimedTwiceIsOneFact() throws {
    try ledger.record(scanned("a.txt", Self.text, [claim(at: 13), claim(at: 13, note: "again")]))
    #expect(try ledger.facts().map(\.claim.note) == [""])
  }

  @Test(arguments: [
    (FactFilter(), 4), (FactFilter(metric: "model.parameters"), 2), (FactFilter(metric: "model."), 3),
    (FactFilter(metric: "mod*"), 3), (FactFilter(metric: "model"), 0), (FactFilter(subject: "glm-130b"), 3),
    (FactFilter(subject: "None"), 0), (FactFilter(source: "talks"), 1), (FactFilter(source: "talks/"), 1),
    (FactFilter(source: "b.txt"), 1), (FactFilter(source: "alks/b.txt"), 0), (FactFilter(source: "a.txt"), 3),
    (FactFilter(qualifier: .moreThan), 1), (FactFilter(unit: "%"), 1), (FactFilter(claimsOnly: true), 3),
    (FactFilter(metric: "model.", subject: "GLM-130B", source: "a.txt"), 1),
  ])
  func filters(_ filter: FactFilter, count: Int) throws {
    try ledger.record(
      scanned(
        "a.txt", "a",
        [
          claim("1", at: 0), claim("2", at: 1, metric: "model.layers", subject: "Other", qualifier: .moreThan),
          claim("3", at: 2, metric: "other.x", unit: "%", isClaim: false),
        ]))
    try ledger.record(scanned("talks/b.txt", "b", [claim("1", at: 0)]))
    #expect(try ledger.facts(filter).count == count)
  }

  @Test func shortIDs() throws {
    let claims = (0..<40).map { claim("x", at: $0) }
    try ledger.record(scanned("a.txt", String(repeating: "x", count: 40), claims))
    let ids = try ledger.facts().map(\.factID)
    #expect(try ledger.facts(withPrefix: ids[3]).first?.factID == ids[3])
    #expect(try ledger.facts(withPrefix: String(ids[3].dropFirst(2)).uppercased()).first?.factID == ids[3])
    // With 40 ids, two begin with the same digit.
    let digits = Dictionary(grouping: ids) { $0.prefix(3) }
    let shared = try #require(digits.first { $0.value.count > 1 }?.key)
    for (prefix, kind) in [
      (String(shared), LedgerError.Kind.ambiguousName), ("f_", .unknownName), ("", .unknownName), ("zzz", .unknownName),
      ("f_%", .unknownName), (ids[3] + "0", .unknownName),
    ] {
      let error = #expect(throws: LedgerError.self) { try ledger.facts(withPrefix: prefix) }
      #expect(error?.kind == kind, "\(prefix)")
    }
  }

  @Test func factsComeInTheOrderOfThePlaces() throws {
    try ledger.record(scanned("é.txt", "b", [claim("2", at: 9), claim("1", at: 0), claim("0", at: 9, metric: "z")]))
    try ledger.record(scanned("a.txt", "a", [claim("2", at: 9), claim("1", at: 0)]))
    let keys = try ledger.facts().map { ($0.source, $0.claim.provenance.span.lower, $0.factID) }
    #expect(keys.elementsEqual(keys.sorted { $0 < $1 }, by: ==))
  }

  @Test func numbersSortByValue() throws {
    try ledger.record(
      scanned(
        "a.txt", "a",
        [
          claim("1", at: 0, value: "1000000000000"), claim("2", at: 1, value: "0.5"),
          claim("3", at: 2, value: nil, low: nil, high: "7"),
        ]))
    let values = try ledger.read("sorting") {
      try Double.fetchAll($0, sql: "SELECT value_real FROM facts ORDER BY value_real")
    }
    #expect(values == [0.5, 7, 1e12])
  }
}
