/// The patterns of one `.ledgerignore`, in the syntax of `.gitignore`.
///
/// One pattern a line; `#` begins a comment, `!` takes back, `/` at the end is for folders alone. A pattern with a slash
/// before its end is held against the path below the list's own folder, any other against every name below it. `*` and `?`
/// stop at slashes, `**` doesn't, `[a-z]` is one of a set, and a backslash takes the next character as it is.
struct IgnoreRules: Sendable {
  /// The folder of the list, without a slash at its end.
  let folder: String
  private let rules: [Rule]

  private struct Rule {
    var pattern: PathPattern
    var isExclusion: Bool
    var isForFolders: Bool
  }

  /// Reads a list.
  init(_ bytes: [UInt8], folder: String) {
    self.folder = folder
    rules = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap(Self.rule)
  }

  /// What the list says of a path: whether it is left out, or `nil` when no pattern names it. The last pattern counts.
  func excludes(_ path: String, isFolder: Bool) -> Bool? {
    let start = folder.utf8.count + 1
    guard path.utf8.count > start else { return nil }
    let below = Array(path.utf8.dropFirst(start))
    return rules.last { (isFolder || !$0.isForFolders) && $0.pattern.matches(below) }?.isExclusion
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    var line = line
    // White space at the end means nothing unless it is escaped.
    while let last = line.last, last == 0x20 || last == 0x09, line.dropLast().last != UInt8(ascii: "\\") {
      line = line.dropLast()
    }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    let isExclusion = first != UInt8(ascii: "!")
    if !isExclusion { line = line.dropFirst() }
    let isForFolders = line.last == UInt8(ascii: "/")
    if isForFolders { line = line.dropLast() }
    guard !line.isEmpty else { return nil }
    return Rule(pattern: PathPattern(Array(line)), isExclusion: isExclusion, isForFolders: isForFolders)
  }
}

/// A pattern of paths; matching takes time in proportion to both lengths, whatever stars it has.
struct PathPattern: Sendable {
  private enum Piece {
    case byte(UInt8)
    case anyByte
    case set([Bool])
    /// `*`
    case star
    /// `**/`: any folders, or none.
    case folders
    /// `/**` at the end: whatever lies inside.
    case rest
  }

  private let pieces: [Piece]

  /// Reads a pattern without the marks that a line adds.
  init(_ text: [UInt8]) {
    let slash = UInt8(ascii: "/")
    var pieces: [Piece] = []
    var index = 0
    let isAnchored = text.contains(slash)
    if !isAnchored { pieces.append(.folders) }
    if text.first == slash { index = 1 }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "*"):
        var end = index
        while end < text.count, text[end] == byte { end += 1 }
        let isWhole = end - index == 2 && (index == 0 || text[index - 1] == slash)
        if isWhole, end < text.count, text[end] == slash {
          pieces.append(.folders)
          end += 1
        } else if isWhole, end == text.count, index > 0 {
          pieces.append(.rest)
        } else {
          pieces.append(.star)
        }
        index = end
        continue
      case UInt8(ascii: "?"): pieces.append(.anyByte)
      case UInt8(ascii: "["):
        if let (set, end) = Self.set(text, from: index) {
          pieces.append(.set(set))
          index = end
          continue
        }
        pieces.append(.byte(byte))
      case UInt8(ascii: "\\") where index + 1 < text.count:
        index += 1
        pieces.append(.byte(text[index]))
      default: pieces.append(.byte(byte))
      }
      index += 1
    }
    self.pieces = pieces
  }

  /// Whether the pattern is the whole path.
  func matches(_ path: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    var active = Array(repeating: false, count: pieces.count + 1)
    active[0] = true
    spread(&active, isAtStart: true)
    for byte in path {
      var next = Array(repeating: false, count: pieces.count + 1)
      for (index, piece) in pieces.enumerated() where active[index] {
        switch piece {
        case .byte(let wanted): if byte == wanted { next[index + 1] = true }
        case .anyByte: if byte != slash { next[index + 1] = true }
        case .set(let set): if byte != slash, set[Int(byte)] { next[index + 1] = true }
        case .star: if byte != slash { next[index] = true }
        case .folders: next[index] = true
        case .rest:
          next[index] = true
          next[index + 1] = true
        }
      }
      spread(&next, isAtStart: byte == slash)
      active = next
      if !active.contains(true) { return false }
    }
    return active[pieces.count]
  }

  /// What may stand for nothing lets the next piece begin: a star anywhere, folders at the start of a name.
  private func spread(_ active: inout [Bool], isAtStart: Bool) {
    for (index, piece) in pieces.enumerated() where active[index] {
      switch piece {
      case .star: active[index + 1] = true
      case .folders: if isAtStart { active[index + 1] = true }
      default: break
      }
    }
  }

  /// The bytes of `[…]` and the index behind it; `nil` when it isn't closed.
  private static func set(_ text: [UInt8], from start: Int) -> (set: [Bool], end: Int)? {
    var index = start + 1
    guard index < text.count else { return nil }
    let isNegated = text[index] == UInt8(ascii: "!") || text[index] == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var set = Array(repeating: false, count: 256)
    let first = index
    while index < text.count, text[index] != UInt8(ascii: "]") || index == first {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count { index += 1 }
      let low = text[index]
      var high = low
      if index + 2 < text.count, text[index + 1] == UInt8(ascii: "-"), text[index + 2] != UInt8(ascii: "]") {
        high = text[index + 2]
        index += 2
      }
      if low <= high { for byte in low...high { set[Int(byte)] = true } }
      index += 1
    }
    guard index < text.count else { return nil }
    return (isNegated ? set.map { !$0 } : set, index + 1)
  }
}
