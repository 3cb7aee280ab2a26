/// Writes a node as JSON that depends only on what was written: keys sorted by their bytes, no white space, each
/// scalar a string. Hashed and stored with a ledger.
enum CanonicalJSON {
  /// The JSON of a node, without the entries of its outermost mapping that `omitted` names and without private keys.
  static func text(of node: YAMLNode, omitting omitted: Set<String> = []) -> String {
    var out = ""
    write(node, omitting: omitted, to: &out)
    return out
  }

  private static func write(_ node: YAMLNode, omitting omitted: Set<String>, to out: inout String) {
    switch node.content {
    case .scalar(let scalar):
      write(scalar.text, to: &out)
    case .sequence(let items, _):
      out += "["
      for (i, item) in items.enumerated() {
        if i > 0 { out += "," }
        write(item, omitting: [], to: &out)
      }
      out += "]"
    case .mapping(let entries):
      out += "{"
      let kept = entries.filter { !omitted.contains($0.key) && !$0.key.hasPrefix("x-") }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (i, entry) in kept.enumerated() {
        if i > 0 { out += "," }
        write(entry.key, to: &out)
        out += ":"
        write(entry.value, omitting: [], to: &out)
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
