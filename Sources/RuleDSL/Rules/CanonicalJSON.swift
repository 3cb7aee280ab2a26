/// Writes a node as JSON that depends only on what was written: keys sorted by their bytes, no white space, each
/// scalar a string. Hashed and stored with a ledger.
enum CanonicalJSON {
  /// The JSON of a node, without the entries of its outermost mapping that `omitted` names and without private keys.
  static func text(of node: YAMLNode, omitting omitted: [String] = []) -> String {
    var out: [UInt8] = []
    write(node, omitting: omitted, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The JSON of a node with everything that was written, private keys included.
  static func text(of node: YAMLNode, whole: Bool) -> String {
    var out: [UInt8] = []
    write(node, omitting: [], keepsPrivate: whole, to: &out)
    return String(decoding: out, as: UTF8.self)
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
    _ node: YAMLNode, omitting omitted: [String], keepsPrivate: Bool = false, to out: inout [UInt8]
  ) {
    switch node.content {
    case .scalar(let scalar):
      write(scalar.text, to: &out)
    case .sequence(let items, _):
      out.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        write(item, omitting: [], keepsPrivate: keepsPrivate, to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .mapping(let entries):
      out.append(UInt8(ascii: "{"))
      let order = entries.indices.filter { i in
        let key = entries[i].key
        return !omitted.contains(where: { $0.utf8.count == key.utf8.count && $0 == key })
          && (keepsPrivate || !key.utf8.starts(with: "x-".utf8))
      }.sorted { entries[$0].key.utf8.lexicographicallyPrecedes(entries[$1].key.utf8) }
      for (k, i) in order.enumerated() {
        if k > 0 { out.append(UInt8(ascii: ",")) }
        write(entries[i].key, to: &out)
        out.append(UInt8(ascii: ":"))
        write(entries[i].value, omitting: [], keepsPrivate: keepsPrivate, to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    // A text without anything to escape, which nearly all are, is copied as one.
    let isPlain: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard !bytes.contains(where: isEscaped) else { return false }
      out.append(contentsOf: bytes)
      return true
    }
    if isPlain != true { for byte in text.utf8 { escape(byte, to: &out) } }
    out.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    guard isEscaped(byte) else {
      out.append(byte)
      return
    }
    out.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    case 0x09: out.append(UInt8(ascii: "t"))
    case ..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      out += Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: out.append(byte)
    }
  }
}
