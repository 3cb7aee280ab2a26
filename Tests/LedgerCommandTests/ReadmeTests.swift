import Foundation
import Testing

/// Runs what README shows, in a folder with the examples in it, and holds the output against the text.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  @Test func commandsDoWhatReadmeShows() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Examples"), to: scratch.url.appending(path: "Examples"))
    let commands = try MarkdownScript(Self.root.appending(path: "README.md")).run(in: scratch)
    #expect(commands > 5)
  }

  @Test func theTutorialDoesWhatItShows() throws {
    let commands = try MarkdownScript(Self.root.appending(path: "Documentation/tutorial.md")).run(in: Scratch())
    #expect(commands > 20)
  }

  /// Every block of the reference is a rule file of its own: it has no error, and its examples pass.
  @Test func everyBlockOfTheReferenceHolds() throws {
    let scratch = try Scratch()
    let blocks = try MarkdownScript(Self.root.appending(path: "Rules/README.md")).blocks
    for (index, block) in blocks.enumerated() where block.language == "yaml" {
      try scratch.write("block-\(index).yaml", block.text)
      let outcome = try scratch.ledger.run(["rules", "test", "block-\(index).yaml"])
      #expect(outcome.status == 0, "\(block.text)\n\(outcome)")
    }
    #expect(blocks.count > 8)
  }

  @Test(arguments: [
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Documentation/command-line.md", "Documentation/tutorial.md",
  ])
  func linksAndFoldersExist(_ file: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.output.1) }
    let folders = text.matches(of: /`((?:Sources|Rules|Plugins|Tests|scripts|Benchmarks)\/[A-Za-z\/]*)`/)
      .map { String($0.output.1) }
    for path in links + folders {
      let base = links.contains(path) ? Self.root.appending(path: file).deletingLastPathComponent() : Self.root
      #expect(FileManager.default.fileExists(atPath: base.appending(path: path).path), "\(file) names \(path)")
    }
  }
}
