/// A set of words over folded code units, each with a payload, that finds every word starting at a position.
///
/// Edges live in one open-addressing table keyed by (node, code), so a step costs one probe and the trie is five flat
/// arrays however many words it holds. The first step goes through a direct table: most positions fail there.
struct CodeTrie<Payload: Sendable>: Sendable {
  private var first = CodeTable()
  private var keys: [UInt64]
  private var targets: [Int32]
  private var edgeCount = 0
  private var nodePayloads: [Int32]
  private var chains: [(payload: Payload, next: Int32)] = []

  init() {
    keys = Array(repeating: 0, count: 64)
    targets = Array(repeating: 0, count: 64)
    nodePayloads = [-1]
  }

  /// Whether it holds no word.
  var isEmpty: Bool { chains.isEmpty }

  /// Whether some word begins with `code`.
  func begins(with code: UInt16) -> Bool { first[code] != 0 }

  /// Adds a word; an empty one is ignored. A word may be added several times, each payload is found.
  mutating func insert(_ word: some Sequence<UInt16>, _ payload: Payload) {
    var node: Int32 = 0
    var length = 0
    for code in word {
      length += 1
      let next = self.next(node, code)
      if next > 0 {
        node = next
        continue
      }
      let made = Int32(nodePayloads.count)
      nodePayloads.append(-1)
      if node == 0 { first[code] = made } else { addEdge(node, code, made) }
      node = made
    }
    guard length > 0 else { return }
    chains.append((payload, nodePayloads[Int(node)]))
    nodePayloads[Int(node)] = Int32(chains.count - 1)
  }

  /// The node that a word leads to from the root, if all of it leads somewhere.
  func node(of word: some Sequence<UInt16>) -> Int32? {
    var node: Int32 = 0
    for code in word {
      node = next(node, code)
      if node == 0 { return nil }
    }
    return node
  }

  /// The node that `code` leads to from `node` (0 is the root), or 0 when there is none.
  @inline(__always)
  func next(_ node: Int32, _ code: UInt16) -> Int32 {
    if node == 0 { return first[code] }
    let key = Self.key(node, code)
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while true {
      let found = keys[slot]
      if found == key { return targets[slot] }
      if found == 0 { return 0 }
      slot = (slot + 1) & mask
    }
  }

  /// Calls `body` with the payloads of the word that ends at `node`.
  @inline(__always)
  func forEachPayload(of node: Int32, _ body: (Payload) -> Void) {
    var chain = nodePayloads[Int(node)]
    while chain >= 0 {
      body(chains[Int(chain)].payload)
      chain = chains[Int(chain)].next
    }
  }

  /// Calls `body` with the end and the payload of every word that starts at `start`, shorter ones first.
  @inline(__always)
  func forEachWord(in codes: [UInt16], at start: Int, limit: Int, _ body: (Int, Payload) -> Void) {
    var node: Int32 = 0
    var i = start
    while i < limit {
      node = next(node, codes[i])
      if node == 0 { return }
      i += 1
      if nodePayloads[Int(node)] >= 0 { forEachPayload(of: node) { body(i, $0) } }
    }
  }

  /// Calls `body` with the start and the payload of every word that ends just before `end`; the trie must hold the
  /// words reversed.
  @inline(__always)
  func forEachWordBackward(in codes: [UInt16], before end: Int, limit: Int, _ body: (Int, Payload) -> Void) {
    var node: Int32 = 0
    var i = end
    while i > limit {
      node = next(node, codes[i - 1])
      if node == 0 { return }
      i -= 1
      if nodePayloads[Int(node)] >= 0 { forEachPayload(of: node) { body(i, $0) } }
    }
  }

  private static func key(_ node: Int32, _ code: UInt16) -> UInt64 { UInt64(UInt32(node)) << 16 | UInt64(code) }
  private static func hash(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  private mutating func addEdge(_ node: Int32, _ code: UInt16, _ target: Int32) {
    edgeCount += 1
    if edgeCount * 2 > keys.count { grow() }
    place(Self.key(node, code), target)
  }

  private mutating func place(_ key: UInt64, _ target: Int32) {
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldTargets = targets
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    for (i, key) in oldKeys.enumerated() where key != 0 { place(key, oldTargets[i]) }
  }
}
