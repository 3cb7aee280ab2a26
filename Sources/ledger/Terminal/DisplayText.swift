/// Text of a document or a rule, made fit for a terminal.
enum DisplayText {
  /// The text with control and direction characters replaced by pictures of themselves, so that a document can't move
  /// the cursor, recolor the screen or reorder what stands on it. Tabs become one space.
  static func safe(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return String(text) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(" ")
      // The control pictures: U+2400 stands for NUL, and so on.
      case 0x00...0x1F: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      default: result.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// The number of terminal cells that the text takes.
  static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// The number of terminal cells of one scalar: 0, 1 or 2. The ambiguous ones count as 1, as terminals do.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The text cut to at most `cells`, with an ellipsis where something is missing.
  static func cut(_ text: String, to cells: Int) -> String {
    guard width(text) > cells else { return text }
    var result = ""
    var used = 1
    for character in text {
      let next = width(String(character))
      if used + next > cells { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// East Asian Width W and F, in blocks, most frequent first.
  private static let wide: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3001...0x303E, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x3041...0x33FF, 0x3400...0x4DBF,
    0xAC00...0xD7A3, 0x1100...0x115F, 0x2E80...0x3000, 0xA000...0xA4CF, 0xA960...0xA97F, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x1F300...0x1F320,
    0x20000...0x3FFFD,
  ]
}
