import RuleDSL

/// Finds where records begin and end in bytes that come piece by piece.
///
/// In lines, a broken record is one line's trouble. In JSON, braces and quotes are counted, in steps of whole characters:
/// the second byte of a character of GB 18030, Big5 or Shift_JIS can be that of a brace.
struct RecordSplitter {
  /// A record.
  struct Piece {
    var origin: RecordOrigin
    var bytes: [UInt8]
    /// Why it can't be read.
    var problem: String?
  }

  private let encoding: TextEncoding
  private let isLines: Bool
  private var buffer: [UInt8] = []
  /// The offset in the file of the buffer's first byte.
  private var base = 0
  /// Where in the buffer to go on.
  private var position: Int
  private var line = 0
  private var column = 0
  /// The record being read: where it began in the buffer, and where that is.
  private var start: (index: Int, origin: RecordOrigin)?
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isTooLong = false

  init(encoding: TextEncoding, isLines: Bool, skipping: Int) {
    self.encoding = encoding
    self.isLines = isLines
    position = skipping
  }

  /// The place that was reached.
  var origin: RecordOrigin { RecordOrigin(start: base + position, line: line, column: column) }

  /// Takes more bytes.
  mutating func feed(_ chunk: [UInt8]) {
    // What lies before the record at hand is done with.
    let done = min(start?.index ?? position, buffer.count)
    if done > 0 {
      buffer.removeSubrange(..<done)
      base += done
      position -= done
      start?.index = 0
    }
    buffer += chunk
    if let start, buffer.count - start.index > RecordFile.recordLimit {
      isTooLong = true
      self.start?.index = position
    }
  }

  /// The next record, when all of it is there.
  mutating func next() -> Piece? { isLines ? nextLine() : nextValue() }

  /// What is left at the end of the file, if anything is.
  mutating func last() -> Piece? {
    guard isLines || start != nil else { return nil }
    if start == nil, position < buffer.count { start = (position, origin) }
    let left = finish(upTo: buffer.count)
    return left.problem != nil || !Self.isBlank(left.bytes) ? left : nil
  }

  private mutating func finish(upTo end: Int) -> Piece {
    let origin = start?.origin ?? self.origin
    let from = min(start?.index ?? position, end)
    let problem = isTooLong ? "is a record of more than \(RecordFile.recordLimit >> 20) MiB" : nil
    let bytes = isTooLong ? [] : Array(buffer[from..<end])
    (start, depth, isInString, isEscaped, isTooLong) = (nil, 0, false, false, false)
    return Piece(origin: origin, bytes: bytes, problem: problem)
  }

  private mutating func nextLine() -> Piece? {
    let unit = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    while true {
      if start == nil { start = (position, RecordOrigin(start: base + position, line: line, column: 0)) }
      guard let end = lineBreak(from: position, unit) else {
        // The last byte may be half of a unit.
        position = max(position, buffer.count - buffer.count % unit)
        return nil
      }
      position = end + unit
      line += 1
      let piece = finish(upTo: end)
      if piece.problem != nil || !Self.isBlank(piece.bytes) { return piece }
    }
  }

  private func lineBreak(from start: Int, _ unit: Int) -> Int? {
    if unit == 1 {
      guard start < buffer.count else { return nil }
      return buffer.withUnsafeBufferPointer { $0[start...].firstIndex(of: 0x0A) }
    }
    let low = encoding == .utf16LittleEndian ? 0 : 1
    var index = start
    while index + 1 < buffer.count {
      if buffer[index + low] == 0x0A, buffer[index + 1 - low] == 0 { return index }
      index += 2
    }
    return nil
  }

  private mutating func nextValue() -> Piece? {
    while let (code, size) = character(at: position) {
      let byte = code < 0x80 ? UInt8(truncatingIfNeeded: code) : 0x80
      let index = position
      let place = origin
      position += size
      if encoding != .utf8 || buffer[index] & 0xC0 != 0x80 { column += 1 }
      if byte == 0x0A {
        line += 1
        column = 0
      }
      guard start != nil else {
        let isBetween = byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == 0x1E
        // The bracket of the array around all records is none of them.
        let isOuter = byte == UInt8(ascii: "[")
        if isBetween || isOuter { continue }
        start = (index, place)
        depth = byte == UInt8(ascii: "{") ? 1 : 0
        isInString = byte == UInt8(ascii: "\"")
        continue
      }
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 0 { return finish(upTo: position) }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return finish(upTo: index) }
        depth -= 1
        if depth == 0 { return finish(upTo: position) }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return finish(upTo: index) }
      default: break
      }
    }
    return nil
  }

  /// The character at an index, as far as JSON's own signs matter, when all of it is there.
  private func character(at index: Int) -> (code: Int, size: Int)? {
    guard index < buffer.count else { return nil }
    let byte = buffer[index]
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      guard index + 1 < buffer.count else { return nil }
      let (low, high) = encoding == .utf16LittleEndian ? (byte, buffer[index + 1]) : (buffer[index + 1], byte)
      return (Int(high) << 8 | Int(low), 2)
    case .utf8, .windows1252: return (Int(byte), 1)
    case .shiftJIS where byte < 0x81 || (0xA0...0xDF).contains(byte): return (Int(byte), 1)
    case .gb18030, .big5, .shiftJIS:
      guard byte > 0x80, byte < 0xFF else { return (Int(byte), 1) }
      guard index + 1 < buffer.count else { return nil }
      let trail = buffer[index + 1]
      if encoding == .gb18030, (0x30...0x39).contains(trail) { return (0x80, 2) }
      return (0x80, trail >= 0x40 && trail != 0x7F ? 2 : 1)
    }
  }

  private static func isBlank(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 <= 0x20 } }
}
