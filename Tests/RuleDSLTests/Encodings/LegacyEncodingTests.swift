import RuleDSL
import Testing

/// GB 18030, Big5, Shift_JIS, Windows-1252 and UTF-16 without a mark, against bytes that another program wrote.
@Suite struct LegacyEncodingTests {
  /// Encoding, bytes and what they say.
  static let written: [(encoding: String, bytes: String, text: String)] = [
    ("gb18030", "b2cecafd31333030d2da", "参数1300亿"), ("gb18030", "8130813081309238a1a3a8a6", "\u{80}Ō。é"),
    ("gb18030", "9439fc36e282a2e3", "😀鈧€"),
    (
      "gb18030", "bdd8d6c132303233c4ea33d4c2a3acd1b5c1b7d3c3c1cb33b8f6d4c2a3a1", "截至2023年3月，训练用了3个月！"
    ),
    ("big5", "b0d1bcc6a1433937", "參數。97"),
    (
      "big5", "bcd2abaca6b331333030bbf5b0d1bcc6a141b056bd6da5cea44633add3a4eba143", "模型有1300億參數，訓練用了3個月。"
    ),
    ("big5", "88628864", "Ê\u{304}Ê\u{30C}"), ("shift_jis", "837083898381815b835e81815cb197e1", "パラメータ＝\\ｱ例"),
    ("shift_jis", "8c5097fb82c93382a98c8e82a982a982e882dc82b582bd8142", "訓練に3か月かかりました。"),
    ("windows-1252", "938098e92064e96ae02096203520b573", "“€˜é déjà – 5 µs"),
    ("utf-16le", "c25370653dd800de20003100330030003000bf4e", "参数😀 1300亿"),
    ("utf-16be", "53c26570d83dde00002000310033003000304ebf", "参数😀 1300亿"),
  ]

  @Test(arguments: written.indices)
  func reads(row: Int) throws {
    let (name, hexadecimal, text) = Self.written[row]
    let bytes = Self.bytes(hexadecimal)
    let encoding = try #require(TextEncoding(rawValue: name))
    let document = try TextDecoder.decode(bytes, as: encoding).get()
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    #expect(document.encoding == name && document.evidence == .named && document.problems.isEmpty)
    // The bytes of each character, decoded alone, are that character: the map leads where it should.
    var start = 0
    for character in text {
      let count = String(character).utf8.count
      let span = document.map.original(ByteRange(start, start + count))
      let alone = try TextDecoder.decode(Array(bytes[span.offsets]), as: encoding).get()
      #expect(String(decoding: alone.bytes, as: UTF8.self) == String(character))
      start += count
    }
  }

  /// Without a name or a mark, the longer texts of each are told apart.
  @Test(
    arguments: [
      ("gb18030", "模型的参数一共有1300亿，训练用了三个月。"), ("big5", "我們的模型一共有1300億參數，訓練用了三個月。"),
      ("shift_jis", "このモデルのパラメータは1300個です。"), ("windows-1252", "Le modèle a coûté 3 mois – et déjà 45 €."),
      ("utf-16le", "模型的参数一共有很多，训练用了三个月。"), ("utf-16be", "The model took 3 months."),
      ("utf-8", "模型的参数一共有1300亿。"),
    ])
  func isDetected(name: String, text: String) throws {
    let encoding = try #require(TextEncoding(rawValue: name))
    let bytes = try #require(TestEncoder.of(encoding).encode(text))
    let document = try TextDecoder.decode(bytes).get()
    #expect(document.encoding == name)
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    // What the document says of itself is believed, unless its bytes are not so.
    let declared = try TextDecoder.decode(bytes, declared: .big5).get()
    #expect(declared.encoding == name || declared.replaced == 0)
  }

  /// Encoding, bytes, what is read, and the offset of the first that is malformed.
  @Test(
    arguments: [
      ("gb18030", "61ff62", "a\u{FFFD}b", 1), ("gb18030", "b2ce81203142", "参\u{FFFD} 1B", 2),
      ("gb18030", "8130", "\u{FFFD}0", 0), ("gb18030", "e3329a36", "\u{FFFD}2�6", 0),
      ("big5", "b0d1a1", "參\u{FFFD}", 2),
      ("big5", "ff41", "\u{FFFD}A", 0), ("shift_jis", "8320a0", "\u{FFFD} \u{FFFD}", 0),
      ("shift_jis", "fd", "\u{FFFD}", 0),
      ("utf-16le", "c253b2", "参\u{FFFD}", 2),
    ])
  func malformedBytesKeepTheirPlace(name: String, hexadecimal: String, text: String, offset: Int) throws {
    let bytes = Self.bytes(hexadecimal)
    let document = try TextDecoder.decode(bytes, as: TextEncoding(rawValue: name)).get()
    #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    #expect(document.problems.map(\.offset) == [offset])
    #expect(document.problems.first?.sentence(from: 100).hasSuffix("the first at byte \(100 + offset)") == true)
    #expect(document.map.original(ByteRange(0, document.bytes.count)) == ByteRange(0, bytes.count))
  }

  @Test func labelsAreThoseInUse() {
    for (label, encoding) in [
      ("GBK", TextEncoding.gb18030), ("gb2312", .gb18030), ("Shift-JIS", .shiftJIS), ("latin1", .windows1252),
      ("UTF8", .utf8), ("utf-16", .utf16LittleEndian), ("big5-hkscs", .big5),
    ] {
      #expect(TextEncoding(label: label) == encoding)
    }
    #expect(TextEncoding(label: "klingon") == nil)
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
