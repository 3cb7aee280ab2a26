/// Reads English numerals: `two hundred and five`, `half a million`, `one and a half`, `a dozen`, `tens of thousands`,
/// `a third`, `one in five`.
struct EnglishNumeral {
  /// The most words that one numeral takes.
  static let wordLimit = 40

  let codes: [UInt16]
  let limit: Int
  private let words: CodeTrie<Interval>

  /// Reads `codes` up to `limit`; `words` are words that packs declare, such as several and dozen, by their folded text.
  init(_ codes: [UInt16], limit: Int, words: CodeTrie<Interval>) {
    self.codes = codes
    self.limit = limit
    self.words = words
  }

  struct Token {
    var word: Word?
    var interval: Interval?
    var range: Range<Int>
  }

  /// The numeral that starts at the word at `start`, or `nil`.
  func read(at start: Int) -> NumeralReading? {
    let tokens = self.tokens(at: start)
    guard let first = tokens.first else { return nil }
    switch first.word {
    case .ordinal(let n)?: return ordinal(n, first)
    case .times(let n)?:
      return NumeralReading(
        range: first.range, low: ExactDecimal(n), high: ExactDecimal(n), script: .english, form: .multiplier)
    case .half?: return half(tokens)
    case .point?: return spokenPlaces(tokens)
    case .plural?: return plural(tokens)
    case .part(let n, plural: false)?:
      if let count = Quotient.nearest(.one, ExactDecimal(n)).flatMap({ ofScale($0, tokens, 1) }) { return count }
      return n == 4 ? nil : ordinal(n, first)
    default:
      if let part = first.interval, let value = part.low, value == part.high, value < .one,
        let product = ofScale(value, tokens, 1)
      {
        return product
      }
      return fraction(tokens) ?? ratio(tokens) ?? cardinal(tokens)
    }
  }

  // MARK: Forms

  private func ordinal(_ n: Int, _ token: Token) -> NumeralReading {
    NumeralReading(
      range: token.range, low: ExactDecimal(n), high: ExactDecimal(n), script: .english, refusal: "ordinal")
  }

  private func cardinal(_ tokens: [Token]) -> NumeralReading? {
    var total: (ExactDecimal, ExactDecimal) = (.zero, .zero)
    var current: (ExactDecimal, ExactDecimal)?
    var end = 0
    var i = 0
    var vague = false
    var scaled = false
    var step = 0
    var decimals = 0
    var scales = 0
    var lastScale = ExactDecimal.one  // what "six to eight million" multiplies both ends by
    func times(_ pair: (ExactDecimal, ExactDecimal), _ f: ExactDecimal) -> (ExactDecimal, ExactDecimal)? {
      guard let a = pair.0.multiplied(by: f), let b = pair.1.multiplied(by: f) else { return nil }
      return (a, b)
    }
    func plus(_ a: (ExactDecimal, ExactDecimal), _ b: (ExactDecimal, ExactDecimal)) -> (ExactDecimal, ExactDecimal)? {
      guard let l = a.0.adding(b.0), let h = a.1.adding(b.1) else { return nil }
      return (l, h)
    }
    loop: while i < tokens.count {
      let token = tokens[i]
      if let interval = token.interval, let low = interval.low, let high = interval.high {
        if low == high, let c = current, let product = times(c, low) {  // two dozen
          current = product
        } else if current == nil || (i == 1 && isArticle(tokens[0])) {
          current = (low, high)
          vague = vague || low != high
        } else {
          break loop
        }
        i += 1
        if i + 1 < tokens.count, case .of? = tokens[i].word, isScale(tokens[i + 1]) { i += 1 }  // a couple of hundred
        end = i - 1
        continue
      }
      guard let word = token.word else { break }
      switch word {
      case .article:
        guard i == 0, tokens.count > 1, isScale(tokens[1]) || tokens[1].interval != nil else { return nil }
        current = (.one, .one)
        i += 1
        continue
      case .units(let n):
        // "a seven billion one": the model is meant.
        if n == 1, current == nil, scales > 0, i + 1 >= tokens.count || !isCounting(tokens[i + 1]),
          case .scale(let p)? = tokens[i - 1].word, p >= 6
        {
          break loop
        }
        if let c = current {
          let isAfterTens = c.0.coefficient % 10 != 0 && c.0.exponent == 1 && n < 10 && n > 0
          let isAfterHundred = c.0.exponent >= 2
          guard c.0 == c.1, isAfterTens || isAfterHundred, let sum = c.0.adding(ExactDecimal(n)) else { break loop }
          current = (sum, sum)
        } else {
          current = (ExactDecimal(n), ExactDecimal(n))
        }
        step = 0
      case .tens(let n):
        if let c = current {
          guard c.0 == c.1, c.0.exponent >= 2, let sum = c.0.adding(ExactDecimal(n * 10)) else { break loop }
          current = (sum, sum)
        } else {
          current = (ExactDecimal(n * 10), ExactDecimal(n * 10))
        }
        step = 1
      case .point:  // sixty-eight point nine
        guard let c = current, c.0 == c.1, step >= 0, let spoken = places(tokens, i + 1),
          let sum = plus(c, (spoken.value, spoken.value))
        else { break loop }
        current = sum
        step = spoken.value.exponent
        decimals = spoken.count
        i = spoken.next - 1
      case .hundred:
        guard let product = times(current ?? (.one, .one), ExactDecimal(100)) else { break loop }
        // "hundred and fifty thousand" is a number, a bare "hundred" an adjective.
        if current == nil, tokens.count < 3 || !isAnd(tokens[1]) || !isSmall(tokens[2]) { return nil }
        current = product
        if scales == 0 { lastScale = ExactDecimal(100) }
        scaled = true
        step = 2
      case .scale(let p):
        guard let c = current, let power = ExactDecimal.one.shifted(by: p), let product = times(c, power),
          let sum = plus(total, product)
        else {
          break loop
        }
        total = sum
        lastScale = c.0 == c.1 && scales == 0 ? power : .one
        scales += 1
        current = nil
        scaled = true
        step = p - decimals
        decimals = 0
      case .and:
        // "two hundred and five", "one and a half"; a list "five and six" ends before the word.
        if current == nil, scales == 1, let half = halfAfter(tokens, i),
          let part = half.value.multiplied(by: lastScale), let sum = plus(total, (part, part))
        {  // a million and a half
          total = sum
          i = half.next - 1
          step -= 1
          break
        }
        if let half = halfAfter(tokens, i), let c = current, let sum = plus(c, (half.value, half.value)) {
          current = sum
          i = half.next - 1
          step = -1
          break
        }
        guard scaled, (current?.0.exponent ?? 2) >= 2, i + 1 < tokens.count, isSmall(tokens[i + 1]) else { break loop }
        i += 1
        continue
      default: break loop
      }
      end = i
      i += 1
    }
    guard i > 0 else { return nil }
    let value = current.flatMap { plus(total, $0) } ?? total
    guard !(value.0.isZero && value.1.isZero) || isZeroWord(tokens[0]) else { return nil }
    if case .article? = tokens[0].word, end == 0 { return nil }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[end].range.upperBound, low: value.0, high: value.1,
      inherent: vague ? .few : .exact, step: step, printed: step, isRounded: step < 0, script: .english,
      hasScale: scaled, scaleFactor: current == nil || scales == 0 ? lastScale : .one)
  }

  /// Whether a word goes on with a numeral.
  private func isCounting(_ token: Token) -> Bool {
    switch token.word {
    case .units?, .tens?, .hundred?, .scale?, .point?: true
    default: false
    }
  }

  /// The digits after "point", spoken one by one.
  func places(_ tokens: [Token], _ start: Int) -> (value: ExactDecimal, count: Int, next: Int)? {
    var value = ExactDecimal.zero
    var i = start
    while i < tokens.count, i - start < 9, case .units(let n)? = tokens[i].word, n < 10,
      let digit = ExactDecimal(coefficient: Int128(n), exponent: -(i - start + 1)), let sum = value.adding(digit)
    {
      value = sum
      i += 1
    }
    return i == start ? nil : (value, i - start, i)
  }

  /// half a million, half a dozen, half an hour (the unit follows), a half.
  private func half(_ tokens: [Token]) -> NumeralReading? {
    let half = ExactDecimal(coefficient: 5, exponent: -1) ?? .one
    var end = 0
    var value = half
    var form = NumeralReading.Form.ratio
    if tokens.count > 2, isArticle(tokens[1]) {
      if let interval = tokens[2].interval, let low = interval.low, low == interval.high,
        let product = low.multiplied(by: half)
      {
        value = product
        end = 2
        form = .count
      } else if case .scale(let p)? = tokens[2].word, let product = half.shifted(by: p) {
        value = product
        end = 2
        form = .count
      }
    }
    if end == 0, tokens.count > 1, isArticle(tokens[1]) {  // half an hour: the article belongs to the number
      end = 1
      form = .count
    }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[end].range.upperBound, low: value, high: value, step: -1, printed: -1,
      script: .english, form: form, hasScale: end == 2)
  }

  /// hundreds, tens of thousands, hundreds of millions.
  private func plural(_ tokens: [Token]) -> NumeralReading? {
    guard case .plural(let p)? = tokens[0].word else { return nil }
    var power = p
    var end = 0
    if tokens.count > 2, case .of? = tokens[1].word, case .plural(let q)? = tokens[2].word {
      power += q
      end = 2
    }
    guard let low = ExactDecimal(2).shifted(by: power), let high = ExactDecimal(9).shifted(by: power) else {
      return nil
    }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[end].range.upperBound, low: low, high: high, inherent: .few,
      step: power, printed: power, script: .english, hasScale: true)
  }

  /// a third, two thirds, three quarters.
  private func fraction(_ tokens: [Token]) -> NumeralReading? {
    guard tokens.count > 1, case .part(let denominator, let plural)? = tokens[1].word else { return nil }
    let numerator: Int
    switch tokens[0].word {
    case .article? where !plural: numerator = 1
    case .units(let n)? where n > 0 && n < denominator && (n > 1) == plural: numerator = n
    default: return nil
    }
    guard let value = Quotient.nearest(ExactDecimal(numerator), ExactDecimal(denominator)) else { return nil }
    if let product = ofScale(value, tokens, 2) { return product }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[1].range.upperBound, low: value, high: value,
      step: value.exponent, printed: value.exponent, script: .english, form: .ratio)
  }

  /// "of a million" behind a part: a quarter of a million is a count.
  private func ofScale(_ part: ExactDecimal, _ tokens: [Token], _ i: Int) -> NumeralReading? {
    guard i + 2 < tokens.count, case .of? = tokens[i].word, isArticle(tokens[i + 1]),
      case .scale(let p)? = tokens[i + 2].word,
      let value = part.shifted(by: p)
    else { return nil }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[i + 2].range.upperBound, low: value, high: value, step: value.exponent,
      printed: value.exponent, script: .english, hasScale: true)
  }

  /// one in five, three out of four.
  private func ratio(_ tokens: [Token]) -> NumeralReading? {
    guard tokens.count > 2, case .units(let a)? = tokens[0].word, a > 0 else { return nil }
    var k = 1
    if case .out? = tokens[1].word, tokens.count > 3, case .of? = tokens[2].word {
      k = 3
    } else if case .in? = tokens[1].word {
      k = 2
    } else {
      return nil
    }
    let b: Int
    switch tokens[k].word {
    case .units(let n)?: b = n
    case .tens(let n)?: b = n * 10
    default: return nil
    }
    guard b > a, b > 1, let value = Quotient.nearest(ExactDecimal(a), ExactDecimal(b)) else { return nil }
    return NumeralReading(
      range: tokens[0].range.lowerBound..<tokens[k].range.upperBound, low: value, high: value, step: value.exponent,
      printed: value.exponent, script: .english, form: .ratio)
  }

  // MARK: Words

  private func halfAfter(_ tokens: [Token], _ i: Int) -> (value: ExactDecimal, next: Int)? {
    if i + 1 < tokens.count, let part = tokens[i + 1].interval, let value = part.low, value == part.high, value < .one {
      return (value, i + 2)
    }
    guard i + 2 < tokens.count, isArticle(tokens[i + 1]) else { return nil }
    switch tokens[i + 2].word {
    case .half?: return ExactDecimal(coefficient: 5, exponent: -1).map { ($0, i + 3) }
    case .part(4, plural: false)?: return ExactDecimal(coefficient: 25, exponent: -2).map { ($0, i + 3) }
    default: return nil
    }
  }

  private func isArticle(_ token: Token) -> Bool { if case .article? = token.word { true } else { false } }
  private func isAnd(_ token: Token) -> Bool { if case .and? = token.word { true } else { false } }
  private func isZeroWord(_ token: Token) -> Bool { if case .units(0)? = token.word { true } else { false } }
  private func isScale(_ token: Token) -> Bool {
    switch token.word {
    case .hundred?, .scale?: true
    default: false
    }
  }
  private func isSmall(_ token: Token) -> Bool {
    switch token.word {
    case .units?, .tens?: true
    default: false
    }
  }

  func tokens(at start: Int) -> [Token] {
    var tokens: [Token] = []
    var i = start
    while i < limit, tokens.count < Self.wordLimit, CodeClass.of(codes[i]) == .latin {
      var interval: (Int, Interval)?
      words.forEachWord(in: codes, at: i, limit: limit) { end, value in
        if end >= limit || !isWordCode(codes[end]) { interval = (end, value) }
      }
      var end = i
      while end < limit, CodeClass.of(codes[end]) == .latin { end += 1 }
      if end < limit, CodeClass.of(codes[end]) == .digit { break }
      let word = Self.word(codes, i..<end)
      if let (e, value) = interval {
        tokens.append(Token(word: nil, interval: value, range: i..<e))
        end = e
      } else if let word {
        tokens.append(Token(word: word, interval: nil, range: i..<end))
      } else {
        break
      }
      i = end
      guard i + 1 < limit, codes[i] == 0x20 || codes[i] == code("-") else { break }
      i += 1
    }
    return tokens
  }
}
