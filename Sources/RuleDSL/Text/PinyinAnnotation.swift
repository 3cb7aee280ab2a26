/// The pronunciation that some sites print after a character, in the middle of a word: 數(shù)據.
///
/// It is no part of the text: a reader skips it. What is in parentheses counts as one when it bears a tone mark, or when it
/// is a syllable of Mandarin and the word goes on behind it; so 模型(base) and 参数(b) keep theirs.
enum PinyinAnnotation {
  private static let longest = 6

  /// The offset behind the annotation whose parenthesis was opened just before `start`; `nil` when it is none.
  static func end(_ bytes: [UInt8], from start: Int, upTo upper: Int) -> Int? {
    var position = start
    var letters = 0
    var isToned = false
    var syllable: UInt64 = 0
    while position < upper {
      let scalar = ScalarReader.read(bytes, at: position, upTo: upper)
      position += scalar.count
      switch scalar.value {
      case 0x61...0x7A:
        letters += 1
        syllable = syllable << 8 | UInt64(scalar.value)
      case 0x0251, 0x0261:  // ɑ ɡ
        letters += 1
        syllable = syllable << 8 | (scalar.value == 0x0251 ? 0x61 : 0x67)
      case 0xFC:  // ü
        letters += 1
        syllable = syllable << 8 | 0x76
      case 0x0300, 0x0301, 0x0304, 0x030C:
        guard letters > 0 else { return nil }
        isToned = true
      case 0x0308:
        guard letters > 0 else { return nil }
      case 0x29, 0xFF09:
        guard letters > 0 else { return nil }
        if isToned { return position }
        return syllables.contains(syllable) && isFollowedByHan(bytes, at: position, upTo: upper) ? position : nil
      default:
        guard tonedVowels.contains(scalar.value) else { return nil }
        letters += 1
        isToned = true
      }
      guard letters <= longest else { return nil }
    }
    return nil
  }

  private static func isFollowedByHan(_ bytes: [UInt8], at position: Int, upTo upper: Int) -> Bool {
    guard position < upper else { return false }
    let next = ScalarReader.read(bytes, at: position, upTo: upper).value
    return next <= 0xFFFF ? FoldingTable.isHan(UInt16(next)) : (0x20000...0x3FFFF).contains(next)
  }

  private static let tonedVowels = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ".unicodeScalars.map(\.value))

  /// The syllables without tone, each packed into the bytes of one number; ü is written v.
  ///
  /// The one-letter syllables are left out: (a) and (e) label things.
  private static let syllables: Set<UInt64> = {
    var result: Set<UInt64> = []
    for line in finals.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let initial = words.first else { continue }
      for final in words.dropFirst() {
        let text = (initial == "-" ? "" : String(initial)) + final
        result.insert(text.utf8.reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
    return result
  }()

  private static let finals = """
    - ai ao an ang ei en eng er ou
    b a ai an ang ao ei en eng i ian iao ie in ing o u
    p a ai an ang ao ei en eng i ian iao ie in ing o ou u
    m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
    f a an ang ei en eng o ou u
    d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
    t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
    n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve
    l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
    g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
    k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
    h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
    j i ia ian iang iao ie in ing iong iu u uan ue un
    q i ia ian iang iao ie in ing iong iu u uan ue un
    x i ia ian iang iao ie in ing iong iu u uan ue un
    zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
    ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
    sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
    r an ang ao e en eng i ong ou u ua uan ui un uo
    z a ai an ang ao e ei en eng i ong ou u uan ui un uo
    c a ai an ang ao e en eng i ong ou u uan ui un uo
    s a ai an ang ao e en eng i ong ou u uan ui un uo
    y a an ang ao e i in ing o ong ou u uan ue un
    w a ai an ang ei en eng o u
    """
}
