/// The half words between a number and the words around it, counted while walking away from the number: a Han character
/// is one, a Latin word or a run of digits two, a space none.
struct HalfWordGap {
  private let codes: [UInt16]
  private let from: Int
  private let reach: Int
  private var at: Int
  private var half = 0

  /// Starts at a place between two characters; `reach` is how many half words may be passed.
  init(codes: [UInt16], from: Int, reach: Int) {
    self.codes = codes
    self.from = from
    self.reach = reach
    at = from
  }

  /// Walks on to a place, never back; whether no more half words than the reach were passed.
  mutating func stretches(to place: Int) -> Bool {
    while at < place, half <= reach {
      half += Self.cost(of: codes[at], after: at > from ? codes[at - 1] : nil)
      at += 1
    }
    while place < from, at > place, half <= reach {
      half += Self.cost(of: codes[at - 1], after: at < from ? codes[at] : nil)
      at -= 1
    }
    return half <= reach
  }

  /// What a character adds behind the one that was passed before it; nothing was at the start.
  @inline(__always)
  static func cost(of code: UInt16, after passed: UInt16?) -> Int {
    switch CodeClass.of(code) {
    case .latin, .digit: passed.map(isWordCode) ?? false ? 0 : 2
    case .space: 0
    default: 1
    }
  }
}
