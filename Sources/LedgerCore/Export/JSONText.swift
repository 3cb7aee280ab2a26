/// Writes JSON in one fixed form: no spaces, keys in the order in which they are given, only what must be escaped is.
///
/// Written here because Foundation's encoder leaves the order of keys to chance unless it sorts them.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// What was written so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object.
  mutating func object(_ body: (inout JSONObject) -> Void) {
    var object = JSONObject()
    body(&object)
    bytes += object.bytes
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes a string.
  mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0..<0x20: bytes += Array("\\u00\(Hex.text(CollectionOfOne(byte)))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes an array of objects, one a line.
  mutating func lines<Item>(of items: [Item], _ write: (Item, inout JSONObject) -> Void) {
    raw("[")
    for (index, item) in items.enumerated() {
      raw(index == 0 ? "\n" : ",\n")
      object { write(item, &$0) }
    }
    raw("\n]")
  }

  /// Writes something that is JSON already.
  mutating func raw(_ value: String) { bytes += Array(value.utf8) }
}

/// The members of one JSON object.
struct JSONObject {
  fileprivate var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isEmpty = true

  fileprivate init() {}

  /// Adds a string.
  mutating func add(_ key: String, _ value: String) { add(key) { $0.string(value) } }

  /// Adds a string, or `null`.
  mutating func add(_ key: String, _ value: String?) {
    add(key) { json in if let value { json.string(value) } else { json.raw("null") } }
  }

  /// Adds a whole number.
  mutating func add(_ key: String, _ value: Int) { add(key) { $0.raw(String(value)) } }

  /// Adds a truth value.
  mutating func add(_ key: String, _ value: Bool) { add(key) { $0.raw(value ? "true" : "false") } }

  /// Adds a list.
  mutating func add<T>(_ key: String, _ values: [T], _ write: (inout JSONText, T) -> Void) {
    add(key) { json in
      json.raw("[")
      for (index, value) in values.enumerated() {
        if index > 0 { json.raw(",") }
        write(&json, value)
      }
      json.raw("]")
    }
  }

  /// Adds whatever `write` writes.
  mutating func add(_ key: String, _ write: (inout JSONText) -> Void) {
    var json = JSONText()
    if !isEmpty { json.raw(",") }
    isEmpty = false
    json.string(key)
    json.raw(":")
    write(&json)
    bytes += json.bytes
  }
}
