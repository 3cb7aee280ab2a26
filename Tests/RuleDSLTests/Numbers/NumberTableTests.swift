import Foundation
import RuleDSL
import Testing

/// Reads `numbers.tsv`: a text, a tab, and every number that the scanner finds in it.
///
/// A number is `quote = value qualifier unit`, the interval as `low..high` where it is not the value; `?reason` marks a
/// number that needs a rule to count, `~negated` and `~hypothetical` one that is no claim, `quote ! reason` one that is set
/// aside.
@Suite struct NumberTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: String
    var line: Int
    var testDescription: String { "\(line): \(text)" }
  }

  static let cases: [Case] = {
    let path = CorePack.root.appending(path: "Tests/RuleDSLTests/Fixtures/numbers.tsv")
    guard let table = try? String(contentsOf: path, encoding: .utf8) else { return [] }
    return table.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count >= 1, !line.hasPrefix("#"), !parts[0].isEmpty else { return nil }
      return Case(text: String(parts[0]), expected: parts.count > 1 ? String(parts[1]) : "", line: number + 1)
    }
  }()

  @Test func holdsCases() { #expect(Self.cases.count > 100) }

  @Test(arguments: cases) func reads(_ example: Case) {
    let found = CorePack.rules.numbers(in: example.text).map(Self.notation).joined(separator: "; ")
    #expect(found == example.expected, "\(example.text)\t\(found)")
  }

  static func notation(_ number: ScannedNumber) -> String {
    if let reason = number.setAside { return "\(number.quote) ! \(reason)" }
    let quantity = number.quantity
    let interval = quantity.interval
    let value = quantity.value.map(\.description) ?? ""
    let isPlain = quantity.qualifier == .exact && interval == quantity.value.map { Interval(exactly: $0) }
    let range = isPlain ? "" : " \(interval)"
    let unit = quantity.unit.isEmpty ? "" : " \(quantity.unit)"
    let weak = number.weak.map { " ?\($0)" } ?? ""
    let denied = number.isNegated ? " ~negated" : ""
    let supposed = number.isHypothetical ? " ~hypothetical" : ""
    return "\(number.quote) = \(value)\(range) \(quantity.qualifier.rawValue)\(unit)\(weak)\(denied)\(supposed)"
  }
}
