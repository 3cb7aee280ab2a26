import Dispatch
import Synchronization

/// Scans documents into a ledger: searches several at a time, writes them one by one in the order in which they came.
///
/// All reading and searching happens outside of transactions, and each document is one transaction: whoever is stopped
/// in the middle keeps what was written, and running the same again does only the rest. A document whose bytes, rules
/// and engine are those of its last scan writes nothing at all.
public struct Ingestor: Sendable {
  private let ledger: Ledger
  private let scanner: DocumentScanner
  private let recordedAt: RecordingTime
  private let width: Int

  /// Makes an ingestor.
  /// - Parameters:
  ///   - ledger: The ledger to write to.
  ///   - scanner: What reads and searches.
  ///   - recordedAt: The moment that everything written is dated with.
  ///   - width: How many documents to search at a time; memory holds no more than so many.
  public init(ledger: Ledger, scanner: DocumentScanner, recordedAt: RecordingTime = .now(), width: Int) {
    self.ledger = ledger
    self.scanner = scanner
    self.recordedAt = recordedAt
    self.width = max(1, width)
  }

  /// Scans documents and reports what came of each, in the order of `inputs`.
  ///
  /// A document that can't be read is reported and the rest goes on.
  /// - Parameters:
  ///   - inputs: The documents.
  ///   - isStopped: Asked before each document is written: once it says so, those that were reported are in the ledger
  ///     and no others.
  ///   - report: Told what came of a document as soon as it is in the ledger.
  /// - Throws: Why the ledger can't be written any more.
  public func ingest(
    _ inputs: [DocumentInput], isStopped: () -> Bool = { false }, report: (ScanOutcome) -> Void
  ) throws(LedgerError) {
    let search = ParallelSearch(scanner: scanner, ledger: ledger)
    defer { search.abandon() }
    var started = 0
    for written in inputs.indices {
      while started < inputs.count, started - written < width {
        search.start(inputs[started], at: started)
        started += 1
      }
      let attempt = search.result(at: written)
      if isStopped() { return }
      report(try write(attempt, of: inputs[written]))
    }
  }

  private func write(_ attempt: DocumentScanner.Attempt, of input: DocumentInput) throws(LedgerError) -> ScanOutcome {
    switch attempt {
    case .failed(let error): throw error
    case .refused(let reason): return ScanOutcome(source: input.name, result: .refused(reason))
    case .scanned(let document):
      let result = try ledger.record(
        document, ruleset: scanner.ruleset, engine: scanner.engine, recordedAt: recordedAt.description)
      return ScanOutcome(source: document.name, result: result, problems: document.problems)
    }
  }
}

/// Searches documents on other threads and hands out the results in any order that is asked for.
private final class ParallelSearch: Sendable {
  private let scanner: DocumentScanner
  private let ledger: Ledger
  private let state = Mutex(State())
  /// Signalled once for each search that has ended.
  private let ended = DispatchSemaphore(value: 0)

  private struct State {
    var attempts: [Int: DocumentScanner.Attempt] = [:]
    var underway = 0
    var isAbandoned = false
  }

  init(scanner: DocumentScanner, ledger: Ledger) {
    self.scanner = scanner
    self.ledger = ledger
  }

  func start(_ input: DocumentInput, at index: Int) {
    state.withLock { $0.underway += 1 }
    DispatchQueue.global().async { [self] in
      if !state.withLock({ $0.isAbandoned }) {
        let attempt = scanner.scan(input, unless: ledger.holds(run:))
        state.withLock { $0.attempts[index] = attempt }
      }
      ended.signal()
    }
  }

  /// The result of the search that was started as `index`; waits for it.
  func result(at index: Int) -> DocumentScanner.Attempt {
    while true {
      if let attempt = state.withLock({ $0.attempts.removeValue(forKey: index) }) { return attempt }
      awaitOne()
    }
  }

  /// Waits until nothing is running any more; what hasn't begun doesn't.
  func abandon() {
    state.withLock { $0.isAbandoned = true }
    while state.withLock({ $0.underway > 0 }) { awaitOne() }
  }

  private func awaitOne() {
    ended.wait()
    state.withLock { $0.underway -= 1 }
  }
}
