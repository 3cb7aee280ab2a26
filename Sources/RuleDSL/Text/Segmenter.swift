/// Divides a block into sentences, in one pass over its bytes.
///
/// 。！？；… and . ! ? end a sentence, with the quotes and brackets that close behind them; so do two line breaks in a row. One
/// line break doesn't: transcripts break lines in the middle of a sentence, and many have no full stop at all. A sentence of
/// more than 240 code points is therefore cut at its last line break, else at its last comma, else at its last space, but
/// at no break or space that parts a number from what it counts.
public enum Segmenter {
  /// The sentences of a block of `text`, without the white space around them.
  public static func sentences(of block: Block, in text: VisibleText) -> [ByteRange<VisibleBytes>] {
    sentences(text.bytes, block.range, isLineEnding: block.kind == .code)
  }

  /// The sentences of a stretch of visible text; `isLineEnding` says that each line is one of its own.
  public static func sentences(
    _ bytes: [UInt8], _ range: ByteRange<VisibleBytes>, isLineEnding: Bool = false
  ) -> [ByteRange<VisibleBytes>] {
    var scan = SentenceScan(bytes, range, isLineEnding: isLineEnding)
    scan.run()
    return scan.sentences
  }
}

/// The pass of the ``Segmenter`` over one block.
private struct SentenceScan {
  /// How many code points a sentence may have before it is cut at a line break, comma or space.
  private static let limit = 240
  /// How many it may have when it has none of them.
  private static let hardLimit = 1000

  private(set) var sentences: [ByteRange<VisibleBytes>] = []
  private let bytes: [UInt8]
  private let upper: Int
  private let isLineEnding: Bool
  private var start: Int
  /// Code points since `start`.
  private var count = 0
  /// Places where the sentence may be cut: the offset of the next one's start, and the code points before it.
  private var lineBreak = Cut()
  private var comma = Cut()
  private var space = Cut()

  private struct Cut {
    var offset = -1
    var count = 0
  }

  init(_ bytes: [UInt8], _ range: ByteRange<VisibleBytes>, isLineEnding: Bool) {
    self.bytes = bytes
    upper = min(range.upper, bytes.count)
    start = min(range.lower, upper)
    self.isLineEnding = isLineEnding
  }

  mutating func run() {
    let classes = ByteClass.table
    let upper = upper
    var position = start
    // The count is kept in a local: a member would be written back for every byte.
    var count = 0
    while position < upper {
      let kind = classes[Int(bytes[position])]
      if kind <= ByteClass.continuation {
        position += 1
        count += Int(1 - kind)
      } else if kind == ByteClass.space {
        position += 1
        count += 1
        // What counts often stands behind the number: 4096 | cards.
        if position < 2 || !isDigit(bytes[position - 2]) { space = Cut(offset: position, count: count) }
      } else {
        self.count = count + 1
        position = handle(kind, at: position)
        count = self.count
      }
      if count > Self.limit {
        self.count = count
        cut(at: position)
        count = self.count
      }
    }
    emit(upTo: upper)
  }

  /// Handles a byte that may matter, already counted; returns the position to go on from.
  private mutating func handle(_ kind: UInt8, at position: Int) -> Int {
    switch kind {
    case ByteClass.lineBreak:
      return handleLineBreak(at: position)
    case ByteClass.comma:
      if !isBetweenDigits(position) { comma = Cut(offset: position + 1, count: count) }
      return position + 1
    case ByteClass.stop:
      return handleStop(at: position)
    default:
      return handleWide(at: position)
    }
  }

  /// Han punctuation: E2 80 A6 …, E3 80 81 、, E3 80 82 。, EF BC 81 ！, EF BC 8C ，, EF BC 9B ；, EF BC 9F ？, EF BD A1 ｡
  private mutating func handleWide(at position: Int) -> Int {
    guard position + 2 < upper else { return position + 1 }
    let code = UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position + 2])
    switch (bytes[position], code) {
    case (0xE3, 0x8082), (0xE2, 0x80A6), (0xEF, 0xBC81), (0xEF, 0xBC9B), (0xEF, 0xBC9F), (0xEF, 0xBDA1):
      if !isLineEnding { return end(from: position) }
    case (0xEF, 0xBC8C), (0xE3, 0x8081):
      comma = Cut(offset: position + 3, count: count)
    case (0xE3, 0x8080):
      space = Cut(offset: position + 3, count: count)
    default: break
    }
    return position + 3
  }

  private mutating func handleLineBreak(at position: Int) -> Int {
    var next = position + 1
    var breaks = bytes[position] == 0x0D && next < upper && bytes[next] == 0x0A ? 0 : 1
    while next < upper, WhiteSpace.isASCII(bytes[next]) {
      if bytes[next] == 0x0A || (bytes[next] == 0x0D && !(next + 1 < upper && bytes[next + 1] == 0x0A)) { breaks += 1 }
      next += 1
      count += 1
    }
    if breaks > 1 || isLineEnding {
      emit(upTo: position)
      begin(at: next)
    } else if !endsInNumeral(position) {
      lineBreak = Cut(offset: next, count: count)
    }
    return next
  }

  /// Whether a numeral ends before `position`: what it counts may stand on the next line.
  private func endsInNumeral(_ position: Int) -> Bool {
    let end = WhiteSpace.trim(bytes, start..<position).upperBound
    guard end > start else { return false }
    if isDigit(bytes[end - 1]) { return true }
    guard end - start >= 3 else { return false }
    let scalar = ScalarReader.read(bytes, at: end - 3, upTo: end)
    return scalar.count == 3 && HanDigit.of(UInt16(truncatingIfNeeded: scalar.value)) != nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Ends the sentence with the punctuation at `position` and whatever closes behind it.
  private mutating func end(from position: Int) -> Int {
    let next = SentenceEnd.closing(bytes, from: position, upTo: upper)
    emit(upTo: next)
    begin(at: next)
    return next
  }

  private func isBetweenDigits(_ position: Int) -> Bool {
    position > start && position + 1 < upper && (0x30...0x39).contains(bytes[position - 1])
      && (0x30...0x39).contains(bytes[position + 1])
  }

  /// A run of stops is looked at once, whatever comes of it.
  private mutating func handleStop(at position: Int) -> Int {
    guard !isLineEnding else { return position + 1 }
    let past = SentenceEnd.closing(bytes, from: position, upTo: upper)
    if SentenceEnd.isEnd(bytes, at: position, past: past, within: start..<upper) {
      emit(upTo: past)
      begin(at: past)
    } else {
      count += past - position - 1
    }
    return past
  }

  private mutating func emit(upTo end: Int) {
    let sentence = WhiteSpace.trim(bytes, start..<end)
    if !sentence.isEmpty { sentences.append(ByteRange(sentence.lowerBound, sentence.upperBound)) }
  }

  private mutating func begin(at offset: Int) {
    start = offset
    count = 0
    lineBreak = Cut()
    comma = Cut()
    space = Cut()
  }

  /// Cuts a sentence that grew too long.
  private mutating func cut(at position: Int) {
    let place =
      lineBreak.offset > start ? lineBreak : comma.offset > start ? comma : space.offset > start ? space : Cut()
    if place.offset > start {
      emit(upTo: place.offset)
      start = place.offset
      count -= place.count
      lineBreak.count -= place.count
      comma.count -= place.count
      space.count -= place.count
    } else if count > Self.hardLimit, position < upper, bytes[position] & 0xC0 != 0x80,
      bytes[position] >= 0x80 || bytes[position - 1] >= 0x80 || count > 4 * Self.hardLimit
    {
      emit(upTo: position)
      begin(at: position)
    }
  }
}

/// What a byte can mean to the segmenter.
private enum ByteClass {
  static let plain: UInt8 = 0
  static let continuation: UInt8 = 1
  static let space: UInt8 = 2
  static let lineBreak: UInt8 = 3
  static let comma: UInt8 = 4
  static let stop: UInt8 = 5
  static let wide: UInt8 = 6

  static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    switch byte {
    case 0x80...0xBF: continuation
    case 0x20, 0x09: space
    case 0x0A, 0x0D: lineBreak
    case 0x2C: comma
    case 0x2E, 0x21, 0x3F, 0x3B: stop
    case 0xE2, 0xE3, 0xEF: wide
    default: plain
    }
  }
}
