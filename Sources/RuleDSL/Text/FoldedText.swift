/// A stretch of visible text as the matcher reads it: one folded code unit per character.
///
/// Folding loses nothing that provenance needs: each character keeps the bytes that it stands for. What is read as
/// nothing (a zero-width character, a pinyin annotation, a line break inside Chinese text) lies between the end of one
/// character and the start of the next.
public struct FoldedText: Sendable {
  /// Width, letter case and Han variant folded; U+FFFD for characters above U+FFFF and for malformed bytes.
  public let codes: [UInt16]
  /// As ``codes``, with the letter case kept.
  public let cased: [UInt16]
  /// The offset of the first byte of each character in the visible text.
  public let starts: [Int]
  /// The offset after the last byte of each character.
  public let ends: [Int]

  /// Folds the bytes of `range`; whatever of it lies outside `bytes` is ignored.
  public init(_ bytes: [UInt8], _ range: ByteRange<VisibleBytes>) {
    let upper = min(range.upper, bytes.count)
    let lower = min(range.lower, upper)
    var codes: [UInt16] = []
    var cased: [UInt16] = []
    var starts: [Int] = []
    var ends: [Int] = []
    var count = 0
    for index in lower..<upper where bytes[index] & 0xC0 != 0x80 { count += 1 }
    codes.reserveCapacity(count)
    cased.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
    let ignoringCase = FoldingTable.ignoringCase
    Self.forEachCharacter(bytes, lower..<upper) { original, kept, start, end in
      codes.append(ignoringCase[Int(original)])
      cased.append(kept)
      starts.append(start)
      ends.append(end)
    }
    self.codes = codes
    self.cased = cased
    self.starts = starts
    self.ends = ends
  }

  /// Calls `body` with each character that is not read as nothing: as it stands, as it is read with its case kept, and
  /// where it begins and ends. What can't be read is U+FFFD.
  @inline(__always)
  private static func forEachCharacter(
    _ bytes: [UInt8], _ range: Range<Int>, _ body: (UInt16, UInt16, Int, Int) -> Void
  ) {
    let keepingCase = FoldingTable.keepingCase
    var position = range.lowerBound
    let upper = range.upperBound
    var afterHan = false
    var last: UInt16 = 0
    while position < upper {
      let scalar = ScalarReader.read(bytes, at: position, upTo: upper)
      let end = position + scalar.count
      if afterHan, scalar.value == 0x28 || scalar.value == 0xFF08,
        let past = PinyinAnnotation.end(bytes, from: end, upTo: upper)
      {
        position = past
        continue
      }
      if afterHan, scalar.value == 0x0A || scalar.value == 0x0D,
        let past = HanLineBreak.end(bytes, from: position, upTo: upper, after: last)
      {
        position = past
        continue
      }
      if scalar.value <= 0xFFFF {
        let kept = keepingCase[Int(scalar.value)]
        if kept != FoldingTable.dropped {
          body(UInt16(scalar.value), kept, position, end)
          last = kept
          afterHan = FoldingTable.isHan(kept)
        }
      } else if !(0xE0000...0xE0FFF).contains(scalar.value) {  // tags and variation selectors are read as nothing
        body(FoldingTable.unreadable, FoldingTable.unreadable, position, end)
        last = FoldingTable.unreadable
        afterHan = (0x20000...0x3FFFF).contains(scalar.value)
      }
      position = end
    }
  }

  /// The ``codes`` of a text of a pattern or a vocabulary.
  public static func fold(_ text: String) -> [UInt16] {
    let ignoringCase = FoldingTable.ignoringCase
    return characters(text) { original, _ in ignoringCase[Int(original)] }
  }

  /// The ``cased`` codes of a text of a pattern or a vocabulary.
  public static func foldKeepingCase(_ text: String) -> [UInt16] { characters(text) { _, kept in kept } }

  @inline(__always)
  private static func characters(_ text: String, _ read: (UInt16, UInt16) -> UInt16) -> [UInt16] {
    let keepingCase = FoldingTable.keepingCase
    var codes: [UInt16] = []
    codes.reserveCapacity(text.utf8.count)
    // Nearly all texts are without what needs a look at its neighbours.
    var isSimple = true
    for scalar in text.unicodeScalars {
      guard scalar.value <= 0xFFFF, scalar != "(", scalar != "（", scalar != "\n", scalar != "\r" else {
        isSimple = false
        break
      }
      let original = UInt16(scalar.value)
      let kept = keepingCase[Int(original)]
      if kept != FoldingTable.dropped { codes.append(read(original, kept)) }
    }
    if isSimple { return codes }
    codes.removeAll(keepingCapacity: true)
    let bytes = Array(text.utf8)
    forEachCharacter(bytes, bytes.indices) { original, kept, _, _ in codes.append(read(original, kept)) }
    return codes
  }
}
