/// Lines, columns and code points of a UTF-8 text, by byte offset.
///
/// Built in one pass. Besides the starts of the lines it keeps the number of code points before every 256th byte, so that
/// a column on a line of ten megabytes costs no more than one on a short line. LF, CR LF and a lone CR end a line.
public struct LineIndex: Sendable {
  private static let stride = 256
  private let starts: [Int]
  /// The code points before the start of each line.
  private let startCodePoints: [Int]
  private let checkpoints: [Int]
  private let bytes: [UInt8]

  /// A place as an editor shows it.
  public struct Place: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The column in code points, from 1.
    public var column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Indexes a text.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var startCodePoints = [0]
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var codePoints = 0
    var chunk = 0
    while chunk < bytes.count {
      checkpoints.append(codePoints)
      let end = min(chunk + Self.stride, bytes.count)
      let before = codePoints
      var controls = 0
      for index in chunk..<end {
        let byte = bytes[index]
        codePoints += byte & 0xC0 == 0x80 ? 0 : 1
        controls += byte == 0x0A || byte == 0x0D ? 1 : 0
      }
      if controls > 0 {
        var count = before
        for index in chunk..<end {
          let byte = bytes[index]
          count += byte & 0xC0 == 0x80 ? 0 : 1
          if byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
            starts.append(index + 1)
            startCodePoints.append(count)
          }
        }
      }
      chunk = end
    }
    self.starts = starts
    self.startCodePoints = startCodePoints
    self.checkpoints = checkpoints
    self.bytes = bytes
  }

  /// The number of lines; a text that ends with a line break has an empty one behind it.
  public var count: Int { starts.count }

  /// The place of the character at `offset`, which may be the end of the text.
  public func place(at offset: Int) -> Place { place(at: offset, codePoints: codePoints(before: offset)) }

  /// The place of the character at `offset`, before which there are `codePoints` in the text.
  func place(at offset: Int, codePoints: Int) -> Place {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let line = max(low, 1)
    return Place(line: line, column: codePoints - startCodePoints[line - 1] + 1)
  }

  /// The number of code points before `offset`.
  public func codePoints(before offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    let chunk = min(offset / Self.stride, checkpoints.count - 1)
    guard chunk >= 0 else { return 0 }
    var count = checkpoints[chunk]
    for index in chunk * Self.stride..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The bytes of a line from 1, without its line break; `nil` when there is no such line.
  public func line(_ number: Int) -> Range<Int>? {
    guard number >= 1, number <= starts.count else { return nil }
    let lower = starts[number - 1]
    var upper = number < starts.count ? starts[number] : bytes.count
    if upper > lower, bytes[upper - 1] == 0x0A { upper -= 1 }
    if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
    return lower..<upper
  }
}
