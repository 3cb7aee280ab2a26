/// Ties packs together: names to units, metrics and entities, patterns to an index by what stands at the number.
public enum RuleCompiler {
  /// Compiles packs that the parser and the checker found no error in. What such an error would concern is left out,
  /// so that a pack under repair can still be explained.
  public static func compile(_ packs: [RulePack]) -> CompiledRules {
    var build = RuleBuild()
    for pack in packs { build.addVocabulary(pack) }
    build.addRules(packs)
    return build.finish(packs)
  }
}

/// The tables while they grow.
private struct RuleBuild {
  private var lexicon = SentenceLexicon()
  private var entities = EntityTable()
  private var units = UnitTable()
  private var numbers = NumberLexicon()
  private var anchors = AnchorSet()
  private var contexts = WordGroups()
  private var index = PatternIndex()
  private var rules: [CompiledRule] = []
  private var regexes: [CompiledRegex] = []

  // MARK: Vocabulary

  mutating func addVocabulary(_ pack: RulePack) {
    for unit in pack.units { addUnit(unit) }
    for entity in pack.entities {
      let number = entities.add(type: entity.type, name: entity.name.value)
      // A guard on the canonical name itself arrives as an alias of the same text.
      if !entity.aliases.contains(where: { $0.text == entity.name.value && !$0.onlyNear.isEmpty }) {
        lexicon.add(entity.name.value, .entity(number, condition: nil))
      }
      for alias in entity.aliases {
        let condition = lexicon.condition(alias.onlyNear)
        lexicon.add(alias.text, .entity(number, condition: condition))
      }
    }
    for shape in pack.shapes { entities.shapes.add(shape) }
    addNumbers(pack.numbers)
  }

  private mutating func addUnit(_ declaration: UnitDeclaration) {
    let unit = units.add(id: declaration.id.value, kind: declaration.kind)
    let isMoney = declaration.kind == "money"
    for name in declaration.names {
      let codes = FoldedText.fold(name.text)
      guard let last = codes.last else { continue }
      let entry = NumberLexicon.UnitName(
        unit: unit, factor: name.factor, cased: Self.casedSymbol(name.text, codes),
        spelling: FoldedText.foldKeepingCase(name.text), condition: lexicon.condition(name.onlyNear),
        endsLatin: isWordCode(last))
      numbers.units.insert(codes, entry)
      if isMoney { numbers.currencies.insert(codes.reversed(), entry) }
    }
  }

  private mutating func addNumbers(_ vocabulary: NumberVocabulary) {
    for scale in vocabulary.scales {
      let codes = FoldedText.fold(scale.name.text)
      guard let last = codes.last else { continue }
      // 万 and 亿 belong to the grammar; a pack can't change them.
      if codes.count == 1, HanDigit.of(codes[0]) != nil { continue }
      numbers.scales.insert(
        codes,
        .init(
          value: scale.value, cased: Self.casedSymbol(scale.name.text, codes),
          condition: lexicon.condition(scale.name.onlyNear), isLatin: isWordCode(last), length: codes.count))
    }
    for word in vocabulary.words {
      let codes = FoldedText.fold(word.name.text)
      guard let first = codes.first else { continue }
      if CodeClass.of(first) == .latin {
        numbers.englishWords.insert(codes, word.value)
        anchors.add(word: codes)
      } else if word.value.low != word.value.high || codes.count > 1 {
        numbers.hanWords.insert(codes, word.value)
        anchors.add(first)
      }
    }
    for (qualifier, name) in vocabulary.before {
      numbers.before.insert(FoldedText.fold(name.text).reversed(), qualifier)
    }
    for (qualifier, name) in vocabulary.after {
      // 多 and 余 belong to the grammar: they add less than one step of the last digit.
      let codes = FoldedText.fold(name.text)
      if codes == [code("多")] || codes == [code("余")] { continue }
      numbers.after.insert(codes, qualifier)
    }
    for name in vocabulary.fillers {
      numbers.fillersBackward.insert(FoldedText.fold(name.text).reversed(), true)
    }
    for name in vocabulary.negated { numbers.negated.insert(FoldedText.fold(name.text).reversed(), true) }
    for name in vocabulary.classifiers { numbers.classifiers.insert(FoldedText.fold(name.text), true) }
    for name in vocabulary.hypothetical { lexicon.add(name.text, .hypothetical, matchingCase: false) }
    for (reason, name) in vocabulary.setAside { addSetAside(reason, name.text) }
    if let approx = vocabulary.approx { numbers.approx = approx.value }
  }

  private mutating func addSetAside(_ reason: String, _ text: String) {
    guard let at = Self.slot(in: text) else {
      lexicon.add(text, .setAside(lexicon.reason(reason)), matchingCase: false)
      return
    }
    let before = FoldedText.fold(text[..<at.lowerBound].trimmingSpaces())
    let after = FoldedText.fold(text[at.upperBound...].trimmingSpaces())
    // A space behind the number stands in the text or not.
    let isSpaced = text[at.upperBound...].first == " " && !after.isEmpty
    for after in isSpaced ? [after, [code(" ")] + after] : [after] {
      if before.isEmpty {
        numbers.setAsideAfter.insert(after, reason)
      } else {
        numbers.setAsideBefore.insert(before.reversed(), .init(reason: reason, suffix: after))
      }
    }
  }

  /// Where `<number>` stands in a set-aside wording.
  private static func slot(in text: String) -> Range<String.Index>? {
    let slot = "<number>".utf8
    let utf8 = text.utf8
    var from = utf8.startIndex
    while let start = utf8[from...].firstIndex(of: UInt8(ascii: "<")) {
      if utf8[start...].starts(with: slot) { return start..<utf8.index(start, offsetBy: slot.count) }
      from = utf8.index(after: start)
    }
    return nil
  }

  private static func casedSymbol(_ text: String, _ codes: [UInt16]) -> [UInt16]? {
    codes.count <= 3 && codes.contains { CodeClass.of($0) == .latin } ? FoldedText.foldKeepingCase(text) : nil
  }

  // MARK: Rules

  mutating func addRules(_ packs: [RulePack]) {
    let kinds = Set(packs.flatMap(\.units).compactMap(\.kind))
    let compiler = PatternCompiler(kinds: kinds)
    let metrics = Dictionary(
      packs.flatMap(\.metrics).map { ($0.name.value, $0.unit?.value) }, uniquingKeysWith: { $0 ?? $1 })
    let declarations = packs.flatMap(\.rules).filter { $0.status != "deprecated" }
    let positions = Dictionary(
      declarations.enumerated().map { ($1.id.value, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, declaration) in declarations.enumerated() {
      let unitName = declaration.unit?.value ?? metrics[declaration.metrics.first?.metric.value ?? ""] ?? nil
      rules.append(
        CompiledRule(
          declaration: declaration, unit: unitName.map { units.add(id: $0, kind: nil) },
          near: declaration.near.map { contextTest($0) }, notNear: declaration.notNear.map { contextTest($0) },
          over: Set(declaration.over.compactMap { positions[$0.value] })))
      if let regex = declaration.regex {
        regexes.append(CompiledRegex(regex, of: declaration, rule: number, kinds: kinds))
      }
      for (source, pattern) in declaration.patterns.enumerated() {
        for sides in compiler.compile(pattern) {
          index.add(CompiledPattern(rule: number, source: source, sides: sides, gates: gates(sides)))
        }
      }
    }
  }

  private mutating func contextTest(_ condition: NearCondition) -> ContextTest {
    var test = ContextTest(words: [], types: [], halfWords: condition.within.map { $0 * 2 }, group: nil)
    for word in condition.any {
      if word.value.utf8.first == UInt8(ascii: "<"), word.value.utf8.last == UInt8(ascii: ">") {
        test.types.append(String(word.value.dropFirst().dropLast()))
      } else {
        test.words.append(lexicon.word(word.value))
      }
    }
    test.words.sort()
    if test.halfWords == nil { test.group = Int32(contexts.add(test.words, types: test.types)) }
    return test
  }

  /// Words of which one must be in the sentence, for every text that a pattern can't do without.
  ///
  /// The lexicon finds whole words, so a text counts only where the pattern wants it whole, or where it is Han and has
  /// no edges. One Han character alone is in too many sentences to tell anything.
  private mutating func gates(_ pattern: PatternSides) -> [[Int]] {
    guard pattern.slot != nil else { return [] }
    var gates: [[Int]] = []
    for nodes in [pattern.left, pattern.right] {
      for k in nodes.indices {
        guard let texts = Self.wholeTexts(nodes, k), !texts.isEmpty, texts.allSatisfy({ $0.count > 1 }) else {
          continue
        }
        gates.append(texts.map { lexicon.word($0) })
      }
    }
    return gates
  }

  /// The texts of a node of which one must be met, where the lexicon would find each of them.
  private static func wholeTexts(_ nodes: [PatternNode], _ k: Int) -> [[UInt16]]? {
    func isEdge(_ i: Int) -> Bool {
      guard nodes.indices.contains(i) else { return true }
      if case .edge = nodes[i] { return true }
      return false
    }
    let isWhole = isEdge(k - 1) && isEdge(k + 1)
    func isFound(_ text: [UInt16]) -> Bool {
      guard let first = text.first, let last = text.last else { return false }
      return isWhole || !isWordCode(first) && !isWordCode(last)
    }
    switch nodes[k] {
    case .text(let text): return isFound(text) ? [text] : nil
    case .choice(let branches, optional: false):
      var texts: [[UInt16]] = []
      for branch in branches {
        // A branch of several parts is as good as any one of its texts.
        let parts = branch.indices.compactMap { i -> [UInt16]? in
          if case .text(let text) = branch[i],
            branch.count == 1 ? isFound(text) : !isWordCode(text[0]) && !isWordCode(text[text.count - 1])
          {
            return text
          }
          return nil
        }
        guard let longest = parts.max(by: { $0.count < $1.count }) else { return nil }
        texts.append(longest)
      }
      return texts
    default: return nil
    }
  }

  consuming func finish(_ packs: [RulePack]) -> CompiledRules {
    for code in index.wordingInitials { anchors.add(initial: code) }
    for regex in regexes where rules[regex.rule].declaration.value != nil {
      for text in regex.program.required { anchors.add(initial: text[0]) }
    }
    anchors.close()
    entities.close()
    contexts.close(wordCount: lexicon.wordCount)
    index.close(wordCount: lexicon.wordCount)
    return CompiledRules(
      packs: packs, scanner: NumberScanner(grammar: NumberGrammar(lexicon: numbers, units: units)), lexicon: lexicon,
      entities: entities,
      units: units, rules: rules, index: index, regexes: regexes, anchors: anchors, contexts: contexts)
  }
}
