/// The rows of a pipe table, one line each.
enum MarkdownTable {
  /// The cells of a row, without the white space around them.
  static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var row = WhiteSpace.trim(bytes, line)
    if let first = row.first, bytes[first] == pipe { row = first + 1..<row.upperBound }
    if row.count > 0, bytes[row.upperBound - 1] == pipe, row.count < 2 || bytes[row.upperBound - 2] != backslash {
      row = row.lowerBound..<row.upperBound - 1
    }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var position = start
    while position < row.upperBound {
      if bytes[position] == backslash {
        position += 2
      } else if bytes[position] == pipe {
        cells.append(WhiteSpace.trim(bytes, start..<position))
        position += 1
        start = position
      } else {
        position += 1
      }
    }
    cells.append(WhiteSpace.trim(bytes, start..<row.upperBound))
    return cells
  }

  /// Whether the line is the one under a header: dashes with colons for the alignment, and at least one pipe or colon.
  static func isDelimiter(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var hasPipe = false
    for byte in bytes[line] {
      switch byte {
      case pipe: hasPipe = true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    guard hasPipe else { return false }
    return cells(bytes, line).allSatisfy { cell in
      var dashes = cell
      if let first = dashes.first, bytes[first] == UInt8(ascii: ":") { dashes = first + 1..<dashes.upperBound }
      if let last = dashes.last, bytes[last] == UInt8(ascii: ":") { dashes = dashes.lowerBound..<last }
      return !dashes.isEmpty && bytes[dashes].allSatisfy { $0 == UInt8(ascii: "-") }
    }
  }

  private static let pipe = UInt8(ascii: "|")
  private static let backslash = UInt8(ascii: "\\")
}
