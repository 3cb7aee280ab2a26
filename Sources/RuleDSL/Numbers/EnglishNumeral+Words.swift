// The words of the English grammar.
extension EnglishNumeral {
  /// A word of the grammar.
  enum Word: Sendable {
    case units(Int)
    case tens(Int)
    case hundred
    case scale(Int)
    /// hundreds, thousands, millions
    case plural(Int)
    case half
    case part(Int, plural: Bool)
    case article
    case and, of, `in`, out, point
    case ordinal(Int)
    case times(Int)
  }

  /// The grammar's word that stands at `range`, if one does.
  static func word(_ codes: [UInt16], _ range: Range<Int>) -> Word? {
    var found: Word?
    trie.forEachWord(in: codes, at: range.lowerBound, limit: range.upperBound) { end, word in
      if end == range.upperBound { found = word }
    }
    return found
  }

  private static let trie: CodeTrie<Word> = {
    var trie = CodeTrie<Word>()
    for (text, word) in words { trie.insert(text, word) }
    return trie
  }()

  /// The grammar's words, folded. What stretches (several, dozen) is declared by packs.
  static let words: [[UInt16]: Word] = {
    var w: [[UInt16]: Word] = [:]
    func add(_ text: String, _ word: Word) { w[text.utf16.map { $0 }] = word }
    let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    for (n, text) in small.enumerated() { add(text, .units(n)) }
    for (n, text) in ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated() {
      add(text, .tens(n + 2))
    }
    add("hundred", .hundred)
    for (text, p) in [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("quadrillion", 15)] {
      add(text, .scale(p))
      add(text + "s", .plural(p))
    }
    add("tens", .plural(1))
    add("dozens", .plural(1))
    add("hundreds", .plural(2))
    add("half", .half)
    for (text, n) in [
      ("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8), ("ninth", 9),
      ("tenth", 10), ("hundredth", 100),
    ] {
      add(text, .part(n, plural: false))
      add(text + "s", .part(n, plural: true))
    }
    add("a", .article)
    add("an", .article)
    add("and", .and)
    add("of", .of)
    add("in", .in)
    add("out", .out)
    add("point", .point)
    for (text, n) in [
      ("first", 1), ("second", 2), ("fourth", 4), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13),
      ("fourteenth", 14), ("fifteenth", 15), ("twentieth", 20),
    ] {
      add(text, .ordinal(n))
    }
    add("twice", .times(2))
    add("thrice", .times(3))
    for (n, text) in small.enumerated() where (2...10).contains(n) { add(text + "fold", .times(n)) }
    for (n, text) in ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated() {
      add(text + "fold", .times((n + 2) * 10))
    }
    add("hundredfold", .times(100))
    add("thousandfold", .times(1000))
    return w
  }()
}
