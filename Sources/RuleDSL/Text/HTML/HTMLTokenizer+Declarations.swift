// What `<!` and `<?` open: comments, document types, CDATA sections, and what is taken for a comment.
extension HTMLTokenizer {
  mutating func declaration(at start: Int) -> HTMLToken? {
    if matches("--", at: start + 2) { return comment(at: start) }
    if matches("doctype", at: start + 2) { return doctype(at: start) }
    if allowsCDATA, start + 9 <= bytes.count, bytes[start + 2..<start + 9].elementsEqual("[CDATA[".utf8) {
      move(to: start + 9)
      state = .cdataSection
      return nil
    }
    return bogusComment(at: start, from: start + 2)
  }

  /// Everything up to the next `>`.
  mutating func bogusComment(at start: Int, from data: Int) -> HTMLToken {
    var end = data
    while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
    move(to: min(end + 1, bytes.count))
    return .comment(start..<position, data: data..<end)
  }

  /// A comment ends with `-->` or `--!>`, and right at its start with `>` or `->`; at the end of the text what is left of
  /// its end isn't said.
  private mutating func comment(at start: Int) -> HTMLToken {
    let data = start + 4
    var next = data
    if next < bytes.count, bytes[next] == UInt8(ascii: ">") { return comment(start, data..<data, past: next + 1) }
    if matches("->", at: next) { return comment(start, data..<data, past: next + 2) }
    var dashes = 0
    var hasBang = false
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "-"):
        dashes = hasBang ? 1 : dashes + 1
        hasBang = false
      case UInt8(ascii: "!") where dashes >= 2 && !hasBang: hasBang = true
      case UInt8(ascii: ">") where dashes >= 2:
        return comment(start, data..<next - (hasBang ? 3 : 2), past: next + 1)
      default:
        dashes = 0
        hasBang = false
      }
      next += 1
    }
    let unsaid = hasBang ? 3 : min(dashes, 2)
    return comment(start, data..<max(data, next - unsaid), past: next)
  }

  private mutating func comment(_ start: Int, _ data: Range<Int>, past: Int) -> HTMLToken {
    move(to: past)
    return .comment(start..<past, data: data)
  }

  // MARK: Document types

  private mutating func doctype(at start: Int) -> HTMLToken {
    var doctype = HTMLToken.Doctype(range: start..<start)
    var next = start + 9
    readDoctype(&doctype, &next)
    while next < bytes.count, bytes[next] != UInt8(ascii: ">") { next += 1 }
    move(to: min(next + 1, bytes.count))
    doctype.range = start..<position
    return .doctype(doctype)
  }

  /// Reads up to the `>` or to what can't be read.
  private func readDoctype(_ doctype: inout HTMLToken.Doctype, _ next: inout Int) {
    skipSpaces(&next)
    let name = next
    while next < bytes.count, !Self.isSpace(bytes[next]), bytes[next] != UInt8(ascii: ">") { next += 1 }
    guard next > name else {
      doctype.forcesQuirks = true
      return
    }
    doctype.name = name..<next
    skipSpaces(&next)
    if isClosed(&doctype, next) { return }
    if matches("public", at: next) {
      next += 6
      skipSpaces(&next)
      doctype.publicID = identifier(&doctype, &next)
      guard doctype.publicID != nil, !doctype.forcesQuirks else { return }
      skipSpaces(&next)
      if isClosed(&doctype, next) { return }
    } else if matches("system", at: next) {
      next += 6
      skipSpaces(&next)
    } else {
      doctype.forcesQuirks = true
      return
    }
    doctype.systemID = identifier(&doctype, &next)
    guard doctype.systemID != nil, !doctype.forcesQuirks else { return }
    skipSpaces(&next)
    if next == bytes.count { doctype.forcesQuirks = true }
  }

  /// Whether the declaration ends here; the end of the text ends it badly.
  private func isClosed(_ doctype: inout HTMLToken.Doctype, _ next: Int) -> Bool {
    guard next < bytes.count else {
      doctype.forcesQuirks = true
      return true
    }
    return bytes[next] == UInt8(ascii: ">")
  }

  /// A quoted identifier; without its closing quote it is broken, without an opening one there is none.
  private func identifier(_ doctype: inout HTMLToken.Doctype, _ next: inout Int) -> Range<Int>? {
    guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") else {
      doctype.forcesQuirks = true
      return nil
    }
    let quote = bytes[next]
    next += 1
    let start = next
    while next < bytes.count, bytes[next] != quote, bytes[next] != UInt8(ascii: ">") { next += 1 }
    let range = start..<next
    if next < bytes.count, bytes[next] == quote { next += 1 } else { doctype.forcesQuirks = true }
    return range
  }

  private func skipSpaces(_ next: inout Int) {
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
  }
}
