import Foundation
import RuleDSL
import Testing

@testable import LedgerCore

/// Every code has a page, and what the page shows is so.
struct DiagnosticPageTests {
  private static let core = PackLoader().shipped().filter { $0.name == "core" }.map { RuleParser.parse($0).pack }

  @Test func everyCodeHasAPage() {
    let pages = DiagnosticPage.all.map(\.code.rawValue)
    let codes = DiagnosticCode.all.map(\.code.rawValue)
    #expect(Set(pages).subtracting(codes).isEmpty)
    for code in codes { #expect(pages.contains(code), "\(code) has no page") }
    #expect(
      Set(pages).count == pages.count
        && pages.filter { $0.hasPrefix("E") } == pages.filter { $0.hasPrefix("E") }.sorted())
  }

  @Test(arguments: DiagnosticPage.all.map(\.code.rawValue))
  func theWrongExampleGetsTheCodeAndTheRightOneNothing(_ code: String) throws {
    let page = try #require(DiagnosticPage.all.first { $0.code.rawValue == code })
    let wrong = try codes(page.wrong)
    #expect(wrong.contains(code), "\(wrong)")
    // One mistake an example: what else is said must be warnings that come of it.
    #expect(wrong.filter { $0.hasPrefix("E") && $0 != code && code != "E114" }.isEmpty, "\(wrong)")
    #expect(try codes(page.right) == [])
    #expect(page.text.contains(page.title) && !page.title.isEmpty)
  }

  private func codes(_ sample: DiagnosticPage.Sample) throws -> [String] {
    let files = sample.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    guard files.contains(where: { $0.path == ProjectFile.name }) else {
      let (pack, found) = RuleParser.parse(PackSource(name: "page", files: files))
      return RuleChecker.check(Self.core + [pack], after: found).map(\.code.rawValue)
    }
    let folder = try TemporaryFolder()
    for file in files {
      let place = URL(filePath: folder.file(file.path)).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try folder.write(file.path, file.bytes)
    }
    let loaded = PackLoader(engine: "0.1.0").load(
      [], project: try ProjectFile.read(folder.file(ProjectFile.name)),
      lock: try PackLock.read(folder.file(PackLock.name)), onlyCore: true)
    return loaded.diagnostics.map(\.code.rawValue).filter { !$0.hasPrefix("W") }.reduce(into: []) {
      if $0.last != $1 { $0.append($1) }
    }
  }
}
