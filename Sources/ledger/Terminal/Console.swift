import Foundation

/// Where a command talks: data to standard output, everything else to standard error.
struct Console {
  let output = StandardOutput()
  /// How to mark up text on standard output.
  let outputStyle: Style
  /// How to mark up text on standard error.
  let errorStyle: Style
  /// How much is said on standard error.
  let verbosity: Verbosity

  /// How much is said beside the data.
  enum Verbosity: Int, Comparable {
    case quiet, normal, verbose

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Says how it went; silent under `-q`.
  func note(_ text: String) {
    if verbosity >= .normal { Self.complain(text) }
  }

  /// Says a detail; silent except under `-v`.
  func detail(_ text: String) {
    if verbosity >= .verbose { Self.complain(text) }
  }

  /// Says what may not be as it should; silent under `-q`.
  func warn(_ text: String) { note(errorStyle.yellow("warning: ") + text) }

  /// Says what could not be done; never silent.
  func problem(_ text: String) {
    Self.complain(errorStyle.bold(errorStyle.red("error: ")) + text)
  }

  /// Prints a table, or nothing when it has no row.
  func write(_ table: Table) throws {
    guard !table.isEmpty else { return }
    for line in table.lines(outputStyle) { try output.write(line + "\n") }
    try output.flush()
  }

  /// Writes a line to standard error, where nothing can be done about a failure to write.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
