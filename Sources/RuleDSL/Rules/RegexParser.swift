/// Reads the notation of `regex:`.
///
///     (?<used>\d+) of (?:the )?(?<total>\d+) (?:cards|GPUs)
///
/// What no engine can match in linear time, references to groups and looking around, is refused by name. The first
/// mistake ends the reading.
struct RegexParser {
  /// The most bytes of an expression.
  static let lengthLimit = 2000
  /// The most levels of parentheses.
  static let nestingLimit = 16
  /// The most that `{m,n}` may ask for.
  static let countLimit = 100
  /// The most named groups.
  static let groupLimit = 16

  private let text: LocatedText
  private let scalars: [(scalar: UnicodeScalar, offset: Int)]
  private let end: Int
  private var at = 0
  private var groups: [RegexGroup] = []

  /// What keeps an expression from being read.
  struct Mistake: Error {
    var code: DiagnosticCode
    var message: String
    var range: Range<Int>
    var hint: String?
  }

  /// The expression that a text states, or what is wrong with it.
  static func parse(_ text: LocatedText) -> (regex: RegexPattern?, diagnostics: [Diagnostic]) {
    do throws(Mistake) {
      let size = text.text.utf8.count
      guard size <= lengthLimit else {
        throw Mistake(
          code: .patternTooLarge, message: "a regular expression has at most \(lengthLimit) bytes", range: 0..<size)
      }
      var parser = RegexParser(text)
      let root = try parser.alternatives(depth: 0)
      if parser.at < parser.scalars.count {
        throw parser.mistake(.malformedRegex, "`)` closes nothing", hint: "write `\\)` for the character itself")
      }
      let regex = RegexPattern(source: text.located, root: root, groups: parser.groups)
      let instructions = root.size
      guard instructions <= RegexProgram.sizeLimit else {
        throw Mistake(
          code: .patternTooLarge,
          message: "the expression unfolds to more than \(RegexProgram.sizeLimit) steps", range: 0..<size,
          hint: "repeat less, or write several rules")
      }
      return (regex, [])
    } catch {
      let diagnostic = Diagnostic(
        code: error.code, severity: error.code.severity, message: error.message, site: text.site(error.range),
        hint: error.hint)
      return (nil, [diagnostic])
    }
  }

  private init(_ text: LocatedText) {
    self.text = text
    var offset = 0
    var scalars: [(UnicodeScalar, Int)] = []
    for scalar in text.text.unicodeScalars {
      scalars.append((scalar, offset))
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    end = offset
  }

  // MARK: Structure

  private mutating func alternatives(depth: Int) throws(Mistake) -> RegexNode {
    var branches = [try sequence(depth: depth)]
    while peek == "|" {
      at += 1
      branches.append(try sequence(depth: depth))
    }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(depth: Int) throws(Mistake) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let start = at
      let part = try self.part(depth: depth)
      parts.append(try repeated(part, from: start))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part(depth: Int) throws(Mistake) -> RegexNode {
    let start = at
    at += 1
    switch scalars[start].scalar {
    case "(":
      guard depth < Self.nestingLimit else {
        throw mistake(
          .patternTooLarge, "parentheses nest at most \(Self.nestingLimit) levels deep", from: start)
      }
      return try group(from: start, depth: depth + 1)
    case "[": return .set(try set(from: start), range(start))
    case ".": return .set(.any, range(start))
    case "^": return .assertion(.start, range(start))
    case "$": return .assertion(.end, range(start))
    case "\\": return try escape(from: start)
    case "*", "+", "?":
      throw mistake(
        .malformedRegex, "`\(scalars[start].scalar)` repeats nothing", from: start,
        hint: "write `\\\(scalars[start].scalar)` for the character itself")
    case "{":
      throw mistake(
        .malformedRegex, "`{` repeats nothing", from: start, hint: "write `\\{` for the character itself")
    default: return .character(scalars[start].scalar, at: scalars[start].offset)
    }
  }

  private mutating func group(from start: Int, depth: Int) throws(Mistake) -> RegexNode {
    var number: Int?
    if peek == "?" {
      at += 1
      number = try groupHead(from: start)
    }
    let inner = try alternatives(depth: depth)
    guard peek == ")" else {
      throw Mistake(
        code: .malformedRegex, message: "`(` is not closed", range: scalars[start].offset..<scalars[start].offset + 1,
        hint: "write `\\(` for the character itself")
    }
    at += 1
    return number.map { .group(inner, $0) } ?? inner
  }

  /// What stands after `(?`: the number of a named group, or `nil` for `(?:`.
  private mutating func groupHead(from start: Int) throws(Mistake) -> Int? {
    if peek == "P" { at += 1 }
    switch peek {
    case ":" where scalars[at - 1].scalar == "?":
      at += 1
      return nil
    case "<" where at + 1 < scalars.count && scalars[at + 1].scalar != "=" && scalars[at + 1].scalar != "!":
      at += 1
      let from = at
      while let scalar = peek, scalar != ">", scalar != ")" { at += 1 }
      guard peek == ">", NameSyntax.identifier.accepts(string(from..<at)) else {
        throw mistake(
          .malformedRegex, "this is no name of a group", from: start, hint: "such as (?<number>\\d+) or (?<model>\\w+)")
      }
      let name = string(from..<at)
      let site = text.site(scalars[from].offset..<scalars[at].offset)
      at += 1
      guard !groups.contains(where: { $0.name == name }) else {
        throw mistake(.malformedRegex, "two groups are named `\(name)`", from: start)
      }
      guard groups.count < Self.groupLimit else {
        throw mistake(.patternTooLarge, "an expression has at most \(Self.groupLimit) named groups", from: start)
      }
      groups.append(RegexGroup(name: name, site: site))
      return groups.count - 1
    case "=", "!", "<":
      while let scalar = peek, "<=!".unicodeScalars.contains(scalar) { at += 1 }
      throw mistake(
        .unsupportedRegex, "looking around is not supported: it can't be matched in linear time", from: start,
        hint: "say it with `near` or `not_near`")
    case ">":
      at += 1
      throw mistake(.unsupportedRegex, "atomic groups are not supported", from: start, hint: "write `(?:…)`")
    default:
      if peek != nil { at += 1 }
      throw mistake(
        .unsupportedRegex, "only `(?:…)` and `(?<name>…)` may begin with `(?`", from: start,
        hint: "letter case and width make no difference anyway")
    }
  }

  private mutating func repeated(_ part: RegexNode, from start: Int) throws(Mistake) -> RegexNode {
    guard let scalar = peek else { return part }
    let mark = at
    var bounds: (least: Int, most: Int?)
    switch scalar {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      bounds = try counts()
      at -= 1
    default: return part
    }
    at += 1
    if case .assertion = part {
      throw mistake(.malformedRegex, "an edge can't be repeated", from: mark)
    }
    var isLazy = false
    if peek == "?" {
      isLazy = true
      at += 1
    } else if peek == "+" {
      at += 1
      throw mistake(.unsupportedRegex, "possessive repetition is not supported", from: mark, hint: "drop the `+`")
    }
    if let again = peek, "*+?{".unicodeScalars.contains(again) {
      at += 1
      throw mistake(.malformedRegex, "a repetition of a repetition", from: mark, hint: "put the inner one in `(?:…)`")
    }
    return .repetition(part, least: bounds.least, most: bounds.most, isLazy: isLazy)
  }

  /// `{3}`, `{3,}` or `{3,5}`, the position then behind it.
  private mutating func counts() throws(Mistake) -> (Int, Int?) {
    let start = at
    at += 1
    let from = at
    while let scalar = peek, scalar != "}" { at += 1 }
    let parts = string(from..<at).split(separator: ",", omittingEmptySubsequences: false)
    guard peek == "}", (1...2).contains(parts.count), let least = Int(parts[0]), least >= 0,
      parts.count == 1 || parts[1].isEmpty || Int(parts[1]) ?? -1 >= least
    else {
      throw mistake(
        .malformedRegex, "this is no count", from: start,
        hint: "such as {3}, {2,} or {2,5}; `\\{` for the character itself")
    }
    at += 1
    let most = parts.count == 1 ? least : Int(parts[1])
    guard max(least, most ?? 0) <= Self.countLimit else {
      throw mistake(.patternTooLarge, "a count is at most \(Self.countLimit)", from: start)
    }
    return (least, most)
  }

  // MARK: Characters

  private mutating func escape(from start: Int) throws(Mistake) -> RegexNode {
    guard let scalar = peek else {
      throw mistake(
        .malformedRegex, "`\\` stands before nothing", from: start, hint: "write `\\\\` for the character itself")
    }
    switch scalar {
    case "b", "B":
      at += 1
      return .assertion(scalar == "b" ? .wordEdge : .noWordEdge, range(start))
    case "1"..."9", "k", "g":
      at += 1
      throw mistake(
        .unsupportedRegex, "references to groups are not supported: they can't be matched in linear time", from: start)
    case "A", "Z", "z", "G", "K", "R", "X", "C", "N", "Q", "E":
      at += 1
      throw mistake(
        .unsupportedRegex, "`\\\(scalar)` is not supported", from: start,
        hint: "`^` and `$` are the ends of the sentence")
    default:
      let member = try member(from: start)
      switch member {
      case .scalar(let scalar): return .character(scalar, at: scalars[start].offset)
      case .class(let found): return .set(RegexSet(classes: [found]), range(start))
      }
    }
  }

  private enum Member {
    case scalar(UnicodeScalar)
    case `class`(RegexSet.Class)
  }

  /// What follows a backslash, inside brackets or not.
  private mutating func member(from start: Int) throws(Mistake) -> Member {
    guard let scalar = peek else { throw mistake(.malformedRegex, "`\\` stands before nothing", from: start) }
    at += 1
    switch scalar {
    case "d", "D": return .class(.init(kind: .digit, isNegated: scalar == "D"))
    case "w", "W": return .class(.init(kind: .word, isNegated: scalar == "W"))
    case "s", "S": return .class(.init(kind: .space, isNegated: scalar == "S"))
    case "t", "n", "r", "f", "v": return .scalar(" ")
    case "x": return .scalar(try hexadecimal(2, from: start))
    case "u": return .scalar(try hexadecimal(4, from: start))
    case "p", "P":
      let from = at
      while let scalar = peek, scalar != "}", at - from < 20 { at += 1 }
      if peek == "}" { at += 1 }
      let kinds: [String: RegexSet.Kind] = [
        "{Han}": .han, "{Script=Han}": .han, "{L}": .letter, "{Letter}": .letter, "{N}": .digit, "{Nd}": .digit,
      ]
      guard let kind = kinds[string(from..<at)] else {
        throw mistake(
          .unsupportedRegex, "this property is not supported", from: start, hint: "\\p{Han}, \\p{L} and \\p{N} are")
      }
      return .class(.init(kind: kind, isNegated: scalar == "P"))
    default:
      let isLetter = scalar.properties.isAlphabetic && scalar.isASCII || scalar == "0"
      guard !isLetter else {
        throw mistake(
          .malformedRegex, "`\\\(scalar)` means nothing", from: start, hint: "a letter needs no `\\` before it")
      }
      return .scalar(scalar)
    }
  }

  private mutating func hexadecimal(_ digits: Int, from start: Int) throws(Mistake) -> UnicodeScalar {
    let from = at
    at = min(at + digits, scalars.count)
    guard at - from == digits, let value = UInt32(string(from..<at), radix: 16), let scalar = UnicodeScalar(value)
    else {
      throw mistake(.malformedRegex, "this is no character", from: start, hint: "such as \\x41 or \\u4E00")
    }
    return scalar
  }

  private mutating func set(from start: Int) throws(Mistake) -> RegexSet {
    var set = RegexSet()
    if peek == "^" {
      set.isNegated = true
      at += 1
    }
    while true {
      guard let scalar = peek else {
        throw Mistake(
          code: .malformedRegex, message: "`[` is not closed",
          range: scalars[start].offset..<scalars[start].offset + 1, hint: "write `\\[` for the character itself")
      }
      let from = at
      at += 1
      if scalar == "]", from > start + (set.isNegated ? 2 : 1) { return set }
      if scalar == "]" {
        throw mistake(.malformedRegex, "the brackets are empty", from: start, hint: "write `\\]` for the character")
      }
      if scalar == "[" {
        throw mistake(.malformedRegex, "`[` in brackets needs `\\`", from: from, hint: "write `\\[`")
      }
      let low = scalar == "\\" ? try member(from: from) : .scalar(scalar)
      guard case .scalar(let first) = low else {
        if case .class(let found) = low { set.classes.append(found) }
        continue
      }
      guard peek == "-", at + 1 < scalars.count, scalars[at + 1].scalar != "]" else {
        set.ranges.append(first.value...first.value)
        continue
      }
      at += 1
      let upper = at
      at += 1
      let high = scalars[upper].scalar == "\\" ? try member(from: upper) : .scalar(scalars[upper].scalar)
      guard case .scalar(let last) = high, first <= last else {
        throw mistake(.malformedRegex, "the range runs backwards", from: from)
      }
      set.ranges.append(first.value...last.value)
    }
  }

  // MARK: Places

  private var peek: UnicodeScalar? { at < scalars.count ? scalars[at].scalar : nil }

  private func string(_ range: Range<Int>) -> String {
    var result = ""
    for i in range { result.unicodeScalars.append(scalars[i].scalar) }
    return result
  }

  private func range(_ start: Int) -> Range<Int> {
    scalars[start].offset..<(at < scalars.count ? scalars[at].offset : end)
  }

  private func mistake(
    _ code: DiagnosticCode, _ message: String, from start: Int? = nil, hint: String? = nil
  ) -> Mistake {
    let start = start ?? at
    let lower = start < scalars.count ? scalars[start].offset : max(0, end - 1)
    let upper = start < at && at < scalars.count ? scalars[at].offset : start < at ? end : min(lower + 1, end)
    return Mistake(code: code, message: message, range: lower..<max(lower, upper), hint: hint)
  }
}

extension RegexNode {
  /// How many steps a program of it has, counted repetitions written out.
  var size: Int {
    switch self {
    case .character, .set, .assertion: return 1
    case .sequence(let parts): return Swift.min(parts.reduce(0) { $0 + $1.size }, 1_000_000)
    case .alternatives(let branches): return Swift.min(branches.reduce(0) { $0 + $1.size + 2 }, 1_000_000)
    case .group(let inner, _): return inner.size + 2
    case .repetition(let inner, let least, let most, _):
      let copies = most.map { max($0, 1) } ?? least + 1
      // Levels of repetitions multiply: no more is counted than tells that it is too much.
      return Swift.min((inner.size + 2) * Swift.max(copies, 1), 1_000_000)
    }
  }
}
