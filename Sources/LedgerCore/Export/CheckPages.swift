import RuleDSL

/// Writes the pages of checks as Markdown.
public struct CheckPages: Sendable {
  private let pages: [CheckPage]

  /// Makes a writer.
  public init(_ pages: [CheckPage]) { self.pages = pages }

  /// The bytes, with a line break at the end.
  public var bytes: [UInt8] { Array(pages.map(Self.section).joined(separator: "\n").utf8) }

  private static func section(_ page: CheckPage) -> String {
    guard page.reference.pack.isEmpty else {
      let body = ([page.definition] + page.examples).joined(separator: "\n")
      return "## \(page.name)\n\n*\(page.level.rawValue)* · \(page.about)\n\n```\n\(body)\n```\n"
    }
    return """
      ## \(page.name)

      *\(page.level.rawValue)* · When it passes, \(page.about).

      \(page.definition)

      Example: \(page.examples.joined(separator: "\n"))

      """
  }
}
