/// What stands before an item of a list.
struct ListMarker {
  /// The offset behind the marker and the space that belongs to it.
  var end: Int
  /// Whether it is a number, which a reader wants to see, or only a bullet.
  var isNumber: Bool

  /// Reads the marker at the start of a line of plain text; `nil` when there is none.
  ///
  /// Numbers count with 、 . ) or in parentheses, in Arabic or Han numerals of few digits: `1.` `2）` `（三）` `四、`.
  init?(plain bytes: [UInt8], _ line: Range<Int>) {
    guard let first = line.first, Self.canStart[Int(bytes[first])] else { return nil }
    if let bullet = Self.bulletEnd(bytes, line) {
      self.init(end: bullet, isNumber: false)
      return
    }
    var position = first
    var scalar = ScalarReader.read(bytes, at: position, upTo: line.upperBound)
    let isOpened = scalar.value == 0x28 || scalar.value == 0xFF08
    if isOpened { position += scalar.count }
    var digits = 0
    while position < line.upperBound {
      scalar = ScalarReader.read(bytes, at: position, upTo: line.upperBound)
      guard Self.isDigit(scalar.value) else { break }
      digits += 1
      position += scalar.count
      guard digits <= 3 else { return nil }
    }
    guard digits > 0, position < line.upperBound else { return nil }
    let end = position + scalar.count
    switch scalar.value {
    case 0x29, 0xFF09: break
    case 0x3001 where !isOpened, 0xFF0E where !isOpened: break
    case 0x2E where !isOpened: guard end == line.upperBound || WhiteSpace.isASCII(bytes[end]) else { return nil }
    default: return nil
    }
    self.init(end: end, isNumber: true)
  }

  init(end: Int, isNumber: Bool) {
    self.end = end
    self.isNumber = isNumber
  }

  /// The offset behind a bullet and the white space after it.
  private static func bulletEnd(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let scalar = ScalarReader.read(bytes, at: line.lowerBound, upTo: line.upperBound)
    guard isBullet(scalar.value) else { return nil }
    let after = line.lowerBound + scalar.count
    let content = WhiteSpace.skip(bytes, after..<line.upperBound)
    // A dash or star glued to a word is no bullet, nor is a middle dot inside a name.
    return content > after || after == line.upperBound || scalar.value > 0x2000 ? content : nil
  }

  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2A, 0x2B, 0xB7, 0x2022, 0x2023, 0x25AA, 0x25CF, 0x25CB, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25BA, 0x25B6,
      0x27A4:
      true
    default: false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true  // 一…十
    default: false
    }
  }

  /// The bytes that a marker can start with: most lines end here.
  static let canStart: [Bool] = (0...255).map { byte in
    switch byte {
    case 0x28, 0x2A, 0x2B, 0x2D, 0x30...0x39, 0xC2, 0xE2, 0xE4, 0xE5, 0xEF: true
    default: false
    }
  }
}
