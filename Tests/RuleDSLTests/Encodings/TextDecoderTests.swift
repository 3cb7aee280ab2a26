import RuleDSL
import Testing

private func decode(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> DecodedDocument? {
  try? TextDecoder.decode(bytes, as: encoding).get()
}

private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  ("\u{FEFF}" + text).utf16.flatMap { unit in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}

@Suite struct TextDecoderTests {
  @Test func wellFormedTextIsItself() throws {
    let bytes = Array("模型 model é 😀\r\n".utf8)
    let plain = try #require(decode(bytes))
    #expect(plain.bytes == bytes && plain.encoding == "utf-8" && plain.problems.isEmpty)
    let marked = try #require(decode([0xEF, 0xBB, 0xBF] + bytes))
    #expect(marked.bytes == bytes)
    #expect(marked.map.original(ByteRange(0, 3)) == ByteRange(3, 6))
    #expect(decode([])?.bytes == [])
  }

  @Test(arguments: [true, false])
  func utf16LeadsBackToItsUnits(bigEndian: Bool) throws {
    let text = "卡4096块 é😀!"
    let bytes = utf16(text, bigEndian: bigEndian)
    let document = try #require(decode(bytes))
    #expect(document.encoding == (bigEndian ? "utf-16be" : "utf-16le"))
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    var (start, original) = (0, 2)
    for scalar in text.unicodeScalars {
      let (count, size) = (String(scalar).utf8.count, scalar.value > 0xFFFF ? 4 : 2)
      #expect(document.map.original(ByteRange(start, start + count)) == ByteRange(original, original + size))
      start += count
      original += size
    }
    #expect(original == bytes.count)
  }

  /// Bytes, what they are read as, the first offset that is reported and how many sequences are.
  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1, "1 malformed sequence,"),
      ([0xE6, 0xA8, 0x61, 0xE6, 0xA8], "\u{FFFD}a\u{FFFD}", 0, "2 malformed sequences"),
      ([0xC0, 0xAF, 0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 0, "5 malformed sequences"),
      ([0x41, 0xF0, 0x9F, 0x98, 0x42, 0xF4, 0x90], "A\u{FFFD}B\u{FFFD}\u{FFFD}", 1, "3 malformed sequences"),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62], "a\u{FFFD}\u{FFFD}", 4, "2 unpaired surrogates"),
    ] as [([UInt8], String, Int, String)])
  func malformed(bytes: [UInt8], text: String, offset: Int, message: String) throws {
    let document = try #require(decode(bytes, as: bytes.starts(with: [0xFF, 0xFE]) ? nil : .utf8))
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    #expect(document.problems.map(\.offset) == [offset])
    #expect(document.problems.first?.message.contains(message) == true)
    #expect(document.map.count == document.bytes.count)
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7".utf8), "a PDF", 0), (Array("PK\u{3}\u{4}xx".utf8), "a ZIP archive (or an Office document)", 0),
      (Array("text\0text with more of it".utf8), "a NUL byte", 4),
      (Array("\u{1}\u{2}\u{3}".utf8), "many control characters", 0),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00], "a NUL character", 4), ([0x61, 0xFF, 0x61, 0x00], "a NUL byte", 3),
    ] as [([UInt8], String, Int)])
  func binary(bytes: [UInt8], format: String, offset: Int) {
    #expect(throws: DocumentRefusal.binary(format: format, offset: offset)) { try TextDecoder.decode(bytes).get() }
  }
}
