import RuleDSL
import Testing

/// Subtitles as speech: what is read of them, in which blocks, at what time and by whom.
@Suite struct SubtitleTests {
  /// The text of each block, and at its start the time and the speaker.
  private func blocks(_ text: String, _ kind: DocumentKind) throws -> [String] {
    let document = try DocumentReader.read(Array(text.utf8), name: "", kind: kind).get()
    return document.text.blocks.map { block in
      let mark = document.text.mark(at: block.range.lower)
      let words = String(decoding: document.text.bytes[block.range.offsets], as: UTF8.self)
      let parts = [mark?.timeCode?.dropFirst(3).description, mark?.speaker].compactMap { $0 }
      return parts.joined(separator: " ") + "|" + words.replacing("\n", with: "⏎")
    }
  }

  @Test func sentencesRunAcrossCues() throws {
    let srt = """
      1
      00:00:01,000 --> 00:00:03,000
      一共用了<i>4096</i>张
      卡，一共

      2
      00:00:03,000 --> 00:00:04,000 X1:0
      {\\an8}三个月

      3
      00:00:09,000 --> 00:00:10,000
      - Yes &amp; no
      - 5 < 6

      """
    #expect(
      try blocks(srt, .srt) == ["00:01.000|一共用了4096张⏎卡，一共⏎三个月", "00:09.000|Yes & no", "00:09.000|5 < 6"])
    #expect(try blocks(srt.replacing("\n", with: "\r\n"), .srt) == blocks(srt, .srt))
    #expect(try blocks(srt.replacing("\n\n", with: "\n"), .srt) == blocks(srt, .srt), "without blank lines")
  }

  @Test func notesStylesAndNamesOfCuesAreNoSpeech() throws {
    let vtt = """
      WEBVTT - 7 GPUs
      Kind: captions

      NOTE about
      9 GPUs

      STYLE
      ::cue(.a) { color: red }

      intro 12
      00:01.000 --> 00:03.000 align:start position:0%
      <v.loud Ana Li>We <c.a>used</c><00:02.000> 96

      01:00:03.100 --> 01:00:04.000
      HOST: cards
      """
    #expect(try blocks(vtt, .vtt) == ["00:01.000 Ana Li|We used 96", "00:03.100 HOST|cards"])
  }

  @Test func rollingCaptionsAreReadOnce() throws {
    let vtt = """
      WEBVTT

      00:01.000 --> 00:02.000
      we used 96 cards

      00:02.000 --> 00:03.000
      we used 96 cards
      for two days

      00:03.000 --> 00:04.000
      for two days
      """
    #expect(try blocks(vtt, .vtt) == ["00:01.000|we used 96 cards⏎for two days"])
  }

  @Test func brokenTimesAreSaid() throws {
    let srt = "1\n00:00:01 -> x\n00:00:0x --> 00:00:02,000\nlost\n\n2\n00:00:03,000 --> 00:00:04,000\nfound\n"
    let document = try DocumentReader.read(Array(srt.utf8), name: "a.srt").get()
    #expect(
      document.problems.map { $0.sentence() } == [
        "1 line with an arrow has no times and is left out, the first at byte 16"
      ])
    #expect(try blocks(srt, .srt) == ["00:03.000|found"])
    #expect(try DocumentReader.read(Array("no cues".utf8), name: "a.vtt").get().problems.count == 1)
  }

  @Test func transcriptsTellWhoSpeaks() throws {
    let text = """
      主持人 00:01:02
      请讲一下规模

      嘉宾 00:01:10
      一共有
      4096张卡

      Speaker 1: We used 512.
      [00:02:00] Ana: And 96 more.
      参数：130B
      参数：7B
      时间：3个月
      """
    #expect(
      try blocks(text, .text) == [
        "01:02.000 主持人|请讲一下规模", "01:10.000 嘉宾|一共有⏎4096张卡", "01:10.000 Speaker 1|We used 512.",
        "02:00.000 Ana|And 96 more.",
        "02:00.000 Ana|参数：130B", "02:00.000 Ana|参数：7B⏎时间：3个月",
      ])
  }
}
