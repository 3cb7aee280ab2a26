/// Guesses the encoding of a text without a mark by what comes of decoding it: in the right one most characters are the
/// common ones of some language, in the others they are rare or malformed.
///
/// Looks at a sample that begins with the first byte beyond ASCII.
struct EncodingStatistics {
  /// The likeliest encoding; UTF-8 when none is likely.
  let likeliest: TextEncoding

  private static let sampleSize = 1 << 17

  init(_ bytes: [UInt8]) {
    var best: (encoding: TextEncoding, score: Double) = (.utf8, Self.scoreOfUTF8(bytes))
    let holdsNUL = bytes.prefix(Self.sampleSize).contains(0)
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
      let score = Self.score(ofUTF16: bytes, UTF16Decoder(encoding))
      // Nothing but UTF-16 has NULs, and without one a text of it must be nearly all Han to pass.
      if score > (holdsNUL ? 0.5 : max(0.6, best.score)) { best = (encoding, holdsNUL ? 1 + score : score) }
    }
    if !holdsNUL {
      let sample = Self.sample(bytes)
      let scores = [
        (TextEncoding.gb18030, Self.score(sample, GB18030Decoder())), (.big5, Self.score(sample, Big5Decoder())),
        (.shiftJIS, Self.score(sample, ShiftJISDecoder())), (.windows1252, Self.scoreOfWindows1252(bytes)),
      ]
      for (encoding, score) in scores where score > max(best.score, 0) { best = (encoding, score) }
    }
    likeliest = best.encoding
  }

  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.firstIndex { $0 >= 0x80 } ?? bytes.count
    return Array(bytes[start..<min(bytes.count, start + sampleSize)])
  }

  /// The share of common characters among those beyond ASCII, less twice the share of malformed ones.
  private static func score(_ sample: [UInt8], _ decoder: some CharacterDecoder) -> Double {
    let hasKana = decoder.encoding == .shiftJIS
    var (total, common, malformed) = (0, 0, 0)
    var position = 0
    while position < sample.count {
      if sample[position] < 0x80 {
        position += 1
        continue
      }
      let character = decoder.next(sample, at: position)
      position += character.count
      // The sample may end inside a character.
      if character.isMalformed, sample.count == sampleSize, position + 4 > sampleSize { break }
      total += 1
      if character.isMalformed {
        malformed += 1
      } else if isCommon(character.scalar) || hasKana && (0x3041...0x30FE).contains(character.scalar) {
        common += 1
      }
    }
    return total == 0 ? 0 : Double(common - 2 * malformed) / Double(total)
  }

  /// Every well-formed sequence counts: they are rarely so by chance.
  private static func scoreOfUTF8(_ bytes: [UInt8]) -> Double {
    let sample = sample(bytes)
    var (total, malformed) = (0, 0)
    var position = 0
    while position < sample.count {
      let scalar = ScalarReader.read(sample, at: position, upTo: sample.count)
      position += scalar.count
      guard scalar.value >= 0x80 else { continue }
      total += 1
      if !scalar.isWellFormed { malformed += 1 }
    }
    return total == 0 ? 0 : Double(total - 3 * malformed) / Double(total)
  }

  private static func score(ofUTF16 bytes: [UInt8], _ decoder: UTF16Decoder) -> Double {
    var (total, common, malformed) = (0, 0, 0)
    var position = 0
    while position < min(bytes.count, sampleSize), let unit = decoder.unit(bytes, at: position) {
      position += 2
      total += 1
      if unit == 0 || (0xDC00...0xDFFF).contains(unit) {
        malformed += 1
      } else if (0xD800...0xDBFF).contains(unit) {
        guard let second = decoder.unit(bytes, at: position), (0xDC00...0xDFFF).contains(second) else {
          malformed += 1
          continue
        }
        position += 2
      } else if unit < 0x7F ? unit >= 0x20 || (0x09...0x0D).contains(unit) : isCommon(UInt32(unit)) {
        common += 1
      } else if (0xC0...0x24F).contains(unit) || (0x370...0x5FF).contains(unit) {
        common += 1
      }
    }
    return total == 0 ? 0 : Double(common - 2 * malformed) / Double(total)
  }

  /// Letters with accents stand alone or in pairs beside letters of ASCII; in Chinese text the same bytes come in long rows.
  private static func scoreOfWindows1252(_ bytes: [UInt8]) -> Double {
    let sample = sample(bytes)
    var (total, common) = (0, 0)
    var position = 0
    while position < sample.count {
      guard sample[position] >= 0x80 else {
        position += 1
        continue
      }
      var end = position
      while end < sample.count, sample[end] >= 0x80 { end += 1 }
      total += end - position
      let before = position > 0 ? sample[position - 1] : start(of: bytes)
      let after = end < sample.count ? sample[end] : 0x20
      if end - position <= 2 {
        for byte in sample[position..<end] {
          let isLetter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 || letters.contains(byte)
          if isLetter ? isASCIILetter(before) || isASCIILetter(after) : signs.contains(byte) { common += 1 }
        }
      }
      position = end
    }
    return total == 0 ? 0 : Double(common) / Double(total)
  }

  /// The byte before the sample.
  private static func start(of bytes: [UInt8]) -> UInt8 {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }), first > 0 else { return 0x20 }
    return bytes[first - 1]
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let letters: Set<UInt8> = [0x83, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F]
  private static let signs: Set<UInt8> = [
    0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA1, 0xA3, 0xA5, 0xA7, 0xA9, 0xAB,
    0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xB5, 0xB7, 0xBB, 0xBC, 0xBD, 0xBE, 0xBF, 0xD7, 0xF7,
  ]

  private static func isCommon(_ scalar: UInt32) -> Bool {
    guard scalar <= 0xFFFF else { return false }
    switch scalar {
    case 0x3000...0x3002, 0x3008...0x3011, 0x3014...0x3017, 0xFF01...0xFF5E, 0x2014, 0x2018...0x201D, 0x2026, 0xB7:
      return true
    default: return commonHan[Int(FoldingTable.keepingCase[Int(scalar)])]
    }
  }

  /// Whether a Han character in its simplified form is among the few hundred that make up most of any text.
  private static let commonHan: [Bool] = {
    var table = Array(repeating: false, count: 0x10000)
    for scalar in common.unicodeScalars where scalar != "\n" { table[Int(scalar.value & 0xFFFF)] = true }
    return table
  }()

  private static let common = """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经
    十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平
    形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党
    程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做
    必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切
    打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律
    叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值
    号率族维划选标写存候毛亲快效院查型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严模训练卡网数据亿
    """
}
