import Foundation
import Testing

/// Runs what README shows, in a folder with the examples in it, and holds the output against the text.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  @Test func commandsDoWhatReadmeShows() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Examples"), to: scratch.url.appending(path: "Examples"))
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    var commands = 0
    for block in Self.blocks(readme) {
      switch block.language {
      case "yaml":
        let name = try #require(block.text.firstMatch(of: /^# (\S+)\n/)).output.1
        try scratch.write(String(name), block.text)
      case "console":
        for session in ("\n" + block.text).components(separatedBy: "\n$ ").dropFirst() {
          let end = session.firstIndex(of: "\n") ?? session.endIndex
          let (line, expected) = (session[..<end], String(session[end...]))
          let outcome = try scratch.ledger.shell("{ \(line); } 2>&1")
          #expect(Self.fits(outcome.output, expected), "$ \(line)\n\(outcome.output)\ndoes not fit\n\(expected)")
          commands += 1
        }
      default: break
      }
    }
    #expect(commands > 5)
  }

  @Test(arguments: ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Documentation/command-line.md"])
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

  /// The fenced blocks of a Markdown text.
  private static func blocks(_ text: String) -> [(language: String, text: String)] {
    text.matches(of: /(?s)```(\w+)\n(.*?)```/).map { (String($0.output.1), String($0.output.2)) }
  }

  /// Whether the output is the expected text, in which `…` stands for anything.
  private static func fits(_ output: String, _ expected: String) -> Bool {
    var rest = output[...]
    let pieces = expected.trimmingCharacters(in: .newlines).split(separator: "…", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard rest.hasPrefix(piece) else { return false }
        rest = rest.dropFirst(piece.count)
      } else if index == pieces.count - 1, !piece.isEmpty {
        return rest.trimmingCharacters(in: .newlines).hasSuffix(piece)
      } else {
        guard let found = rest.firstRange(of: piece) else { return piece.isEmpty }
        rest = rest[found.upperBound...]
      }
    }
    return pieces.count > 1 || rest.allSatisfy(\.isNewline)
  }
}
