import Foundation

/// The grammar of UCUM codes, case-sensitive: atoms with prefixes and exponents, joined by `.` and `/`, with annotations.
struct UCUMSyntax {
  private let atoms: [String: Bool]
  private static let prefixes = [
    "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y", "Ki", "Mi",
    "Gi", "Ti",
  ]

  /// Reads a table of atoms: a code, a tab, `metric` where prefixes are allowed.
  init(table: String) {
    var atoms: [String: Bool] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "\t")
      if parts.count == 2 { atoms[String(parts[0])] = parts[1] == "metric" }
    }
    self.atoms = atoms
  }

  /// Whether a code is well formed and made of known atoms.
  func isValid(_ code: String) -> Bool {
    guard !code.isEmpty, !code.contains(" ") else { return false }
    var rest = Substring(code)
    if rest.first == "/" { rest.removeFirst() }
    var isLast = false
    while !isLast {
      let end = Self.separator(in: rest) ?? rest.endIndex
      guard isComponent(rest[..<end]) else { return false }
      isLast = end == rest.endIndex
      if !isLast { rest = rest[rest.index(after: end)...] }
    }
    return true
  }

  /// The next `.` or `/` outside of brackets, braces and parentheses.
  private static func separator(in text: Substring) -> Substring.Index? {
    var depth = 0
    for i in text.indices {
      switch text[i] {
      case "[", "{", "(": depth += 1
      case "]", "}", ")": depth -= 1
      case ".", "/": if depth == 0 { return i }
      default: break
      }
    }
    return nil
  }

  private func isComponent(_ text: Substring) -> Bool {
    if text.isEmpty { return false }
    if text.first == "(", text.last == ")" { return isValid(String(text.dropFirst().dropLast())) }
    var unit = text
    if unit.last == "}", let open = unit.firstIndex(of: "{") {
      unit = unit[..<open]
      if unit.isEmpty { return true }
    }
    if unit.allSatisfy(\.isNumber) { return true }
    return isSimple(unit) || isSimple(Self.withoutExponent(unit))
  }

  private static func withoutExponent(_ text: Substring) -> Substring {
    var unit = text
    while let last = unit.last, last.isNumber { unit.removeLast() }
    if unit.count < text.count, let last = unit.last, last == "-" || last == "+" { unit.removeLast() }
    return unit
  }

  private func isSimple(_ text: Substring) -> Bool {
    if atoms[String(text)] != nil { return true }
    return Self.prefixes.contains { text.hasPrefix($0) && atoms[String(text.dropFirst($0.count))] == true }
  }
}
