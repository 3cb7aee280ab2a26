import Foundation
import RuleDSL
import Testing

/// The tables of `Documentation/numbers.md`, run as cases: the page says what the scanner does, or this fails.
@Suite struct NumbersPageTests {
  /// A row of a table; one without a text goes on with the numbers of the row above.
  struct Row: Sendable {
    var cells: [String]
    var line: Int
  }

  /// A text with the rows that say what is read in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var rows: [[String]]
    var line: Int
    var testDescription: String { "\(line): \(text)" }
  }

  static let tables: [(header: [String], rows: [Row])] = {
    let path = CorePack.root.appending(path: "Documentation/numbers.md")
    let page = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    var tables: [(header: [String], rows: [Row])] = []
    var isInside = false
    for (number, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("|") else {
        isInside = false
        continue
      }
      if line.hasPrefix("| --- |") { continue }
      if isInside {
        tables[tables.count - 1].rows.append(Row(cells: cells(line), line: number + 1))
      } else {
        tables.append((cells(line), []))
        isInside = true
      }
    }
    return tables
  }()

  /// The cells of a row without their code marks.
  static func cells(_ line: Substring) -> [String] {
    line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map { cell in
      var text = cell.trimmingCharacters(in: .whitespaces)
      if text.count > 1, text.hasPrefix("`"), text.hasSuffix("`") { text = String(text.dropFirst().dropLast()) }
      return text
    }
  }

  static func cases(_ first: String, _ second: String) -> [Case] {
    var cases: [Case] = []
    for table in tables where table.header.prefix(2) == [first, second] {
      for row in table.rows {
        guard row.cells.count == table.header.count, let text = row.cells.first else { continue }
        let rest = Array(row.cells.dropFirst())
        if text.isEmpty, !cases.isEmpty {
          cases[cases.count - 1].rows.append(rest)
        } else {
          cases.append(Case(text: text, rows: [rest], line: row.line))
        }
      }
    }
    return cases
  }

  static let numbers = cases("Text", "Number")
  static let setAsides = cases("Text", "Set aside")
  static let conversions = cases("One", "is")

  @Test func holdsTables() {
    #expect(Self.numbers.count > 120)
    #expect(Self.setAsides.count > 40)
    #expect(Self.conversions.count > 15)
    let shapes: Set<[String]> = [
      ["Text", "Number", "Value", "Low", "High", "Qualifier", "Unit"], ["Text", "Set aside", "Reason"],
      ["Reason", "What the number is"], ["Kind", "Units"], ["One", "is", "of"],
    ]
    for table in Self.tables {
      #expect(shapes.contains(table.header), "\(table.header)")
      #expect(table.rows.allSatisfy { $0.cells.count == table.header.count }, "\(table.header)")
    }
  }

  @Test(arguments: numbers) func readsNumbers(_ example: Case) {
    #expect(CorePack.rules.numbers(in: example.text).map(Self.row) == example.rows)
  }

  @Test(arguments: setAsides) func setsAside(_ example: Case) {
    #expect(CorePack.rules.numbers(in: example.text).map { [$0.quote, $0.setAside ?? ""] } == example.rows)
  }

  @Test(arguments: conversions) func converts(_ example: Case) throws {
    let row = try #require(example.rows.first)
    let from = try #require(UnitDataTests.conversions.expansion(ofName: example.text))
    let to = try #require(UnitDataTests.conversions.expansion(ofName: row[1]))
    let bounds = row[0].components(separatedBy: "..").map(Self.ratio)
    #expect(from.powers == to.powers)
    #expect(from.low.divided(by: to.high) == bounds.first ?? nil)
    #expect(from.high.divided(by: to.low) == bounds.last ?? nil)
  }

  /// Every reason that a table gives is explained, and every one that is explained has an example.
  @Test func explainsEveryReason() {
    let explained = Set(
      Self.tables.filter { $0.header.first == "Reason" }.flatMap(\.rows).compactMap(\.cells.first))
    #expect(explained == Set(Self.setAsides.flatMap(\.rows).compactMap(\.last)))
  }

  @Test func listsEveryUnit() {
    var units: [String: [String]] = [:]
    for unit in CorePack.pack.units { units[unit.kind ?? "count", default: []].append(unit.id.value) }
    var listed: [String: [String]] = [:]
    for row in Self.tables.filter({ $0.header.first == "Kind" }).flatMap(\.rows) {
      // `W*h` (`W.h`): a unit with its code
      listed[row.cells[0]] = row.cells[1].components(separatedBy: ", ").map {
        String($0.split(separator: " ")[0].filter { $0 != "`" })
      }
    }
    #expect(listed == units)
  }

  private static func ratio(_ text: String) -> UnitRatio? {
    UnitRatio(text) ?? ExactDecimal(text).flatMap { UnitRatio($0) }
  }

  /// A number as the page writes it.
  static func row(_ number: ScannedNumber) -> [String] {
    let quantity = number.quantity
    let interval = quantity.interval
    let notes = [number.weak, number.isNegated ? "negated" : nil, number.isHypothetical ? "hypothetical" : nil]
    return [
      number.quote, quantity.value?.description ?? "",
      interval.low.map { (interval.lowOpen ? ">" : "") + $0.description } ?? "",
      interval.high.map { (interval.highOpen ? "<" : "") + $0.description } ?? "",
      ([quantity.qualifier.rawValue] + notes.compactMap { $0 }).joined(separator: ", "), quantity.unit,
    ]
  }
}
