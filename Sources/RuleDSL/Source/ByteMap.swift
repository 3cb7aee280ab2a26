/// The way from offsets in a text that was made to the bytes that it was made from: a sorted list of pieces.
///
/// A piece is a run of equal characters. Where one byte became one byte it is *linear*; where each character changed its
/// size (decoding) it still is one piece; where several bytes became a text as a whole (an entity) it is one character.
/// Bytes that no piece mentions were left out.
public struct ByteMap<From, To>: Sendable, Hashable {
  /// A stretch of the text that was made and the bytes that it came from.
  public struct Piece: Sendable, Hashable {
    /// The first byte in the text that was made.
    public var from: Int
    /// The first byte that it came from.
    public var to: Int
    /// The number of bytes in the text that was made.
    public var fromCount: Int
    /// The number of bytes that it came from.
    public var toCount: Int
    /// How many characters share the two counts equally; has no meaning when both counts are the same.
    public var characters: Int
    /// Whether the bytes correspond one to one.
    public var isLinear: Bool { fromCount == toCount }

    /// Makes a piece.
    public init(from: Int, to: Int, fromCount: Int, toCount: Int, characters: Int = 1) {
      self.from = from
      self.to = to
      self.fromCount = fromCount
      self.toCount = toCount
      self.characters = characters
    }

    fileprivate var fromUnit: Int { isLinear ? 1 : fromCount / characters }
    fileprivate var toUnit: Int { isLinear ? 1 : toCount / characters }
  }

  /// The pieces, ascending in both spaces, without holes in the text that was made.
  public private(set) var pieces: [Piece] = []

  /// Makes a map without pieces, to append to.
  public init() {}

  /// Makes a map from pieces.
  /// - Precondition: they ascend in both spaces and leave no hole in the text that was made.
  public init(pieces: [Piece]) {
    for piece in pieces { append(piece) }
  }

  /// The map of a text that is its own original, after `skipping` leading bytes.
  public init(identity count: Int, skipping: Int = 0) {
    pieces = [Piece(from: 0, to: skipping, fromCount: count, toCount: count)]
  }

  /// The number of bytes of the text that was made.
  public var count: Int { pieces.last.map { $0.from + $0.fromCount } ?? 0 }

  /// Adds a piece at the end, joined to the last one where they continue each other.
  public mutating func append(_ piece: Piece) {
    precondition(piece.fromCount > 0 && piece.toCount >= 0 && piece.characters > 0, "a piece stands for something")
    guard let last = pieces.last else {
      precondition(piece.from == 0 && piece.to >= 0, "the first piece starts the text")
      return pieces.append(piece)
    }
    precondition(last.from + last.fromCount == piece.from, "pieces leave no hole")
    precondition(last.to + last.toCount <= piece.to, "pieces ascend")
    let continues = last.to + last.toCount == piece.to
    if continues, last.isLinear == piece.isLinear, last.fromUnit == piece.fromUnit, last.toUnit == piece.toUnit {
      pieces[pieces.count - 1].fromCount += piece.fromCount
      pieces[pieces.count - 1].toCount += piece.toCount
      pieces[pieces.count - 1].characters += piece.characters
    } else {
      pieces.append(piece)
    }
  }

  /// The bytes that `range` came from; a character counts as a whole.
  public func translate(_ range: ByteRange<From>) -> ByteRange<To> {
    let lower = start(range.lower)
    let upper = range.count == 0 ? lower : end(range.upper)
    return ByteRange(lower, max(lower, upper))
  }

  /// This map followed by `next`.
  public func followed<Last>(by next: ByteMap<To, Last>) -> ByteMap<From, Last> {
    var result = ByteMap<From, Last>()
    if next.pieces.count == 1, let shift = next.pieces.first, shift.isLinear {
      for piece in pieces {
        result.append(
          .init(
            from: piece.from, to: piece.to + shift.to, fromCount: piece.fromCount, toCount: piece.toCount,
            characters: piece.characters))
      }
      return result
    }
    var index = 0
    for piece in pieces {
      guard piece.isLinear else {
        for index in 0..<piece.characters {
          let start = piece.to + index * piece.toUnit
          let target = next.translate(ByteRange(start, start + piece.toUnit))
          result.append(
            .init(
              from: piece.from + index * piece.fromUnit, to: target.lower, fromCount: piece.fromUnit,
              toCount: target.count))
        }
        continue
      }
      let end = piece.to + piece.toCount
      var position = piece.to
      while position < end {
        while index < next.pieces.count, next.pieces[index].from + next.pieces[index].fromCount <= position {
          index += 1
        }
        precondition(index < next.pieces.count, "the next map covers what this one leads to")
        let cut = next.pieces[index].sub(position, end)
        result.append(
          .init(
            from: piece.from + position - piece.to, to: cut.to, fromCount: cut.fromCount, toCount: cut.toCount,
            characters: cut.characters))
        position += cut.fromCount
      }
    }
    return result
  }

  private func start(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset) else { return 0 }
    let inside = offset - piece.from
    if inside >= piece.fromCount { return piece.to + piece.toCount }
    return piece.to + inside / piece.fromUnit * piece.toUnit
  }

  private func end(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset - 1) else { return 0 }
    let inside = min(offset - piece.from, piece.fromCount)
    let unit = piece.fromUnit
    return piece.to + (inside + unit - 1) / unit * piece.toUnit
  }

  private func piece(holding offset: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].from <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? pieces.first : pieces[low - 1]
  }
}

extension ByteMap.Piece {
  /// The part of the piece that covers the whole characters of `lower..<upper`, or the one that `lower` stands in.
  fileprivate func sub(_ lower: Int, _ upper: Int) -> Self {
    let end = min(upper, from + fromCount)
    let first = (lower - from) / fromUnit
    let isAtStart = (lower - from) % fromUnit == 0
    let whole = isAtStart ? (end - lower) / fromUnit : 0
    if whole > 0 {
      return Self(
        from: lower, to: to + first * toUnit, fromCount: whole * fromUnit, toCount: whole * toUnit, characters: whole)
    }
    let characterEnd = min(end, from + (first + 1) * fromUnit)
    return Self(from: lower, to: to + first * toUnit, fromCount: characterEnd - lower, toCount: toUnit)
  }
}

extension ByteMap where To == OriginalBytes {
  /// The original bytes that `range` came from; a character counts as a whole.
  public func original(_ range: ByteRange<From>) -> ByteRange<OriginalBytes> { translate(range) }
}

/// The way from offsets in the visible text back to the original bytes.
public typealias OffsetMap = ByteMap<VisibleBytes, OriginalBytes>
