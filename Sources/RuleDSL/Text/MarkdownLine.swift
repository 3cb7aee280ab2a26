/// What a line of Markdown is by itself, whatever stands around it.
struct MarkdownLine {
  let bytes: [UInt8]
  /// The line without what its containers take: marks of quotations, markers of lists.
  var range: Range<Int>

  /// The column of the first character in `range`, a tab reaching to the next fourth one; and its offset.
  var indentation: (columns: Int, offset: Int) {
    var columns = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x20 {
        columns += 1
      } else if bytes[offset] == 0x09 {
        columns += 4 - columns % 4
      } else {
        break
      }
      offset += 1
    }
    return (columns, offset)
  }

  /// Whether nothing but white space is there.
  var isBlank: Bool { WhiteSpace.skip(bytes, range) == range.upperBound }

  /// The line behind one `>`; `nil` when it isn't quoted.
  var quoted: Range<Int>? {
    let (columns, offset) = indentation
    guard columns <= 3, offset < range.upperBound, bytes[offset] == UInt8(ascii: ">") else { return nil }
    let next = offset + 1
    return (next < range.upperBound && bytes[next] == 0x20 ? next + 1 : next)..<range.upperBound
  }

  /// The mark of a fence around code and its length.
  var fence: (mark: UInt8, count: Int)? {
    let start = indentation.offset
    guard start < range.upperBound else { return nil }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = start
    while end < range.upperBound, bytes[end] == mark { end += 1 }
    guard end - start >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), bytes[end..<range.upperBound].contains(mark) { return nil }
    return (mark, end - start)
  }

  /// Whether the line closes a fence like `open`.
  func closes(_ open: (mark: UInt8, count: Int)) -> Bool {
    guard let fence, fence.mark == open.mark, fence.count >= open.count else { return false }
    return WhiteSpace.skip(bytes, indentation.offset + fence.count..<range.upperBound) == range.upperBound
  }

  /// The level and the text of a heading that `#` starts.
  var heading: (level: Int, text: Range<Int>)? {
    let (columns, start) = indentation
    guard columns <= 3 else { return nil }
    var end = start
    while end < range.upperBound, bytes[end] == UInt8(ascii: "#") { end += 1 }
    let level = end - start
    guard (1...6).contains(level), end == range.upperBound || WhiteSpace.isASCII(bytes[end]) else { return nil }
    var text = WhiteSpace.trim(bytes, end..<range.upperBound)
    var closing = text.upperBound
    while closing > text.lowerBound, bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    if closing == text.lowerBound || WhiteSpace.isASCII(bytes[closing - 1]) {
      text = WhiteSpace.trim(bytes, text.lowerBound..<closing)
    }
    return (level, text)
  }

  /// The level that a line of `=` or `-` gives the paragraph above it.
  var underline: Int? {
    let text = WhiteSpace.trim(bytes, range)
    guard indentation.columns <= 3, let first = text.first else { return nil }
    let mark = bytes[first]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), bytes[text].allSatisfy({ $0 == mark }) else {
      return nil
    }
    return mark == UInt8(ascii: "=") ? 1 : 2
  }

  /// Whether the line is a rule across the page.
  var isRule: Bool {
    let (columns, start) = indentation
    guard columns <= 3, start < range.upperBound else { return false }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else { return false }
    var count = 0
    for byte in bytes[start..<range.upperBound] {
      if byte == mark { count += 1 } else if !WhiteSpace.isASCII(byte) { return false }
    }
    return count >= 3
  }

  /// The marker of an item: where its content starts, whether a number makes it, and which.
  var item: (content: Int, number: Int?)? {
    let start = indentation.offset
    guard start < range.upperBound else { return nil }
    var end = start
    var number: Int?
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
    case 0x30...0x39:
      // Nine digits are allowed by CommonMark, but a figure at the start of a line is likelier than a list of thousands.
      var value = 0
      while end < range.upperBound, end - start < 4, (0x30...0x39).contains(bytes[end]) {
        value = value * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      guard end - start <= 3, end < range.upperBound, bytes[end] == 0x2E || bytes[end] == 0x29 else { return nil }
      number = value
      end += 1
    default: return nil
    }
    guard end < range.upperBound else { return (end, number) }
    guard WhiteSpace.isASCII(bytes[end]) else { return nil }
    return (end + 1, number)
  }

  /// The offset behind the box of a task, `[ ]` or `[x]`, when the line starts with one.
  var taskEnd: Int? {
    let start = indentation.offset
    guard start + 3 < range.upperBound, bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]"),
      bytes[start + 3] == 0x20, " xX".utf8.contains(bytes[start + 1])
    else { return nil }
    return start + 4
  }

  /// The label of a definition `[label]: …` and the offset behind its colon.
  var definition: (label: Range<Int>, end: Int)? {
    let (columns, start) = indentation
    guard columns <= 3, start < range.upperBound, bytes[start] == UInt8(ascii: "[") else { return nil }
    var close = start + 1
    let limit = min(range.upperBound, start + 200)
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      if bytes[close] == UInt8(ascii: "[") { return nil }
      close += 1
    }
    guard close > start + 1, close + 1 < limit, bytes[close + 1] == UInt8(ascii: ":") else { return nil }
    let label = start + 1..<close
    let target = WhiteSpace.trim(bytes, close + 2..<range.upperBound)
    guard bytes[label.lowerBound] != UInt8(ascii: "^") else { return (label, close + 2) }
    // A remark such as `[Note]: none` is no definition; an address has one of these.
    let word = bytes[target].prefix { !WhiteSpace.isASCII($0) }
    return word.contains { "/.#<@".utf8.contains($0) } ? (label, close + 2) : nil
  }
}
