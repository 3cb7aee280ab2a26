import RuleDSL
import Testing

/// The sentences of a text, by their wording.
private func sentences(_ text: String, isLineEnding: Bool = false) -> [String] {
  let bytes = Array(text.utf8)
  return Segmenter.sentences(bytes, ByteRange(0, bytes.count), isLineEnding: isLineEnding)
    .map { String(decoding: bytes[$0.offsets], as: UTF8.self) }
}

@Suite struct SegmenterTests {
  /// A bar stands where a sentence ends.
  @Test(
    arguments: [
      "模型有千亿参数。|用了三个月！|真的？|是的；|就这样", "他说：“训练完了。”|然后走了。", "（见下文。）|结束", "好!!|走吧", "省略……|后面",
      "We used 96 cards.| It took 3.5 days.| Done!", "Dr. Li ran e.g. two jobs vs. ten.| Yes.",
      "In the U.S. Army it ran.| Fine.",
      "See fig. 3 and p. 12.| End.", "J. Doe et al. found it.| Next.",
      "Open https://a.example/b?c=d!e now.| Then 1.2.3 came.",
      "1. First thing.| 2. Second thing.", "He said \"it works.\"| She left.", "等等... and so on.| Yes... |No.",
      "是的.|然后呢?|没有",
      "约3.5亿，其中GPT-3.5的参数", "line one\nline two\nline three", "first\n\n|second\r\n\r\n|third",
      "ended.\n|Next line\nwent on",
      "用了;|再说", "a; b", "说：「对。」|（完）", ".NET is old.| Yes", "   ", "price is no. 5 now", "The answer is no.| Then",
    ])
  func ends(marked: String) {
    let expected = marked.split(separator: "|").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    #expect(sentences(marked.filter { $0 != "|" }) == expected)
  }

  @Test func eachLineOfCodeIsASentence() {
    #expect(sentences("a = 1\nb = 2\r\nc. d", isLineEnding: true) == ["a = 1", "b = 2", "c. d"])
  }

  @Test func longSentencesAreCutAtLineBreaksFirst() {
    let line = String(repeating: "字", count: 100)
    #expect(sentences("\(line)\n\(line),\(line)\n\(line)") == [line, "\(line),\(line)", line])
    #expect(sentences("\(line),\(line)，\(line)、\(line)") == ["\(line),\(line)，", "\(line)、\(line)"])
    #expect(sentences("\(line) \(line) \(line)") == ["\(line) \(line)", line])
  }

  @Test func aCutPartsNoNumberFromWhatItCounts() {
    let words = String(repeating: "字", count: 100)
    #expect(sentences("\(words)\n\(words)一共4096\n张卡\(words)") == [words, "\(words)一共4096\n张卡\(words)"])
    #expect(sentences("\(words)\n\(words)四千\n张卡\(words)") == [words, "\(words)四千\n张卡\(words)"])
    #expect(sentences("\(words) \(words) 4096 \(words)") == ["\(words) \(words)", "4096 \(words)"])
  }

  /// A transcript without punctuation, its lines broken in the middle of words: none is lost, all are of a size to read.
  @Test func transcriptsWithoutPunctuationAreCutAtTheirLines() {
    let lines = (0..<60).map { "我们后来又加了\($0)台机器然后大家一起看日志看了很久" }
    let found = sentences(lines.joined(separator: "\n"))
    #expect(found.flatMap { $0.split(separator: "\n") } == lines.map { $0[...] })
    #expect(found.allSatisfy { $0.unicodeScalars.count <= 240 } && found.count < 12)
  }

  @Test func noTextIsLostOrCutInsideACharacter() {
    var random = SeededRandom(seed: 7)
    let parts = ["模", "型", "。", "，", ".", " ", "\n", "\r\n", "a", "9", "?", "!", "\"", "”", "…", "é", "😀", ";", "Dr."]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...1500, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      let bytes = Array(text.joined().utf8)
      let found = Segmenter.sentences(bytes, ByteRange(0, bytes.count))
      var last = 0
      for sentence in found {
        #expect(sentence.lower >= last && sentence.count > 0)
        #expect(bytes[last..<sentence.lower].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D })
        #expect(bytes[sentence.lower] & 0xC0 != 0x80)
        last = sentence.upper
      }
      #expect(bytes[last...].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D })
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
