import RuleDSL
import Testing

@Suite struct ByteMapTests {
  private typealias Piece = OffsetMap.Piece

  @Test func characterRunsKeepTheirSteps() {
    // Three Han characters of UTF-16, then an ASCII one.
    var map = OffsetMap()
    for index in 0..<3 { map.append(Piece(from: index * 3, to: index * 2, fromCount: 3, toCount: 2)) }
    map.append(Piece(from: 9, to: 6, fromCount: 1, toCount: 2))
    #expect(map.pieces.count == 2)
    #expect(map.original(ByteRange(3, 6)) == ByteRange(2, 4))
    #expect(map.original(ByteRange(4, 5)) == ByteRange(2, 4))
    #expect(map.original(ByteRange(6, 10)) == ByteRange(4, 8))
    #expect(map.original(ByteRange(10, 10)) == ByteRange(8, 8))
    #expect(map.count == 10)
  }

  @Test func whatWasLeftOutBelongsToNoEdge() {
    let map = OffsetMap(pieces: [
      Piece(from: 0, to: 4, fromCount: 2, toCount: 2), Piece(from: 2, to: 10, fromCount: 3, toCount: 3),
    ])
    #expect(map.original(ByteRange(0, 2)) == ByteRange(4, 6))
    #expect(map.original(ByteRange(2, 3)) == ByteRange(10, 11))
    #expect(map.original(ByteRange(1, 4)) == ByteRange(5, 12))
  }

  @Test func followingAMapIsTranslatingTwice() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<200 {
      var outer = ByteMap<DecodedBytes, OriginalBytes>()
      var boundaries = [0]
      var original = Int.random(in: 0...3, using: &random)
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let (size, count) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
        outer.append(.init(from: outer.count, to: original, fromCount: size, toCount: count))
        boundaries.append(outer.count)
        original += count
      }
      var inner = ByteMap<VisibleBytes, DecodedBytes>()
      var starts: [Int] = []
      var position = 0
      while position + 1 < boundaries.count {
        let next = Int.random(in: position + 1..<boundaries.count, using: &random)
        let (lower, upper) = (boundaries[position], boundaries[next])
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          starts.append(inner.count)
          inner.append(.init(from: inner.count, to: lower, fromCount: 1, toCount: upper - lower))
        case 1:
          starts.append(contentsOf: boundaries[position..<next].map { inner.count + $0 - lower })
          inner.append(.init(from: inner.count, to: lower, fromCount: upper - lower, toCount: upper - lower))
        default: break
        }
        position = next
      }
      let both = inner.followed(by: outer)
      #expect(both.count == inner.count)
      starts.append(inner.count)
      for (index, start) in starts.enumerated() {
        for end in starts[index...] where end > start {
          let range = ByteRange<VisibleBytes>(start, end)
          #expect(both.translate(range) == outer.translate(inner.translate(range)))
        }
      }
    }
  }
}
