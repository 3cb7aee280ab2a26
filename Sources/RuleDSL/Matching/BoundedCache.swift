/// Values by number that can be made again: once so many are held, all are let go.
///
/// A text of gigabytes is read from its beginning to its end with looks at what lies near, so what is let go is rarely
/// asked for again, and emptying the whole needs no list of what was used last.
struct BoundedCache<Value> {
  private var values: [Int: Value] = [:]
  private let limit: Int

  init(limit: Int = 4096) { self.limit = limit }

  subscript(_ number: Int) -> Value? {
    get { values[number] }
    set {
      if values.count >= limit { values.removeAll() }
      values[number] = newValue
    }
  }
}
