/// The way from offsets in the visible text back to the original bytes: a sorted list of pieces.
///
/// A piece is *linear* (byte k of the piece is byte k of the original: nothing was recoded) or *atomic* (the piece as a
/// whole stands for the original bytes as a whole: a decoded character, an entity).
public struct OffsetMap: Sendable, Hashable {
  /// A stretch of visible text and the original bytes that it came from.
  public struct Piece: Sendable, Hashable {
    /// The first visible byte.
    public var visible: Int
    /// The first original byte.
    public var original: Int
    /// The number of visible bytes.
    public var visibleCount: Int
    /// The number of original bytes.
    public var originalCount: Int
    /// Whether the bytes correspond one to one.
    public var isLinear: Bool { visibleCount == originalCount }

    /// Makes a piece.
    public init(visible: Int, original: Int, visibleCount: Int, originalCount: Int) {
      self.visible = visible
      self.original = original
      self.visibleCount = visibleCount
      self.originalCount = originalCount
    }
  }

  /// The pieces by ascending `visible`, without holes in the visible text.
  public private(set) var pieces: [Piece]

  /// Makes a map from pieces that ascend in both spaces.
  public init(pieces: [Piece]) { self.pieces = pieces }

  /// The map of a text that is its own original, after `skipping` leading bytes.
  public init(identity count: Int, skipping: Int = 0) {
    pieces = [Piece(visible: 0, original: skipping, visibleCount: count, originalCount: count)]
  }

  /// The original bytes that the visible `range` came from; an atomic piece counts as a whole.
  public func original(_ range: ByteRange<VisibleBytes>) -> ByteRange<OriginalBytes> {
    let lower = start(range.lower)
    let upper = range.count == 0 ? lower : end(range.upper)
    return ByteRange(lower, max(lower, upper))
  }

  private func start(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset) else { return 0 }
    let inside = offset - piece.visible
    if inside >= piece.visibleCount { return piece.original + piece.originalCount }
    return piece.original + (piece.isLinear ? inside : 0)
  }

  private func end(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset - 1) else { return 0 }
    let inside = min(offset - piece.visible, piece.visibleCount)
    return piece.original + (piece.isLinear ? inside : piece.originalCount)
  }

  private func piece(holding offset: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].visible <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? pieces.first : pieces[low - 1]
  }
}
