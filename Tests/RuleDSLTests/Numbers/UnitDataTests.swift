import Foundation
import RuleDSL
import Testing

/// The units of the core pack, held against lists that were written down from the standards.
@Suite struct UnitDataTests {
  static let units = CorePack.pack.units
  static let conversions = UnitConversions(units)

  struct Ratio: Sendable, CustomTestStringConvertible {
    var from: String
    var ratio: String
    var to: String
    var source: String
    var testDescription: String { "1 \(from) = \(ratio) \(to) (\(source))" }
  }

  static func fixture(_ name: String) -> String {
    let path = CorePack.root.appending(path: "Tests/RuleDSLTests/Fixtures/units/" + name)
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }

  static let ratios: [Ratio] = fixture("ratios.tsv").split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "\t").map(String.init)
    guard !line.hasPrefix("#"), parts.count == 4 else { return nil }
    return Ratio(from: parts[0], ratio: parts[1], to: parts[2], source: parts[3])
  }

  /// Kinds whose units are of one sort and yet have no fixed ratio: prices move, temperatures have two zero points, and
  /// a rate of requests is none of tokens.
  static let unrelatedKinds: Set<String> = ["money", "temperature", "throughput", "count", "efficiency", "labour"]

  @Test func holdsUnits() {
    #expect(Self.units.count >= 250)
    #expect(Self.ratios.count > 100)
  }

  @Test(arguments: ratios) func convertsAsTheStandardsSay(_ row: Ratio) throws {
    let from = try #require(Self.conversions.expansion(ofName: row.from), "\(row.from)")
    let to = try #require(Self.conversions.expansion(ofName: row.to), "\(row.to)")
    #expect(from.powers == to.powers, "\(row.from) and \(row.to) do not convert")
    let bounds = row.ratio.split(separator: ".").map { UnitRatio($0) }
    let low = try #require(bounds.first ?? nil)
    let high = try #require(bounds.last ?? nil)
    #expect(from.low.divided(by: to.high) == low)
    #expect(from.high.divided(by: to.low) == high)
  }

  @Test func everyEquivalenceIsHeldAgainstAStandard() {
    let listed = Set(Self.ratios.flatMap { [$0.from, $0.to] }.compactMap { Self.conversions.unit(named: $0) })
    let missing = Self.units.filter { $0.equals != nil && !listed.contains($0.id.value) }.map(\.id.value)
    #expect(missing == [])
  }

  @Test func factorsArePrefixes() {
    let listed = Set(Self.ratios.flatMap { [$0.from, $0.to] })
    for unit in Self.units {
      for name in unit.names {
        guard let factor = name.factor, !listed.contains(name.text) else { continue }
        let isDecimal = factor.coefficient == 1
        let isBinary = (1...6).contains { power in UnitRatio.power(1024, power) == UnitRatio(factor)?.top }
        #expect(isDecimal || isBinary, "\(name.text) is \(factor) \(unit.id.value)")
        #expect(isBinary == name.text.contains("iB"), "\(name.text) is \(factor) \(unit.id.value)")
      }
    }
  }

  @Test func unitsOfAKindConvert() {
    let byKind = Dictionary(grouping: Self.units.filter { $0.kind != nil }, by: { $0.kind ?? "" })
    for (kind, units) in byKind where !Self.unrelatedKinds.contains(kind) {
      let roots = Set(units.map { Self.conversions.expansion(of: $0.id.value)?.powers ?? [:] })
      #expect(roots.count == 1, "\(kind): \(units.map(\.id.value))")
    }
  }

  @Test func moneyHasCodesOfTheStandard() {
    let codes = Set(
      Self.fixture("iso4217.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        .flatMap { $0.split(separator: " ").map(String.init) })
    #expect(codes.count > 170)
    let money = Self.units.filter { $0.kind == "money" }.map(\.id.value)
    #expect(money.count > 30)
    // Bitcoin is paid with and has no code of the standard.
    #expect(money.filter { !codes.contains($0) } == ["BTC"])
  }

  @Test func codesAreWellFormed() {
    let syntax = UCUMSyntax(table: Self.fixture("ucum-atoms.tsv"))
    for wrong in ["", "kmin", "KW", "m//s", "W.", "foo", "[in", "m s", "Kg"] {
      #expect(!syntax.isValid(wrong), "\(wrong)")
    }
    for right in ["kW.h", "m/s", "m2", "{rev}/min", "[ft_i]2", "10*-6", "Mbit/s", "KiBy", "/min", "J/(kg.K)"] {
      #expect(syntax.isValid(right), "\(right)")
    }
    for unit in Self.units {
      guard let code = unit.ucum else { continue }
      #expect(syntax.isValid(code), "\(unit.id.value): \(code)")
    }
  }

  @Test func measuredUnitsOfTheStandardHaveCodes() {
    // What UCUM has no code for: counted things, money, market units, and the calendar beyond the year.
    let kinds: Set<String> = [
      "duration", "frequency", "power", "energy", "voltage", "current", "charge", "resistance", "length", "area",
      "mass",
      "volume", "temperature", "angle", "pressure", "speed", "force", "substance", "data", "data_rate",
    ]
    let without: Set<String> = [
      "quarter", "decade", "century", "li", "mu", "jin", "hp_metric", "dan", "pinch",
    ]
    let missing = Self.units.filter {
      kinds.contains($0.kind ?? "") && $0.ucum == nil && !without.contains($0.id.value)
    }
    #expect(missing.map(\.id.value) == [])
  }

  /// Names that are read as something else behind a number, as they should be or as the grammar still has it.
  static let readOtherwise: [String: String] = [
    "显卡": "4090显卡 is a name",
    "times": "12 times as fast is a multiplier; 12 times a day counts",
    "pct points": "pct is read first", "百分点": "百 is read as a scale", "千克": "千 is read as a scale",
    "千米": "千 is read as a scale", "亿亿次每秒": "亿 is read as a scale",
    "h": "one small letter a space away", "s": "one small letter a space away", "g": "one small letter a space away",
    "个核心": "a form of speech", "位老师": "a form of speech", "位嘉宾": "a form of speech", "句话": "a form of speech",
    "个数字员工": "a form of speech",
  ]

  /// Every name that needs no other word near it is read behind a number as the unit that it was declared for.
  @Test(arguments: 0..<4) func namesAreReadAsTheirUnits(part: Int) {
    for (number, unit) in Self.units.enumerated() where number % 4 == part {
      for name in unit.names where name.onlyNear.isEmpty && Self.readOtherwise[name.text] == nil {
        guard !name.text.hasSuffix("$"), name.text != "Rs" else { continue }  // these stand before a number
        let text = "共12.5" + (Self.isGlued(name.text) ? "" : " ") + name.text + "。"
        let found = CorePack.rules.numbers(in: text).filter { $0.setAside == nil }
        let value = ExactDecimal("12.5")?.multiplied(by: name.factor ?? .one)
        let isRead =
          found.count == 1 && found[0].quantity.unit == unit.id.value && found[0].quantity.value == value
        #expect(
          isRead,
          "\(text) has \(found.map { "\($0.quote) = \($0.quantity.unit)" }), declared is \(unit.id.value)")
      }
    }
  }

  private static func isGlued(_ name: String) -> Bool {
    name.hasPrefix("-") || name.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  /// Of the units that one written name may stand for, all but one must say where they apply.
  @Test func namesAreUnambiguous() {
    struct Meaning: Hashable {
      var unit: String
      var factor: ExactDecimal
    }
    var meanings: [String: [Bool: Set<Meaning>]] = [:]
    for unit in Self.units {
      for name in unit.names {
        let meaning = Meaning(unit: unit.id.value, factor: name.factor ?? .one)
        meanings[Self.key(name.text), default: [:]][name.onlyNear.isEmpty, default: []].insert(meaning)
      }
    }
    for (name, list) in meanings {
      #expect((list[true] ?? []).count <= 1, "\(name): \((list[true] ?? []).map(\.unit))")
    }
  }

  /// Symbols of up to three letters and those of data count by their case; other names do not.
  private static func key(_ name: String) -> String {
    let isSymbol = name.unicodeScalars.contains { $0.properties.isUppercase } && !name.contains(" ") && name.count <= 8
    return isSymbol || name.count <= 3 ? name : name.lowercased()
  }
}
