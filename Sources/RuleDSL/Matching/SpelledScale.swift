extension CompiledRules {
  /// The numbers of a sentence, as patterns meet them.
  func numbers(in sentence: SentenceReading) -> [NumberCandidate] {
    var numbers = scanner.scan(sentence)
    for k in numbers.indices where numbers[k].setAside == nil {
      guard let end = Self.endBeforeScale(numbers[k].core, sentence.text.codes) else { continue }
      if !numbers[k].ends.contains(end) { numbers[k].ends.append(end) }
    }
    return numbers
  }

  /// Where the digits of `7B` or `70 billion` end: a pattern may spell out the scale that the number has taken, as it
  /// may spell out a qualifier, so that `<number> B` tells a size from other bare numbers.
  private static func endBeforeScale(_ core: Range<Int>, _ codes: [UInt16]) -> Int? {
    var i = core.upperBound
    while i > core.lowerBound, CodeClass.of(codes[i - 1]) == .latin { i -= 1 }
    guard i < core.upperBound, i > core.lowerBound else { return nil }
    let end = codes[i - 1] == 0x20 ? i - 1 : i
    return end > core.lowerBound && CodeClass.of(codes[end - 1]) == .digit ? end : nil
  }
}
