import Foundation
import Testing

/// The fenced blocks of a page, as a script: `yaml` blocks that begin with `# name` are files, `console` blocks are commands
/// with their output, in which `…` stands for anything.
struct MarkdownScript {
  /// A block.
  struct Block {
    var language: String
    var text: String
  }

  /// The blocks, in order.
  let blocks: [Block]

  init(_ page: URL) throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    blocks = text.matches(of: /(?s)```(\w+)\n(.*?)```/).map { Block(language: String($0.1), text: String($0.2)) }
  }

  /// Writes the files and runs the commands; returns how many commands there were.
  func run(in scratch: Scratch) throws -> Int {
    var commands = 0
    for block in blocks {
      switch block.language {
      case "yaml":
        guard let name = block.text.firstMatch(of: /^# (\S+\.yaml)\n/)?.1 else {
          Issue.record("a block does not say which file it is:\n\(block.text)")
          continue
        }
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
    return commands
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
