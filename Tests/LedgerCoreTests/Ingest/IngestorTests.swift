import Foundation
import RuleDSL
import Synchronization
import Testing

@testable import LedgerCore

/// Scanning documents into a ledger.
struct IngestorTests {
  private let folder: TemporaryFolder
  private let scanner = DocumentScanner(
    extractor: ClaimExtractor(rules: RuleCompiler.compile([pack()])), engine: "test")

  init() throws { folder = try TemporaryFolder() }

  private func ledger(_ name: String = "ledger.sqlite") throws -> Ledger {
    try Ledger.open(at: folder.file(name), creating: true)
  }

  private func input(_ name: String, _ text: String) -> DocumentInput {
    DocumentInput(name: name) { Array(text.utf8) }
  }

  private func ingest(_ inputs: [DocumentInput], into ledger: Ledger, width: Int = 3) throws -> [ScanOutcome] {
    var outcomes: [ScanOutcome] = []
    let ingestor = Ingestor(ledger: ledger, scanner: scanner, recordedAt: RecordingTime(seconds: 0), width: width)
    try ingestor.ingest(inputs) { outcomes.append($0) }
    return outcomes
  }

  private func word(_ outcome: ScanOutcome) -> String {
    switch outcome.result {
    case .new: "new"
    case .unchanged: "unchanged"
    case .changed: "changed"
    case .rescanned: "rescanned"
    case .refused: "refused"
    }
  }

  @Test func eachDocumentIsReportedInOrder() throws {
    let ledger = try ledger()
    let binary = DocumentInput(name: "b.bin") { [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0] }
    let missing = DocumentInput.file(at: folder.file("none.txt"), name: "none.txt")
    let inputs = [input("z.txt", "One."), binary, missing, input("a.md", "# Two"), input("z.txt", "Three.")]
    let outcomes = try ingest(inputs, into: ledger)
    #expect(outcomes.map(\.source) == ["z.txt", "b.bin", "none.txt", "a.md", "z.txt"])
    #expect(outcomes.map(word) == ["new", "refused", "refused", "new", "changed"])
    #expect(outcomes[2].result == .refused("cannot be read: no such file or directory"))
    #expect(try ledger.documents().map(\.name) == ["a.md", "z.txt"])
    #expect(try ledger.document(named: "a.md")?.reading.mediaType == "text/markdown")
    #expect(try ingest(Array(inputs.dropFirst(3)), into: ledger).map(word) == ["unchanged", "unchanged"])
  }

  @Test func theLedgerDoesNotDependOnTheWidth() throws {
    let inputs = (0..<25).map { n in
      input("\(n % 11).txt", String(repeating: "Text \(n). ", count: (n * 37) % 50))
    }
    var dumps: [[DocumentRecord]] = []
    var outcomes: [[ScanOutcome]] = []
    for width in [1, 2, 16] {
      let ledger = try ledger("ledger-\(width)")
      outcomes.append(try ingest(inputs, into: ledger, width: width))
      dumps.append(try ledger.documents())
    }
    #expect(dumps[0] == dumps[1] && dumps[1] == dumps[2])
    #expect(outcomes[0] == outcomes[1] && outcomes[1] == outcomes[2])
  }

  @Test func stoppingKeepsWhatWasReported() throws {
    let ledger = try ledger()
    var reported: [String] = []
    let ingestor = Ingestor(ledger: ledger, scanner: scanner, width: 4)
    let inputs = (0..<20).map { input("\($0 + 10).txt", "Text \($0)") }
    try ingestor.ingest(inputs, isStopped: { reported.count == 5 }) { reported.append($0.source) }
    #expect(reported == ["10.txt", "11.txt", "12.txt", "13.txt", "14.txt"])
    #expect(try ledger.documents().map(\.name) == reported)
  }

  @Test func onlyRegularFilesAreRead() throws {
    try folder.write("a.txt", Array("Hello.".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.txt"), withDestinationPath: folder.file("a.txt"))
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    for (name, expected) in [
      ("a.txt", "new"), ("link.txt", "new"), ("pipe", "refused"), (".", "refused"), ("/dev/zero", "refused"),
    ] {
      let path = name.hasPrefix("/") ? name : folder.file(name)
      let outcome = try ingest([DocumentInput.file(at: path, name: name)], into: ledger()).first
      #expect(outcome.map(word) == expected, "\(name)")
    }
  }

  /// Several connections make the ledger and write to it at the same time: nobody fails, nothing is lost.
  @Test func manyWritersLoseNothing() throws {
    let path = folder.file("shared.sqlite")
    let errors = Failures()
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      do {
        let ledger = try Ledger.open(at: path, creating: true)
        for n in 0..<10 {
          let text = "Writer \(writer), document \(n)"
          let claims = (0..<5).map { claim("x", at: $0, subject: "\(writer)") }
          try ledger.record(scanned("\(writer)/\(n).txt", text, claims))
          try ledger.record(scanned("shared.txt", text, claims))
          _ = try ledger.facts(FactFilter(source: "\(writer)"))
        }
        try ledger.close()
      } catch {
        errors.add("\(error)")
      }
    }
    #expect(errors.all == [])
    let ledger = try Ledger.open(at: path, creating: false)
    #expect(try ledger.documents().count == 4 * 10 + 1)
    #expect(try ledger.document(named: "shared.txt")?.version == 4 * 10)
    #expect(try ledger.facts().count == 4 * 10 * 5 + 5)
    #expect(try ledger.facts(FactFilter(source: "shared.txt", all: true)).count == 4 * 10 * 5)
    try ledger.close()
  }

  /// A transaction that fails after it has written most of a document leaves nothing of it.
  @Test func aDocumentIsRecordedWhollyOrNotAtAll() throws {
    let ledger = try ledger()
    let document = scanned("a.txt", "Text", [claim("x", at: 0), claim("y", at: 1, rule: "unheard-of")])
    #expect(throws: LedgerError.self) { try ledger.record(document) }
    #expect(try ledger.documents().isEmpty)
    #expect(try ledger.source(sha256: document.sha256) == nil)
    #expect(try ledger.record(scanned("a.txt", "Text", [claim("x", at: 0)])) == .new(ScanCounts(claims: 1)))
  }
}

/// Collects what went wrong on several threads.
private final class Failures: Sendable {
  private let list = Mutex<[String]>([])
  var all: [String] { list.withLock { $0 } }
  func add(_ failure: String) { list.withLock { $0.append(failure) } }
}
