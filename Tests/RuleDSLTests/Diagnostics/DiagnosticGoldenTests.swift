import Foundation
import Testing

@testable import RuleDSL

/// One file a code, and what is said of it: `E104.yaml` and `E104.out`; `E104-tab.yaml` is another case of E104.
///
/// `LEDGER_ACCEPT_GOLDENS=1 swift test --filter DiagnosticGoldenTests` writes the `.out` files anew.
struct DiagnosticGoldenTests {
  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: RuleFixtures.diagnostics.path)) ?? [])
    .filter { ($0.hasSuffix(".yaml") || !$0.contains(".")) && $0 != "base.yaml" }
    .map { $0.replacing(".yaml", with: "") }
    .sorted()

  /// Codes whose files would be too large to keep, and how a test makes one.
  static let made: [(code: DiagnosticCode, bytes: @Sendable () -> [UInt8])] = [
    (.fileTooLarge, { Array("# ".utf8) + Array(repeating: UInt8(ascii: "x"), count: YAMLInspector.sizeLimit) })
  ]

  /// The pair of a code is its `.out` and a file that is made here.
  @Test(arguments: made.map(\.code.rawValue))
  func saysWhatItShouldOfAFileThatIsMade(_ name: String) throws {
    let make = try #require(Self.made.first { $0.code.rawValue == name })
    let file = SourceFile(path: name + ".yaml", bytes: make.bytes())
    let found = RuleParser.parse(PackSource(name: "fixture", files: [file])).diagnostics
    let drawn = found.map { RuleFixtures.draw($0, in: [file]) + "\n" }.joined()
    let golden = RuleFixtures.diagnostics.appending(path: name + ".out")
    if ProcessInfo.processInfo.environment["LEDGER_ACCEPT_GOLDENS"] == "1" {
      try drawn.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(drawn == (try String(contentsOf: golden, encoding: .utf8)))
    #expect(found.map(\.code.rawValue) == [name])
  }

  @Test(arguments: cases)
  func saysWhatItShould(_ name: String) throws {
    let folder = RuleFixtures.diagnostics
    let isFolder = !FileManager.default.fileExists(atPath: folder.appending(path: name + ".yaml").path)
    let files =
      isFolder
      ? try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted().map {
        try RuleFixtures.file(folder.appending(path: "\(name)/\($0)"), as: "\(name)/\($0)")
      }
      : [try RuleFixtures.file(folder.appending(path: name + ".yaml"))]
    let (pack, found) = RuleParser.parse(PackSource(name: "fixture", files: files))
    let base = try RuleFixtures.base()
    let all = RuleChecker.check([base, pack], after: found)
    let drawn = all.map { RuleFixtures.draw($0, in: files + base.files) + "\n" }.joined()
    let golden = folder.appending(path: name + ".out")
    if ProcessInfo.processInfo.environment["LEDGER_ACCEPT_GOLDENS"] == "1" {
      try drawn.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(drawn == (try String(contentsOf: golden, encoding: .utf8)))
    // The file is named for the code that it shows.
    if let code = name.split(separator: "-").first, code.count == 4, code.hasPrefix("E") || code.hasPrefix("W") {
      #expect(all.contains { $0.code.rawValue == code })
    }
  }

  @Test func everyCodeHasAFile() {
    let shown = Set((Self.cases + Self.made.map(\.code.rawValue)).map { String($0.prefix(4)) })
    for (code, title) in DiagnosticCode.ruleCodes {
      #expect(shown.contains(code.rawValue), "\(code.rawValue) (\(title)) has no fixture")
    }
    #expect(Set(DiagnosticCode.ruleCodes.map(\.code)).count == DiagnosticCode.ruleCodes.count)
  }

  @Test func tenMistakesAreReportedAtOnce() throws {
    let file = try RuleFixtures.file(RuleFixtures.diagnostics.appending(path: "ten-mistakes.yaml"))
    let (pack, found) = RuleParser.parse(PackSource(name: "ten", files: [file]))
    let all = RuleChecker.check([try RuleFixtures.base(), pack], after: found)
    #expect(all.filter { $0.severity == .error }.count >= 10)
  }
}
