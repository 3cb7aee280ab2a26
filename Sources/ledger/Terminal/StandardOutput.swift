import Foundation

/// Standard output with a buffer: data goes here and nothing else.
final class StandardOutput {
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// Appends text.
  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Appends bytes.
  func write(bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands everything to the system.
  /// - Throws: `OutputClosed` when the reader is gone, `CommandFailure` when the system refuses for another reason.
  func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        throw OutputClosed()
      } else if errno != EINTR {
        throw CommandFailure(.usage, "cannot write to standard output: \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// The reader of standard output has gone away. That is no error: it has seen what it wanted.
struct OutputClosed: Error {}
