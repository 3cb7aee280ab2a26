/// A time code as subtitles and transcripts write it, read into milliseconds.
struct TimeCode {
  /// Since the start.
  var milliseconds: Int
  /// The offset behind it.
  var end: Int

  /// Reads `01:02:03,450`, `02:03.4`, `1:02:03` at `start`; `nil` when there is none.
  init?(_ bytes: [UInt8], at start: Int, upTo upper: Int) {
    var groups: [Int] = []
    var position = start
    while true {
      var value = 0
      let first = position
      while position < upper, position - first < 4, (0x30...0x39).contains(bytes[position]) {
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
      }
      // Only the hours may have other than two digits.
      let digits = position - first
      guard digits > 0, groups.isEmpty || digits == 2, groups.isEmpty || value < 60 else { return nil }
      groups.append(value)
      guard groups.count < 3, position < upper, bytes[position] == UInt8(ascii: ":") else { break }
      position += 1
    }
    guard groups.count > 1 else { return nil }
    var milliseconds = groups.reduce(0) { $0 * 60 + $1 } * 1000
    if position + 1 < upper, bytes[position] == 0x2E || bytes[position] == 0x2C, Self.isDigit(bytes[position + 1]) {
      var unit = 100
      position += 1
      while position < upper, Self.isDigit(bytes[position]) {
        milliseconds += Int(bytes[position] - 0x30) * unit
        unit /= 10
        position += 1
      }
    }
    if position < upper, Self.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: ":") { return nil }
    self.milliseconds = milliseconds
    end = position
  }

  /// `01:02:03.450`, whatever the document wrote.
  var text: String { Self.text(milliseconds) }

  static func text(_ milliseconds: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let seconds = milliseconds / 1000
    return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "."
      + padded(milliseconds % 1000, 3)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
