extension HTMLTokenizer {
  /// The tag from the `<` at `start`, whose name begins at `name`; `nil` when the text ends inside it.
  func tag(at start: Int, name: Int) -> HTMLToken.Tag? {
    var next = name
    while next < bytes.count, !Self.isSpace(bytes[next]), bytes[next] != UInt8(ascii: "/"),
      bytes[next] != UInt8(ascii: ">")
    {
      next += 1
    }
    var tag = HTMLToken.Tag(range: start..<next, name: lowercased(name..<next))
    while true {
      while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
      guard next < bytes.count else { return nil }
      if bytes[next] == UInt8(ascii: ">") { break }
      if bytes[next] == UInt8(ascii: "/") {
        next += 1
        guard next < bytes.count, bytes[next] == UInt8(ascii: ">") else { continue }
        tag.isSelfClosing = true
        break
      }
      guard let attribute = attribute(from: &next) else { return nil }
      tag.attributes.append(attribute)
    }
    tag.range = start..<next + 1
    return tag
  }

  /// The attribute that begins at `next`, which goes behind it; `nil` when the text ends inside it.
  private func attribute(from next: inout Int) -> HTMLToken.Attribute? {
    let name = next
    next += 1  // even a `=`
    while next < bytes.count, !Self.isSpace(bytes[next]), !Self.endsName[Int(bytes[next])] { next += 1 }
    let nameEnd = next
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return nil }
    guard bytes[next] == UInt8(ascii: "=") else {
      return HTMLToken.Attribute(name: name..<nameEnd, value: nameEnd..<nameEnd)
    }
    next += 1
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return nil }
    let quote = bytes[next]
    let start: Int
    let end: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = next + 1
      next = start
      while next < bytes.count, bytes[next] != quote { next += 1 }
      end = next
      next += 1
    } else {
      start = next
      while next < bytes.count, !Self.isSpace(bytes[next]), bytes[next] != UInt8(ascii: ">") { next += 1 }
      end = next
    }
    guard next < bytes.count else { return nil }
    return HTMLToken.Attribute(name: name..<nameEnd, value: start..<end)
  }

  private static let endsName: [Bool] = (0...255).map { "/>=".utf8.contains(UInt8($0)) }

  /// A name in lower case, U+FFFD for NUL.
  func lowercased(_ range: Range<Int>) -> [UInt8] {
    guard bytes[range].contains(0) else { return bytes[range].map(Self.lowercase) }
    return bytes[range].flatMap { $0 == 0 ? Self.replacement : [Self.lowercase($0)] }
  }

  /// The text of a comment or an identifier: line feeds for other line breaks, U+FFFD for NUL.
  func normalized(_ range: Range<Int>) -> [UInt8] { text(range, readingReferences: false) }

  /// The value of an attribute.
  func value(_ attribute: HTMLToken.Attribute) -> [UInt8] { text(attribute.value, readingReferences: true) }

  private func text(_ range: Range<Int>, readingReferences: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var next = range.lowerBound
    while next < range.upperBound {
      switch bytes[next] {
      case 0: result += Self.replacement
      case 0x0D:
        result.append(0x0A)
        if next + 1 < range.upperBound, bytes[next + 1] == 0x0A { next += 1 }
      case UInt8(ascii: "&") where readingReferences:
        guard let reference = HTMLReference(bytes, at: next, isInAttribute: true), reference.end <= range.upperBound
        else {
          result.append(bytes[next])
          break
        }
        result += reference.text
        next = reference.end - 1
      default: result.append(bytes[next])
      }
      next += 1
    }
    return result
  }
}
