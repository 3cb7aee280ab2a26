import RuleDSL
import Testing

/// Documents that were damaged at random: nothing traps, and every visible character leads back to where it came from.
@Suite struct DocumentPropertyTests {
  private static let seeds = [
    """
    ---
    title: Model card
    date: 2024-05-17
    ---
    # 大模型 *Card*

    Trained on **4096** cards for `97%` of [7 months](https://a.example/x_(1) "t").[^1]

    | Model | Size |
    |:------|-----:|
    | A\\|B  | 130B |

    > 引用的數(shù)據
    > - item<br>two
    >   1. three

    ```text
    code 1
    ```
    [^1]: About &lt;half&gt; of it &#x4E07;.
    """,
    "  • <span id=\"x\"></span>\n\n　　標題一行\n\n訓(xùn)練了八九個月，用了3456塊卡。接近60%！\r\n1、规模\r\n2、成本<sup>2</sup>\n<!-- x -->",
    "Dr. Li said it took 3.5 days, e.g. on\nfour machines without a stop and on and on\n\nand 1 tsp of salt.",
  ]

  private static let fragments = [
    "\n", "\r", "\n\n", "|", "\n|--|\n", "`", "```\n", "**", "*", "_", "~~", "[", "](", ")", "![", "<", ">", "\n> ",
    "- ",
    "    ", "\t", "&amp;", "&#", ";", "<!--", "-->", "<script>", "</script>", "<br>", "\\", "# ", "---\n", "===\n",
    "1. ",
    "数(shù", "。", "”", "…", "\u{FEFF}", "😀", "\u{3000}", "é", "[a]: /b\n",
  ].map { Array($0.utf8) }

  @Test func damagedDocumentsKeepTheirMaps() throws {
    var random = SeededRandom(seed: 42)
    for round in 0..<5000 {
      var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { Self.damage(&bytes, &random) }
      if round % 10 == 0 { bytes = [0xFF, 0xFE] + bytes }
      for kind in [DocumentKind.text, .markdown, .srt, .vtt] {
        let options = ReadingOptions(kind: kind, encoding: round % 10 == 0 ? nil : .utf8)
        guard let document = try? DocumentReader.read(bytes, name: "", options).get() else { continue }
        let flaw = Self.flaw(in: document, of: bytes)
        #expect(flaw == nil, "round \(round), \(kind): \(flaw ?? "")")
      }
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...12, using: &random)))
    case 1: bytes.insert(UInt8.random(in: 1...255, using: &random), at: place)
    case 2: bytes.removeSubrange(place...)
    default: bytes.insert(contentsOf: fragments.randomElement(using: &random) ?? [], at: place)
    }
  }

  /// What is wrong with a document that was read, if anything.
  static func flaw(in document: ReadDocument, of original: [UInt8]) -> String? {
    let text = document.text
    guard String(validating: text.bytes, as: UTF8.self) != nil else { return "not UTF-8" }
    guard text.map.count == text.bytes.count, text.decodedMap.count == text.bytes.count else {
      return "map of other size"
    }
    var covered = 0
    for block in text.blocks {
      if block.range.lower < covered { return "blocks overlap" }
      if !isWhiteSpace(text.bytes[covered..<block.range.lower]) { return "text between blocks" }
      covered = block.range.upper
      var last = block.range.lower
      for sentence in Segmenter.sentences(of: block, in: text) {
        if sentence.lower < last || sentence.upper > block.range.upper { return "sentence outside" }
        if !isWhiteSpace(text.bytes[last..<sentence.lower]) { return "text between sentences" }
        last = sentence.upper
      }
      if !isWhiteSpace(text.bytes[last..<block.range.upper]) { return "text behind the sentences" }
    }
    if !isWhiteSpace(text.bytes[covered...]) { return "text behind the blocks" }
    return flawOfCharacters(text, document.encoding, original)
  }

  private static func flawOfCharacters(_ text: VisibleText, _ encoding: String, _ original: [UInt8]) -> String? {
    let folded = FoldedText(text.bytes, ByteRange(0, text.bytes.count))
    var end = 0
    var lastDecoded = 0
    var lastOriginal = 0
    for (start, upper) in zip(folded.starts, folded.ends) {
      if start < end { return "characters overlap" }
      end = upper
      let range = ByteRange<VisibleBytes>(start, upper)
      let decoded = text.decodedMap.translate(range)
      let span = text.map.original(range)
      if decoded.lower < lastDecoded || span.lower < lastOriginal { return "map isn't monotone" }
      (lastDecoded, lastOriginal) = (decoded.upper, span.upper)
      if decoded.upper > text.decoded.count || span.upper > original.count { return "map leads outside" }
      let visible = text.bytes[start..<upper]
      let there = text.decoded[decoded.offsets]
      let replacesMarkup = there.first == 0x26 || [[0x0A], [0x20], [0x5E], [0x5F], [0x2F]].contains(Array(visible))
      if there != visible, !replacesMarkup { return "\(Array(visible)) for \(Array(there))" }
      if !reads(original[span.offsets], as: there, encoding) {
        return "\(Array(original[span.offsets])) for \(Array(there)) \(Array(visible)) \(encoding)"
      }
    }
    return nil
  }

  private static func reads(_ original: ArraySlice<UInt8>, as text: ArraySlice<UInt8>, _ encoding: String) -> Bool {
    guard encoding == "utf-16le" else {
      return original == text || String(decoding: original, as: UTF8.self).utf8.elementsEqual(text)
    }
    var units: [UInt16] = []
    var index = original.startIndex
    while index < original.endIndex {
      units.append(index + 1 < original.endIndex ? UInt16(original[index]) | UInt16(original[index + 1]) << 8 : 0xD800)
      index += 2
    }
    return String(decoding: units, as: UTF16.self).utf8.elementsEqual(text)
  }

  private static func isWhiteSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).allSatisfy(\.isWhitespace)
  }
}
