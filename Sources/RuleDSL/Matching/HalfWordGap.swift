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
      count(codes[at], at > from ? codes[at - 1] : nil)
      at += 1
    }
    while place < from, at > place, half <= reach {
      count(codes[at - 1], at < from ? codes[at] : nil)
      at -= 1
    }
    return half <= reach
  }

  private mutating func count(_ code: UInt16, _ passed: UInt16?) {
    switch CodeClass.of(code) {
    case .latin, .digit: half += passed.map(isWordCode) ?? false ? 0 : 2
    case .space: break
    default: half += 1
    }
  }
}
