/// Walks over JSON text without building a tree: says where values stand and where it is broken.
///
/// Nesting costs no stack, so a million brackets are only a long value.
struct JSONReader {
  let bytes: [UInt8]

  /// Where and why the text is no JSON.
  struct Flaw: Error {
    var reason: String
    var offset: Int
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A field of an object: its name in quotes, and its value.
  struct Member {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// The value that starts at or after `start`, white space aside.
  func value(from start: Int) throws(Flaw) -> Range<Int> {
    let first = skipSpace(start)
    guard first < bytes.count else { throw Flaw(reason: "a JSON value is missing", offset: bytes.count) }
    return first..<(try end(ofValueAt: first))
  }

  /// The fields of the object in `range`; `nil` when there is another value.
  func members(of range: Range<Int>) throws(Flaw) -> [Member]? {
    guard bytes[range.lowerBound] == UInt8(ascii: "{") else { return nil }
    var members: [Member] = []
    var position = skipSpace(range.lowerBound + 1)
    while position < range.upperBound, bytes[position] != UInt8(ascii: "}") {
      let name = position..<(try end(ofStringAt: position))
      position = skipSpace(name.upperBound) + 1
      let value = try value(from: position)
      members.append(Member(name: name, value: value))
      position = skipSpace(value.upperBound)
      if position < range.upperBound, bytes[position] == UInt8(ascii: ",") { position = skipSpace(position + 1) }
    }
    return members
  }

  func skipSpace(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position]) { position += 1 }
    return position
  }

  /// What must come next while walking over a value.
  private enum Expected { case value, valueOrEnd, name, nameOrEnd, commaOrEnd }

  private func end(ofValueAt start: Int) throws(Flaw) -> Int {
    // For each open bracket whether it is an object.
    var open: [Bool] = []
    var expected = Expected.value
    var position = start
    while true {
      position = skipSpace(position)
      guard position < bytes.count else { throw Flaw(reason: "the JSON ends in the middle", offset: bytes.count) }
      let byte = bytes[position]
      switch expected {
      case .name, .nameOrEnd:
        if byte == UInt8(ascii: "}"), expected == .nameOrEnd {
          open.removeLast()
          position += 1
          expected = .commaOrEnd
          break
        }
        guard byte == UInt8(ascii: "\"") else {
          throw Flaw(reason: "a JSON field has no name in quotes", offset: position)
        }
        position = skipSpace(try end(ofStringAt: position))
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
          throw Flaw(reason: "a JSON field has no colon", offset: position)
        }
        position += 1
        expected = .value
      case .commaOrEnd:
        switch (byte, open.last) {
        case (UInt8(ascii: ","), let isObject?):
          expected = isObject ? .name : .value
        case (UInt8(ascii: "}"), true?), (UInt8(ascii: "]"), false?): open.removeLast()
        default: throw Flaw(reason: "a comma or bracket of JSON is missing", offset: position)
        }
        position += 1
      case .value, .valueOrEnd:
        switch byte {
        case UInt8(ascii: "]") where expected == .valueOrEnd:
          open.removeLast()
          position += 1
          expected = .commaOrEnd
        case UInt8(ascii: "{"):
          open.append(true)
          position += 1
          expected = .nameOrEnd
        case UInt8(ascii: "["):
          open.append(false)
          position += 1
          expected = .valueOrEnd
        case UInt8(ascii: "\""):
          position = try end(ofStringAt: position)
          expected = .commaOrEnd
        default:
          position = try end(ofLiteralAt: position)
          expected = .commaOrEnd
        }
      }
      if open.isEmpty { return position }
    }
  }

  /// The offset behind the string that starts with the quote at `start`.
  private func end(ofStringAt start: Int) throws(Flaw) -> Int {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): return position + 1
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    throw Flaw(reason: "a JSON string doesn't end", offset: start)
  }

  /// The offset behind a number, `true`, `false` or `null`.
  private func end(ofLiteralAt start: Int) throws(Flaw) -> Int {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: position += 1
      default:
        guard position > start else { throw Flaw(reason: "this is no JSON value", offset: start) }
        return try checked(start..<position)
      }
    }
    return try checked(start..<position)
  }

  private func checked(_ literal: Range<Int>) throws(Flaw) -> Int {
    let text = bytes[literal]
    let isWord = [Array("true".utf8), Array("false".utf8), Array("null".utf8), Array("NaN".utf8)].contains(Array(text))
    let first = text[literal.lowerBound]
    guard isWord || first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      throw Flaw(reason: "this is no JSON value", offset: literal.lowerBound)
    }
    return literal.upperBound
  }
}
