/// Writes a node as JSON that depends only on what was written: keys sorted by their bytes, no white space, each
/// scalar a string. Hashed and stored with a ledger.
enum CanonicalJSON {
  /// The JSON of a node, without the entries of its outermost mapping that `omitted` names and without private keys.
  static func text(of node: YAMLNode, omitting omitted: Set<String> = []) -> String {
    var out = ""
    write(node, omitting: omitted, to: &out)
    return out
  }

  /// The JSON of a node with everything that was written, private keys included.
  static func text(of node: YAMLNode, whole: Bool) -> String {
    var out = ""
    write(node, omitting: [], keepsPrivate: whole, to: &out)
    return out
  }

  /// An object of this form in which `keys` have the values that they have in another one; those that it has not are
  /// left out.
  static func replacing(_ keys: [String], of text: String, with other: String) -> String {
    let replaced = Set(keys)
    let kept = members(of: text).filter { !replaced.contains($0.key) }
    let new = members(of: other).filter { replaced.contains($0.key) }
    let all = (kept + new).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + all.map(\.text).joined(separator: ",") + "}"
  }

  /// The members of an object of this form: keys without escapes, and members as they stand.
  private static func members(of text: String) -> [(key: String, text: String)] {
    var result: [(key: String, text: String)] = []
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    var member: [UInt8] = []
    func end() {
      guard !member.isEmpty else { return }
      let key = member.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
      result.append((String(decoding: key, as: UTF8.self), String(decoding: member, as: UTF8.self)))
      member = []
    }
    for byte in text.utf8 {
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isQuoted = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          if depth == 1 { continue }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { continue }
        case UInt8(ascii: ","):
          if depth == 1 {
            end()
            continue
          }
        default: break
        }
      }
      member.append(byte)
    }
    end()
    return result
  }

  private static func write(
    _ node: YAMLNode, omitting omitted: Set<String>, keepsPrivate: Bool = false, to out: inout String
  ) {
    switch node.content {
    case .scalar(let scalar):
      write(scalar.text, to: &out)
    case .sequence(let items, _):
      out += "["
      for (i, item) in items.enumerated() {
        if i > 0 { out += "," }
        write(item, omitting: [], keepsPrivate: keepsPrivate, to: &out)
      }
      out += "]"
    case .mapping(let entries):
      out += "{"
      let kept = entries.filter { !omitted.contains($0.key) && (keepsPrivate || !$0.key.hasPrefix("x-")) }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (i, entry) in kept.enumerated() {
        if i > 0 { out += "," }
        write(entry.key, to: &out)
        out += ":"
        write(entry.value, omitting: [], keepsPrivate: keepsPrivate, to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let code = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
