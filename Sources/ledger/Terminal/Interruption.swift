import Dispatch
import Foundation
import Synchronization

/// Lets Ctrl-C end a long write at the next document instead of in the middle.
///
/// Only armed while documents are being recorded: everything else may end at once, and does, by the signal.
enum Interruption {
  private static let isRequestedFlag = Atomic(false)

  /// Whether the user wants to stop.
  static var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }

  /// From now on the first SIGINT only asks to stop; a second one ends the process.
  static func arm() {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      isRequestedFlag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
      source.cancel()
    }
    source.activate()
  }
}
