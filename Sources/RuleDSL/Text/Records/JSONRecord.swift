/// The fields of one record of JSON.
struct JSONRecord {
  private let reader: JSONReader
  private let members: [JSONReader.Member]
  /// The offset behind the record.
  let end: Int

  /// Reads the record; the text must hold nothing else.
  init(_ bytes: [UInt8]) throws(JSONReader.Flaw) {
    reader = JSONReader(bytes)
    let range = try reader.value(from: 0)
    let rest = reader.skipSpace(range.upperBound)
    guard rest == bytes.count else { throw JSONReader.Flaw(reason: "text follows the JSON value", offset: rest) }
    guard let members = try reader.members(of: range) else {
      throw JSONReader.Flaw(reason: "a record must be a JSON object", offset: range.lowerBound)
    }
    self.members = members
    end = range.upperBound
  }

  /// The value of a field; of several with one name the last, as most readers have it. A dot leads into an object when no
  /// field has the whole name.
  func value(_ path: String) -> Range<Int>? {
    if let value = value(Array(path.utf8)[...], members) { return value }
    var inside = members
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard let value = value(Array(part.utf8)[...], inside) else { return nil }
      if index == parts.count - 1 { return value }
      guard let next = try? reader.members(of: value) else { return nil }
      inside = next
    }
    return nil
  }

  private func value(_ name: ArraySlice<UInt8>, _ members: [JSONReader.Member]) -> Range<Int>? {
    members.last { member in
      let raw = reader.bytes[member.name.lowerBound + 1..<max(member.name.lowerBound + 1, member.name.upperBound - 1)]
      return raw == name || raw.contains(UInt8(ascii: "\\")) && JSONString(reader.bytes, member.name).bytes[...] == name
    }?.value
  }

  /// The string at a value; `nil` when another kind of value stands there.
  func string(at range: Range<Int>) -> JSONString? {
    reader.bytes[range.lowerBound] == UInt8(ascii: "\"") ? JSONString(reader.bytes, range) : nil
  }

  /// A string, a number as written, or a list of strings joined by commas; `nil` for anything else and for nothing.
  func shortText(_ path: String) -> String? {
    guard let range = value(path) else { return nil }
    return shortText(at: range)
  }

  private func shortText(at range: Range<Int>) -> String? {
    switch reader.bytes[range.lowerBound] {
    case UInt8(ascii: "\""):
      let bytes = JSONString(reader.bytes, range).bytes
      let text = String(decoding: bytes[WhiteSpace.trim(bytes, 0..<bytes.count)], as: UTF8.self)
      return text.isEmpty ? nil : String(text.unicodeScalars.prefix(500))
    case UInt8(ascii: "-"), 0x30...0x39: return String(decoding: reader.bytes[range].prefix(40), as: UTF8.self)
    case UInt8(ascii: "["):
      var items: [String] = []
      var position = reader.skipSpace(range.lowerBound + 1)
      while position < range.upperBound - 1, items.count < 20, let item = try? reader.value(from: position),
        reader.bytes[item.lowerBound] == UInt8(ascii: "\"")
      {
        if let text = shortText(at: item) { items.append(text) }
        position = reader.skipSpace(item.upperBound) + 1
      }
      return items.isEmpty ? nil : items.joined(separator: ", ")
    default: return nil
    }
  }
}
