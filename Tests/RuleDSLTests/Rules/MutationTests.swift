import Foundation
import Testing

@testable import RuleDSL

/// Rule files are strangers' input: whatever is done to them, reading says something or nothing, and never traps.
struct MutationTests {
  private static let fragments: [String] = [
    "'", "\"", "|", ">", "[", "]", "{", "}", ":", ": ", "- ", "#", " #", "&a ", "*a", "!t ", "<", ">", "(", ")", "?",
    "...",
    "\\", "\n", "\r\n", "\t", "  ", ",", "，", "=>", " => ", "..", "%", "@", "万", "\u{FEFF}", "\u{0}", "<gap 3>",
    "<number>",
    "1e400", "1e99999", "99999999999999999999999999999999999999999", "---\n", "...\n", "<<: ", "? ", "\u{2028}", "0x",
  ]

  @Test func tenThousandMutationsNeverTrap() throws {
    let folder = RuleFixtures.diagnostics
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") && !["E306-length.yaml", "E112.yaml"].contains($0) }.sorted()
    let seeds = try names.map { try RuleFixtures.file(folder.appending(path: $0)) }
    let base = try RuleFixtures.base()
    var generator = SeededRandom(seed: 20)
    var said = 0
    for round in 0..<10_000 {
      var bytes = seeds[round % seeds.count].bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) { mutate(&bytes, seeds, &generator) }
      let (pack, found) = RuleParser.parse(
        PackSource(name: "mutant", files: [SourceFile(path: "m.yaml", bytes: bytes)]))
      let all = found + (round % 4 == 0 ? RuleChecker.check([base, pack]) : [])
      said += all.count
      // Every place can be drawn.
      for diagnostic in all where diagnostic.site.path == "m.yaml" {
        let excerpt = SourceExcerpt(diagnostic.site, in: pack.files[0])
        #expect(diagnostic.site.range.upper <= bytes.count && excerpt.line > 0 && excerpt.caretWidth > 0)
      }
    }
    #expect(said > 10_000)
  }

  private func mutate(_ bytes: inout [UInt8], _ seeds: [SourceFile], _ generator: inout SeededRandom) {
    let at = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, at + Int.random(in: 0...12, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes.removeSubrange(at..<end)
    case 1: bytes.insert(contentsOf: Array(Self.fragments.randomElement(using: &generator)!.utf8), at: at)
    case 2: bytes.replaceSubrange(at..<end, with: Array(Self.fragments.randomElement(using: &generator)!.utf8))
    case 3: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &generator) }
    case 4: bytes.insert(contentsOf: bytes[at..<end], at: at)
    default:
      let other = seeds.randomElement(using: &generator)!.bytes
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.insert(contentsOf: other[start..<min(other.count, start + 60)], at: at)
    }
  }
}
