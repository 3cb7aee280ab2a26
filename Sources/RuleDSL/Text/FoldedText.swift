/// A stretch of visible text as the matcher reads it: one folded code unit per character.
///
/// Folding loses nothing that provenance needs: each character keeps the bytes that it stands for. What is read as
/// nothing (a zero-width character, a pinyin annotation, a line break inside Chinese text) lies between the end of one character and the start of the next.
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
    var position = min(range.lower, upper)
    var codes: [UInt16] = []
    var cased: [UInt16] = []
    var starts: [Int] = []
    var ends: [Int] = []
    var count = 0
    for index in position..<upper where bytes[index] & 0xC0 != 0x80 { count += 1 }
    codes.reserveCapacity(count)
    cased.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
    let keepingCase = FoldingTable.keepingCase
    let ignoringCase = FoldingTable.ignoringCase
    var afterHan = false
    while position < upper {
      let scalar = ScalarReader.read(bytes, at: position, upTo: upper)
      let end = position + scalar.count
      if afterHan, scalar.value == 0x28 || scalar.value == 0xFF08,
        let past = PinyinAnnotation.end(bytes, from: end, upTo: upper)
      {
        position = past
        continue
      }
      if afterHan, scalar.value == 0x0A || scalar.value == 0x0D, let last = codes.last,
        let past = HanLineBreak.end(bytes, from: position, upTo: upper, after: last)
      {
        position = past
        continue
      }
      if scalar.value <= 0xFFFF {
        let index = Int(scalar.value)
        let kept = keepingCase[index]
        if kept != FoldingTable.dropped {
          codes.append(ignoringCase[index])
          cased.append(kept)
          starts.append(position)
          ends.append(end)
          afterHan = FoldingTable.isHan(kept)
        }
      } else if !(0xE0000...0xE0FFF).contains(scalar.value) {  // tags and variation selectors are read as nothing
        codes.append(FoldingTable.unreadable)
        cased.append(FoldingTable.unreadable)
        starts.append(position)
        ends.append(end)
        afterHan = (0x20000...0x3FFFF).contains(scalar.value)
      }
      position = end
    }
    self.codes = codes
    self.cased = cased
    self.starts = starts
    self.ends = ends
  }

  /// The ``codes`` of a text of a pattern or a vocabulary.
  public static func fold(_ text: String) -> [UInt16] { FoldedText(text).codes }

  /// The ``cased`` codes of a text of a pattern or a vocabulary.
  public static func foldKeepingCase(_ text: String) -> [UInt16] { FoldedText(text).cased }

  private init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, ByteRange(0, bytes.count))
  }
}
