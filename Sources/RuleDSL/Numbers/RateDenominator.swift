/// What a price, an amount of energy or the like is per: `$0.02 a question`, `0.19 joules per token`, 每千字0.5元.
///
/// It is asked for only where the rule has not said what the measure is divided by. Periods are left to the rules where money
/// is meant: revenue of a year is not divided by it, a fee of a month is.
struct RateDenominator: Sendable, Equatable {
  /// The unit below the stroke.
  var id: String
  /// How many of it are meant: a thousand of 千字.
  var count: ExactDecimal

  /// The denominator of a number with a unit of `kind`.
  init?(of candidate: NumberCandidate, kind: String, _ measures: MeasureReader) {
    guard Self.kinds.contains(kind) else { return nil }
    let reader = DenominatorReader(measures: measures, isMoney: kind == "money")
    let end = max(candidate.quote.upperBound, candidate.core.upperBound)
    guard let found = reader.behind(end) ?? (kind == "money" ? reader.before(candidate.quote.lowerBound) : nil) else {
      return nil
    }
    self = found
  }

  init(id: String, count: ExactDecimal) {
    self.id = id
    self.count = count
  }

  private static let kinds: Set<String> = ["money", "energy", "mass", "volume", "compute", "op_rate", "power"]
}

private struct DenominatorReader {
  let measures: MeasureReader
  let isMoney: Bool
  private var codes: [UInt16] { measures.codes }

  /// `per token`, ` a question`, `/次`, `每张` behind the measure.
  func behind(_ end: Int) -> RateDenominator? {
    let spaced = end < codes.count && codes[end] == 0x20 ? end + 1 : end
    for word in Self.leads where stands(word, in: codes, at: spaced) {
      let isWord = CodeClass.of(word[0]) == .latin
      if isWord, spaced == end { continue }
      return unit(at: spaced + word.count)
    }
    return nil
  }

  /// 每千token仅0.003元, 每张图五分钱, each query costs 2 cents.
  func before(_ start: Int) -> RateDenominator? {
    var i = start - 1
    while i >= 0, start - i <= Self.wordReach, CodeClass.of(codes[i]) != .clause {
      if codes[i] == code("每"), start - i <= Self.reach { return unit(at: i + 1) }
      for word in Self.heads where stands(word, in: codes, at: i) && (i == 0 || !isWordCode(codes[i - 1])) {
        return unit(at: i + word.count)
      }
      i -= 1
    }
    return nil
  }

  /// The unit at a place, a count of it before.
  private func unit(at start: Int) -> RateDenominator? {
    var i = start
    var count = ExactDecimal.one
    if i < codes.count, let reading = measures.numeral(at: i), reading.refusal == nil, reading.form == .count,
      reading.low == reading.high, reading.low > .one
    {
      count = reading.low
      i = reading.range.upperBound
    } else if let (end, power) = scale(at: i) {
      count = ExactDecimal.one.shifted(by: power) ?? .one
      i = end
    }
    if i < codes.count, codes[i] == 0x20 { i += 1 }
    let piece = measures.classifierEnd(at: i)
    let units = measures.grammar.units
    for at in [i, piece].compactMap({ $0 }) {
      guard let match = measures.unitName(at: at), match.factor == nil else { continue }
      let unit = units.units[match.unit]
      if isMoney, unit.kind == "duration" { return nil }
      guard unit.kind == "count" || unit.kind == "duration", !unit.id.contains("/") else { return nil }
      return RateDenominator(id: act(at: match.range.upperBound, after: unit.id) ?? unit.id, count: count)
    }
    return word(at: i).map { RateDenominator(id: $0, count: count) }
  }

  /// 调用 of 每次调用.
  private func act(at i: Int, after unit: String) -> String? {
    guard unit == "times" else { return nil }
    return Self.acts.first { stands($0.word, in: codes, at: i) }?.unit
  }

  private static let acts: [(word: [UInt16], unit: String)] = [
    ("调用", "call"), ("请求", "request"), ("查询", "query"), ("问答", "query"), ("推理", "inference"), ("训练", "run"),
    ("运行", "run"), ("修复", "task"), ("任务", "task"), ("对话", "conversation"), ("搜索", "search"),
  ].map { (Array($0.0.utf16), $0.1) }

  /// A singular noun that no pack knows: per conversation.
  private func word(at start: Int) -> String? {
    var end = start
    while end < codes.count, CodeClass.of(codes[end]) == .latin { end += 1 }
    guard end > start + 2, end == codes.count || CodeClass.of(codes[end]) != .digit else { return nil }
    let text = String(decoding: codes[start..<end], as: UTF16.self)
    if EnglishPlural.closing.contains(text) || Self.others.contains(text) { return nil }
    // A unit of the packs is spelled there in the plural.
    let units = measures.grammar.units
    if let known = units.index(of: text) {
      return isMoney && units.units[known].kind == "duration" ? nil : text
    }
    if let singular = EnglishPlural.singular(of: text) { return units.index(of: singular).map { _ in singular } }
    return Self.nouns.contains(text) ? text : nil
  }

  private func scale(at i: Int) -> (Int, Int)? {
    for (word, power) in Self.scales where stands(word, in: codes, at: i) { return (i + word.count, power) }
    return nil
  }

  /// How far before the amount 每 may stand.
  private static let reach = 12
  private static let wordReach = 30
  private static let heads = ["each ", "every "].map { Array($0.utf16) }
  private static let leads = ["for each ", "for every ", "per ", "each ", "every ", "a ", "an ", "/", "每"].map {
    Array($0.utf16)
  }
  private static let scales: [([UInt16], Int)] = [
    ("million ", 6), ("thousand ", 3), ("百万", 6), ("千", 3), ("万", 4),
  ].map { (Array($0.0.utf16), $0.1) }
  private static let others: Set<String> = ["capita", "cent", "annum", "piece", "lot", "bit", "second", "share"]
  /// Things that are paid for one by one, which are no units of their own.
  private static let nouns: Set<String> = [
    "conversation", "interaction", "inference", "lookup", "generation", "minute", "render", "upload", "pod", "node",
    "seat", "resolution", "session", "invoice", "item", "order", "site", "tonne", "unit", "run", "experiment",
  ]
}
