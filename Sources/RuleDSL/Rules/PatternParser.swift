/// Reads the notation of `match:` into a ``Pattern``.
///
///     (一共|共有) ... <used=number> (张|块)? 卡
///
/// White space is folded to one blank, which means "optional space"; at the ends of the pattern and beside a gap it
/// means nothing and is dropped. Each mistake is reported at its own bytes, and reading goes on behind it.
struct PatternParser {
  /// The most bytes of a pattern.
  static let lengthLimit = 4000
  /// The most alternatives of one pair of parentheses.
  static let alternativeLimit = 500
  /// The most pairs of parentheses of a pattern.
  static let groupLimit = 64
  /// The most levels of parentheses.
  static let nestingLimit = 8
  /// How many words `...` spans at most, and how many `<gap n>` may.
  static let gapWords = (standard: 8, limit: 40)

  private let text: LocatedText
  private let bytes: [UInt8]
  private var at = 0
  private var groups = 0
  private var isGivenUp = false
  private var diagnostics: [Diagnostic] = []

  /// The pattern that a text states, and what is wrong with it; `nil` when it has an error.
  static func parse(_ text: LocatedText) -> (pattern: Pattern?, diagnostics: [Diagnostic]) {
    var parser = PatternParser(text)
    let elements = parser.pattern()
    guard parser.diagnostics.isEmpty else { return (nil, parser.diagnostics) }
    return (Pattern(source: text.located, elements: elements), [])
  }

  private init(_ text: LocatedText) {
    self.text = text
    bytes = Array(text.text.utf8)
  }

  private mutating func pattern() -> [PatternElement] {
    guard bytes.count <= Self.lengthLimit else {
      report(.patternTooLarge, "a pattern has at most \(Self.lengthLimit) bytes", 0..<bytes.count)
      return []
    }
    let elements = trimmed(sequence(depth: 0), ends: true)
    if elements.isEmpty, diagnostics.isEmpty {
      report(.emptyValue, "the pattern is empty", 0..<bytes.count)
    }
    for edge in [Self.edgeGap(elements, first: true), Self.edgeGap(elements, first: false)] {
      guard let edge else { continue }
      add(
        .misplacedGap, "a gap needs something on both sides", edge, hint: "drop it: a pattern may stand anywhere anyway"
      )
    }
    return elements
  }

  /// Reads up to the end, or inside parentheses up to `|` or `)`.
  private mutating func sequence(depth: Int) -> [PatternElement] {
    var elements: [PatternElement] = []
    var run = TextRun()
    func flush(_ elements: inout [PatternElement], _ run: inout TextRun) {
      guard run.end > run.start else { return }
      let content = run.isVerbatim ? bytes[run.start..<run.end] : run.bytes[...]
      elements.append(.text(String(decoding: content, as: UTF8.self), text.site(run.start..<run.end)))
      run = TextRun()
    }
    while at < bytes.count {
      let byte = bytes[at]
      let start = at
      switch byte {
      case UInt8(ascii: "|") where depth > 0, UInt8(ascii: ")") where depth > 0:
        flush(&elements, &run)
        return elements
      case UInt8(ascii: "("):
        flush(&elements, &run)
        if let group = group(depth: depth + 1) { elements.append(group) }
      case UInt8(ascii: "<"):
        flush(&elements, &run)
        if let slot = slot() { append(slot, to: &elements) }
      case UInt8(ascii: ".") where bytes[at...].starts(with: Self.dots):
        flush(&elements, &run)
        while at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
        append(.gap(words: Self.gapWords.standard, text.site(start..<at)), to: &elements)
      case UInt8(ascii: "\\"):
        at += 1
        if at == bytes.count {
          report(
            .danglingEscape, "`\\` stands before nothing", start..<at, hint: "write `\\\\` for the character itself")
        } else {
          run.append(takeCharacter(), start..<at, of: bytes)
        }
      case UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: ">"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        reportStray(byte)
      case 0x20, 0x09, 0x0A, 0x0D:
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        run.append([0x20], start..<at, of: bytes)
      default:
        at += 1
        while at < bytes.count, !Self.isMark(bytes[at]) { at += 1 }
        run.append(bytes[start..<at], start..<at, of: bytes)
      }
    }
    flush(&elements, &run)
    return elements
  }

  /// Whether a byte may mean something other than itself.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// Text that is being gathered, with the bytes that it comes from.
  private struct TextRun {
    /// The text, where it is not what stands there.
    var bytes: [UInt8] = []
    var isVerbatim = true
    var start = 0
    var end = 0

    mutating func append(_ more: ArraySlice<UInt8>, _ range: Range<Int>, of source: [UInt8]) {
      if end == start { start = range.lowerBound }
      let isSame = range.count == more.count && more.elementsEqual(source[range])
      if !isSame || !isVerbatim {
        if isVerbatim { bytes = Array(source[start..<range.lowerBound]) }
        isVerbatim = false
        bytes += more
      }
      end = range.upperBound
    }
  }

  private mutating func takeCharacter() -> ArraySlice<UInt8> {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    return bytes[start..<at]
  }

  private mutating func append(_ element: PatternElement, to elements: inout [PatternElement]) {
    if case .gap(_, let site) = element, endsWithGap(elements) {
      add(.misplacedGap, "two gaps in a row", site, hint: "write one, `<gap n>` for a wider one")
    }
    elements.append(element)
  }

  /// Whether the last thing is a gap, a blank behind it apart.
  private func endsWithGap(_ elements: [PatternElement]) -> Bool {
    switch elements.last {
    case .gap: return true
    case .text(let text, _) where text.utf8.elementsEqual(CollectionOfOne(0x20)):
      if case .gap? = elements.dropLast().last { return true } else { return false }
    default: return false
    }
  }

  private static func isBlank(_ elements: [PatternElement]) -> Bool {
    if elements.count == 1, case .text(let text, _) = elements[0] {
      return text.utf8.elementsEqual(CollectionOfOne(0x20))
    }
    return elements.isEmpty
  }

  private mutating func group(depth: Int) -> PatternElement? {
    let start = at
    at += 1
    groups += 1
    if depth > Self.nestingLimit || groups > Self.groupLimit {
      report(
        .patternTooLarge,
        "a pattern has at most \(Self.groupLimit) pairs of parentheses, \(Self.nestingLimit) levels deep", start..<at)
      at = bytes.count
      isGivenUp = true
      return nil
    }
    var alternatives: [[PatternElement]] = []
    while true {
      let from = at
      let alternative = sequence(depth: depth)
      if Self.isBlank(alternative), at < bytes.count {
        report(
          .emptyAlternative, "an alternative is empty", from..<max(at, from + 1),
          hint: "write `(a|b)?` for something that may be missing")
      }
      alternatives.append(trimmed(alternative, ends: false))
      if isGivenUp { return nil }
      guard at < bytes.count else {
        report(
          .unbalancedParenthesis, "`(` is not closed", start..<start + 1, hint: "write `\\(` for the character itself")
        return nil
      }
      at += 1
      if bytes[at - 1] == UInt8(ascii: ")") { break }
    }
    if alternatives.count > Self.alternativeLimit {
      report(.patternTooLarge, "parentheses hold at most \(Self.alternativeLimit) alternatives", start..<at)
    }
    let isOptional = at < bytes.count && bytes[at] == UInt8(ascii: "?")
    if isOptional { at += 1 }
    return .alternatives(alternatives, optional: isOptional, text.site(start..<at))
  }

  private mutating func slot() -> PatternElement? {
    let start = at
    at += 1
    let content = bytes[at...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    guard content.endIndex < bytes.count, bytes[content.endIndex] == UInt8(ascii: ">") else {
      report(.malformedSlot, "the slot has no `>`", start..<start + 1, hint: "write `\\<` for the character itself")
      return nil
    }
    at = content.endIndex + 1
    let site = text.site(start..<at)
    let inside = String(decoding: content, as: UTF8.self)
    if inside == "gap" || inside.hasPrefix("gap ") {
      guard let words = Int(inside.dropFirst(4)), (1...Self.gapWords.limit).contains(words) else {
        add(.malformedSlot, "a gap is `<gap n>` with n from 1 to \(Self.gapWords.limit)", site)
        return nil
      }
      return .gap(words: words, site)
    }
    let parts = inside.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let type = parts.last, parts.allSatisfy(NameSyntax.identifier.accepts) else {
      add(
        .malformedSlot, "`<\(inside)>` is not a slot", site,
        hint: "such as <number>, <used=number>, <model>; `\\<` for the character itself")
      return nil
    }
    return .slot(PatternSlot(name: parts.count == 2 ? parts[0] : nil, type: type, site: site))
  }

  /// `nurses?` means a word with or without its last letter.
  private func wordHint(before end: Int) -> String? {
    let word = bytes[..<end].reversed().prefix { 0x61...0x7A ~= $0 | 0x20 }.reversed()
    guard (2...24).contains(word.count) else { return nil }
    let long = String(decoding: word, as: UTF8.self)
    return "write `(\(long.dropLast())|\(long))`; `(a)?` is something that may be missing, `\\?` the character itself"
  }

  private mutating func reportStray(_ byte: UInt8) {
    let start = at
    at += 1
    switch byte {
    case UInt8(ascii: "|"):
      report(.bareBar, "`|` stands outside parentheses", start..<at, hint: "write `(a|b)`")
    case UInt8(ascii: ")"):
      report(
        .unbalancedParenthesis, "`)` closes nothing", start..<at, hint: "write `\\)` for the character itself")
    case UInt8(ascii: "?"):
      report(
        .bareQuestionMark, "`?` must follow `)`", start..<at,
        hint: wordHint(before: start)
          ?? "write `(a)?` for something that may be missing, `\\?` for the character itself")
    case UInt8(ascii: ">"):
      report(.malformedSlot, "`>` closes no slot", start..<at, hint: "write `\\>` for the character itself")
    default:
      let content = bytes[at...].prefix { $0 != UInt8(ascii: "}") && $0 > 0x20 }
      let isClosed =
        byte == UInt8(ascii: "{") && content.endIndex < bytes.count && bytes[content.endIndex] == UInt8(ascii: "}")
      if isClosed { at = content.endIndex + 1 }
      let inside = String(decoding: content, as: UTF8.self)
      report(
        .braces, "braces are no part of a pattern: in YAML they are a mapping", start..<at,
        hint: isClosed ? "write `<\(inside)>`" : "write `\\\(String(UnicodeScalar(byte)))` for the character itself")
    }
  }

  /// The elements without blanks beside gaps and, if wanted, at the ends.
  private func trimmed(_ elements: [PatternElement], ends: Bool) -> [PatternElement] {
    let hasGap = elements.contains { if case .gap = $0 { true } else { false } }
    guard hasGap || ends else { return elements }
    var result: [PatternElement] = []
    result.reserveCapacity(elements.count)
    for (i, element) in elements.enumerated() {
      guard case .text(var text, let site) = element else {
        result.append(element)
        continue
      }
      let previousIsGap = if i > 0, case .gap = elements[i - 1] { true } else { ends && i == 0 }
      let nextIsGap =
        if i + 1 < elements.count, case .gap = elements[i + 1] { true } else { ends && i + 1 == elements.count }
      if previousIsGap, text.utf8.first == 0x20 { text.unicodeScalars.removeFirst() }
      if nextIsGap, text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
      if !text.isEmpty { result.append(.text(text, site)) }
    }
    return result
  }

  private static func edgeGap(_ elements: [PatternElement], first: Bool) -> RuleSite? {
    switch first ? elements.first : elements.last {
    case .gap(_, let site): site
    case .alternatives(let alternatives, _, _):
      alternatives.lazy.compactMap { edgeGap($0, first: first) }.first
    default: nil
    }
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ range: Range<Int>, hint: String? = nil) {
    add(code, message, text.site(range.lowerBound..<min(range.upperBound, bytes.count)), hint: hint)
  }

  private mutating func add(_ code: DiagnosticCode, _ message: String, _ site: RuleSite, hint: String? = nil) {
    diagnostics.append(Diagnostic(code: code, severity: code.severity, message: message, site: site, hint: hint))
  }

  private static let dots = [UInt8](repeating: UInt8(ascii: "."), count: 3)
}
