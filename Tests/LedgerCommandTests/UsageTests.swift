import Foundation
import Testing

/// The command line itself: help, errors of usage, streams and exit statuses.
@Suite struct UsageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ["--bogus"], ["bogus"], ["version", "--color", "mauve"], ["version", "-q", "-v"], ["version", "extra"],
  ])
  func usageErrorsExitWith2(_ arguments: [String]) throws {
    let outcome = try scratch.ledger.run(arguments)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.errors.contains("rror"), "\(outcome)")
  }

  @Test func versionIsDataAndNothingElse() throws {
    let outcome = try scratch.ledger.run(["version"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
    #expect(outcome.output.wholeMatch(of: /ledger \d+\.\d+\.\d+\n/) != nil, "\(outcome)")
  }

  @Test func aClosedPipeIsNoError() throws {
    let outcome = try scratch.ledger.shell("set -o pipefail; ledger --help | true; ledger help scan | head -1")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsAnError() throws {
    let outcome = try scratch.ledger.shell("ledger version > /dev/full")
    #expect(outcome.status == 2 && outcome.errors.contains("standard output"), "\(outcome)")
  }
}
