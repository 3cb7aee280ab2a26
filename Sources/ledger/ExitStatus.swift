import LedgerCore

/// What the process tells its caller; thrown by a command that is done and not clean.
enum ExitStatus: Int32, Error {
  /// All is well.
  case clean = 0
  /// The audit found something at or above `--fail-on`, or a rule's example failed.
  case findings = 1
  /// The command line, the configuration or the rules are wrong; nothing was written.
  case usage = 2
  /// Some inputs could not be read; the rest was done.
  case unreadable = 3
  /// The ledger is not what it should be.
  case integrity = 4
  /// Another process held the ledger for too long.
  case busy = 5
  /// The program is at fault.
  case bug = 70
  /// A signal ended it; documents that were committed stay.
  case interrupted = 130

  /// From the least to the most serious, for a run in which several things happened.
  private static let bySeriousness: [ExitStatus] = [
    .clean, .findings, .usage, .unreadable, .busy, .integrity, .bug, .interrupted,
  ]

  /// The more serious of the two.
  func worse(_ other: ExitStatus) -> ExitStatus {
    Self.bySeriousness.last { $0 == self || $0 == other } ?? self
  }
}

/// Why a command stopped, in words for the user, and with which status.
struct CommandFailure: Error {
  var status: ExitStatus
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension CommandFailure {
  /// Says what kept the ledger from being used.
  init(_ error: LedgerError) {
    let status: ExitStatus =
      switch error.kind {
      case .damaged: .integrity
      case .busy: .busy
      case .missing, .foreign, .newer, .inaccessible, .unknownName, .ambiguousName: .usage
      }
    let advice = error.advice.map { "\n  try: " + $0 } ?? ""
    self.init(status, "\(error.path): \(error.reason)\(advice)")
  }
}
