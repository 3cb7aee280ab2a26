import Foundation
import Testing

/// Runs the real program and says what came of it.
struct LedgerProcess {
  /// The folder in which it runs.
  let folder: Scratch

  /// What came of a run.
  struct Outcome: CustomStringConvertible {
    var status: Int32
    var output: String
    var errors: String

    /// For the message of a failed expectation.
    var description: String { "status \(status)\n--- output\n\(output)\n--- errors\n\(errors)" }
  }

  /// Runs `ledger` with arguments and hands `input` to its standard input.
  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
    try run(try Self.binary(), arguments, input: input, environment: environment)
  }

  /// Runs a line of shell in which `ledger` is the program.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
    let path = try Self.binary().deletingLastPathComponent().path(percentEncoded: false)
    let line = "PATH='\(path)':\"$PATH\"; \(line)"
    return try run(URL(filePath: "/bin/bash"), ["-c", line], input: "", environment: environment)
  }

  private func run(
    _ executable: URL, _ arguments: [String], input: String, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    var variables = ProcessInfo.processInfo.environment
    for name in ["LEDGER_FILE", "NO_COLOR", "SOURCE_DATE_EPOCH", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    // Files rather than pipes: nothing can block, however much is said.
    let streams = try ["in", "out", "err"].map { try folder.stream($0, holding: $0 == "in" ? input : "") }
    process.standardInput = streams[0]
    process.standardOutput = streams[1]
    process.standardError = streams[2]
    try process.run()
    process.waitUntilExit()
    func text(_ stream: FileHandle) throws -> String {
      try stream.seek(toOffset: 0)
      return String(decoding: try stream.readToEnd() ?? Data(), as: UTF8.self)
    }
    // A signal shows as a status no program uses, so that no test takes a crash for an answer.
    let status = process.terminationReason == .exit ? process.terminationStatus : 1000 + process.terminationStatus
    return Outcome(status: status, output: try text(streams[1]), errors: try text(streams[2]))
  }

  /// The program that was built beside the tests.
  static func binary() throws -> URL {
    let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") }, "no test bundle to look beside")
    let head = bundle[..<(try #require(bundle.range(of: ".xctest"))).lowerBound]
    return URL(filePath: String(head)).deletingLastPathComponent().appending(path: "ledger")
  }
}

/// A folder that is gone when the test is.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "ledger-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file, its folders included.
  func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Reads a file.
  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  /// The program, run in this folder.
  var ledger: LedgerProcess { LedgerProcess(folder: self) }

  fileprivate func stream(_ name: String, holding text: String) throws -> FileHandle {
    let file = FileManager.default.temporaryDirectory.appending(path: "ledger-stream-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileHandle(forUpdating: file)
  }
}
