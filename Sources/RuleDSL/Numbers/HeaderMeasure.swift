/// What a header says of the bare figures under it: `Params (B)` makes 7 seven billion, `得分（%）` makes 71.2 a share.
///
/// The header's unit is read by the scanner as if a 1 stood before it, behind its sign of money, or before its last word
/// (USD millions), so whatever a pack lets stand at a number may stand in a header.
struct HeaderMeasure: Sendable {
  /// What one of a figure is worth.
  let one: NumberCandidate

  /// Texts longer than this, in characters, are no units.
  private static let longest = 32

  /// The measure that a header names; `nil` when it names none that the packs know.
  init?(_ header: SentenceReading, _ rules: CompiledRules) {
    for text in Self.units(in: header.text) {
      if let one = Self.read(text, header, rules) {
        self.one = one
        return
      }
    }
    guard let text = Self.behindSlash(header.text), let one = Self.read(text.unit, header, rules),
      Self.read(text.before, header, rules) == nil
    else { return nil }
    self.one = one
  }

  /// The figure with what the header says of it; a figure that carries a scale, a sign or a unit of its own keeps it.
  func applied(to candidate: NumberCandidate, in text: FoldedText) -> NumberCandidate {
    guard candidate.setAside == nil, candidate.form == .count, candidate.unit == nil, !candidate.hasClassifier,
      !text.codes[candidate.core].contains(where: { CodeClass.of($0) == .latin || CodeClass.of($0) == .han }),
      let factor = one.value, let interval = candidate.interval.scaled(by: factor),
      let value = candidate.value.scaled(by: factor)
    else { return candidate }
    var result = candidate
    result.value = value
    result.interval = interval
    result.printed += factor.leadingPower
    result.isRounded = candidate.isRounded || factor != .one
    result.form = one.form
    let end = candidate.core.upperBound
    result.unit = one.unit.map { .init(unit: $0.unit, factor: $0.factor, range: end..<end) }
    result.weak = nil
    return result
  }

  // MARK: Where a header has its unit

  /// The parts of a header that may be a unit, the likeliest first.
  private static func units(in text: FoldedText) -> [[UInt16]] {
    let codes = text.cased
    var found: [[UInt16]] = []
    func add(_ part: ArraySlice<UInt16>) {
      let unit = stripped(part)
      if !unit.isEmpty, unit.count <= longest { found.append(unit) }
    }
    var end = codes.count
    while let close = codes[..<end].lastIndex(where: { $0 == code(")") || $0 == code("]") || $0 == code("】") }),
      let open = codes[..<close].lastIndex(where: { $0 == code("(") || $0 == code("[") || $0 == code("【") })
    {
      add(codes[(open + 1)..<close])
      end = open
    }
    for word in Self.unitWords {
      guard let at = codes.firstRange(of: word) else { continue }
      add(codes[at.upperBound...].prefix { !")]，。;,".utf16.contains($0) })
    }
    if let comma = codes.lastIndex(where: { $0 == code(",") || $0 == code("，") || $0 == code(":") }) {
      add(codes[(comma + 1)...])
    }
    if let at = text.codes.firstRange(of: Array(" in ".utf16)) { add(codes[at.upperBound...]) }
    if let last = codes.last, last == code("%") || last == 0x2030 { add(codes.suffix(1)) }
    if let first = codes.first, codes.count <= 3, ![.han, .latin, .digit].contains(CodeClass.of(first)) {
      add(codes[...])
    }
    return found
  }

  /// 参数量/亿, but not 元/次: the quantity before the slash is no unit.
  private static func behindSlash(_ text: FoldedText) -> (before: [UInt16], unit: [UInt16])? {
    let codes = text.cased
    guard let slash = codes.lastIndex(of: code("/")), slash > 0, CodeClass.of(codes[slash - 1]) == .han else {
      return nil
    }
    let unit = stripped(codes[(slash + 1)...])
    return unit.isEmpty || unit.count > longest ? nil : ([codes[slash - 1]], unit)
  }

  private static let unitWords = ["单位:", "单位", "Unit:", "Units:", "unit:", "units:", "figures in", "Figures in"]
    .map { Array($0.utf16) }

  /// A unit without what leads up to it: in, 以…计.
  private static func stripped(_ part: ArraySlice<UInt16>) -> [UInt16] {
    var unit = trimmed(part)
    for lead in Self.leads where unit.starts(with: lead) && unit.count > lead.count {
      unit = trimmed(unit.dropFirst(lead.count))
    }
    if unit.first == code("以"), unit.last == code("计") { unit = unit.dropFirst().dropLast() }
    // "millions" of a header is the word that stands behind a number.
    let words = String(decoding: unit, as: UTF16.self).split(separator: " ").map { word in
      let lower = word.lowercased()
      return Self.plurals.contains(lower) ? String(lower.dropLast()) : String(word)
    }
    return Array(words.joined(separator: " ").utf16)
  }

  private static let leads = ["in ", "In ", "单位:", "单位", "unit:", "Unit:", "unit ", "about "].map { Array($0.utf16) }
  private static let plurals: Set<String> = ["thousands", "millions", "billions", "trillions"]

  private static func trimmed(_ part: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    let start = part.drop { $0 == 0x20 || $0 == code(":") }
    return start.dropLast(start.reversed().prefix { $0 == 0x20 }.count)
  }

  // MARK: Reading

  private static func read(_ unit: [UInt16], _ header: SentenceReading, _ rules: CompiledRules) -> NumberCandidate? {
    // (2024) and (5-shot) tell the figures apart and don't multiply them.
    guard let first = unit.first, CodeClass.of(first) != .digit else { return nil }
    let text = String(decoding: unit, as: UTF16.self)
    let words = text.split(separator: " ").map(String.init)
    var forms = [["1", text], ["1 ", text]]
    // $M, US$ million, ¥亿: the sign of money stands before the number.
    let sign = unit.prefix { CodeClass.of($0) != .han && !Self.isScaleLetter($0) || $0 == code("R") || $0 == code("U") }
    for length in Set([sign.count, 1, 2, 3]).sorted(by: >)
    where length > 0 && length < unit.count && !unit.contains(code("/")) {
      let money = String(decoding: unit.prefix(length), as: UTF16.self)
      let rest = String(decoding: unit.dropFirst(length), as: UTF16.self)
      forms += [[money, "1", rest]]
    }
    if words.count == 2 { forms += [["1 ", words[1] + " " + words[0]], [words[0] + " ", "1 " + words[1]]] }
    for form in forms {
      if let one = scanned(form.joined(), header, rules) { return one }
    }
    return nil
  }

  private static func isScaleLetter(_ code: UInt16) -> Bool { "KMBTkmbt".utf16.contains(code) }

  /// The number that a text is as a whole, read beside the header, whose words some units need.
  private static func scanned(_ text: String, _ header: SentenceReading, _ rules: CompiledRules) -> NumberCandidate? {
    let count = FoldedText.fold(text).count
    let whole = text + " ; " + String(decoding: header.text.cased, as: UTF16.self)
    let bytes = Array(whole.utf8)
    let folded = FoldedText(bytes, ByteRange(0, bytes.count))
    let reading = SentenceReading(folded, block: .table, lexicon: rules.lexicon, entities: rules.entities)
    guard let first = rules.scanner.scan(reading).first, first.setAside == nil, first.quote == 0..<count,
      first.unit != nil || first.form != .count || first.core.count > 1, first.form != .multiplier,
      let value = first.value, value > .zero
    else { return nil }
    return first
  }
}
