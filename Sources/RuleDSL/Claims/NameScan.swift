/// What one sentence holds that is written like a name.
struct NameScan {
  /// Stretches that may be names; strong ones stand where nothing else would be written so.
  private(set) var found: [(range: Range<Int>, isStrong: Bool)] = []
  /// Words that the sentence writes small: no names, wherever they begin a sentence.
  private(set) var plain: [[UInt16]] = []
  private let text: FoldedText
  private let isLoose: Bool

  init(_ reading: SentenceReading, isTitle: Bool) {
    text = reading.text
    isLoose =
      (reading.block == .paragraph || reading.block == .list || reading.block == .quote)
      && !Self.isHeadline(reading.text)
    scanLatin(reading)
    scanQuotes()
    scanHan(reading)
    scanClauseHeads(reading)
    scanIntroductions()
    if isTitle { scanTitle() }
  }

  /// 砚河:面向长文档的稀疏注意力, 梭鱼(Suoyu) - what a title begins with.
  private mutating func scanTitle() {
    let codes = text.codes
    var end = 0
    while end < codes.count, end < 7, CodeClass.of(codes[end]) == .han, !Self.particles.contains(codes[end]) {
      end += 1
    }
    guard (2...6).contains(end), !Self.kinds.contains(Array(codes[..<end])),
      !Self.papers.contains(where: { codes[..<end].suffix($0.count).elementsEqual($0) })
    else { return }
    guard end < codes.count else { return found.append((0..<end, true)) }
    if codes[end] == code(":") || codes[end] == code("(") || codes[end] == 0x20 { found.append((0..<end, true)) }
  }

  /// Names that a text presents: 我是拾级学堂负责技术的, 公司一:景曜云(009918).
  private mutating func scanIntroductions() {
    let codes = text.codes
    for i in codes.indices where CodeClass.of(codes[i]) == .han && Self.introducing.contains(codes[i]) {
      guard let (opening, closings) = Self.introductions.first(where: { codes[i...].starts(with: $0.opening) }) else {
        continue
      }
      var start = i + opening.count
      // 公司一:, 案例 2:
      if closings.isEmpty {
        start = codes[start...].prefix(3).firstIndex(of: code(":")).map { $0 + 1 } ?? codes.count
      }
      func isClosed(_ end: Int) -> Bool { closings.contains { codes[end...].starts(with: $0) } }
      var end = start
      while end < codes.count, end - start < 8, CodeClass.of(codes[end]) == .han, !isClosed(end) { end += 1 }
      guard closings.isEmpty ? end == codes.count || codes[end] == code("(") : isClosed(end),
        (2...6).contains(end - start), !Self.kinds.contains(Array(codes[start..<end])),
        !codes[start..<end].contains(code("的"))
      else { continue }
      found.append((start..<end, true))
    }
  }

  /// Whether a word that places stand behind is right before a name.
  static func isPlace(_ range: Range<Int>, in text: FoldedText) -> Bool {
    guard range.lowerBound > 1, text.codes[range.lowerBound - 1] == 0x20 else { return false }
    let before = text.codes[..<(range.lowerBound - 1)]
    let start = before.lastIndex { !isWordCode($0) }.map { $0 + 1 } ?? 0
    return Self.locatives.contains(Array(before[start...]))
  }

  /// Whether what follows can only follow a name: *Ironleaf, which makes chips*.
  private func isExplained(_ end: Int) -> Bool {
    let codes = text.codes
    guard end + 2 < codes.count, codes[end] == code(","), codes[end + 1] == 0x20 else { return false }
    return Self.explaining.contains(Array(codes[(end + 2)..<tokenEnd(end + 2)]))
  }

  /// Whether most words begin with a capital, as in a headline.
  private static func isHeadline(_ text: FoldedText) -> Bool {
    var words = 0
    var capitals = 0
    for i in text.codes.indices where CodeClass.of(text.codes[i]) == .latin && (i == 0 || text.codes[i - 1] == 0x20) {
      words += 1
      if text.codes[i] != text.cased[i] { capitals += 1 }
    }
    return words >= 4 && capitals * 5 > words * 3
  }

  private mutating func scanLatin(_ reading: SentenceReading) {
    let codes = text.codes
    var i = 0
    var isFirst = true
    while i < codes.count {
      guard isWordCode(codes[i]) else {
        if CodeClass.of(codes[i]) == .clause, codes[i] != code(",") { isFirst = true }
        i += 1
        continue
      }
      let start = hanStart(before: i)
      var end = tokenEnd(i)
      guard isName(i, end) else {
        if CodeClass.of(codes[i]) == .latin, codes[i] == text.cased[i] { plain.append(Array(codes[i..<end])) }
        i = end
        isFirst = false
        continue
      }
      var words = 1
      while words < 4, end + 1 < codes.count, codes[end] == 0x20, isWordCode(codes[end + 1]) {
        let next = tokenEnd(end + 1)
        guard isName(end + 1, next) || isVersion(end + 1, next) else { break }
        end = next
        words += 1
      }
      let range = start..<end
      // Small, Free, Medium: a tier of something that is named elsewhere.
      if words == 1, reading.block != .table, Self.tiers.contains(Array(codes[range])) {
        i = end
        isFirst = false
        continue
      }
      if !reading.mentions.contains(where: { $0.range.overlaps(range) }), end - start < 40 {
        found.append((range, isLoose && (!isFirst || start < i || isMarked(range) || isExplained(end))))
      }
      isFirst = false
      i = end
    }
  }

  /// Gull-VL, Kobold72: a capital or a digit behind the first letter tells a name from a capitalized word.
  private func isMarked(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { i in
      CodeClass.of(text.codes[i]) == .digit || CodeClass.of(text.codes[i]) == .latin && text.codes[i] != text.cased[i]
    }
  }

  /// The 2 of Obsidian 2: one small number that nothing counts with.
  private func isVersion(_ start: Int, _ end: Int) -> Bool {
    let codes = text.codes
    guard end - start == 1 || end - start == 3 && codes[start + 1] == code("."), CodeClass.of(codes[start]) == .digit,
      (start..<end).allSatisfy({ CodeClass.of(codes[$0]) == .digit || codes[$0] == code(".") })
    else { return false }
    guard end + 1 < codes.count, codes[end] == 0x20 else { return end == codes.count || codes[end] != code("%") }
    let next = Array(codes[(end + 1)..<tokenEnd(end + 1)])
    return !Self.counting.contains(next)
  }

  /// 沧浪-Code: the Han characters glued to a hyphen before a Latin word.
  private func hanStart(before i: Int) -> Int {
    guard i > 1, text.codes[i - 1] == code("-"), CodeClass.of(text.codes[i - 2]) == .han else { return i }
    var start = i - 1
    while start > 0, i - start < 5, CodeClass.of(text.codes[start - 1]) == .han { start -= 1 }
    // More Han before it: the two characters at the hyphen are the likeliest name.
    return start > 0 && CodeClass.of(text.codes[start - 1]) == .han ? i - 3 : start
  }

  private func tokenEnd(_ start: Int) -> Int {
    let codes = text.codes
    var i = start
    while i < codes.count {
      if isWordCode(codes[i]) {
        i += 1
      } else if i > start, codes[i] == code("-") || codes[i] == code("."), i + 1 < codes.count, isWordCode(codes[i + 1])
      {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  /// Whether a token is written like a name: a capital and more, no abbreviation, no word of every text.
  private func isName(_ start: Int, _ end: Int) -> Bool {
    guard CodeClass.of(text.codes[start]) == .latin, text.codes[start] != text.cased[start], end - start > 2 else {
      return false
    }
    let stem = text.codes[start..<end].firstIndex(of: code("-")) ?? end
    let letters = (start..<stem).filter { CodeClass.of(text.codes[$0]) == .latin }
    let capitals = letters.count { text.codes[$0] != text.cased[$0] }
    // GPU, FP8, NICs, GWh, A100s and GPU-hours are no names of what a text is about.
    if letters.count < 3 || letters.count < 9 && capitals * 2 >= letters.count { return false }
    return !Self.common.contains(Array(text.codes[start..<end]))
  }

  private mutating func scanQuotes() {
    let codes = text.codes
    var open: Int?
    for i in codes.indices {
      let cased = text.cased[i]
      // Folded, “ and ” are one sign: what is open is closed first.
      if open == nil, Self.opening.contains(cased) {
        open = i
      } else if Self.closing.contains(cased), let from = open {
        open = nil
        let range = (from + 1)..<i
        guard (2...8).contains(range.count),
          range.allSatisfy({
            CodeClass.of(codes[$0]) == .han && (range.count < 5 || !Self.particles.contains(codes[$0]))
          })
        else { continue }
        found.append((range, true))
      }
    }
  }

  /// 破云X2, 星峦4, 青岚智算中心: two characters before a version, or before what such things are called.
  private mutating func scanHan(_ reading: SentenceReading) {
    let codes = text.codes
    for i in codes.indices where i >= 2 && CodeClass.of(codes[i - 1]) == .han && CodeClass.of(codes[i - 2]) == .han {
      guard !Self.particles.contains(codes[i - 1]), !Self.particles.contains(codes[i - 2]),
        !reading.mentions.contains(where: { $0.range.contains(i - 1) || $0.range.contains(i - 2) })
      else { continue }
      let isEdge = i == 2 || CodeClass.of(codes[i - 3]) != .han || Self.particles.contains(codes[i - 3])
      if CodeClass.of(codes[i]) == .latin, codes[i] != text.cased[i], i + 1 < codes.count,
        CodeClass.of(codes[i + 1]) == .digit
      {
        if !Self.kinds.contains(Array(codes[(i - 2)..<i])) { found.append(((i - 2)..<tokenEnd(i), isEdge)) }
      } else if let suffix = Self.suffixes.first(where: { codes[i...].starts(with: $0) }) {
        if isEdge, !Self.kinds.contains(Array(codes[(i - 2)..<i])) {
          found.append(((i - 2)..<(i + suffix.count), true))
        }
      }
    }
  }

  /// 云鹤是…, 小鹿于…, 松涛的…: two to four characters between the beginning of a clause and what is said of them. Words of
  /// every text stand there too, so that it takes several.
  private mutating func scanClauseHeads(_ reading: SentenceReading) {
    let codes = text.codes
    guard isLoose else { return }
    for i in codes.indices where CodeClass.of(codes[i]) == .han && (i == 0 || CodeClass.of(codes[i - 1]) != .han) {
      var end = i
      while end < codes.count, end - i < 5, CodeClass.of(codes[end]) == .han, !Self.verbs.contains(codes[end]) {
        guard !Self.particles.contains(codes[end]) else { break }
        end += 1
      }
      guard (2...4).contains(end - i), end < codes.count, Self.verbs.contains(codes[end]) || codes[end] == code("的"),
        !Self.kinds.contains(Array(codes[i..<end])), !Self.heads.contains(Array(codes[i..<min(i + 2, end)])),
        !Self.heads.contains(Array(codes[max(i, end - 2)..<end])),
        !reading.mentions.contains(where: { $0.range.overlaps(i..<end) }),
        !reading.words.contains(where: { $0.range.lowerBound == i && $0.range.upperBound == end })
      else { continue }
      found.append((i..<end, false))
    }
  }
}
