/// What labels the cell of a table.
struct CellLabels {
  /// The headers of its column, the nearest first.
  var columns: [SentenceReading]
  /// The names at the start of its row, and the heading of the rows around it.
  var rows: [SentenceReading]
  /// What stands over the whole table.
  var table: [SentenceReading]

  /// The name that the cell is about: one that is a label by itself before one that is part of a label, and of equals the
  /// row's before the column's.
  func name(_ isWanted: (EntityMention) -> Bool) -> EntityMention? {
    var part: EntityMention?
    for label in rows + columns + table {
      guard let mention = label.mentions.first(where: isWanted) else { continue }
      if mention.range.count * 5 >= label.text.codes.count * 3 { return mention }
      part = part ?? mention
    }
    return part
  }
}

extension SentenceReading {
  /// Whether a header speaks of shares, people or years, to which the unit over a table of money doesn't apply.
  var namesOtherThings: Bool {
    text.codes.contains { Self.otherCharacters.contains($0) }
      || Self.otherWords.contains { text.codes.firstRange(of: $0) != nil }
  }

  private static let otherCharacters = Set("率比人数%".utf16)
  private static let otherWords = [
    "同比", "年份", "share", "growth", "margin", "rate", "ratio", "headcount", "employees", "year", "number of", "count",
  ].map { Array($0.utf16) }
}

extension NumberCandidate {
  /// The 亿元 of a header is the unit of what stands under it and no number.
  func withoutBareScale(in text: FoldedText) -> NumberCandidate {
    guard setAside == nil, qualifier == .magnitude || value == nil,
      !text.codes[core].contains(where: { CodeClass.of($0) == .digit })
    else { return self }
    var candidate = self
    candidate.setAside = "unit"
    return candidate
  }

  /// Whether a text is nothing but this number.
  func fills(_ text: FoldedText) -> Bool {
    let outside = text.codes[..<quote.lowerBound] + text.codes[quote.upperBound...]
    return outside.allSatisfy { $0 == 0x20 }
  }
}
