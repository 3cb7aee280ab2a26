import Foundation
import Testing

@testable import RuleDSL

/// The tokenizer on the tests of html5lib (https://github.com/html5lib/html5lib-tests), where a copy of their `tokenizer`
/// folder is at hand: the one that `HTML5LIB_TOKENIZER_TESTS` names (`scripts/test` fetches one), or
/// `shared/data/html5lib-tokenizer` above the package.
@Suite struct HTML5LibTests {
  static let folder: URL? = {
    if let named = ProcessInfo.processInfo.environment["HTML5LIB_TOKENIZER_TESTS"] { return URL(filePath: named) }
    var place = CorePack.root
    for _ in 0..<4 {
      let folder = place.appending(path: "shared/data/html5lib-tokenizer")
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
      place.deleteLastPathComponent()
    }
    return nil
  }()

  static let files: [URL] = {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".test") }.sorted().map { folder.appending(path: $0) }
  }()

  @Test(.enabled(if: folder != nil, "the html5lib tokenizer tests are not at hand")) func allStates() throws {
    var cases = 0
    for file in Self.files {
      let content = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      // What XML can't hold is no matter of a tokenizer of HTML, and a file of it has no "tests".
      if content["xmlViolationTests"] != nil { continue }
      for test in try #require(content["tests"] as? [[String: Any]]) {
        for state in test["initialStates"] as? [String] ?? ["Data state"] {
          cases += 1
          let flaw = try Self.flaw(test, state)
          #expect(flaw == nil, "\(file.lastPathComponent): \(test["description"] ?? ""), \(state): \(flaw ?? "")")
        }
      }
    }
    #expect(cases > 7000)
  }

  private static let states: [String: HTMLTokenizer.State] = [
    "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawText, "Script data state": .scriptData,
    "PLAINTEXT state": .plaintext, "CDATA section state": .cdataSection,
  ]

  /// What is wrong with a case, if anything.
  private static func flaw(_ test: [String: Any], _ state: String) throws -> String? {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    func bytes(_ value: Any?) -> [UInt8]? {
      (value as? String).map { isEscaped ? unescaped($0) : Array($0.utf8) }
    }
    let input = try #require(bytes(test["input"]))
    let last = bytes(test["lastStartTag"]) ?? []
    let expected: [TokenRendering.Token] = try #require(test["output"] as? [[Any]]).map { parts in
      switch parts[0] as? String {
      case "DOCTYPE":
        .doctype(
          bytes(parts[1]), publicID: bytes(parts[2]), systemID: bytes(parts[3]), isCorrect: parts[4] as? Bool ?? false)
      case "StartTag":
        .startTag(
          bytes(parts[1]) ?? [],
          Dictionary(
            uniqueKeysWithValues: (parts[2] as? [String: String] ?? [:]).map {
              (bytes($0.key) ?? [], bytes($0.value) ?? [])
            }
          ), isSelfClosing: parts.count > 3)
      case "EndTag": .endTag(bytes(parts[1]) ?? [])
      case "Comment": .comment(bytes(parts[1]) ?? [])
      default: .text(bytes(parts[1]) ?? [])
      }
    }
    let found = TokenRendering.tokens(input, try #require(states[state]), lastStartTag: last)
    if !found.isInOrder { return "tokens overlap" }
    guard found.tokens != expected else { return nil }
    return found.tokens.map(TokenRendering.line).joined() + " for " + expected.map(TokenRendering.line).joined()
  }

  /// `\uXXXX` as bytes; an unpaired surrogate gives the three bytes that its number would have.
  private static func unescaped(_ text: String) -> [UInt8] {
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var index = 0
    while index < source.count {
      if source[index] == 0x5C, index + 5 < source.count, source[index + 1] == 0x75,
        let unit = UInt16(String(decoding: source[index + 2..<index + 6], as: UTF16.self), radix: 16)
      {
        units.append(unit)
        index += 6
      } else {
        units.append(source[index])
        index += 1
      }
    }
    var result: [UInt8] = []
    for (index, unit) in units.enumerated() {
      let isHigh = (0xD800...0xDBFF).contains(unit)
      let follows = index + 1 < units.count && (0xDC00...0xDFFF).contains(units[index + 1])
      let precedes = index > 0 && (0xD800...0xDBFF).contains(units[index - 1])
      if isHigh, follows {
        result += String(decoding: [unit, units[index + 1]], as: UTF16.self).utf8
      } else if (0xD800...0xDFFF).contains(unit), isHigh || !precedes {
        result += [UInt8(0xE0 | unit >> 12), UInt8(0x80 | unit >> 6 & 0x3F), UInt8(0x80 | unit & 0x3F)]
      } else if !(0xDC00...0xDFFF).contains(unit) {
        result += String(decoding: [unit], as: UTF16.self).utf8
      }
    }
    return result
  }
}
