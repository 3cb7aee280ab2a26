/// An opening or closing tag of HTML.
struct HTMLTag {
  /// What a tag does to the text around it.
  enum Role {
    case inline, lineBreak, superscript
    /// What is inside is no text.
    case hidden
  }

  /// The name in lower case.
  let name: [UInt8]
  /// What it does to the text.
  let role: Role
  /// Whether it closes an element.
  let isClosing: Bool
  /// The offset behind it.
  let end: Int

  /// Reads the tag that starts with the `<` at `position`; `nil` when there is none before `limit`.
  init?(_ bytes: [UInt8], at position: Int, upTo limit: Int) {
    var next = position + 1
    isClosing = next < limit && bytes[next] == UInt8(ascii: "/")
    if isClosing { next += 1 }
    var name: [UInt8] = []
    while next < limit, name.count < 16, Self.isNameByte(bytes[next]) {
      name.append((0x41...0x5A).contains(bytes[next]) ? bytes[next] | 0x20 : bytes[next])
      next += 1
    }
    guard let role = Self.roles[name], let end = Self.attributesEnd(bytes, from: next, upTo: limit) else { return nil }
    self.name = name
    self.role = role
    self.end = end
  }

  /// The offset behind the `>`, when only attributes come before it; those without a value must be known.
  private static func attributesEnd(_ bytes: [UInt8], from start: Int, upTo limit: Int) -> Int? {
    var next = start
    while next < limit {
      let isSeparated = isSpace(bytes[next])
      while next < limit, isSpace(bytes[next]) { next += 1 }
      if next + 1 < limit, bytes[next] == UInt8(ascii: "/"), bytes[next + 1] == UInt8(ascii: ">") { return next + 2 }
      guard next < limit else { return nil }
      if bytes[next] == UInt8(ascii: ">") { return next + 1 }
      guard isSeparated else { return nil }
      let name = next
      while next < limit, isNameByte(bytes[next]) { next += 1 }
      guard next > name, next < limit else { return nil }
      if bytes[next] == UInt8(ascii: "=") {
        guard let end = valueEnd(bytes, from: next + 1, upTo: limit) else { return nil }
        next = end
      } else if !bare.contains(Array(bytes[name..<next])) {
        return nil
      }
    }
    return nil
  }

  private static func valueEnd(_ bytes: [UInt8], from start: Int, upTo limit: Int) -> Int? {
    guard start < limit else { return nil }
    let quote = bytes[start]
    var next = start
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while next < limit, !isSpace(bytes[next]), !unquotedEnds.contains(bytes[next]) { next += 1 }
      return next > start ? next : nil
    }
    next += 1
    while next < limit, bytes[next] != quote { next += 1 }
    return next < limit ? next + 1 : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static let unquotedEnds = Set("\"'<>=`".utf8)
  private static let bare = names("hidden disabled checked selected open controls defer async allowfullscreen nowrap")

  private static func names(_ list: String) -> Set<[UInt8]> {
    Set(list.split(separator: " ").map { Array($0.utf8) })
  }

  private static let roles: [[UInt8]: Role] = {
    var roles: [[UInt8]: Role] = [:]
    let inline = """
      a abbr acronym audio b bdi bdo big button canvas center cite code col colgroup data del dfn em embed font i iframe \
      img input ins kbd label link map area mark meta noscript object optgroup param picture q ruby s samp select small \
      source span strike strong sub svg textarea time track tt u var video wbr
      """
    let breaking = """
      address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer \
      form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section summary table tbody td \
      tfoot th thead title tr ul
      """
    for name in names(inline) { roles[name] = .inline }
    for name in names(breaking) { roles[name] = .lineBreak }
    for name in names("script style rt rp") { roles[name] = .hidden }
    for name in names("sup") { roles[name] = .superscript }
    return roles
  }()
}

extension HTMLTag {
  /// The level of the heading that a tag at `position` opens.
  static func headingLevel(_ bytes: [UInt8], at position: Int) -> Int? {
    guard position + 3 < bytes.count, bytes[position] == UInt8(ascii: "<"), bytes[position + 1] | 0x20 == 0x68,
      (0x31...0x36).contains(bytes[position + 2])
    else { return nil }
    return HTMLTag(bytes, at: position, upTo: min(bytes.count, position + 512)).map { _ in
      Int(bytes[position + 2] - 0x30)
    }
  }
}
