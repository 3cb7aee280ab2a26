/// Recognizes line breaks that stand inside Chinese text only because a line was full: there is no space to read.
enum HanLineBreak {
  /// The offset of the Han character behind the line break at `start`; `nil` when the break separates.
  ///
  /// Between two numerals it does: 三 at the end of a line and 四 at the start of the next are no 三四.
  static func end(_ bytes: [UInt8], from start: Int, upTo upper: Int, after last: UInt16) -> Int? {
    let next = WhiteSpace.skip(bytes, start..<upper)
    guard next < upper else { return nil }
    let scalar = ScalarReader.read(bytes, at: next, upTo: upper)
    guard scalar.value <= 0xFFFF else { return nil }
    let folded = FoldingTable.keepingCase[Int(scalar.value)]
    guard FoldingTable.isHan(folded), HanDigit.of(last) == nil || HanDigit.of(folded) == nil else { return nil }
    return next
  }
}
