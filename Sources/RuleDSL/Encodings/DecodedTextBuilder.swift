/// Collects the text of a decoder, the way back to the bytes, and what was malformed.
///
/// Bytes are taken one after the other and none is left out, so that an offset can never shift.
struct DecodedTextBuilder {
  private var text: [UInt8] = []
  private var map = ByteMap<DecodedBytes, OriginalBytes>()
  /// The offset of the next byte to be taken.
  private(set) var position: Int
  private var replaced = 0
  private var firstReplaced = 0
  /// The characters of equal sizes that end the text, not yet in the map: the text's and the bytes' start, the sizes.
  private var run = (from: 0, to: 0, fromUnit: 1, toUnit: 1, characters: 0)

  init(skipping: Int, of count: Int) {
    position = skipping
    text.reserveCapacity(count + count / 2)
  }

  /// Takes `count` bytes that stand for a character.
  mutating func append(_ scalar: UInt32, count: Int) {
    let start = text.count
    if scalar < 0x80 {
      text.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      appendEncoded(scalar)
    }
    extendRun(from: start, count: count)
  }

  /// Takes `count` bytes that stand for a character and a mark on it.
  mutating func append(_ scalar: UInt32, _ mark: UInt32, count: Int) {
    let start = text.count
    appendEncoded(scalar)
    appendEncoded(mark)
    extendRun(from: start, count: count)
  }

  /// Takes `count` bytes that stand for nothing.
  mutating func replace(count: Int) {
    if replaced == 0 { firstReplaced = position }
    replaced += 1
    append(0xFFFD, count: count)
  }

  /// Takes well-formed UTF-8 as it is.
  mutating func keep(_ bytes: ArraySlice<UInt8>) {
    flush()
    map.append(.init(from: text.count, to: position, fromCount: bytes.count, toCount: bytes.count))
    text.append(contentsOf: bytes)
    position += bytes.count
  }

  /// The document; `flaw` names what was replaced, as in `malformed sequence`.
  consuming func finish(_ encoding: TextEncoding, flaw: (one: String, many: String)) -> DecodedDocument {
    flush()
    var problems: [DocumentProblem] = []
    if replaced > 0 {
      let count = replaced == 1 ? "1 \(flaw.one)" : "\(replaced) \(flaw.many)"
      let message = "not valid \(encoding.displayName): \(count), read as U+FFFD"
      problems.append(DocumentProblem(message: message, offset: firstReplaced))
    }
    return DecodedDocument(
      bytes: text, map: map, encoding: encoding.rawValue, problems: problems, replaced: replaced)
  }

  private mutating func appendEncoded(_ scalar: UInt32) {
    let valid = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    for unit in UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter { text.append(unit) }
  }

  private mutating func extendRun(from start: Int, count: Int) {
    let size = text.count - start
    if run.characters > 0, run.fromUnit == size, run.toUnit == count {
      run.characters += 1
    } else {
      flush()
      run = (start, position, size, count, 1)
    }
    position += count
  }

  private mutating func flush() {
    guard run.characters > 0 else { return }
    map.append(
      .init(
        from: run.from, to: run.to, fromCount: run.fromUnit * run.characters, toCount: run.toUnit * run.characters,
        characters: run.characters))
    run.characters = 0
  }
}
