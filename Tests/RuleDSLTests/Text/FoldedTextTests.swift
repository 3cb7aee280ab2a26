import RuleDSL
import Testing

@Suite struct FoldedTextTests {
  @Test(
    arguments: [
      ("ＧＰＴ－４　％", "gpt-4 %"), ("a\u{00A0}b\tc\nd\u{2009}e", "a b c d e"),
      ("x\u{200B}y\u{FEFF}z\u{00AD}\u{FE0F}", "xyz"),
      ("1‐2‑3‒4–5−6－7﹣8", "1-2-3-4-5-6-7-8"), ("—―", "——"), ("‘a’ “b”", "'a' \"b\""), ("1～2〜3∼4", "1~2~3~4"),
      ("3×", "3×"), ("ÀÞŽΣςЖЁ", "àþžσσжё"), ("5\u{00B5}s", "5\u{03BC}s"), ("萬億個張顆塊層數兩幾餘倍", "万亿个张颗块层数两几余倍"),
      ("臺佔裏羣週喫", "台占里群周吃"), ("〇零貳陸", "〇零贰陆"), ("，。；：？！（）", ",。;:?!()"), ("😀", "\u{FFFD}"),
      ("葛\u{E0100}城", "葛城"),
    ])
  func characters(text: String, folded: String) {
    #expect(String(decoding: FoldedText.fold(text), as: UTF16.self) == folded)
  }

  @Test(
    arguments: [
      ("數(shù)據", "数据"), ("發（fā）表", "发表"), ("實(shí)踐", "实践"), ("三萬(wàn)", "三万"), ("的(de)人", "的人"),
      ("綠(lǜ)", "绿"), ("中(zhōng)國(guó)", "中国"), ("發(fa\u{0304})布", "发布"), ("光(ɡuānɡ)纤", "光纤"),
      ("模型(base)是", "模型(base)是"), ("参数(b)是", "参数(b)是"), ("的(de) 人", "的(de) 人"), ("选项(a)是", "选项(a)是"),
      ("GPT(shù)", "gpt(shù)"), ("模型(zhuāngs)", "模型(zhuāngs)"), ("数(shù", "数(shù"), ("数()", "数()"),
    ])
  func pinyin(text: String, folded: String) {
    #expect(String(decoding: FoldedText.fold(text), as: UTF16.self) == folded)
  }

  @Test func keepsCaseWhereAsked() {
    #expect(String(decoding: FoldedText.foldKeepingCase("ＧＰＵ 億 µ"), as: UTF16.self) == "GPU 亿 μ")
  }

  @Test func foldingTwiceChangesNothing() {
    let once = (0x20...0xFFFD).compactMap { Unicode.Scalar(UInt32($0)) }.map(String.init).joined(separator: "\n")
    let folded = String(decoding: FoldedText.fold(once), as: UTF16.self)
    #expect(FoldedText.fold(folded) == Array(folded.utf16))
  }

  @Test func skippedBytesBelongToNoCharacter() {
    let bytes = Array("a數(shù)據\u{200B}b".utf8)
    let text = FoldedText(bytes, ByteRange(1, bytes.count))
    #expect(text.starts == [1, 10, 16])
    #expect(text.ends == [4, 13, 17])
  }

  @Test func malformedBytesAreSingleCharacters() {
    let bytes: [UInt8] = [0x61, 0xE4, 0xB8, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF0, 0x9F]
    let text = FoldedText(bytes, ByteRange(0, 99))
    #expect(text.codes == [0x61] + [UInt16](repeating: 0xFFFD, count: 10))
    #expect(text.starts == Array(0..<11))
  }

  /// Inside Chinese text a line break is nothing; elsewhere, and between numerals, it is a space.
  @Test(
    arguments: [
      ("一张\n卡", "一张卡"), ("训练\r\n　　时间", "训练时间"), ("三\n四", "三 四"), ("共有三\n个月", "共有三个月"), ("用了96\n张卡", "用了96 张卡"),
      ("模型\nGLM", "模型 glm"), ("a\nb", "a b"), ("完。\n卡", "完。 卡"), ("卡\n", "卡 "),
    ])
  func lineBreaks(text: String, folded: String) {
    #expect(String(decoding: FoldedText.fold(text), as: UTF16.self) == folded)
  }
}
