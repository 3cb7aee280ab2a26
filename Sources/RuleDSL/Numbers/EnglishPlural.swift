/// The plurals of English nouns, as far as their spelling shows them.
enum EnglishPlural {
  /// The singular of a plural in small letters; `nil` for a word that doesn't look like one.
  static func singular(of word: String) -> String? {
    if let known = irregular[word] { return known }
    let bytes = Array(word.utf8)
    // The s of a name (Gull-VL-S) makes no plural, nor does one behind a hundred letters.
    guard (4...40).contains(bytes.count), bytes.last == UInt8(ascii: "s"), bytes[bytes.count - 2] != UInt8(ascii: "-"),
      !closing.contains(word), !otherWords.contains(word)
    else { return nil }
    if ["ss", "us", "is"].contains(where: word.hasSuffix) { return nil }
    let stem = { (cut: Int, tail: String) in String(decoding: bytes.dropLast(cut), as: UTF8.self) + tail }
    if word.hasSuffix("ies") { return bytes.count > 4 ? stem(3, "y") : stem(1, "") }
    if ["sses", "shes", "xes", "zzes", "oes"].contains(where: word.hasSuffix) { return stem(2, "") }
    // caches and headaches: an e belongs to the word where ch is a k or stands behind a.
    if word.hasSuffix("ches") {
      return word.hasSuffix("aches") && !word.hasSuffix("oaches") ? stem(1, "") : stem(2, "")
    }
    return stem(1, "")
  }

  /// Words that end a phrase behind a number: no noun of it follows.
  static let closing: Set<String> = words(
    """
    a an the of in on at by for from to with and or but nor as is was are were be been has have had do does did will
    would can could may might must shall should that which who whose when where while than then so if because not no
    per each every all any this these those its their our his her hers your yours my ours theirs it they we you he
    she there here now today only just about over under up down out off via into onto after before since until
    during between among against within without around near through across along behind beyond plus minus times
    percent versus vs perhaps always sometimes otherwise towards afterwards besides less more fewer i.e e.g went
    said
    """)

  private static let otherWords: Set<String> = words(
    """
    needs comes goes makes takes gives gets seems means shows says becomes remains stands looks lets puts keeps
    brings begins happens exceeds equals includes covers serves helps wants applies belongs yields news
    """)

  /// Headers that say nothing about what stands under them.
  static let headings: Set<String> = words(
    """
    results values settings details notes scores ours stats metrics specs options remarks comments sources
    references models systems names sales figures numbers facts basics specifications features highlights totals
    others series
    """)

  private static let irregular: [String: String] = [
    "men": "man", "women": "woman", "mice": "mouse", "feet": "foot", "criteria": "criterion", "phenomena": "phenomenon",
    "indices": "index", "matrices": "matrix", "vertices": "vertex", "analyses": "analysis", "hypotheses": "hypothesis",
    "crises": "crisis", "theses": "thesis", "lenses": "lens", "buses": "bus", "viruses": "virus", "bonuses": "bonus",
    "campuses": "campus", "gases": "gas", "atlases": "atlas", "series": "series", "species": "species",
    "movies": "movie", "cookies": "cookie", "calories": "calorie", "ties": "tie", "dies": "die", "pies": "pie",
    "halves": "half", "shelves": "shelf", "leaves": "leaf", "loaves": "loaf", "wolves": "wolf", "knives": "knife",
    "lives": "life", "wives": "wife", "shoes": "shoe", "quizzes": "quiz", "nuclei": "nucleus", "corpora": "corpus",
    "apparatus": "apparatus", "acres": "acre",
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
