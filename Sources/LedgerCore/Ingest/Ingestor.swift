import Dispatch
import Synchronization

/// Scans documents into a ledger: searches several at a time, writes them one by one in the order in which they came.
///
/// All reading and searching happens outside of transactions, and each document is one transaction: whoever is stopped
/// in the middle keeps what was written, and running the same again does only the rest. Records of a file of JSON Lines,
/// which are small and many, share a transaction by the hundred. A document whose bytes, rules and engine are those of its
/// last scan writes nothing at all.
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
    _ inputs: some Sequence<DocumentInput>, isStopped: () -> Bool = { false }, report: (ScanOutcome) -> Void
  ) throws(LedgerError) {
    let search = ParallelSearch(scanner: scanner, ledger: ledger)
    defer { search.abandon() }
    var window = InputWindow(inputs.makeIterator(), width: width)
    var finished = Batch()
    while true {
      while let (number, input) = window.startNext() { search.start(input, at: number) }
      guard let (number, input) = window.takeFirst() else { break }
      let attempt = search.result(at: number)
      if isStopped() { return }
      finished.add(attempt, of: input)
      if finished.isFull { try write(&finished, report) }
    }
    try write(&finished, report)
  }

  /// Writes documents in one transaction and reports them, those that were refused among them in their place.
  private func write(_ batch: inout Batch, _ report: (ScanOutcome) -> Void) throws(LedgerError) {
    var documents: [ScannedDocument] = []
    for (_, attempt) in batch.attempts {
      switch attempt {
      case .failed(let error): throw error
      case .refused: break
      case .scanned(let document): documents.append(document)
      }
    }
    var results = try ledger.record(
      documents, ruleset: scanner.ruleset, engine: scanner.engine, recordedAt: recordedAt.description
    ).makeIterator()
    for (input, attempt) in batch.attempts {
      let isRecord = input.recordSize != nil
      switch attempt {
      case .failed: break
      case .refused(let reason):
        report(ScanOutcome(source: input.name, result: .refused(reason), isRecord: isRecord))
      case .scanned(let document):
        guard let result = results.next() else { preconditionFailure("each document has a result") }
        report(ScanOutcome(source: document.name, result: result, problems: document.problems, isRecord: isRecord))
      }
    }
    batch = Batch()
  }

  /// What was searched and isn't written yet: one file, or so many records that a transaction is worth its time.
  private struct Batch {
    var attempts: [(input: DocumentInput, attempt: DocumentScanner.Attempt)] = []
    private var size = 0
    private(set) var isFull = false

    mutating func add(_ attempt: DocumentScanner.Attempt, of input: DocumentInput) {
      attempts.append((input, attempt))
      size += input.recordSize ?? 0
      isFull = input.recordSize == nil || attempts.count >= 500 || size >= 4 << 20
    }
  }
}

/// The documents that are searched at a time: a few files, or more records, as long as they are small.
private struct InputWindow<Inputs: IteratorProtocol<DocumentInput>> {
  private var inputs: Inputs
  private let width: Int
  private var underway: [(number: Int, input: DocumentInput)] = []
  private var next: DocumentInput?
  private var started = 0
  private var size = 0

  init(_ inputs: Inputs, width: Int) {
    self.inputs = inputs
    self.width = width
    next = self.inputs.next()
  }

  /// The next document, when there is room for it.
  mutating func startNext() -> (number: Int, input: DocumentInput)? {
    guard let input = next else { return nil }
    let room = input.recordSize == nil ? width : width * 16
    guard underway.isEmpty || underway.count < room && size + (input.recordSize ?? 0) <= 4 << 20 else { return nil }
    let entry = (number: started, input: input)
    started += 1
    size += input.recordSize ?? 0
    underway.append(entry)
    next = inputs.next()
    return entry
  }

  /// The document that was started first.
  mutating func takeFirst() -> (number: Int, input: DocumentInput)? {
    guard !underway.isEmpty else { return nil }
    let entry = underway.removeFirst()
    size -= entry.input.recordSize ?? 0
    return entry
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
