/// The part of a Markdown link in parentheses: `(address "title")`.
enum LinkTarget {
  /// More parentheses inside an address than this make it none; without a limit a chain of openings takes square time.
  private static let deepest = 32

  /// The offset behind the closing parenthesis of the target that `position` opens; `nil` when it is none.
  static func end(_ bytes: [UInt8], from position: Int, upTo upper: Int) -> Int? {
    var next = skipSpaces(bytes, position + 1, upper)
    guard next < upper else { return nil }
    if bytes[next] == UInt8(ascii: "<") {
      next += 1
      while next < upper, bytes[next] != UInt8(ascii: ">") {
        guard bytes[next] != 0x0A, bytes[next] != UInt8(ascii: "<") else { return nil }
        next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
      }
      next += 1
    } else {
      var depth = 0
      address: while next < upper, !WhiteSpace.isASCII(bytes[next]) {
        switch bytes[next] {
        case UInt8(ascii: "\\"): next += 1
        case UInt8(ascii: "("):
          depth += 1
          guard depth <= deepest else { return nil }
        case UInt8(ascii: ")"):
          if depth == 0 { break address }
          depth -= 1
        default: break
        }
        next += 1
      }
      guard depth == 0 else { return nil }
    }
    next = skipSpaces(bytes, next, upper)
    if next < upper, let closer = closer(of: bytes[next]) {
      next += 1
      while next < upper, bytes[next] != closer {
        guard closer != UInt8(ascii: ")") || bytes[next] != UInt8(ascii: "(") else { return nil }
        next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
      }
      next = skipSpaces(bytes, next + 1, upper)
    }
    return next < upper && bytes[next] == UInt8(ascii: ")") ? next + 1 : nil
  }

  private static func closer(of opener: UInt8) -> UInt8? {
    switch opener {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): opener
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }

  private static func skipSpaces(_ bytes: [UInt8], _ start: Int, _ upper: Int) -> Int {
    var next = start
    while next < upper, WhiteSpace.isASCII(bytes[next]) { next += 1 }
    return next
  }
}
